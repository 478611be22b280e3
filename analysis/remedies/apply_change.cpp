#include "analysis/remedies/apply_change.h"

#include <algorithm>
#include <set>
#include <utility>

#include "analysis/remedies/follow_through.h"
#include "analysis/remedies/without_flows.h"
#include "analysis/settings/promises.h"
#include "model/option_guard.h"

namespace dyetrace {
namespace {

constexpr const char* kNewSwitch = "new-switch";

LabelPattern patternOf(const Label& label) {
  return {label.category, static_cast<int>(label.form)};
}

Setting newSwitch(const std::string& key) {
  Setting setting;
  setting.key = key;
  setting.name = "New switch";
  setting.owner = SettingOwner::person;
  setting.declared = true;
  setting.protective = "off";
  setting.options = {{.key = "off"}, {.key = "on"}};
  setting.defaults = {{.value = "off"}};
  return setting;
}

/// "None of the options that protect is chosen."
Guard doesNotProtect(const Setting& setting) {
  std::vector<Guard> protecting;
  for (const std::size_t option : protectiveOptions(setting)) {
    protecting.push_back(hasOption(setting, option));
  }
  return Guard::negation(Guard::disjunction(std::move(protecting)));
}

class Editor {
 public:
  Editor(Product& product, std::string switchKey)
      : product_(product), switchKey_(std::move(switchKey)) {}

  void operator()(const ProtectFlow& change) {
    protect(product_.flows[change.flow].facts).inTransit = true;
  }
  void operator()(const ProtectPlace& change) {
    protect(product_.nodes[change.place].facts).atRest = true;
  }
  void operator()(const EraseInTime& change) {
    constexpr double kDays = 90;
    product_.editFacts(product_.nodes[change.place].facts).retention =
        Retention{Retention::Kind::duration, kDays, "P90D"};
  }
  void operator()(const ChangeDefault& change) {
    Setting& setting = product_.settings[change.setting];
    const SettingOption& option = setting.options[change.option];
    const bool number = setting.kind == SettingKind::number;
    const Location where = setting.where;
    setting.defaults = {
        {.value = number ? std::to_string(option.from) : option.key, .where = where}};
  }
  void operator()(const GuardBySetting& change) {
    guard(change.flow, doesNotProtect(product_.settings[change.setting]));
  }
  void operator()(const GuardByNewSwitch& change) {
    if (!product_.settingNamed(switchKey_).valid()) {
      product_.settings.add(newSwitch(switchKey_));
      product_.index();
    }
    guard(change.flow, Guard::choice({switchKey_, Comparison::equal, "on"}));
  }
  void operator()(const CoarsenLabel& change) {
    const Label from = product_.labels[change.from];
    Turn turn;
    turn.from = patternOf(from);
    turn.to = product_.intern(change.to);
    turn.keepsCategory = change.to.category == from.category;
    if (turn.keepsCategory) internBelow(turn.from, change.to.form);
    product_.editFacts(product_.nodes[change.node].facts).turns.push_back(turn);
  }
  void operator()(const DropLabel& change) {
    const LabelPattern pattern = patternOf(product_.labels[change.label]);
    product_.editFacts(product_.nodes[change.node].facts).drops.push_back(pattern);
  }
  void operator()(const MoveRegion& change) {
    FactsId& facts =
        change.zone.valid() ? product_.zones[change.zone].facts : product_.nodes[change.node].facts;
    product_.editFacts(facts).regions = {change.region};
  }
  void operator()(const CutFlow&) {}  // Last of all, since flows move up.

 private:
  Protection& protect(FactsId& facts) {
    std::optional<Protection>& protection = product_.editFacts(facts).protection;
    if (!protection) protection.emplace();
    protection->none = false;
    return *protection;
  }

  void guard(FlowId flow, Guard when) {
    Guard& stated = product_.editFacts(product_.flows[flow].facts).when;
    stated = stated.always() ? std::move(when) : Guard::conjunction({stated, std::move(when)});
  }

  /// Whatever can come out of the turn.
  void internBelow(const LabelPattern& pattern, Form form) {
    std::vector<Label> results;
    for (const LabelId id : product_.labels.ids()) {
      if (matches(product_, pattern, id)) results.push_back({product_.labels[id].category, form});
    }
    for (const Label& result : results) product_.intern(result);
  }

  Product& product_;
  std::string switchKey_;
};

std::set<FlowId> cutBy(const ModelChanges& changes) {
  std::set<FlowId> flows;
  for (const ModelChange& change : changes) {
    if (const auto* cut = std::get_if<CutFlow>(&change)) flows.insert(cut->flow);
  }
  return flows;
}

/// Whether data may get to fewer places by it.
bool takesAway(const ModelChange& change) {
  const RemedyKind kind = kindOf(change);
  return kind == RemedyKind::coarsen || kind == RemedyKind::drop || kind == RemedyKind::cut;
}

}  // namespace

std::string newSwitchKey(const Product& product) {
  std::string key = kNewSwitch;
  while (product.settingNamed(key).valid()) key += "-2";
  return key;
}

Product withChanges(const Product& product, const FlowGraph& graph, const ModelChanges& changes,
                    const FlowGraphOptions& options) {
  Product changed = product;
  Editor editor(changed, newSwitchKey(product));
  for (const ModelChange& change : changes) std::visit(editor, change);
  changed = withoutFlows(std::move(changed), cutBy(changes));
  const bool less = std::any_of(changes.begin(), changes.end(), takesAway);
  return less ? followedThrough(std::move(changed), graph, changes, options) : changed;
}

}  // namespace dyetrace
