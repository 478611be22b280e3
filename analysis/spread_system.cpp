#include "analysis/spread_system.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "analysis/spread_rounds.h"

namespace dyetrace {
namespace {

class SpreadSystem {
 public:
  SpreadSystem(std::size_t points, std::vector<SpreadStep> steps,
               const std::vector<std::uint32_t>& targets)
      : steps_(std::move(steps)), isTarget_(points, false) {
    std::erase_if(steps_, [](const SpreadStep& step) { return step.share <= 0; });
    std::sort(steps_.begin(), steps_.end());
    for (const std::uint32_t target : targets) isTarget_[target] = true;
    std::vector<PointPair> pairs;
    for (const SpreadStep& step : steps_) pairs.emplace_back(step.from, step.to);
    solution_.components = strongComponents(points, pairs);
    solution_.copies.assign(points, 0);
    solution_.rounds.assign(solution_.components.count, Rounds::none);
    index(points);
  }

  /// No step leads to a component of a higher number.
  SpreadSolution solved() && {
    for (std::uint32_t component = 0; component < members_.size(); ++component) solve(component);
    return std::move(solution_);
  }

 private:
  void index(std::size_t points) {
    members_.resize(solution_.components.count);
    placeWithin_.resize(points);
    firstStep_.assign(points + 1, 0);
    for (std::uint32_t point = 0; point < points; ++point) {
      std::vector<std::uint32_t>& members = members_[componentOf(point)];
      placeWithin_[point] = static_cast<std::uint32_t>(members.size());
      members.push_back(point);
    }
    for (const SpreadStep& step : steps_) ++firstStep_[step.from + 1];
    for (std::size_t i = 1; i < firstStep_.size(); ++i) firstStep_[i] += firstStep_[i - 1];
  }

  std::uint32_t componentOf(std::uint32_t point) const { return solution_.components.of[point]; }

  void solve(std::uint32_t component) {
    const std::vector<std::uint32_t>& members = members_[component];
    std::vector<SpreadStep> within;
    std::vector<double> fromOutside;
    fromOutside.reserve(members.size());
    for (const std::uint32_t member : members)
      fromOutside.push_back(arrivingDirectly(member, component, within));
    if (within.empty()) {
      solution_.copies[members.front()] = fromOutside.front();
      return;
    }
    const RoundsSolution found = solveRounds(members.size(), within, fromOutside);
    solution_.rounds[component] = found.rounds;
    for (std::size_t i = 0; i < members.size(); ++i) solution_.copies[members[i]] = found.copies[i];
  }

  /// Of a copy at the member: at targets in one step, and over steps that leave the component; the
  /// others are added to `within`.
  double arrivingDirectly(std::uint32_t member, std::uint32_t component,
                          std::vector<SpreadStep>& within) const {
    double arriving = 0;
    for (std::size_t i = firstStep_[member]; i < firstStep_[member + 1]; ++i) {
      const SpreadStep& step = steps_[i];
      if (isTarget_[step.to]) arriving += step.share;
      if (componentOf(step.to) == component) {
        within.push_back({placeWithin_[member], placeWithin_[step.to], step.share});
      } else {
        arriving = added(arriving, step.share, solution_.copies[step.to]);
      }
    }
    return arriving;
  }

  /// Without limit if one part is, whatever the others are.
  static double added(double sum, double share, double copies) {
    if (sum == kEndless || copies == kEndless) return kEndless;
    return std::isnan(copies) ? copies : sum + share * copies;
  }

  std::vector<SpreadStep> steps_;  ///< By point, then by where they lead.
  std::vector<bool> isTarget_;
  std::vector<std::size_t> firstStep_{};  ///< By point; one more than there are points.
  std::vector<std::vector<std::uint32_t>> members_{};  ///< By component.
  std::vector<std::uint32_t> placeWithin_{};           ///< By point, among the members.
  SpreadSolution solution_{};
};

}  // namespace

SpreadSolution spreadTo(std::size_t points, std::vector<SpreadStep> steps,
                        const std::vector<std::uint32_t>& targets) {
  return SpreadSystem(points, std::move(steps), targets).solved();
}

}  // namespace dyetrace
