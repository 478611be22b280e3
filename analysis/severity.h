#pragma once

// One severity formula for all rules, printed with every finding.
//
//   weight of the data (0–4) × distance of the recipient (the person 0 … public 4)
//   at most 1 note · 3 low · 6 medium · 11 high · above critical
//   +1 level  special-category or child's data
//   +1 level  true under the defaults, of somebody at least; also where no guard is on the road
//   -1 level  true in at most 1 % of the valid configurations and under nobody's defaults
//   −1 level  for each safeguard: pseudonymous form; end-to-end protection on every flow
//   then the steps of the rule itself, then its floors ("at least high").
// Levels are added up and only the result is held between note and critical, so the order of the
// steps does not matter and anybody can check the sum.
//
// Some rules fix a level instead ("medium"): there is no weight times distance then and no ±1 for
// the road; steps and floors of the rule still apply.
//
//   SeveritySum sum = severityOf(product, path, standing);  // 4 (precise location) x 3 (third …
//   raise(sum, 1, "used for advertising");
//   atLeast(sum, Severity::high, "no legal basis");

#include <cstdint>
#include <string>

#include "analysis/finding.h"
#include "analysis/flow_graph.h"

namespace dyetrace {

/// How what is found stands to people's settings, as a change of level with its reason.
struct Standing {
  int levels = 0;
  std::string words{};
};

/// By the guards on the road alone: +1 if there are none.
Standing standingByGuards(const Product& product, const FlowGraph& graph, const Path& path);

SeveritySum severityOf(const Product& product, const Path& path, const Standing& standing);
/// `words` says what fixes the level: `recipient without a role`.
SeveritySum fixedSeverity(const Product& product, const Path& path, Severity level,
                          const std::string& words);

/// For something that a model weighs by a word for its risk: `words` says which.
SeveritySum severityOfWeight(std::uint64_t weight, const std::string& words,
                             const Standing& standing);

/// Changes the level by `levels`; nothing if zero.
void raise(SeveritySum& sum, int levels, const std::string& words);
/// A floor; said only if it changes something.
void atLeast(SeveritySum& sum, Severity floor, const std::string& words);

/// The guard on the whole road: all that must hold at once for the data to arrive.
Guard guardOf(const Product& product, const FlowGraph& graph, const Path& path);

}  // namespace dyetrace
