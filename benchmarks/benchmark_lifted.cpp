// The analysis of all configurations at once, against plain reach.
//
//   benchmark_lifted [SETTINGS...]        default: 10 40 100 300
//
// Shape: feature_model.h, 1,000 nodes and 3,000 flows. References: (b) one run of the tight kernel
// (tight_kernel.h) with every guard open, and (a) one such run for each valid configuration, which
// is only counted, not done. Measured: guards and valid configurations as conditions and the
// conditions of every label at every node; then single questions by search, each whether a label
// can be at a partner at all, and the fewest switches that keep it away. Exit code 1 if search and
// conditions disagree.

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "benchmarks/feature_model.h"

#include "analysis/lifted_reach.h"
#include "analysis/reach_search.h"

namespace {

using namespace dyetrace;
using namespace dyetrace::benchmarks;

constexpr std::size_t kQuestions = 40;

Rows rowsOf(const FlowGraph& graph) {
  Rows rows;
  rows.begin.assign(graph.outBegin.begin(), graph.outBegin.end());
  rows.target = graph.target;
  rows.mask = graph.lets;
  for (const Vertex& vertex : graph.vertices) {
    std::uint64_t word = 0;
    vertex.starts.copyTo({&word, 1});
    rows.starts.push_back(word);
  }
  return rows;
}

struct Pair {
  NodeId place;
  LabelId label;
};

/// Labels at partners, evenly chosen.
std::vector<Pair> questionsOf(const Product& product, const FlowGraph& graph, const Reach& open) {
  std::vector<Pair> all;
  for (const NodeId node : product.nodes.ids()) {
    if (product.nodes[node].kind != NodeKind::external) continue;
    for (const LabelId label : labelsAt(graph, open, node).members()) all.push_back({node, label});
  }
  std::vector<Pair> some;
  for (std::size_t i = 0; i < kQuestions && !all.empty(); ++i) {
    some.push_back(all[i * all.size() / kQuestions]);
  }
  return some;
}

/// Every setting at its last option, changed at one a switch.
Configuration lastOptions(const Product& product) {
  Configuration configuration = firstConfiguration(product);
  for (const SettingId id : product.settings.ids()) {
    configuration.choose(id, product.settings[id].options.size() - 1);
  }
  return configuration;
}

struct Answers {
  bool ever = false;
  bool stops = false;
  std::uint64_t switches = 0;
  bool operator==(const Answers&) const = default;
};

std::vector<Answers> bySearch(ReachSearch& search, const Product& product,
                              const std::vector<Pair>& questions) {
  const Configuration start = lastOptions(product);
  const ChangeCosts costs(product.settings.size(), 1);
  std::vector<Answers> answers;
  for (const Pair& each : questions) {
    const FactId fact = search.rules().atNode(each.place, each.label);
    const bool ever = search.everSo(fact).answer == SatAnswer::yes;
    const SearchedNearest stop = search.nearest(fact, false, start, costs);
    answers.push_back({ever, stop.answer == SatAnswer::yes, stop.nearest.cost});
  }
  return answers;
}

std::vector<Answers> byConditions(const LiftedReach& lifted, const Product& product,
                                  const std::vector<Pair>& questions) {
  const Configuration start = lastOptions(product);
  const ChangeCosts costs(product.settings.size(), 1);
  std::vector<Answers> answers;
  for (const Pair& each : questions) {
    const Condition there = lifted.atNode(each.place, each.label);
    const auto stop = (!there).nearest(start, costs);
    answers.push_back({!there.never(), stop.has_value(), stop ? stop->cost : 0});
  }
  return answers;
}

bool measure(std::size_t settings) {
  const Product product = featureModel({settings});
  const FlowGraph graph = buildFlowGraph(product, {});
  const Rows rows = rowsOf(graph);
  std::vector<std::uint64_t> at;
  const double kernel = medianSeconds([&] { at = tightReach(rows); });
  const Reach open = solveReach(graph);
  std::unique_ptr<LiftedReach> lifted;
  bool determined = true;
  const double liftedSeconds = medianSeconds(
      [&] {
        try {
          lifted.reset();
          lifted = std::make_unique<LiftedReach>(graph, open, ConditionSpace::of(product, {}));
        } catch (const OutOfBudget&) {
          determined = false;
        }
      },
      3);
  const std::vector<Pair> questions = questionsOf(product, graph, open);
  std::vector<Answers> searched;
  const double searchSeconds = medianSeconds(
      [&] {
        ReachSearch search(product, graph, open);
        searched = bySearch(search, product, questions);
      },
      3);
  const double runs = determined ? lifted->space().always().count().approximate : 0;
  bool same = true;
  if (determined) same = byConditions(*lifted, product, questions) == searched;
  std::printf("%8zu %10.3f %10.1f %9.0f %12.1e %12.1f %10.0f  %s\n", settings, kernel * 1000,
              liftedSeconds * 1000, liftedSeconds / kernel,
              runs > 0 ? liftedSeconds / kernel / runs : 0,
              searchSeconds * 1000 / static_cast<double>(questions.size()),
              searchSeconds / kernel / static_cast<double>(questions.size()),
              !determined ? "conditions beyond the budget"
              : same      ? "same answers"
                          : "ANSWERS DIFFER");
  return same;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::size_t> sizes;
  for (int i = 1; i < argc; ++i) sizes.push_back(std::strtoull(argv[i], nullptr, 10));
  if (sizes.empty()) sizes = {10, 40, 100, 300};
  std::printf("%8s %10s %10s %9s %12s %12s %10s\n", "settings", "kernel ms", "lifted ms", "kernels",
              "of (a)", "question ms", "kernels");
  bool same = true;
  for (const std::size_t size : sizes) same = (size == 0 || measure(size)) && same;
  return same ? 0 : 1;
}
