// What the log says of a rule of a policy: its own words.

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

std::string plain(std::string_view text) {
  return message(text)["text"].get<std::string>();
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

Json propertiesOf(const Policy& policy) {
  Json properties = {{"tags", {"privacy", "policy"}}};
  if (!policy.title.empty()) properties["policy"] = words::name(policy.title);
  return properties;
}

}  // namespace

Json policyRuleOf(const Product& product, const Policy& policy, const PolicyRule& rule) {
  Json described = {
      {"id", words::name(codeOf(rule))},
      {"name", joined(rule.name)},
      {"shortDescription", message(words::prose(titleOf(rule)))},
      {"fullDescription", message(words::prose(reasonOf(rule)))},
      {"help",
       {{"text", paragraphs(partsOf(product, policy, rule, plain), "")},
        {"markdown", paragraphs(partsOf(product, policy, rule, escapeMarkdown), "**")}}}};
  if (const auto severity = severityOf(policy, rule)) {
    described["defaultConfiguration"] = {{"level", levelOf(*severity)}};
  }
  described["properties"] = propertiesOf(policy);
  return described;
}

}  // namespace dyetrace::sarif
