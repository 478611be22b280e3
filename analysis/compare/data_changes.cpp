#include "analysis/compare/data_changes.h"

#include <algorithm>
#include <array>
#include <string_view>
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

bool isWorse(bool more, std::uint64_t weight, int distance) {
  return more && weight > 0 && distance >= kBeyondCompany;
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
    writeInOrder();
    const std::vector<UndrawnFlow> flows = undrawnFlows(models_, sides_);
    changes_.flows = undrawnFlowChanges(flows, sides_);
    changes_.choices = choicesMade({models_, matching_, joint_}, flows);
    changes_.answers = launchAnswers({models_, matching_, joint_}, changes_);
    return std::move(changes_);
  }

 private:
  /// The same place on both sides; invalid where it is not. How far it is from the person.
  struct Place {
    NodeId old{};
    NodeId now{};
    int distanceBefore = 0;
    int distanceAfter = 0;
  };

  static int distanceOf(const Product& product, NodeId place) {
    return place.valid() ? product.standard.distanceOf(roleOf(product, place).value) : 0;
  }

  /// Every label at either place, once.
  void comparePlaces(NodeId old, NodeId now) {
    const Place place{old, now, distanceOf(before_.product(), old),
                      distanceOf(after_.product(), now)};
    const LabelSet had = before_.labelsAt(old);
    const LabelSet has = after_.labelsAt(now);
    LabelSet seen;
    for (const LabelId label : has.members()) {
      const LabelId partner = matching_.before(label);
      compareOne(place, exposed(old, partner, had), exposed(now, label, has));
      if (partner.valid()) seen.insert(partner);
    }
    for (const LabelId label : (had - seen).members()) {
      compareOne(place, exposed(old, label, had), exposed(now, matching_.after(label), has));
    }
  }

  JointExposure exposed(NodeId place, LabelId label, const LabelSet& there) const {
    const bool isThere = place.valid() && label.valid() && there.contains(label);
    return {place, label, {}, isThere, {}, never_};
  }

  void compareOne(const Place& place, const JointExposure& old, const JointExposure& now) {
    const ExposureChange* const judged = sides_.judgedAt(old, now);
    if (judged == nullptr) return;
    const bool isAfter = now.place.valid() && now.label.valid();
    const Product& product = isAfter ? models_.after.product : models_.before.product;
    const JointExposure& side = isAfter ? now : old;
    Found found{judged, {old.place, old.label}, {now.place, now.label}};
    found.key = product.nodes[side.place].key;
    found.label = (isAfter ? keysAfter_ : keysBefore_)[side.label.index()];
    found.distance = isAfter ? place.distanceAfter : place.distanceBefore;
    const int weight = isPersonal(product, side.label) ? weightOf(product, side.label) : 0;
    found.weight = static_cast<std::uint64_t>(std::max(0, weight * found.distance));
    found.isWorse = isWorse(judged->more(), found.weight, found.distance);
    found_.push_back(found);
  }

  /// A change before it is written out, since there can be very many with few different conditions.
  struct Found {
    const ExposureChange* judged = nullptr;
    std::pair<NodeId, LabelId> before{};
    std::pair<NodeId, LabelId> after{};
    std::string_view key{};  ///< Of the place, and
    std::string_view label{};
    std::uint64_t weight = 0;
    int distance = 0;
    bool isWorse = false;

    /// Worse, heavier, then by place and label.
    auto rank() const { return std::tuple(!isWorse, ~weight, key, label); }

    ExposureChange written() const {
      ExposureChange change = *judged;
      std::tie(change.before.place, change.before.label) = before;
      std::tie(change.after.place, change.after.label) = after;
      change.distance = distance;
      change.weight = weight;
      return change;
    }
  };

  void writeInOrder() {
    std::stable_sort(found_.begin(), found_.end(), [](const Found& left, const Found& right) {
      return left.rank() < right.rank();
    });
    changes_.exposures.reserve(found_.size());
    for (const Found& each : found_) changes_.exposures.push_back(each.written());
  }

  static std::vector<std::string> labelKeys(const Product& product) {
    std::vector<std::string> keys;
    for (const LabelId label : product.labels.ids()) keys.push_back(keyOf(product, label));
    return keys;
  }

  DataModels models_;
  const Matching& matching_;
  JointReach joint_;
  ExposedSide before_;
  ExposedSide after_;
  ComparedSides sides_{before_, after_, joint_, matching_};
  const Condition never_ = joint_.space().never();
  const std::vector<std::string> keysBefore_ = labelKeys(models_.before.product);  ///< By label,
  const std::vector<std::string> keysAfter_ = labelKeys(models_.after.product);    ///< the same.
  std::vector<Found> found_;
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
  return isWorse(more(), weight, distance);
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
