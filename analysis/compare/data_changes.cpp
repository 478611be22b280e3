#include "analysis/compare/data_changes.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "analysis/compare/choices_made.h"
#include "analysis/compare/compared_sides.h"
#include "analysis/compare/launch_rules.h"
#include "analysis/compare/undrawn_flows.h"
#include "analysis/distance.h"
#include "model/inherit.h"

namespace dyetrace {
namespace {

/// Labels in terms of the side after.
class LabelPartners {
 public:
  LabelPartners(const Product& before, const Matching& matching) : matching_(matching) {
    for (const LabelId label : before.labels.ids()) {
      const LabelId partner = matching.after(label);
      if (partner == label) sameNumber_.insert(label);
      if (partner.valid()) withPartner_.insert(label);
    }
  }

  LabelSet after(const LabelSet& before) const {
    LabelSet partners = before & sameNumber_;
    for (const LabelId label : ((before & withPartner_) - sameNumber_).members())
      partners.insert(matching_.after(label));
    return partners;
  }
  LabelSet withoutPartner(const LabelSet& before) const { return before - withPartner_; }

 private:
  const Matching& matching_;
  LabelSet sameNumber_;
  LabelSet withPartner_;
};

class DataComparison {
 public:
  DataComparison(const DataModel& before, const DataModel& after, const Matching& matching,
                 const ConditionOptions& options)
      : models_{before, after},
        matching_(matching),
        joint_(before, after, matching, options),
        before_(before),
        after_(after) {
    changes_.exposures = {before.product, after.product, matching};
  }

  DataChanges compared() {
    for (const NodeId now : models_.after.product.nodes.ids()) {
      comparePlaces(matching_.before(now), now);
    }
    for (const NodeId old : models_.before.product.nodes.ids()) {
      if (!matching_.after(old).valid()) comparePlaces(old, {});
    }
    changes_.exposures.putInOrder();
    const std::vector<UndrawnFlow> flows = undrawnFlows(models_, sides_);
    changes_.flows = undrawnFlowChanges(flows, sides_);
    changes_.choices = choicesMade({models_, matching_, joint_}, flows);
    changes_.answers = launchAnswers({models_, matching_, joint_}, changes_);
    return std::move(changes_);
  }

 private:
  /// Every label at either place, once.
  void comparePlaces(NodeId old, NodeId now) {
    const LabelSet had = before_.labelsAt(old);
    const LabelSet has = after_.labelsAt(now);
    if (now.valid()) {
      const LabelSet kept = partners_.after(had);
      compareLabels({old, now, false}, kept, has);
      compareLabels({old, now, true}, partners_.withoutPartner(had), {});
    } else {
      compareLabels({old, now, true}, had, {});
    }
  }

  /// Labels of which the same is said.
  using Alike = std::pair<const ExposureJudgement*, LabelSet>;

  /// The labels that were there and those that are, all in terms of one side.
  void compareLabels(AlikeThere place, const LabelSet& had, const LabelSet& has) {
    std::vector<Alike> alike = sides_.presenceTells() ? alikeByPresence(place, had, has)
                                                      : alikeByCondition(place, had, has);
    std::erase_if(alike, [](const Alike& each) { return each.first == nullptr; });
    if (alike.empty()) return;
    place.distance = place.namedBefore ? distanceOf(before_.product(), place.before)
                                       : distanceOf(after_.product(), place.after);
    for (const auto& [judgement, labels] : alike) {
      place.judgement = numberOf(judgement);
      changes_.exposures.add(place, labels);
    }
  }

  std::vector<Alike> alikeByPresence(const AlikeThere& place, const LabelSet& had,
                                     const LabelSet& has) {
    std::vector<Alike> alike;
    for (const LabelSet& labels : {has - had, had - has}) {
      if (!labels.empty())
        alike.emplace_back(judged(place, labels.members().front(), had, has), labels);
    }
    return alike;
  }

  std::vector<Alike> alikeByCondition(const AlikeThere& place, const LabelSet& had,
                                      const LabelSet& has) {
    std::vector<Alike> alike;
    for (const LabelId label : (had | has).members()) {
      const ExposureJudgement* const judgement = judged(place, label, had, has);
      auto same = std::ranges::find(alike, judgement, [](const Alike& each) { return each.first; });
      if (same == alike.end()) same = alike.insert(same, {judgement, {}});
      same->second.insert(label);
    }
    return alike;
  }

  const ExposureJudgement* judged(const AlikeThere& place, LabelId label, const LabelSet& had,
                                  const LabelSet& has) {
    const LabelId old = place.namedBefore ? label : matching_.before(label);
    const LabelId now = place.namedBefore ? matching_.after(label) : label;
    return sides_.judgedAt({place.before, old, {}, had.contains(label), {}, never_},
                           {place.after, now, {}, has.contains(label), {}, never_});
  }

  std::uint32_t numberOf(const ExposureJudgement* judgement) {
    const auto [known, isNew] = judgements_.try_emplace(judgement);
    if (isNew) known->second = changes_.exposures.judgement(*judgement);
    return known->second;
  }

  static int distanceOf(const Product& product, NodeId place) {
    return product.standard.distanceOf(roleOf(product, place).value);
  }

  DataModels models_;
  const Matching& matching_;
  JointReach joint_;
  ExposedSide before_;
  ExposedSide after_;
  ComparedSides sides_{before_, after_, joint_, matching_};
  const Condition never_ = joint_.space().never();
  const LabelPartners partners_{models_.before.product, matching_};
  std::unordered_map<const ExposureJudgement*, std::uint32_t> judgements_;  ///< Their numbers.
  DataChanges changes_;
};

}  // namespace

ExposureChange UndrawnFlowChange::change() const {
  return {{{}, {}, before}, {{}, {}, after}, kBeyondCompany, weight, judged};
}

bool DataChanges::worse() const {
  const bool exposed = !exposures.empty() && exposures.front().worse();
  return exposed ||
         std::any_of(flows.begin(), flows.end(),
                     [](const UndrawnFlowChange& each) { return each.change().worse(); }) ||
         !choices.exposures.empty() || !answers.empty();
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
