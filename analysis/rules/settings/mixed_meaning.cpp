// SET-17. In one group, on shares for some settings and protects for others.

#include <algorithm>
#include <map>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/settings_support.h"
#include "model/names.h"

namespace dyetrace {
namespace {

/// The switches under one heading whose protective option is stated, by what on does.
struct HeadingGroup {
  std::vector<SettingId> protects{};
  std::vector<SettingId> shares{};
};

bool isStatedSwitch(const Setting& setting) {
  return setting.kind == SettingKind::boolean && setting.owner == SettingOwner::person &&
         !setting.protective.empty() && !protectiveOptions(setting).empty();
}

std::map<std::string, HeadingGroup> groupsOf(const Product& product) {
  std::map<std::string, HeadingGroup> groups;
  for (const SettingId id : product.settings.ids()) {
    const Setting& setting = product.settings[id];
    if (!isStatedSwitch(setting)) continue;
    HeadingGroup& group = groups[setting.group];
    (protects(setting, 1) ? group.protects : group.shares).push_back(id);
  }
  return groups;
}

/// Whether two of different meaning stand one after the other.
bool sideBySide(const HeadingGroup& group) {
  return std::any_of(group.protects.begin(), group.protects.end(), [&](SettingId id) {
    return std::any_of(group.shares.begin(), group.shares.end(), [&](SettingId other) {
      return other.index() + 1 == id.index() || id.index() + 1 == other.index();
    });
  });
}

/// On means not: `Do not show my birthday`.
bool isNegative(const Setting& setting) {
  const std::string name = foldName(titleOf(setting));
  for (const char* start : {"do_not_", "don_t_", "don't_", "disable_", "hide_", "stop_", "block_",
                            "turn_off_", "never_", "no_", "opt_out_"}) {
    if (name.starts_with(start)) return true;
  }
  return false;
}

Finding reportMixedMeaning(RuleContext& context, const RuleDescription& rule,
                           const std::string& heading, const HeadingGroup& group) {
  const Product& product = context.product();
  const bool near = sideBySide(group);
  Finding finding =
      findingAbout(context, rule, group.protects.front(), near ? Severity::medium : Severity::low,
                   near ? "next to each other" : "in one group", heading);
  const std::string place = heading.empty() ? "Without a heading" : "Under " + quoted(heading);
  finding.sentence = place + ", on protects for some switches and shares for others.";
  finding.detail = "On protects: " + quotedTitles(product, group.protects) +
                   ". On shares: " + quotedTitles(product, group.shares) + ".";
  const bool negative = std::any_of(group.protects.begin(), group.protects.end(),
                                    [&](SettingId id) { return isNegative(product.settings[id]); });
  if (negative) finding.detail += " A label that says no makes on mean off.";
  finding.who = "Everyone who sees the settings.";
  finding.fix = "Word all of them so that on means the same.";
  finding.ask = "Do people who turn everything off expect to be protected?";
  addSettingEvidence(product, finding, group.protects);
  addSettingEvidence(product, finding, group.shares);
  return finding;
}

RuleAnswer askMixedMeaning(RuleContext& context, const RuleDescription& rule) {
  if (auto no = needsSettings(context)) return *no;
  const auto groups = groupsOf(context.product());
  if (groups.empty()) return couldNotAsk("No switch says which option protects (protective).");
  RuleAnswer answer;
  for (const auto& [heading, group] : groups) {
    if (group.protects.empty() || group.shares.empty()) continue;
    answer.findings.push_back(reportMixedMeaning(context, rule, heading, group));
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeMixedMeaning() {
  return plainRule(
      {.code = "SET-17",
       .name = "Mixed meaning of on",
       .question = "Does on share for some switches of a group and protect for others?",
       .checks =
           "Switches of the person with a stated protective option, by the heading they stand "
           "under: some protect when on, others when off.",
       .severity = "low; medium if they stand next to each other",
       .article = "Art. 12(1)",
       .linddun = "U.1.1",
       .dpv = "risk:Deception",
       .fix = "Word all switches of a group so that on means the same.",
       .needs = "switches that say which option protects",
       .pattern = "trick question; inconsistent interface; ambiguous wording"},
      askMixedMeaning);
}

}  // namespace dyetrace
