// What the log says of a rule of a policy: its own words.

#include <array>

#include "render/escape.h"
#include "render/sarif.h"
#include "render/text_road.h"

namespace dyetrace::sarif {
namespace {

const std::string& titleOf(const PolicyRule& rule) {
  return rule.sentence.empty() ? rule.name : rule.sentence;
}

/// As the rule says, or as the policy says last of it; nothing: by the formula.
std::optional<Severity> severityOf(const Policy& policy, const PolicyRule& rule) {
  std::optional<Severity> severity = rule.severity;
  for (const RuleChange& change : policy.changes) {
    if (change.rule == codeOf(rule) && change.severity) severity = change.severity;
  }
  return severity;
}

std::string severityWords(const Policy& policy, const PolicyRule& rule) {
  const auto severity = severityOf(policy, rule);
  return severity ? std::string(severityName(*severity))
                  : "by the weight of the data and the distance of who gets it";
}

std::string reasonOf(const PolicyRule& rule) {
  return rule.because.empty() ? titleOf(rule) : titleOf(rule) + ": " + rule.because;
}

/// `shown` makes words of the policy harmless where they will stand.
template <class Shown>
Headed partsOf(const Product& product, const Policy& policy, const PolicyRule& rule, Shown shown) {
  const auto said = [&](const std::string& text) { return shown(words::prose(text)); };
  return {{"Demands", said(titleOf(rule))},
          {"Because", said(rule.because)},
          {"Looks at", said(rule.text)},
          {"How to fix", said(rule.fix)},
          {"Ask", said(rule.ask)},
          {"Severity", severityWords(policy, rule)},
          {"Written at", said(words::placeOf(product, rule.where))}};
}

void writePolicyHelp(Writer& out, const Product& product, const Policy& policy,
                     const PolicyRule& rule) {
  const Object help(out);
  out.member("text", paragraphs(partsOf(product, policy, rule, plainText), ""));
  out.member("markdown", paragraphs(partsOf(product, policy, rule, escapeMarkdown), "**"));
}

void writePolicyProperties(Writer& out, const Policy& policy) {
  const Object properties(out);
  out.member("tags", std::array{"privacy", "policy"});
  if (!policy.title.empty()) out.member("policy", words::name(policy.title));
}

}  // namespace

void writePolicyRule(Writer& out, const Product& product, const Policy& policy,
                     const PolicyRule& rule) {
  const Object object(out);
  out.member("id", words::name(codeOf(rule)));
  out.member("name", joined(rule.name));
  out.member("shortDescription", writeMessage, words::prose(titleOf(rule)));
  out.member("fullDescription", writeMessage, words::prose(reasonOf(rule)));
  out.member("help", writePolicyHelp, product, policy, rule);
  if (const auto severity = severityOf(policy, rule))
    out.member("defaultConfiguration", writeConfiguration, levelOf(*severity));
  out.member("properties", writePolicyProperties, policy);
}

}  // namespace dyetrace::sarif
