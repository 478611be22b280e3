// SET-29. Two settings have the same label and do different things.

#include <map>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/settings_support.h"
#include "model/names.h"

namespace dyetrace {
namespace {

/// Settings of the person that people cannot tell apart: the same words under the same heading.
std::map<std::string, std::vector<SettingId>> byWords(const Product& product) {
  std::map<std::string, std::vector<SettingId>> all;
  for (const SettingId id : personsSettings(product)) {
    const Setting& setting = product.settings[id];
    if (setting.name.empty()) continue;
    all[foldName(setting.group) + "\n" + foldName(setting.name)].push_back(id);
  }
  return all;
}

Finding reportSameLabel(RuleContext& context, const RuleDescription& rule,
                        const std::vector<SettingId>& settings) {
  const Product& product = context.product();
  const std::string title = quotedTitle(product, settings.front());
  Finding finding = findingAbout(context, rule, settings.front(), Severity::medium,
                                 "one label, several settings", "label");
  std::vector<std::string> keys;
  for (const SettingId id : settings) keys.push_back(product.settings[id].key);
  finding.sentence = "The label " + title + " stands for " + std::to_string(settings.size()) +
                     " different settings.";
  finding.detail = "They are " + listed(keys) + "; turning one does not turn the others.";
  finding.who = "Everyone who sees the settings.";
  finding.fix = "Give each a label of its own, or make them one setting.";
  finding.ask = "Do people who turned one of them think that they turned both?";
  addSettingEvidence(product, finding, settings);
  return finding;
}

RuleAnswer askSameLabel(RuleContext& context, const RuleDescription& rule) {
  if (auto no = needsSettings(context)) return *no;
  RuleAnswer answer;
  for (const auto& [words, settings] : byWords(context.product())) {
    if (settings.size() > 1) answer.findings.push_back(reportSameLabel(context, rule, settings));
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeSameLabel() {
  return plainRule({.code = "SET-29",
                    .name = "Same label, different settings",
                    .question = "Are two settings shown with the same label?",
                    .checks = "Settings of the person with equal labels under the same heading.",
                    .severity = "medium",
                    .article = "Art. 12(1)",
                    .linddun = "U.1.1",
                    .dpv = "risk:Deception",
                    .fix = "Give each a label of its own, or make them one setting.",
                    .needs = "settings with labels",
                    .pattern = "inconsistent interface"},
                   askSameLabel);
}

}  // namespace dyetrace
