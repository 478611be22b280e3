// The analysis of all configurations at once, against plain reach.
//
//   benchmark_lifted [SETTINGS...]        default: 10 40 100 300
//
// Shape: feature_model.h, 1,000 nodes and 3,000 flows. References: (b) one run of the tight kernel
// (tight_kernel.h) with every guard open, and (a) one such run for each valid configuration, which
// is only counted, not done. Measured: guards and valid configurations as conditions and the
// conditions of every label at every node; then single questions by search about labels at
// partners: whether one can be there at all and whether it always is (yes/no), and the fewest
// switches that keep it away. Exit code 1 if search and conditions disagree.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <vector>

#include "benchmarks/feature_model.h"
#include "benchmarks/measured_time.h"

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
  std::vector<bool> ever{};
  std::vector<bool> always{};
  std::vector<std::optional<std::uint64_t>>
      switches{};  ///< Nothing: undetermined within the budget.
};

/// Whether all that both know is the same.
bool agree(const Answers& one, const Answers& other) {
  bool same = one.ever == other.ever && one.always == other.always;
  for (std::size_t i = 0; i < one.switches.size(); ++i) {
    const bool known = one.switches[i] && other.switches[i];
    same = same && (!known || one.switches[i] == other.switches[i]);
  }
  return same;
}

std::ptrdiff_t knownSwitches(const Answers& answers) {
  return std::count_if(answers.switches.begin(), answers.switches.end(),
                       [](const auto& each) { return each.has_value(); });
}

void yesOrNo(ReachSearch& search, const std::vector<Pair>& questions, Answers& answers) {
  for (const Pair& each : questions) {
    const FactId fact = search.rules().atNode(each.place, each.label);
    answers.ever.push_back(search.everSo(fact).answer == SatAnswer::yes);
    answers.always.push_back(search.everNot(fact).answer == SatAnswer::no);
  }
}

void switches(ReachSearch& search, const Product& product, const std::vector<Pair>& questions,
              Answers& answers) {
  const Configuration start = lastOptions(product);
  const ChangeCosts costs(product.settings.size(), 1);
  for (const Pair& each : questions) {
    const FactId fact = search.rules().atNode(each.place, each.label);
    const SearchedNearest stop = search.nearest(fact, false, start, costs);
    const bool known = stop.answer != SatAnswer::undetermined;
    answers.switches.push_back(known ? std::optional(stop.nearest.cost) : std::nullopt);
  }
}

Answers byConditions(const LiftedReach& lifted, const Product& product,
                     const std::vector<Pair>& questions) {
  const Configuration start = lastOptions(product);
  const ChangeCosts costs(product.settings.size(), 1);
  Answers answers;
  for (const Pair& each : questions) {
    const Condition there = lifted.atNode(each.place, each.label);
    const auto stop = (!there).nearest(start, costs);
    answers.ever.push_back(!there.never());
    answers.always.push_back(there.always());
    answers.switches.push_back(stop ? stop->cost : 0);
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
  const double count = static_cast<double>(questions.size());
  Answers searched;
  ReachSearch search(product, graph, open);
  const double asking = medianSeconds([&] { yesOrNo(search, questions, searched); }, 1) / count;
  const double counting =
      medianSeconds([&] { switches(search, product, questions, searched); }, 1) / count;
  const double runs = determined ? lifted->space().always().count().approximate : 0;
  const bool same = !determined || agree(byConditions(*lifted, product, questions), searched);
  std::printf("%8zu %9.3f %9.1f %8.0f %9.1e %9.2f %8.0f %9.2f %8.0f %3td of %zu  %s\n", settings,
              kernel * 1000, liftedSeconds * 1000, liftedSeconds / kernel,
              runs > 0 ? liftedSeconds / kernel / runs : 0, asking * 1000, asking / kernel,
              counting * 1000, counting / kernel, knownSwitches(searched), questions.size(),
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
  std::printf("%8s %9s %9s %8s %9s %9s %8s %9s %8s %s\n", "settings", "kernel ms", "lifted ms",
              "kernels", "of (a)", "yes/no ms", "kernels", "switch ms", "kernels", "known");
  bool same = true;
  for (const std::size_t size : sizes) same = (size == 0 || measure(size)) && same;
  return same ? 0 : 1;
}
