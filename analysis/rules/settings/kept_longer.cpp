// SET-30. By default data is kept longer than what is on needs.

#include <algorithm>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/settings_support.h"
#include "model/duration.h"

namespace dyetrace {
namespace {

/// A number of days, months or the like.
bool isTerm(const Setting& setting) {
  return setting.kind == SettingKind::number && !setting.unit.empty() &&
         daysIn("1 " + setting.unit).has_value() && setting.owner != SettingOwner::context;
}

/// Whether the same is exposed in both.
bool exposesTheSame(const SettingsAnalysis& settings, const Configuration& one,
                    const Configuration& other) {
  const auto& exposures = settings.exposures();
  return std::all_of(exposures.begin(), exposures.end(), [&](const Exposure& each) {
    return settings.isSo(each, one) == settings.isSo(each, other);
  });
}

/// The shortest band that would do as well as what people start with there; nothing if none is
/// shorter.
std::optional<std::size_t> shortest(const SettingsAnalysis& settings, const Context& context,
                                    SettingId id) {
  if (!context.valid) return std::nullopt;
  const bool inSpace = settings.space().has(id);
  for (std::size_t option = 0; option < context.start[id]; ++option) {
    Configuration at = context.start;
    at.choose(id, option);
    if (inSpace && !settings.space().always().contains(at)) continue;
    if (exposesTheSame(settings, context.start, at)) return option;
  }
  return std::nullopt;
}

std::string bandWords(const Product& product, SettingId id, std::size_t option) {
  const std::string whole = words::range(product, {id, option, option});
  const std::string title = titleOf(product.settings[id]) + " is ";
  return whole.starts_with(title) ? whole.substr(title.size()) : whole;
}

/// Where it is so, and the longest and shortest there.
struct Longer {
  std::vector<bool> contexts{};
  std::size_t now = 0;
  std::size_t enough = 0;
};

std::optional<Longer> longerThanNeeded(const SettingsAnalysis& settings, SettingId id) {
  Longer longer;
  bool any = false;
  for (const Context& context : settings.people().contexts()) {
    const auto enough = context.states(id) ? shortest(settings, context, id) : std::nullopt;
    longer.contexts.push_back(enough.has_value());
    if (!enough || (any && context.start[id] <= longer.now)) continue;
    any = true;
    longer.now = context.start[id];
    longer.enough = *enough;
  }
  return any ? std::optional(longer) : std::nullopt;
}

Finding reportKeptLonger(RuleContext& context, const RuleDescription& rule, SettingId id,
                         const Longer& longer) {
  const Product& product = context.product();
  const std::string enough = bandWords(product, id, longer.enough);
  Finding finding =
      findingAbout(context, rule, id, Severity::medium, "kept longer than needed by default");
  finding.sentence = quotedTitle(product, id) + " starts with " +
                     bandWords(product, id, longer.now) + "; " + enough + " would do.";
  finding.detail = "With the shorter term exactly the same flows are on.";
  finding.who = capitalised(forWhom(*context.settings(), longer.contexts)) + ".";
  finding.fix = "Start at " + enough + ".";
  finding.ask = "What needs the data for so long?";
  return finding;
}

RuleAnswer askKeptLonger(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  const Product& product = context.product();
  RuleAnswer answer;
  bool any = false;
  for (const SettingId id : product.settings.ids()) {
    if (!isTerm(product.settings[id])) continue;
    any = true;
    const auto longer = longerThanNeeded(*context.settings(), id);
    if (longer) answer.findings.push_back(reportKeptLonger(context, rule, id, *longer));
  }
  if (!any) return doesNotApply("No setting is a number of days, months or years.");
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeKeptLonger() {
  return plainRule(
      {.code = "SET-30",
       .name = "Kept longer than needed by default",
       .question = "Is data kept by default for longer than what is on needs?",
       .checks = "Settings that are a number with a unit of time: whether a shorter band is valid "
                 "with all other defaults and leaves exactly the same flows on.",
       .severity = "medium",
       .article = "Art. 25(2), 5(1)(e)",
       .linddun = "Dd.3.4",
       .dpv = "dpv:StorageDuration",
       .fix = "Start with the shortest term that does the same.",
       .needs = "number settings with a unit of time and a default",
       .pattern = "preselection"},
      askKeptLonger);
}

}  // namespace dyetrace
