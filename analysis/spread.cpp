#include "analysis/spread.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

#include "analysis/settings/settings_analysis.h"
#include "analysis/shortest_cycle.h"
#include "analysis/spread_cone.h"
#include "analysis/spread_shares.h"
#include "analysis/spread_system.h"

namespace dyetrace {
namespace {

/// Copies that come from the starts, by point of the cone.
std::vector<bool> reachedFromStarts(const SpreadCone& cone) {
  std::vector<std::vector<std::uint32_t>> next(cone.points.size());
  for (const SpreadConeStep& step : cone.steps) next[step.from].push_back(step.to);
  std::vector<bool> reached(cone.points.size(), false);
  std::vector<std::uint32_t> waiting = cone.starts;
  for (const std::uint32_t start : cone.starts) reached[start] = true;
  while (!waiting.empty()) {
    const std::uint32_t from = waiting.back();
    waiting.pop_back();
    for (const std::uint32_t to : next[from]) {
      if (!reached[to]) waiting.push_back(to);
      reached[to] = true;
    }
  }
  return reached;
}

bool hasMoreCopies(const SpreadOrigin& a, const SpreadOrigin& b) {
  const auto rank = [](const SpreadOrigin& origin) {
    return std::isnan(origin.copies) ? kEndless : origin.copies;
  };
  if (rank(a) != rank(b)) return rank(a) > rank(b);
  return std::pair(a.node, a.label) < std::pair(b.node, b.label);
}

/// A node that several vertices stand for is one origin.
std::vector<SpreadOrigin> originsOf(const FlowGraph& graph, const SpreadCone& cone,
                                    const std::vector<double>& copies) {
  std::map<std::pair<NodeId, LabelId>, double> sums;
  for (const std::uint32_t start : cone.starts) {
    const SpreadPoint& point = cone.points[start];
    sums[{graph.vertices[point.vertex].node, point.label}] += copies[start];
  }
  std::vector<SpreadOrigin> origins;
  for (const auto& [where, sum] : sums) {
    if (!(sum <= 0)) origins.push_back({where.first, where.second, sum});
  }
  std::stable_sort(origins.begin(), origins.end(), hasMoreCopies);
  return origins;
}

/// The component to name of those on which copies come round; none: there is none.
std::optional<std::uint32_t> componentToName(const SpreadCone& cone,
                                             const SpreadSolution& solution) {
  const std::vector<bool> reached = reachedFromStarts(cone);
  std::optional<std::uint32_t> best;
  for (std::uint32_t point = 0; point < reached.size(); ++point) {
    const std::uint32_t component = solution.components.of[point];
    if (!reached[point] || solution.rounds[component] == Rounds::none) continue;
    const auto rank = [&](std::uint32_t each) {
      return std::pair(solution.rounds[each] != Rounds::gain, each);
    };
    if (!best || rank(component) < rank(*best)) best = component;
  }
  return best;
}

/// Over steps that are always taken if there is such a cycle.
std::vector<std::uint32_t> cycleWithin(const std::vector<SpreadStep>& steps,
                                       const SpreadSolution& solution, std::uint32_t component) {
  std::vector<PointPair> certain;
  std::vector<PointPair> all;
  for (const SpreadStep& step : steps) {
    const auto& of = solution.components.of;
    if (of[step.from] != component || of[step.to] != component) continue;
    all.emplace_back(step.from, step.to);
    if (step.share >= 1) certain.emplace_back(step.from, step.to);
  }
  const std::size_t points = solution.components.of.size();
  const std::vector<std::uint32_t> cycle = shortestCycle(points, certain);
  return cycle.empty() ? shortestCycle(points, all) : cycle;
}

}  // namespace

bool Spread::endless() const {
  return std::any_of(origins.begin(), origins.end(),
                     [](const SpreadOrigin& origin) { return origin.copies == kEndless; });
}

class SpreadQuestions::Parts {
 public:
  Parts(const FlowGraph& graph, const Reach& reach, SettingsAnalysis* settings)
      : graph_(graph), reach_(reach), settings_(settings), shares_(graph, settings) {}

  std::optional<Spread> at(NodeId place, LabelId label) {
    if (settings_ != nullptr && !settings_->determined()) return std::nullopt;
    try {
      SharesRest rest;
      const auto takes = [&](EdgeId edge, LabelId before) {
        rest.add(shares_.restOf(edge, before));
        return shares_.over(edge, before) > 0;
      };
      const auto cone = spreadConeOf(graph_, reach_, place, label, takes, left_);
      left_ -= cone ? cone->steps.size() : left_;
      if (!cone) return std::nullopt;
      return spreadOver(*cone, rest);
    } catch (const OutOfBudget&) {
      return std::nullopt;
    }
  }

 private:
  std::optional<Spread> spreadOver(const SpreadCone& cone, const SharesRest& rest) {
    std::vector<SpreadStep> steps;
    for (const SpreadConeStep& step : cone.steps) {
      const LabelId before = cone.points[step.from].label;
      steps.push_back({step.from, step.to, shares_.over(step.edge, before)});
    }
    std::vector<std::uint32_t> targets(cone.targets);
    std::iota(targets.begin(), targets.end(), std::uint32_t{0});
    const SpreadSolution solution = spreadTo(cone.points.size(), steps, targets);
    Spread spread{originsOf(graph_, cone, solution.copies), {}, rest.defaultUnknown, rest.assumed};
    if (spread.origins.empty()) return std::nullopt;
    if (const auto component = componentToName(cone, solution)) {
      for (const std::uint32_t point : cycleWithin(steps, solution, *component))
        spread.cycle.push_back(graph_.vertices[cone.points[point].vertex].node);
      std::rotate(spread.cycle.begin(), std::min_element(spread.cycle.begin(), spread.cycle.end()),
                  spread.cycle.end());
    }
    return spread;
  }

  const FlowGraph& graph_;
  const Reach& reach_;
  SettingsAnalysis* settings_;
  SpreadShares shares_;
  std::size_t left_ = kMostSteps;
};

SpreadQuestions::SpreadQuestions(const FlowGraph& graph, const Reach& reach,
                                 SettingsAnalysis* settings)
    : parts_(std::make_unique<Parts>(graph, reach, settings)) {}

SpreadQuestions::~SpreadQuestions() = default;

std::optional<Spread> SpreadQuestions::at(NodeId place, LabelId label) {
  return parts_->at(place, label);
}

}  // namespace dyetrace
