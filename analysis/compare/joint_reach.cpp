#include "analysis/compare/joint_reach.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "analysis/compare/migrations.h"
#include "analysis/settings/settings_formula.h"

namespace dyetrace {
namespace {

void addMentioned(const Product& product, const Guard& guard, std::set<SettingId>& needed) {
  for (const Choice& choice : choicesOf(guard)) {
    const SettingId id = product.settingNamed(choice.setting);
    if (id.valid()) needed.insert(id);
  }
}

/// The settings of one side's own conditions; all of them where these were beyond the budget.
std::set<SettingId> conditionSettings(const DataModel& model) {
  const SettingsAnalysis* settings = model.reviewed.settings.get();
  if (settings != nullptr && settings->determined()) {
    const auto& own = settings->space().settings();
    return {own.begin(), own.end()};
  }
  const auto all = model.product.settings.ids();
  return {all.begin(), all.end()};
}

NeededSettings neededSettings(const DataModel& before, const DataModel& after) {
  std::set<SettingId> old = conditionSettings(before);
  std::set<SettingId> now = conditionSettings(after);
  for (const Migration* migration : migrationsBetween(before.product, after.product)) {
    for (const MigrationStep& step : migration->steps) {
      addMentioned(before.product, step.from, old);
      addMentioned(after.product, step.to, now);
    }
  }
  return {{old.begin(), old.end()}, {now.begin(), now.end()}};
}

/// Whether one side alone has more configurations than fit a table; then so has every space that
/// holds its settings.
bool needsDiagram(const DataModel& model) {
  const SettingsAnalysis* settings = model.reviewed.settings.get();
  return settings != nullptr && settings->determined() &&
         settings->space().representation() == Representation::diagram;
}

/// The joint settings as the conditions of one side ask for them.
std::vector<SettingId> orderOf(const JointSettings& joint, Side side, const DataModel& model) {
  std::vector<SettingId> order;
  const SettingsAnalysis* settings = model.reviewed.settings.get();
  if (settings == nullptr || !settings->determined()) return order;
  for (const SettingId own : settings->space().order()) {
    const SettingId id = joint.jointOf(side, own);
    if (id.valid() && std::find(order.begin(), order.end(), id) == order.end()) order.push_back(id);
  }
  return order;
}

/// As after; what only the side before asks for stands behind what it asks for just before.
std::vector<SettingId> orderOf(const JointSettings& joint, const DataModel& before,
                               const DataModel& after) {
  std::vector<SettingId> order = orderOf(joint, Side::after, after);
  auto behind = order.begin();
  for (const SettingId id : orderOf(joint, Side::before, before)) {
    auto at = std::find(order.begin(), order.end(), id);
    if (at == order.end()) at = order.insert(behind, id);
    behind = std::next(at);
  }
  return order;
}

/// Over all of the joint settings, since no guard of the joint product says which matter.
ConditionSpace spaceOver(const Product& joint, bool needsDiagram, ConditionOptions options) {
  for (const SettingId id : joint.settings.ids()) options.also.push_back(id);
  if (needsDiagram && options.representation == Representation::automatic)
    options.representation = Representation::diagram;
  return ConditionSpace::of(joint, options);
}

/// The conditions of the model after where these are over the joint settings, so that nothing has
/// to be translated; null where they are not.
const ConditionSpace* spaceOfAfter(const JointSettings& joint, const DataModel& before,
                                   const DataModel& after, const ConditionOptions& options) {
  const SettingsAnalysis* settings = after.reviewed.settings.get();
  if (settings == nullptr || !settings->determined() || !joint.areThoseAfter()) return nullptr;
  const ConditionSpace& own = settings->space();
  const bool fits = options.representation == Representation::automatic
                        ? needsDiagram(before) == needsDiagram(after)
                        : options.representation == own.representation();
  return fits && own.coversAll() ? &own : nullptr;
}

ConditionOptions ordered(ConditionOptions options, std::vector<SettingId> order) {
  options.order = std::move(order);
  return options;
}

ConditionSpace spaceFor(const JointSettings& joint, const DataModel& before, const DataModel& after,
                        const ConditionOptions& options) {
  if (const ConditionSpace* const own = spaceOfAfter(joint, before, after, options)) {
    own->renewBudget(options);
    return *own;
  }
  return spaceOver(joint.product(), needsDiagram(before) || needsDiagram(after),
                   ordered(options, orderOf(joint, before, after)));
}

std::vector<SettingId> withoutPartner(const JointSettings& joint, const Matching& matching) {
  std::vector<SettingId> alone;
  for (const SettingId id : joint.settings().ids()) {
    const JointSetting& setting = joint.settings()[id];
    const bool partners =
        matching.after(setting.before).valid() || matching.before(setting.after).valid();
    if (!partners) alone.push_back(id);
  }
  return alone;
}

std::vector<SettingId> onlyAfter(const JointSettings& joint) {
  std::vector<SettingId> after;
  for (const SettingId id : joint.settings().ids()) {
    if (!joint.settings()[id].before.valid()) after.push_back(id);
  }
  return after;
}

}  // namespace

JointReach::JointReach(const DataModel& before, const DataModel& after, const Matching& matching,
                       const ConditionOptions& options)
    : settings_(before.product, after.product, matching, neededSettings(before, after)),
      withoutPartner_(withoutPartner(settings_, matching)),
      onlyAfter_(onlyAfter(settings_)),
      space_(spaceFor(settings_, before, after, options)),
      joinedNodes_(options.joinedNodes),
      validBefore_(space_.where(settings_.valid(Side::before))),
      validAfter_(space_.where(settings_.valid(Side::after))),
      common_(validBefore_ & validAfter_ & space_.where(settings_.choicesAlike())),
      commonAtDefault_(common_ & space_.where(settings_.othersAtDefault())),
      launched_(validBefore_ & space_.where(settings_.afterLaunch())),
      guards_(space_),
      before_(jointSide(Side::before, before, {settings_, space_, guards_, shared_})),
      after_(jointSide(Side::after, after, {settings_, space_, guards_, shared_})) {}

Condition JointReach::at(Side side, NodeId node, LabelId label) const {
  if (!node.valid() || !label.valid()) return space_.never();
  return sideOf(side).at(node, label);
}

Condition JointReach::bareAt(Side side, MarkId mark, NodeId node, LabelId label) {
  return sideOf(side).bareAt(mark, node, label);
}

// Every step on the way is valid: with what is before at rest, any option after is.
Condition JointReach::atAnyOption(const Condition& condition) const {
  Condition some = condition & common_;
  for (const bool after : {true, false}) {
    for (const SettingId id : withoutPartner_) {
      if (settings_.settings()[id].after.valid() == after) some = some.exists(id);
    }
  }
  return some & common_;
}

Condition JointReach::choicesInto(const Condition& condition) const {
  Condition some = condition & launched_;
  if (some.never()) return some;
  for (const SettingId id : onlyAfter_) some = some.exists(id);
  return some & validBefore_;
}

Count JointReach::count(const Condition& choices) const {
  Condition one = choices;
  for (const SettingId id : onlyAfter_) one &= space_.choice(id, 0);
  return one.count();
}

}  // namespace dyetrace
