#pragma once

// A rule that is a description and one function: all that most rules about settings need.
//
//   std::unique_ptr<Rule> makeNagging() {
//     return plainRule({.code = "SET-33", …}, ask);
//   }

#include <memory>
#include <utility>

#include "analysis/rule.h"

namespace dyetrace {

using AskRule = RuleAnswer (*)(RuleContext&, const RuleDescription&);

class PlainRule final : public Rule {
 public:
  PlainRule(RuleDescription text, AskRule function)
      : description_(std::move(text)), ask_(function) {}
  const RuleDescription& description() const override { return description_; }
  RuleAnswer ask(RuleContext& context) const override { return ask_(context, description_); }

 private:
  RuleDescription description_;
  AskRule ask_;
};

inline std::unique_ptr<Rule> plainRule(RuleDescription description, AskRule ask) {
  return std::make_unique<PlainRule>(std::move(description), ask);
}

}  // namespace dyetrace
