// How much comparing two models costs.
//
//   benchmark_compare [elements]
//
// Drawing: two BPMN files of 100,000 elements, of which one in twenty has changed: other names,
// other ends, new ids. Reference: `pugi::xml_document::load_buffer` of both texts in the same run.
// CPU time in a child process for each, because a program reads and compares a file once.
// Data: the first of these files, with data of its own in each department, and without one flow in
// twenty; the same with data everywhere, and one flow in twenty that leads elsewhere; and two
// models of feature_model.h, 1,000 nodes and 3,000 flows, of which one guard in 400, and then one
// in twenty, is another; the same with settings declared in no order; and two such in which so
// much changes that not all choices that share more are counted. Reference: the analysis of one of
// them, from its flow graph to the condition of every label at every node. CPU time of this
// process. Medians of five made in turn.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "benchmarks/feature_model.h"
#include "benchmarks/large_model.h"
#include "benchmarks/measured_time.h"
#include <pugixml.hpp>

#include "analysis/compare/data_changes.h"
#include "analysis/compare/drawing_changes.h"
#include "importers/importer.h"

namespace {

using namespace dyetrace;
using benchmarks::median;
using benchmarks::secondsOf;
using benchmarks::secondsOfChild;

constexpr int kMeasurements = 5;

/// One name in twenty is another.
std::string renamed(const std::string& text) {
  std::string changed;
  changed.reserve(text.size());
  std::size_t from = 0;
  int count = 0;
  const std::string wanted = " name=\"";
  for (std::size_t at = text.find(wanted); at != std::string::npos;
       at = text.find(wanted, at + 1)) {
    if (++count % 20 != 0) continue;
    changed.append(text, from, at + wanted.size() - from);
    changed += "New ";
    from = at + wanted.size();
  }
  changed.append(text, from, std::string::npos);
  return changed;
}

/// One in twenty sequence flows leads elsewhere; one in forty has a new id.
std::string rewired(std::string text) {
  int count = 0;
  const std::string wanted = "<bpmn:sequenceFlow id=\"Flow_";
  for (std::size_t at = text.find(wanted); at != std::string::npos;
       at = text.find(wanted, at + 1)) {
    if (++count % 20 != 0) continue;
    if (count % 40 == 0) {
      text[at + wanted.size() - 1] = '-';
    } else {
      const std::size_t target = text.find("targetRef=\"", at);
      const std::size_t last = text.find('"', target + 11) - 1;
      text[last] = text[last] == '1' ? '2' : '1';
    }
  }
  return text;
}

struct Models {
  std::vector<InputFile> before;
  std::vector<InputFile> after;
};

struct Times {
  std::vector<double> parse;
  std::vector<double> import;
  std::vector<double> elements;
  std::vector<double> drawing;
};

Import imported(std::vector<InputFile> files) {
  ImportOptions options;
  options.elements = true;
  return importModel(std::move(files), options);
}

struct Imports {
  Import before;
  Import after;
};

void measure(const Models& models, Times& times) {
  const auto given = [&] { return models; };
  const auto imports = [&] { return Imports{imported(models.before), imported(models.after)}; };
  times.parse.push_back(secondsOfChild(given, [](const Models& files) {
    pugi::xml_document before;
    before.load_buffer(files.before[0].bytes.data(), files.before[0].bytes.size());
    pugi::xml_document after;
    after.load_buffer(files.after[0].bytes.data(), files.after[0].bytes.size());
  }));
  times.import.push_back(secondsOfChild(given, [](Models& files) {
    Imports{imported(std::move(files.before)), imported(std::move(files.after))};
  }));
  times.elements.push_back(secondsOfChild(imports, [](const Imports& made) {
    compareElements(made.before.elements, made.after.elements, {});
  }));
  times.drawing.push_back(secondsOfChild(imports, [](const Imports& made) {
    const auto& [before, after] = made;
    compareDrawings({before.product, before.elements}, {after.product, after.elements},
                    matchProducts(before.product, after.product));
  }));
}

void print(const char* what, const std::vector<double>& values, double reference) {
  std::printf("%-44s %8.1f ms  %.2f\n", what, median(values) * 1e3, median(values) / reference);
}

Models modelsOf(std::size_t elements) {
  constexpr std::size_t kBytesOfElement = 290;
  const std::string text = ModelText().ofBytes(elements * kBytesOfElement);
  return {{{"model.bpmn", text}}, {{"model.bpmn", rewired(renamed(text))}}};
}

void measureDrawing(const Models& models) {
  Times times;
  for (int round = 0; round < kMeasurements; ++round) measure(models, times);
  const WrittenElements before = imported(models.before).elements;
  const ElementChanges changes = compareElements(before, imported(models.after).elements, {});
  std::printf("%zu elements, %zu added, %zu removed, %zu changed\n", before.size(),
              changes.added.size(), changes.removed.size(), changes.changed.size());
  const double parse = median(times.parse);
  print("pugixml load_buffer of both (reference)", times.parse, parse);
  print("importing both models", times.import, parse);
  print("matching and comparing the elements", times.elements, parse);
  print("matching and the whole drawing layer", times.drawing, parse);
}

// --- data

/// One guard in so many is the opposite.
Product reguarded(Product product, std::size_t oneIn) {
  std::size_t count = 0;
  for (const FlowId id : product.flows.ids()) {
    if (product.factsOf(product.flows[id]).when.always() || ++count % oneIn != 0) continue;
    Guard& when = product.editFacts(product.flows[id].facts).when;
    when = Guard::negation(when);
  }
  return product;
}

/// Declared otherwise than flows meet them, as people do who list settings by screen.
Product shuffled(Product product) {
  std::vector<Setting> declared(product.settings.begin(), product.settings.end());
  std::shuffle(declared.begin(), declared.end(), std::mt19937(1));
  product.settings = {};
  for (const Setting& each : declared) product.settings.add(each);
  product.index();
  return product;
}

/// What a review rests on, without asking any rule.
void analyse(const Product& product, Reviewed& reviewed) {
  reviewed.graph = buildFlowGraph(product, {});
  reviewed.reach = solveReach(reviewed.graph);
  reviewed.settings = SettingsAnalysis::of(product, reviewed.graph, reviewed.reach);
}

void measureData(const std::string& what, const Product& before, const Product& after) {
  const Matching matching = matchProducts(before, after);
  std::vector<double> analysis;
  std::vector<double> comparison;
  std::vector<double> review;
  DataChanges changes;
  for (int round = 0; round < kMeasurements; ++round) {
    Reviewed old;
    Reviewed now;
    analyse(before, old);
    analysis.push_back(secondsOf([&] { analyse(after, now); }));
    comparison.push_back(secondsOf([&] {
      changes = compareData({before, old}, {after, now}, matching);
    }));
    review.push_back(secondsOf([&] { Reviewed(after, {}); }));
  }
  std::printf("%s, %zu changes of data at places%s\n", what.c_str(), changes.exposures.size(),
              changes.determined ? "" : ", beyond the budget");
  print("analysis of the model after (reference)", analysis, median(analysis));
  print("matching given, the whole data layer", comparison, median(analysis));
  print("review of the model after, with all rules", review, median(analysis));
}

void measureGuards(const Product& before, std::size_t oneIn) {
  measureData(std::to_string(before.settings.size()) + " settings, one guard in " +
                  std::to_string(oneIn) + " is another",
              before, reguarded(before, oneIn));
}

/// All kinds of personal data that the product knows.
std::vector<LabelId> allLabels(Product& product) {
  std::vector<LabelId> labels;
  for (const TermId id : product.taxonomy.terms().ids()) {
    if (product.taxonomy[id].kind == TermKind::data)
      labels.push_back(product.intern({id, Form::identified}));
  }
  return labels;
}

/// Each department has data of its own from one of its first records on; its last task is done by
/// somebody else.
Product withData(Product product) {
  const std::vector<LabelId> labels = allLabels(product);
  std::size_t department = 0;
  for (const NodeId id : product.nodes.ids()) {
    const std::string name = product.nodes[id].name;
    if (name == "Case record 5")
      product.editFacts(product.nodes[id].facts)
          .data.push_back({labels[department++ % labels.size()]});
    if (name == "Handle case 39 & file it")
      product.editFacts(product.nodes[id].facts).role = Role::thirdParty;
  }
  return product;
}

/// One node in 40 has data of its own, and each department hands all that it has on to the next, so
/// that nearly everything is nearly everywhere.
Product withDataEverywhere(Product product) {
  const std::vector<LabelId> labels = allLabels(product);
  std::size_t count = 0;
  NodeId last;
  for (const NodeId id : product.nodes.ids()) {
    if (++count % 40 == 0)
      product.editFacts(product.nodes[id].facts)
          .data.push_back({labels[count / 40 % labels.size()]});
    const std::string name = product.nodes[id].name;
    if (name == "Handle case 0 & file it" && last.valid()) {
      Flow handed;
      handed.key = "handed on " + std::to_string(count);
      handed.from = last;
      handed.to = id;
      product.flows.add(handed);
    }
    if (name == "Handle case 39 & file it") last = id;
  }
  product.index();
  return product;
}

/// One flow in so many is gone.
Product cut(const Product& product, std::size_t oneIn) {
  Product fewer = product;
  fewer.flows = {};
  std::size_t count = 0;
  for (const Flow& flow : product.flows) {
    if (++count % oneIn != 0) fewer.flows.add(flow);
  }
  fewer.index();
  return fewer;
}

/// One flow in so many leads to where another one leads.
Product rerouted(Product product, std::size_t oneIn) {
  std::mt19937 random(1);
  std::size_t count = 0;
  for (Flow& flow : product.flows) {
    if (++count % oneIn == 0) flow.to = product.flows[FlowId(random() % product.flows.size())].to;
  }
  product.index();
  return product;
}

/// Of the file whose drawing is compared.
void measureDataOf(const Models& models) {
  const Product drawn = imported(models.before).product;
  const std::string nodes = std::to_string(drawn.nodes.size()) + " nodes";
  const Product before = withData(drawn);
  measureData(nodes + ", one flow in 20 is gone", before, cut(before, 20));
  const Product full = withDataEverywhere(drawn);
  measureData(nodes + " with data everywhere, one flow in 20 leads elsewhere", full,
              rerouted(full, 20));
}

}  // namespace

int main(int count, char** arguments) {
  const Models models = modelsOf(count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 100'000);
  measureDrawing(models);
  measureDataOf(models);
  for (const std::size_t oneIn : {400U, 20U}) {
    for (const std::size_t settings : {10U, 40U})
      measureGuards(benchmarks::featureModel({settings}), oneIn);
  }
  std::printf("settings declared in no order:\n");
  for (const std::size_t oneIn : {400U, 20U}) {
    for (const std::size_t settings : {40U, 100U})
      measureGuards(shuffled(benchmarks::featureModel({settings})), oneIn);
  }
  std::printf("where not all choices that share more are counted:\n");
  measureGuards(shuffled(benchmarks::featureModel({100})), 5);
  measureGuards(shuffled(benchmarks::featureModel({150})), 20);
}
