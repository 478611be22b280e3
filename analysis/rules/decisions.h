#pragma once

// Choices in a process, as outsiders see them: which message somebody gets, or does not get,
// tells which way a choice went.

#include <string>
#include <vector>

#include "analysis/rule.h"

namespace dyetrace {

/// A gateway with several ways out, none of which a setting decides.
struct Decision {
  StepId gateway{};
  std::vector<const Sequence*> branches{};
  std::vector<NodeId> deciding{};         ///< Nodes at the steps right before it.
  std::vector<std::string> conditions{};  ///< Words of its conditions, folded, each once.
  std::vector<std::string> names{};       ///< Words of its name and of its branches' names.
};
std::vector<Decision> decisionsOf(const Product& product);

/// Somebody of another organisation who gets a message on one branch and not on another.
struct Telling {
  NodeId participant{};
  std::vector<FlowId> flows{};
};
/// By participant.
std::vector<Telling> tellingsOf(RuleContext& context, const Decision& decision);

/// `"Contagious?"`, or the step before it if the gateway has no name.
std::string decisionWords(const Product& product, const Decision& decision);

}  // namespace dyetrace
