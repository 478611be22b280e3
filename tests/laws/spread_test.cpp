// Expected copies against walks that are enumerated one step at a time.

#include "analysis/spread.h"

#include <cmath>
#include <map>
#include <memory>
#include <set>

#include <catch2/catch.hpp>

#include "analysis/settings/settings_analysis.h"
#include "analysis/spread_rounds.h"
#include "tests/laws/guarded_model.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

using Matrix = std::vector<std::vector<double>>;

/// Sums are cut off here, so that none becomes infinite.
constexpr double kEnough = 1e100;

Matrix product(const Matrix& a, const Matrix& b) {
  Matrix result(a.size(), std::vector<double>(b.front().size(), 0));
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t k = 0; k < b.size(); ++k) {
      for (std::size_t j = 0; a[i][k] > 0 && j < b.front().size(); ++j)
        result[i][j] = std::min(kEnough, result[i][j] + a[i][k] * b[k][j]);
    }
  }
  return result;
}

Matrix sum(Matrix a, const Matrix& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < a[i].size(); ++j) a[i][j] = std::min(kEnough, a[i][j] + b[i][j]);
  }
  return a;
}

struct SpreadCase {
  std::size_t points = 0;
  std::vector<SpreadStep> steps;
  std::vector<std::uint32_t> targets;

  Matrix stepMatrix() const {
    Matrix matrix(points, std::vector<double>(points, 0));
    for (const SpreadStep& step : steps) matrix[step.from][step.to] += step.share;
    return matrix;
  }
};

/// Shares are coarse, so that no radius is nearly 1 without being so.
SpreadCase randomSpread(std::uint64_t seed, std::size_t mostPoints) {
  Random random(seed);
  SpreadCase made;
  made.points = 1 + random.below(mostPoints);
  const std::size_t count = random.below(2 * made.points + 1);
  const auto anyPoint = [&] { return static_cast<std::uint32_t>(random.below(made.points)); };
  for (std::size_t i = 0; i < count; ++i)
    made.steps.push_back({anyPoint(), anyPoint(), static_cast<double>(random.below(5)) / 4});
  made.targets.push_back(anyPoint());
  if (random.oneIn(3)) made.targets.push_back(anyPoint());
  return made;
}

/// Σ Pⁿ over the first 2ᵗ walks' lengths from 1 on, and the same without its second half.
struct WalkSums {
  Matrix all;
  Matrix half;
};

WalkSums walkSums(const Matrix& steps, int doublings) {
  WalkSums sums{steps, steps};
  Matrix power = steps;
  for (int i = 0; i < doublings; ++i) {
    sums.half = sums.all;
    sums.all = sum(sums.all, product(power, sums.all));
    power = product(power, power);
  }
  return sums;
}

double arriving(const Matrix& sums, std::size_t from, const SpreadCase& given) {
  double total = 0;
  std::set<std::uint32_t> targets(given.targets.begin(), given.targets.end());
  for (const std::uint32_t target : targets) total += sums[from][target];
  return total;
}

/// Empty if the solution is what walks give.
std::string spreadDifference(const SpreadCase& given) {
  const SpreadSolution found = spreadTo(given.points, given.steps, given.targets);
  const WalkSums walks = walkSums(given.stepMatrix(), 30);
  for (std::size_t from = 0; from < given.points; ++from) {
    const double expected = arriving(walks.all, from, given);
    const double before = arriving(walks.half, from, given);
    const bool endless = expected >= kEnough || expected > before * (1 + 1e-9);
    const double copies = found.copies[from];
    const bool same = endless ? copies == kEndless
                              : std::abs(copies - expected) <= 1e-8 * std::max(1.0, expected);
    if (!same) {
      return "from " + std::to_string(from) + ": " + std::to_string(copies) + " instead of " +
             std::to_string(expected) + (endless ? " and more" : "");
    }
  }
  return {};
}

}  // namespace

