#include "cli/rule_choice.h"

#include <algorithm>

#include "analysis/rule.h"
#include "model/diagnostic.h"
#include "model/names.h"

namespace dyetrace {

void checkRuleCodes(const std::vector<std::string>& wanted, const Policy* policy) {
  std::vector<std::string> known;
  if (policy != nullptr) {
    for (const PolicyRule& rule : policy->rules) known.push_back(codeOf(rule));
  }
  for (const auto& rule : rules()) known.push_back(rule->description().code);
  for (const std::string& code : wanted) {
    if (std::find(known.begin(), known.end(), code) != known.end()) continue;
    throw Error("there is no rule `" + code + "`",
                didYouMean(nearestNames(code, known)) + " `dyetrace rules` lists them all.");
  }
}

void keepRules(Review& review, const std::vector<std::string>& wanted) {
  if (wanted.empty()) return;
  const auto unwanted = [&](const auto& item) {
    return std::find(wanted.begin(), wanted.end(), item.rule) == wanted.end();
  };
  std::erase_if(review.findings, unwanted);
  std::erase_if(review.questions, unwanted);
  std::erase_if(review.accepted, unwanted);
  std::erase_if(review.rules, unwanted);
}

}  // namespace dyetrace
