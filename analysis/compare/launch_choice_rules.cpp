// CHG-05, CHG-06, CHG-09 and CHG-11: what becomes of switches, consents and safeguards.

#include <algorithm>
#include <map>
#include <unordered_set>

#include "analysis/compare/launch_rules.h"
#include "analysis/distance.h"
#include "analysis/rules/support.h"
#include "model/inherit.h"

namespace dyetrace {
namespace {

/// Whether a setting before kept the data back somewhere where it is now, or still decides but is
/// no longer the person's.
bool losesControl(const JointComparison& compared, SettingId old, const Condition& was,
                  const Condition& is) {
  const JointReach& joint = compared.joint;
  const SettingId now = compared.matching.after(old);
  if (now.valid()) {
    const SettingId decider = joint.settings().jointOf(Side::after, now);
    const bool locked = compared.models.after.product.settings[now].owner != SettingOwner::person;
    return locked && !(is & (!is).exists(decider) & joint.common()).never();
  }
  const SettingId decider = joint.settings().jointOf(Side::before, old);
  return !((!was) & was.exists(decider) & is & joint.common()).never();
}

void askAboutLostControls(const JointComparison& compared, NodeId place, const Condition& was,
                          const Condition& is, std::map<SettingId, NodeId>& lost) {
  const Product& before = compared.models.before.product;
  for (const SettingId id : before.settings.ids()) {
    const bool turned = before.settings[id].owner == SettingOwner::person &&
                        compared.joint.settings().jointOf(Side::before, id).valid();
    if (turned && losesControl(compared, id, was, is)) lost.emplace(id, place);
  }
}

/// Whether the data is there for somebody who changes nothing.
bool startsOn(SettingsAnalysis& settings, NodeId place, LabelId label) {
  if (!settings.determined()) return true;
  Exposure exposure;
  exposure.place = place;
  exposure.label = label;
  exposure.condition = settings.conditionAt(place, label);
  const std::vector<Context>& contexts = settings.people().contexts();
  return std::any_of(contexts.begin(), contexts.end(), [&](const Context& context) {
    return settings.isSo(exposure, context.start);
  });
}

/// CHG-11 at one place: the most switches that it takes to stop what is on by default.
void askAboutSwitches(const JointComparison& compared, NodeId old, LabelId was, NodeId now,
                      LabelId is, std::vector<LaunchAnswer>& answers) {
  SettingsAnalysis* before = compared.models.before.reviewed.settings.get();
  SettingsAnalysis* after = compared.models.after.reviewed.settings.get();
  if (before == nullptr || after == nullptr) return;
  if (!startsOn(*before, old, was) || !startsOn(*after, now, is)) return;
  const ConditionAnswers& had = before->answersAt(old, was);
  const ConditionAnswers& has = after->answersAt(now, is);
  if (!had.byDefaultSomewhere() || !had.personCanStop() || !has.byDefaultSomewhere()) return;
  const bool harder = !has.personCanStop() || has.mostSwitches() > had.mostSwitches();
  if (!harder) return;
  const Product& product = compared.models.after.product;
  const std::string count = std::to_string(had.mostSwitches());
  const std::string more =
      has.personCanStop()
          ? "takes " + std::to_string(has.mostSwitches()) + " switches instead of " + count
          : "is no longer possible for everybody; before, it took " + count +
                (count == "1" ? " switch" : " switches");
  answers.push_back({"CHG-11",
                     {},
                     Severity::high,
                     "Keeping " + titleOf(product, is) + " from " + titleOf(product.nodes[now]) +
                         " " + more + ".",
                     evidenceBefore(compared, now),
                     {evidenceAt(product, now)},
                     keyOf(product, is)});
}

/// Every personal label at a recipient that is there on both sides.
template <class Use>
void forKeptExposures(const JointComparison& compared, const Use& use) {
  const DataModel& model = compared.models.after;
  for (const NodeId now : model.product.nodes.ids()) {
    const NodeId old = compared.matching.before(now);
    if (!old.valid() ||
        model.product.standard.distanceOf(roleOf(model.product, now).value) < kBeyondCompany)
      continue;
    for (const LabelId label :
         labelsAt(model.reviewed.graph, model.reviewed.reach, now).members()) {
      const LabelId was = compared.matching.before(label);
      if (!was.valid() || !isPersonal(model.product, label)) continue;
      const Condition before = compared.joint.at(Side::before, old, was);
      const Condition after = compared.joint.at(Side::after, now, label);
      const bool both = !(before & compared.joint.valid(Side::before)).never() &&
                        !(after & compared.joint.valid(Side::after)).never();
      if (both) use(old, was, now, label);
    }
  }
}

/// Whether people are asked in the words that they were asked in before.
bool asksTheSame(const Setting& before, const Setting& after) {
  return before.role == "consent" && after.role == "consent" && titleOf(before) == titleOf(after) &&
         before.help == after.help && before.claimText == after.claimText;
}

bool hasConsents(const Product& product) {
  return std::any_of(product.settings.begin(), product.settings.end(),
                     [](const Setting& each) { return each.role == "consent"; });
}

/// The settings on which it depends what newly gets to somebody, with whom that is.
std::map<SettingId, NodeId> settingsWithMore(const DataChanges& changes) {
  std::map<SettingId, NodeId> found;
  std::unordered_set<Condition> asked;
  for (const ExposureChange each : changes.exposures) {
    if (!each.worse()) break;
    const ExposureSide& now = each.judged.after;
    if (!now.possible || !asked.insert(now.condition).second) continue;
    for (const SettingId id : now.condition.support()) found.emplace(id, each.after.place);
  }
  return found;
}

void askAboutConsents(const JointComparison& compared, const DataChanges& changes,
                      std::vector<LaunchAnswer>& answers) {
  const Product& before = compared.models.before.product;
  const Product& after = compared.models.after.product;
  if (!hasConsents(after)) return;
  for (const auto& [now, place] : settingsWithMore(changes)) {
    const SettingId old = compared.matching.before(now);
    if (!old.valid() || !asksTheSame(before.settings[old], after.settings[now])) continue;
    answers.push_back({"CHG-09",
                       {},
                       Severity::high,
                       "The consent " + titleOf(after.settings[now]) +
                           " asks in the same words as before, and now decides about more data "
                           "that reaches " +
                           titleOf(after.nodes[place]) + ".",
                       {evidenceAt(before, old)},
                       {evidenceAt(after, now), evidenceAt(after, place)}});
  }
}

}  // namespace

void askAboutChoices(const JointComparison& compared, const DataChanges& changes,
                     std::vector<LaunchAnswer>& answers) {
  askAboutConsents(compared, changes, answers);
  std::map<SettingId, NodeId> lost;
  forKeptExposures(compared, [&](NodeId old, LabelId was, NodeId now, LabelId is) {
    askAboutLostControls(compared, now, compared.joint.at(Side::before, old, was),
                         compared.joint.at(Side::after, now, is), lost);
    askAboutSwitches(compared, old, was, now, is, answers);
  });
  const Product& before = compared.models.before.product;
  const Product& after = compared.models.after.product;
  for (const auto& [setting, place] : lost) {
    answers.push_back({"CHG-05",
                       {},
                       Severity::high,
                       "People can no longer turn " + titleOf(before.settings[setting]) +
                           ", and data that it decided about still reaches " +
                           titleOf(after.nodes[place]) + ".",
                       {evidenceAt(before, setting)},
                       {evidenceAt(after, place)}});
  }
}

namespace {

/// Whether a mark that every road before gave is missing on one after.
bool losesMark(JointReach& joint, MarkId had, NodeId old, LabelId was, MarkId mark, NodeId now,
               LabelId is) {
  const Condition marked =
      joint.at(Side::before, old, was) & !joint.bareAt(Side::before, had, old, was);
  const Condition bare = joint.bareAt(Side::after, mark, now, is);
  return !(marked & bare & joint.commonAtDefault()).never();
}

}  // namespace

void askAboutMarks(const JointComparison& compared, std::vector<LaunchAnswer>& answers) {
  const Product& after = compared.models.after.product;
  std::map<std::pair<NodeId, MarkId>, std::vector<std::string>> lost;
  forKeptExposures(compared, [&](NodeId old, LabelId was, NodeId now, LabelId is) {
    for (const MarkId mark : after.marks.ids()) {
      const MarkId had = compared.matching.before(mark);
      if (had.valid() && losesMark(compared.joint, had, old, was, mark, now, is))
        lost[{now, mark}].push_back(titleOf(after, is));
    }
  });
  for (const auto& [where, labels] : lost) {
    const auto& [place, mark] = where;
    answers.push_back({"CHG-06",
                       {},
                       Severity::high,
                       reaching(labels, titleOf(after.nodes[place])) + " without " +
                           after.marks[mark] + ", where every road gave it before.",
                       evidenceBefore(compared, place),
                       {evidenceAt(after, place)},
                       after.marks[mark]});
  }
}

}  // namespace dyetrace