TEST_CASE("expected copies are the sum over all walks, without limit exactly if the sum has none") {
  for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
    CAPTURE(seed);
    CHECK(spreadDifference(randomSpread(seed, 7)) == "");
  }
}

TEST_CASE("large components are solved by iteration to the same numbers") {
  Random random(7);
  const std::size_t points = kMostDirect + 500;
  std::vector<SpreadStep> steps;
  for (std::uint32_t i = 0; i < points; ++i) {
    steps.push_back({i, static_cast<std::uint32_t>((i + 1) % points), 0.5});
    steps.push_back({i, static_cast<std::uint32_t>(random.below(points)), 0.25});
  }
  const SpreadSolution found = spreadTo(points, steps, {0});
  REQUIRE(found.components.count == 1);
  CHECK(found.rounds[0] == Rounds::fade);
  std::vector<double> copies(points, 0);
  for (int length = 0; length < 200; ++length) {
    std::vector<double> longer(points, 0);
    for (const SpreadStep& step : steps)
      longer[step.from] += step.share * ((step.to == 0 ? 1 : 0) + copies[step.to]);
    copies = std::move(longer);
  }
  for (std::size_t i = 0; i < points; ++i) CHECK(found.copies[i] == Approx(copies[i]).margin(1e-8));
}

TEST_CASE("of a large component that makes more copies each round they have no limit") {
  const std::size_t points = kMostDirect + 500;
  std::vector<SpreadStep> steps;
  for (std::uint32_t i = 0; i < points; ++i) {
    steps.push_back({i, static_cast<std::uint32_t>((i + 1) % points), 0.75});
    steps.push_back({i, static_cast<std::uint32_t>((i + 7) % points), 0.5});
  }
  const SpreadSolution found = spreadTo(points, steps, {0});
  CHECK(found.rounds[0] == Rounds::gain);
  CHECK(found.copies[3] == kEndless);
}

namespace {

/// By vertex and label.
using Copies = std::map<std::pair<VertexId, LabelId>, double>;

double sumOf(const Copies& copies) {
  double sum = 0;
  for (const auto& [where, count] : copies) sum += count;
  return sum;
}

/// What has arrived of one record, and how it goes on.
struct Sent {
  Copies arrived;
  Copies halfway;        ///< What had arrived after half of the rounds.
  bool endless = false;  ///< A round makes as many new copies as one long before.
  bool unclear = false;  ///< It makes fewer, but too many yet to be left out.
};

/// Sends one record on along the flows, one round after another.
class Sending {
 public:
  Sending(const FlowGraph& graph, SettingsAnalysis* settings)
      : graph_(graph), settings_(settings), present_(solveMay(graph)) {}

  Sent from(NodeId origin, LabelId label) {
    Copies now;
    for (const VertexId vertex : graph_.verticesOf[origin.index()]) {
      if (startsAt(vertex, label)) now[{vertex, label}] = 1;
    }
    Sent sent;
    double before = 0;
    for (int round = 0; round < 400 && sumOf(now) > 1e-12; ++round) {
      if (round == 200) {
        before = sumOf(now);
        sent.halfway = sent.arrived;
      }
      now = sentOn(now);
      for (const auto& [where, copies] : now) sent.arrived[where] += copies;
    }
    sent.endless = before > 0 && sumOf(now) >= before * 0.999;
    sent.unclear = !sent.endless && sumOf(now) > 1e-9;
    return sent;
  }

 private:
  /// A record of its own: collected, or derived from what is there.
  bool startsAt(VertexId vertex, LabelId label) const {
    const Vertex& at = graph_.vertices[vertex];
    if (at.starts.contains(label)) return true;
    for (const LabelDerivation& each : at.derives) {
      bool made = each.to == label;
      for (const LabelSet& part : each.from) made = made && part.intersects(present_.row(vertex));
      if (made) return true;
    }
    return false;
  }

