// SET-23. People see the setting only after the data has gone.

#include <algorithm>

#include "analysis/order.h"
#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/exposure_groups.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/settings_support.h"
#include "model/names.h"

namespace dyetrace {
namespace {

bool isCalled(const Step& step, const std::string& key, const std::string& name) {
  return step.key == key || (!name.empty() && foldName(step.name) == foldName(name));
}

/// Whether the step shows the setting: it is called as the setting or as a screen with a control of
/// it.
bool shows(const Product& product, const Step& step, const Setting& setting) {
  if (isCalled(step, setting.key, setting.name)) return true;
  return std::any_of(setting.controls.begin(), setting.controls.end(), [&](const Control& each) {
    const auto screen = std::find_if(product.screens.begin(), product.screens.end(),
                                     [&](const Screen& other) { return other.key == each.screen; });
    return screen != product.screens.end() && isCalled(step, screen->key, screen->name);
  });
}

std::vector<StepId> showing(const Product& product, const Setting& setting) {
  std::vector<StepId> some;
  for (const StepId id : product.steps.ids()) {
    if (shows(product, product.steps[id], setting)) some.push_back(id);
  }
  return some;
}

/// A flow that a guard ties to the setting and that can move before any step shows it.
struct TooLate {
  FlowId flow{};
  StepId uses{};
  StepId shows{};
};

bool isTiedTo(const Product& product, FlowId flow, SettingId id) {
  if (mentions(product, product.factsOf(product.flows[flow]).when, id)) return true;
  return std::any_of(product.bindings.begin(), product.bindings.end(), [&](const auto& each) {
    return each.bound == flow && mentions(product, each.guard, id);
  });
}

StepId stepOf(const ProcessOrder& order, const Flow& flow) {
  const StepId from = order.stepOf(flow.from);
  return from.valid() ? from : order.stepOf(flow.to);
}

std::optional<TooLate> tooLate(const Product& product, const ProcessOrder& order, FlowId flow,
                               const std::vector<StepId>& screens) {
  const StepId uses = stepOf(order, product.flows[flow]);
  if (!uses.valid()) return std::nullopt;
  const bool inTime = std::any_of(screens.begin(), screens.end(),
                                  [&](StepId each) { return order.dominates(each, uses); });
  if (inTime) return std::nullopt;
  for (const StepId each : screens) {
    if (order.canFollow(uses, each)) return TooLate{flow, uses, each};
  }
  return std::nullopt;
}

/// Whether data moves over the flow from the start for somebody.
bool opensByDefault(const SettingsAnalysis& settings, FlowId flow) {
  const Product& product = settings.product();
  const auto& contexts = settings.people().contexts();
  const auto open = [&](const Guard& guard) {
    return std::any_of(contexts.begin(), contexts.end(), [&](const Context& context) {
      return holds(product, guard, context.start);
    });
  };
  const Guard& when = product.factsOf(product.flows[flow]).when;
  if (!when.always()) return open(when);
  return std::any_of(product.bindings.begin(), product.bindings.end(),
                     [&](const auto& each) { return each.bound == flow && open(each.guard); });
}

Finding reportShownTooLate(RuleContext& context, const RuleDescription& rule, SettingId id,
                           const TooLate& late) {
  const Product& product = context.product();
  const Step& uses = product.steps[late.uses];
  const Step& screen = product.steps[late.shows];
  const std::string setting = quotedTitle(product, id);
  Finding finding = findingAbout(context, rule, id, Severity::high, "shown too late",
                                 product.flows[late.flow].key);
  finding.sentence = setting + " is shown only after data has gone that it controls.";
  finding.detail = "The flow " + flowWords(product, late.flow) + " moves at " +
                   quoted(uses.name.empty() ? uses.key : uses.name) + "; the setting is shown at " +
                   quoted(screen.name.empty() ? screen.key : screen.name) + " later.";
  finding.who = "Everyone who goes through the process.";
  finding.fix = "Show the setting before the data moves, or start with it closed.";
  finding.ask = "Can somebody who wants it off ever be in time?";
  addEvidence(finding, "the flow", product.flows[late.flow].where);
  addEvidence(finding, "the step that shows the setting", screen.where);
  return finding;
}

RuleAnswer askShownTooLate(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  const Product& product = context.product();
  const ProcessOrder order(product);
  if (order.tooLarge()) return couldNotAsk("The process is too large for its order.");
  RuleAnswer answer;
  bool any = false;
  for (const SettingId id : personsSettings(product)) {
    const auto screens = showing(product, product.settings[id]);
    any = any || !screens.empty();
    for (const FlowId flow : product.flows.ids()) {
      if (screens.empty() || !isTiedTo(product, flow, id)) continue;
      if (!opensByDefault(*context.settings(), flow)) continue;
      const auto late = tooLate(product, order, flow, screens);
      if (!late) continue;
      answer.findings.push_back(reportShownTooLate(context, rule, id, *late));
      break;
    }
  }
  if (!any) return couldNotAsk("No step of a process is called as a setting or its screen.");
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeShownTooLate() {
  return plainRule(
      {.code = "SET-23",
       .name = "Setting shown only after the data has gone",
       .question = "Do people see a setting only after data has moved that it controls?",
       .checks =
           "Steps of a process that are called as a setting of the person or as a screen with "
           "a control of it (same id or same name): a flow whose guard names the setting, open "
           "by default, at a step that such a step can follow and none always precedes.",
       .severity = "high",
       .article = "Art. 25(2), 13(1)",
       .linddun = "U.1.1",
       .dpv = "dpv:JITNotice",
       .fix = "Show the setting before the data moves, or start with it closed.",
       .needs = "a process that draws the steps at which settings are shown",
       .pattern = "left in the dark"},
      askShownTooLate);
}

}  // namespace dyetrace
