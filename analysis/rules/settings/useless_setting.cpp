// SET-03. A setting that nothing depends on, or nothing of what it claims.

#include <algorithm>
#include <set>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/settings_support.h"

namespace dyetrace {
namespace {

/// Every setting that a guard of the model mentions.
std::set<SettingId> mentioned(const Product& product, const FlowGraph& graph) {
  std::set<SettingId> all;
  const auto add = [&](const Guard& guard) {
    for (const SettingId id : settingsIn(product, guard)) all.insert(id);
  };
  for (const Edge& edge : graph.edges) add(edge.guard);
  for (const Vertex& vertex : graph.vertices) add(vertex.guard);
  for (const FlowBinding& binding : product.bindings) add(binding.guard);
  return all;
}

/// Whether some guard alone tells two options of the setting apart in valid configurations.
bool matters(const SettingsAnalysis& settings, const FlowGraph& graph, SettingId id) {
  const auto tells = [&](const Guard& guard) {
    if (guard.always()) return false;
    const Condition open = settings.space().where(guard);
    return !(open == open.exists(id));
  };
  const Product& product = settings.product();
  return std::any_of(graph.edges.begin(), graph.edges.end(),
                     [&](const Edge& edge) { return tells(edge.guard); }) ||
         std::any_of(graph.vertices.begin(), graph.vertices.end(),
                     [&](const Vertex& vertex) { return tells(vertex.guard); }) ||
         std::any_of(product.bindings.begin(), product.bindings.end(),
                     [&](const FlowBinding& binding) { return tells(binding.guard); });
}

class UselessSetting final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "SET-03",
        "Setting does nothing",
        "Is there a setting that opens and closes no flow?",
        "Settings that the person turns: whether any guard of the model depends on them in a valid "
        "configuration, directly or through a constraint that couples them to one that does; and "
        "if they claim something, whether they have a say in any of it.",
        "high if its text or its claims promise something, else low",
        "Art. 5(1)(a), 25",
        "U.2.1",
        "risk:Deception",
        "Connect the setting to the flows that it speaks of, or take it out.",
        "settings that the person turns, and flows with guards",
        "misleading action"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    if (auto no = cannotAskOfSettings(context)) return *no;
    const Product& product = context.product();
    const std::set<SettingId> known = mentioned(product, context.graph());
    const std::vector<Promise> promises = promisesOf(*context.settings());
    if (known.empty() && promises.empty()) {
      return doesNotApply("No flow of the model depends on a setting.");
    }
    RuleAnswer answer;
    for (const SettingId id : personsSettings(product)) {
      const bool useful =
          context.settings()->space().has(id) && (known.contains(id) || isCoupled(product, id)) &&
          (isCoupled(product, id) || matters(*context.settings(), context.graph(), id));
      // Features follow from a tree; of kill switches SET-24 speaks.
      if (product.settings[id].feature || product.settings[id].role == "kill") continue;
      if (!useful) {
        answer.findings.push_back(report(context, id));
      } else if (hasNoSay(promises, id)) {
        answer.findings.push_back(reportPromise(context, id));
      }
    }
    return answer;
  }

 private:
  /// It claims something and has no say in any of it.
  static bool hasNoSay(const std::vector<Promise>& promises, SettingId id) {
    bool any = false;
    for (const Promise& each : promises) {
      if (each.setting != id) continue;
      if (each.fate != PromiseFate::noSay) return false;
      any = true;
    }
    return any;
  }

  Finding reportPromise(RuleContext& context, SettingId id) const {
    const Setting& setting = context.product().settings[id];
    Finding finding =
        findingAbout(context, description(), id, Severity::high, "its text promises something");
    finding.sentence = quoted(titleOf(setting)) + " does nothing of what it claims.";
    finding.detail = "Other flows depend on it, but none that its claims name.";
    finding.fix = "Let what it claims depend on it (privacy.when), or change its claims and text.";
    finding.ask =
        "Which setting was meant to control what " + quoted(titleOf(setting)) + " claims?";
    finding.who = "Everyone who sees the setting.";
    return finding;
  }

  Finding report(RuleContext& context, SettingId id) const {
    const Setting& setting = context.product().settings[id];
    const bool promises = !setting.claims.empty() || !setting.claimText.empty();
    Finding finding =
        findingAbout(context, description(), id, promises ? Severity::high : Severity::low,
                     promises ? "its text promises something" : "no promise is made");
    finding.sentence = "The setting " + quoted(titleOf(setting)) + " does nothing.";
    finding.detail = "No flow of the model depends on it, whatever the other settings are.";
    finding.fix = "Let the flows that it speaks of depend on it (privacy.when), or take it out.";
    finding.ask = "What is " + quoted(titleOf(setting)) + " meant to control?";
    finding.who = "Everyone who sees the setting.";
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeUselessSetting() {
  return std::make_unique<UselessSetting>();
}

}  // namespace dyetrace
