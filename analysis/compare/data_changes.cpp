#include "analysis/compare/data_changes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <tuple>
#include <utility>

#include "analysis/compare/choices_made.h"
#include "analysis/compare/exposed_side.h"
#include "analysis/compare/launch_rules.h"
#include "analysis/rules/support.h"
#include "model/inherit.h"

namespace dyetrace {
namespace {

constexpr int kBeyondCompany = 2;
constexpr double kSameShare = 1e-9;

Relation relationOf(const Condition& before, const Condition& after) {
  const bool kept = before.subsetOf(after);
  const bool contained = after.subsetOf(before);
  if (kept && contained) return Relation::same;
  if (kept) return Relation::wider;
  return contained ? Relation::narrower : Relation::incomparable;
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
    changes_.choices = choicesMade({models_, matching_, joint_});
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
    const Condition was = joint_.at(Side::before, old.first, old.second);
    const Condition is = joint_.at(Side::after, now.first, now.second);
    ExposureChange change;
    change.before = before_.describe(old.first, old.second);
    change.after = after_.describe(now.first, now.second);
    const Condition& common = joint_.commonAtDefault();
    change.relation = relationOf(was & common, is & common);
    change.relationAtAnyOption = relationOf(joint_.atAnyOption(was), joint_.atAnyOption(is));
    change.newlyOnFor = newlyOnFor(before_, old, after_, now, matching_);
    if (!changed(change)) return;
    weigh(change);
    before_.addWords(change.before);
    after_.addWords(change.after);
    changes_.exposures.push_back(std::move(change));
  }

  static bool changed(const ExposureChange& change) {
    const double more = change.after.shareOfPeople - change.before.shareOfPeople;
    return change.before.possible != change.after.possible || change.relation != Relation::same ||
           change.relationAtAnyOption != Relation::same || change.newlyOn() ||
           std::abs(more) > kSameShare;
  }

  void weigh(ExposureChange& change) const {
    const bool here = change.after.place.valid() && change.after.label.valid();
    const Product& product = here ? models_.after.product : models_.before.product;
    const ExposureSide& side = here ? change.after : change.before;
    change.distance = distanceOf(roleOf(product, side.place).value);
    const int weight = isPersonal(product, side.label) ? weightOf(product, side.label) : 0;
    change.weight = static_cast<std::uint64_t>(std::max(0, weight * change.distance));
  }

  void order() {
    const auto rank = [&](const ExposureChange& change) {
      const bool here = change.after.place.valid() && change.after.label.valid();
      const Product& product = here ? models_.after.product : models_.before.product;
      const ExposureSide& side = here ? change.after : change.before;
      return std::tuple(!change.worse(), ~change.weight, product.nodes[side.place].key,
                        keyOf(product, side.label));
    };
    std::sort(changes_.exposures.begin(), changes_.exposures.end(),
              [&](const ExposureChange& left, const ExposureChange& right) {
                return rank(left) < rank(right);
              });
  }

  DataModels models_;
  const Matching& matching_;
  JointReach joint_;
  ExposedSide before_;
  ExposedSide after_;
  DataChanges changes_;
};

}  // namespace

std::string_view relationName(Relation relation) {
  constexpr std::array<std::string_view, 4> names{"same", "wider", "narrower", "incomparable"};
  return names.at(static_cast<std::size_t>(relation));
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
  const bool more = std::any_of(exposures.begin(), exposures.end(),
                                [](const ExposureChange& each) { return each.worse(); });
  return more || !choices.exposures.empty() || !answers.empty();
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
