#pragma once

// A deletion reaches a store, but not what was copied out of it. LIF-04 and LIF-10 ask it of
// different places and word it alike.

#include <string>

#include "analysis/rule.h"
#include "analysis/rules/deletions.h"

namespace dyetrace {

class UndeletedCopy : public Rule {
 public:
  RuleAnswer ask(RuleContext& context) const override;

 private:
  virtual ErasureGap::Kind kind() const = 0;
  /// What is wrong at a place, between its name and the data: `still has`.
  virtual std::string verb() const = 0;

  Finding report(RuleContext& context, ErasureGap gap) const;
};

}  // namespace dyetrace