  Copies sentOn(const Copies& now) {
    Copies next;
    for (const auto& [where, copies] : now) {
      LabelSet alone;
      alone.insert(where.second);
      for (const EdgeId edge : graph_.outOf(where.first)) {
        const double share = shareOver(edge, where.second);
        if (share <= 0) continue;
        for (const LabelId label : passes(graph_, graph_.edges[edge], alone).members())
          next[{graph_.edges[edge].to, label}] += copies * share;
      }
    }
    return next;
  }

  double shareOver(EdgeId edge, LabelId label) {
    if (settings_ == nullptr) return 1;
    const Condition& there = settings_->reach().at(graph_.edges[edge].from, label);
    const Condition both = settings_->reach().openEdge(edge) & there;
    if (both == there) return 1;
    const double all = settings_->people().shareOf(there);
    return all > 0 ? settings_->people().shareOf(both) / all : 0;
  }

  const FlowGraph& graph_;
  SettingsAnalysis* settings_;
  LabelMatrix present_;
};

double atNode(const FlowGraph& graph, const Copies& copies, NodeId node, LabelId label) {
  double total = 0;
  for (const VertexId vertex : graph.verticesOf[node.index()]) {
    const auto found = copies.find({vertex, label});
    total += found == copies.end() ? 0 : found->second;
  }
  return total;
}

double foundFrom(const std::optional<Spread>& spread, NodeId origin, LabelId label) {
  if (!spread) return 0;
  for (const SpreadOrigin& each : spread->origins) {
    if (each.node == origin && each.label == label) return each.copies;
  }
  return 0;
}

struct Tally {
  int limited = 0;
  int endless = 0;
};

class SpreadCheck {
 public:
  SpreadCheck(const Product& product, Tally& tally)
      : product_(product),
        graph_(buildFlowGraph(product, {})),
        reach_(solveReach(graph_)),
        settings_(SettingsAnalysis::of(product, graph_, reach_)),
        tally_(tally) {}

  void check() {
    Sending sending(graph_, settings_.get());
    const auto spreads = asked();
    for (const NodeId origin : product_.nodes.ids()) {
      for (const LabelId start : product_.labels.ids()) {
        const Sent sent = sending.from(origin, start);
        for (const auto& [where, spread] : spreads)
          checkAt(where.first, where.second, sent, foundFrom(spread, origin, start));
      }
    }
  }

 private:
  std::map<std::pair<NodeId, LabelId>, std::optional<Spread>> asked() {
    SpreadQuestions questions(graph_, reach_, settings_.get());
    std::map<std::pair<NodeId, LabelId>, std::optional<Spread>> spreads;
    for (const NodeId node : product_.nodes.ids()) {
      for (const LabelId label : product_.labels.ids())
        spreads[{node, label}] = questions.at(node, label);
    }
    return spreads;
  }

  void checkAt(NodeId place, LabelId label, const Sent& sent, double found) {
    if (sent.unclear) return;
    const double expected = atNode(graph_, sent.arrived, place, label);
    CAPTURE(product_.nodes[place].key, keyOf(product_, label), expected);
    if (found == kEndless) {
      CHECK(sent.endless);
      CHECK(expected > 1.5 * atNode(graph_, sent.halfway, place, label));
      ++tally_.endless;
    } else {
      CHECK(found == Approx(expected).epsilon(1e-6).margin(1e-9));
      tally_.limited += found > 0 ? 1 : 0;
    }
  }

  const Product& product_;
  const FlowGraph graph_;
  const Reach reach_;
  const std::unique_ptr<SettingsAnalysis> settings_;
  Tally& tally_;
};

}  // namespace

TEST_CASE("copies of a record are those that sending it on round after round gives") {
  Tally tally;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    const Product product = randomModel(seed).build();
    SpreadCheck(product, tally).check();
  }
  CHECK(tally.limited > 100);
  CHECK(tally.endless > 100);
}

TEST_CASE("copies go over guarded flows for the people for whom they are open") {
  Tally tally;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    const Product product = guardedModel(seed);
    SpreadCheck(product, tally).check();
  }
  CHECK(tally.limited > 100);
  CHECK(tally.endless > 20);
}
