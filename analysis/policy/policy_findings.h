#pragma once

// The findings of a policy's rule, in words: what reaches where, what the policy demands, how it
// can be mended and how grave it is.
//
//   const PolicyFindings findings(rule, description, context);
//   findings.at(demand, path);                 // whatever the settings are
//   findings.under(demand, path, condition);   // exactly under these

#include "analysis/policy/binding.h"
#include "analysis/rule.h"

namespace dyetrace {

class PolicyFindings {
 public:
  /// All must outlive it.
  PolicyFindings(const PolicyRule& rule, const RuleDescription& description, RuleContext& context)
      : rule_(rule), description_(description), context_(context) {}

  Finding at(const BoundDemand& demand, Path path) const;
  /// Only if settings are determined.
  Finding under(const BoundDemand& demand, Path path, const Condition& condition) const;
  /// Where the settings are beyond the budget: sure only if nothing guards the road or the rule.
  Finding undetermined(const BoundDemand& demand, Path path) const;
  /// Asks in which region a place is that the data reaches.
  Finding regionQuestion(const BoundDemand& demand, NodeId place, LabelId label) const;

  /// When and unless what: where the rule demands something.
  Guard applies() const;

 private:
  std::string sentence(const BoundDemand& demand, const Finding& finding) const;
  std::string fix(const BoundDemand& demand, const Finding& finding) const;

  const PolicyRule& rule_;
  const RuleDescription& description_;
  RuleContext& context_;
};

}  // namespace dyetrace
