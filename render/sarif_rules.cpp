// What the log says of each rule.

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "analysis/compare/launch_answers.h"
#include "analysis/rule.h"
#include "render/sarif.h"
#include "render/text_road.h"

namespace dyetrace::sarif {
namespace {

constexpr std::array kTags{"privacy"};

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

void writeRuleProperties(Writer& out, const RuleDescription& rule) {
  const Object properties(out);
  out.member("tags", kTags);
  for (const auto& [name, value] : referencesOf(rule)) out.member(name, value);
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

void writeHelp(Writer& out, const RuleDescription& rule) {
  const Object help(out);
  out.member("text", helpOf(rule, ""));
  out.member("markdown", helpOf(rule, "**"));
}

/// A rule about launches, or one that nobody knows.
void writeLaunchRule(Writer& out, const std::string& code) {
  const Object object(out);
  out.member("id", words::name(code));
  const LaunchRule* rule = launchRule(code);
  if (rule == nullptr) return;
  out.member("name", joined(rule->name));
  out.member("shortDescription", writeMessage, rule->name);
  out.member("fullDescription", writeMessage, rule->question);
  out.member("properties", [&](Writer&) {
    const Object properties(out);
    out.member("tags", kTags);
  });
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

void writeConfiguration(Writer& out, std::string_view level) {
  const Object configuration(out);
  out.member("level", level);
}

void writeRule(Writer& out, const Product& product, const Policy* policy, const std::string& code) {
  if (const PolicyRule* own = ruleIn(policy, code))
    return writePolicyRule(out, product, *policy, *own);
  const Rule* known = ruleNamed(code);
  if (known == nullptr) return writeLaunchRule(out, code);
  const RuleDescription& rule = known->description();
  const Object object(out);
  out.member("id", rule.code);
  out.member("name", joined(rule.name));
  out.member("shortDescription", writeMessage, rule.name);
  out.member("fullDescription", writeMessage, rule.question);
  out.member("help", writeHelp, rule);
  out.member("defaultConfiguration", writeConfiguration, usualLevel(rule.severity));
  out.member("properties", writeRuleProperties, rule);
}

}  // namespace dyetrace::sarif
