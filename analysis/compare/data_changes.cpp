#include "analysis/compare/data_changes.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

#include "analysis/compare/choices_made.h"
#include "analysis/compare/exposure_change.h"
#include "analysis/compare/launch_rules.h"
#include "analysis/compare/undrawn_flows.h"
#include "analysis/distance.h"
#include "analysis/rules/support.h"
#include "model/inherit.h"

namespace dyetrace {
namespace {

bool anyGroup(const std::vector<bool>& groups) {
  return std::find(groups.begin(), groups.end(), true) != groups.end();
}

bool grew(Relation relation) {
  return relation == Relation::wider || relation == Relation::incomparable;
}

class DataComparison {
 public:
  DataComparison(const DataModel& before, const DataModel& after, const Matching& matching,
                 const ConditionOptions& options)
      : models_{before, after},
        matching_(matching),
        joint_(before, after, matching, options),
        before_(before),
        after_(after) {}

  DataChanges compared() {
    for (const NodeId now : models_.after.product.nodes.ids()) {
      comparePlaces(matching_.before(now), now);
    }
    for (const NodeId old : models_.before.product.nodes.ids()) {
      if (!matching_.after(old).valid()) comparePlaces(old, {});
    }
    order();
    const std::vector<UndrawnFlow> flows = undrawnFlows(models_, sides_);
    changes_.flows = undrawnFlowChanges(flows, sides_);
    changes_.choices = choicesMade({models_, matching_, joint_}, flows);
    changes_.answers = launchAnswers({models_, matching_, joint_}, changes_);
    return std::move(changes_);
  }

 private:
  /// Every label at either place, once.
  void comparePlaces(NodeId old, NodeId now) {
    std::set<LabelId> seen;
    if (now.valid()) {
      const Reviewed& reviewed = models_.after.reviewed;
      for (const LabelId label :
           dyetrace::labelsAt(reviewed.graph, reviewed.reach, now).members()) {
        compareOne({old, matching_.before(label)}, {now, label});
        if (matching_.before(label).valid()) seen.insert(matching_.before(label));
      }
    }
    if (!old.valid()) return;
    const Reviewed& reviewed = models_.before.reviewed;
    for (const LabelId label : dyetrace::labelsAt(reviewed.graph, reviewed.reach, old).members()) {
      if (!seen.contains(label)) compareOne({old, label}, {now, matching_.after(label)});
    }
  }

  using At = std::pair<NodeId, LabelId>;

  void compareOne(const At& old, const At& now) {
    auto change = sides_.change(
        {before_.dataAt(old.first, old.second), joint_.at(Side::before, old.first, old.second)},
        {after_.dataAt(now.first, now.second), joint_.at(Side::after, now.first, now.second)});
    if (!change) return;
    // Also where nothing gets there: what the two sides call the place and the label.
    change->before.place = old.first;
    change->before.label = old.second;
    change->after.place = now.first;
    change->after.label = now.second;
    weigh(*change);
    changes_.exposures.push_back(std::move(*change));
  }

  void weigh(ExposureChange& change) const {
    const bool here = change.after.place.valid() && change.after.label.valid();
    const Product& product = here ? models_.after.product : models_.before.product;
    const ExposureSide& side = here ? change.after : change.before;
    change.distance = product.standard.distanceOf(roleOf(product, side.place).value);
    const int weight = isPersonal(product, side.label) ? weightOf(product, side.label) : 0;
    change.weight = static_cast<std::uint64_t>(std::max(0, weight * change.distance));
  }

  void order() {
    std::vector<std::pair<Rank, std::size_t>> ranked;
    for (const ExposureChange& each : changes_.exposures)
      ranked.emplace_back(rankOf(each), ranked.size());
    std::sort(ranked.begin(), ranked.end());
    std::vector<ExposureChange> ordered;
    for (const auto& [rank, index] : ranked)
      ordered.push_back(std::move(changes_.exposures[index]));
    changes_.exposures = std::move(ordered);
  }

  /// Worse, heavier, then by place and label.
  using Rank = std::tuple<bool, std::uint64_t, std::string, std::string>;
  Rank rankOf(const ExposureChange& change) const {
    const bool here = change.after.place.valid() && change.after.label.valid();
    const Product& product = here ? models_.after.product : models_.before.product;
    const ExposureSide& side = here ? change.after : change.before;
    return {!change.worse(), ~change.weight, product.nodes[side.place].key,
            keyOf(product, side.label)};
  }

  DataModels models_;
  const Matching& matching_;
  JointReach joint_;
  ExposedSide before_;
  ExposedSide after_;
  ComparedSides sides_{before_, after_, joint_, matching_};
  DataChanges changes_;
};

}  // namespace

std::string_view relationName(Relation relation) {
  constexpr std::array<std::string_view, 4> names{"same", "wider", "narrower", "incomparable"};
  return names.at(static_cast<std::size_t>(relation));
}

bool ExposureSide::onByDefault() const {
  return anyGroup(onFor);
}

bool ExposureChange::newlyOn() const {
  return anyGroup(newlyOnFor);
}

bool ExposureChange::more() const {
  return newlyPossible() || newlyOn() || grew(relation) || grew(relationAtAnyOption);
}

bool ExposureChange::worse() const {
  return more() && weight > 0 && distance >= kBeyondCompany;
}

std::string_view ExposureChange::words() const {
  if (newlyPossible()) return "newly possible";
  if (noLongerPossible()) return "no longer possible";
  const Relation said = relation == Relation::same ? relationAtAnyOption : relation;
  if (said == Relation::wider) return "in more configurations";
  if (said == Relation::narrower) return "in fewer configurations";
  if (said == Relation::incomparable) return "in other configurations";
  return newlyOn() ? "newly on by default" : "as often, for other people";
}

bool DataChanges::worse() const {
  const auto worse = [](const ExposureChange& each) { return each.worse(); };
  return std::any_of(exposures.begin(), exposures.end(), worse) ||
         std::any_of(flows.begin(), flows.end(), worse) || !choices.exposures.empty() ||
         !answers.empty();
}

DataChanges compareData(const DataModel& before, const DataModel& after, const Matching& matching,
                        const ConditionOptions& options) {
  try {
    return DataComparison(before, after, matching, options).compared();
  } catch (const OutOfBudget&) {
    DataChanges changes;
    changes.determined = false;
    return changes;
  }
}

}  // namespace dyetrace
