// How much comparing two models costs beyond parsing their XML.
//
//   benchmark_compare [elements]
//
// Two models of 100,000 elements, of which one in twenty has changed: other names, other ends, new
// ids. Reference: `pugi::xml_document::load_buffer` of both texts in the
// same run. CPU time of this process, medians of five made in turn.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "benchmarks/large_model.h"
#include <pugixml.hpp>

#include "analysis/compare/drawing_changes.h"
#include "importers/elements.h"
#include "importers/importer.h"

namespace {

using namespace dyetrace;

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

template <class Work>
double secondsOf(Work work) {
  const std::clock_t start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

struct Times {
  std::vector<double> parse;
  std::vector<double> files;
  std::vector<double> import;
  std::vector<double> elements;
  std::vector<double> whole;
};

struct Models {
  std::vector<InputFile> before;
  std::vector<InputFile> after;
};

void measure(const Models& models, Times& times) {
  times.parse.push_back(secondsOf([&] {
    for (const auto* files : {&models.before, &models.after}) {
      pugi::xml_document document;
      document.load_buffer(files->front().bytes.data(), files->front().bytes.size());
    }
  }));
  WrittenElements before;
  WrittenElements after;
  times.files.push_back(secondsOf([&] {
    before = readElements(models.before);
    after = readElements(models.after);
  }));
  Product productBefore;
  Product productAfter;
  times.import.push_back(secondsOf([&] {
    productBefore = importModel(models.before, {}).product;
    productAfter = importModel(models.after, {}).product;
  }));
  times.elements.push_back(secondsOf([&] { compareElements(before, after, {}); }));
  times.whole.push_back(secondsOf([&] {
    compareDrawings({productBefore, before}, {productAfter, after},
                    matchProducts(productBefore, productAfter));
  }));
}

void print(const char* what, const std::vector<double>& values, double reference) {
  std::printf("%-44s %8.1f ms  %.2f\n", what, median(values) * 1e3, median(values) / reference);
}

}  // namespace

int main(int count, char** arguments) {
  const std::size_t elements = count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 100'000;
  constexpr std::size_t kBytesOfElement = 290;
  const std::string text = ModelText().ofBytes(elements * kBytesOfElement);
  const Models models = {{{"model.bpmn", text}}, {{"model.bpmn", rewired(renamed(text))}}};
  Times times;
  for (int round = 0; round < kMeasurements; ++round) measure(models, times);
  const double parse = median(times.parse);
  const WrittenElements before = readElements(models.before);
  const ElementChanges changes = compareElements(before, readElements(models.after), {});
  std::printf("%zu elements, %zu added, %zu removed, %zu changed, CPU time, median of %d\n",
              before.size(), changes.added.size(), changes.removed.size(), changes.changed.size(),
              kMeasurements);
  print("pugixml load_buffer of both (reference)", times.parse, parse);
  print("reading the elements of both files", times.files, parse);
  print("matching and comparing the elements", times.elements, parse);
  print("importing both models", times.import, parse);
  print("matching and the whole drawing layer", times.whole, parse);
}
