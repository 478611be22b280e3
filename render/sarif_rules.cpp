// What the log says of each rule.

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "analysis/compare/launch_answers.h"
#include "analysis/rule.h"
#include "render/sarif.h"
#include "render/text_road.h"

namespace dyetrace::sarif {
namespace {

/// The level that most findings of the rule have, as far as its words tell.
std::string_view usualLevel(const std::string& severity) {
  const bool grave = severity.starts_with("high") || severity.starts_with("critical") ||
                     severity.find("at least high") != std::string::npos;
  if (grave) return "error";
  return severity.starts_with("low") ? "note" : "warning";
}

std::vector<std::pair<std::string, std::string>> referencesOf(const RuleDescription& rule) {
  std::vector<std::pair<std::string, std::string>> all{{"gdpr", rule.article},
                                                       {"linddun", rule.linddun},
                                                       {"dpv", rule.dpv},
                                                       {"knownAs", rule.pattern}};
  std::erase_if(all, [](const auto& each) { return each.second.empty(); });
  return all;
}

Json propertiesOf(const RuleDescription& rule) {
  Json properties = {{"tags", {"privacy"}}};
  for (const auto& [name, value] : referencesOf(rule)) properties[name] = value;
  return properties;
}

std::string referenceWords(const RuleDescription& rule) {
  std::string words;
  const auto add = [&](const char* heading, const std::string& text) {
    if (!text.empty()) words += fmt::format("{}{} {}", words.empty() ? "" : "; ", heading, text);
  };
  add("GDPR", rule.article);
  add("LINDDUN Pro", rule.linddun);
  add("DPV", rule.dpv);
  add("known as", rule.pattern);
  return words;
}

Headed partsOf(const RuleDescription& rule) {
  return {{"Question", rule.question}, {"Looks at", rule.checks},
          {"How to fix", rule.fix},    {"Needs", rule.needs},
          {"Severity", rule.severity}, {"References", referenceWords(rule)}};
}

std::string helpOf(const RuleDescription& rule, const char* strong) {
  return paragraphs(partsOf(rule), strong) +
         "\n\nReferences are an engineering aid, not legal advice.";
}

const PolicyRule* ruleIn(const Policy* policy, const std::string& code) {
  if (policy == nullptr) return nullptr;
  const auto found = std::find_if(policy->rules.begin(), policy->rules.end(),
                                  [&](const PolicyRule& rule) { return codeOf(rule) == code; });
  return found == policy->rules.end() ? nullptr : &*found;
}

/// A rule about launches, or one that nobody knows.
Json launchRuleOf(const std::string& code) {
  Json described = {{"id", words::name(code)}};
  const LaunchRule* rule = launchRule(code);
  if (rule == nullptr) return described;
  described["name"] = joined(rule->name);
  described["shortDescription"] = message(rule->name);
  described["fullDescription"] = message(rule->question);
  described["properties"] = {{"tags", {"privacy"}}};
  return described;
}

}  // namespace

std::string joined(std::string_view name) {
  std::string text;
  bool first = true;
  for (const char c : name) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool kept = letter || (c >= '0' && c <= '9');
    if (kept) text += first ? words::sentenceCase(std::string(1, c)) : std::string(1, c);
    first = !kept;
  }
  return text;
}

std::string paragraphs(const Headed& parts, const char* strong) {
  std::string text;
  for (const auto& [heading, words] : parts) {
    if (words.empty()) continue;
    if (!text.empty()) text += "\n\n";
    text += fmt::format("{0}{1}:{0} {2}", strong, heading, words);
  }
  return text;
}

Json ruleOf(const Product& product, const Policy* policy, const std::string& code) {
  if (const PolicyRule* own = ruleIn(policy, code)) return policyRuleOf(product, *policy, *own);
  const Rule* known = ruleNamed(code);
  if (known == nullptr) return launchRuleOf(code);
  const RuleDescription& rule = known->description();
  return {{"id", rule.code},
          {"name", joined(rule.name)},
          {"shortDescription", message(rule.name)},
          {"fullDescription", message(rule.question)},
          {"help", {{"text", helpOf(rule, "")}, {"markdown", helpOf(rule, "**")}}},
          {"defaultConfiguration", {{"level", usualLevel(rule.severity)}}},
          {"properties", propertiesOf(rule)}};
}

}  // namespace dyetrace::sarif
