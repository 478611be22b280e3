#pragma once

// One rule asked of one small model.

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/review.h"
#include "analysis/rule.h"
#include "tests/support/builder.h"

namespace dyetrace::testing {

inline const Rule& ruleNamed(std::string_view code) {
  for (const auto& rule : rules()) {
    if (rule->description().code == code) return *rule;
  }
  throw std::logic_error("no such rule");
}

inline RuleAnswer ask(std::string_view code, const Product& product) {
  const FlowGraph graph = buildFlowGraph(product, {});
  const Reach reach = solveReach(graph);
  const auto settings = SettingsAnalysis::of(product, graph, reach);
  RuleContext context(product, graph, reach, settings.get());
  return ruleNamed(code).ask(context);
}

using Lines = std::vector<std::string>;

/// `user.contact.email @ Ads violated`, one for each finding, sorted.
inline Lines told(std::string_view code, const Product& product) {
  Lines lines;
  for (const Finding& finding : ask(code, product).findings) {
    lines.push_back(keyOf(product, finding.label) + " @ " + product.nodes[finding.place].key + " " +
                    std::string(verdictName(finding.verdict)));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

inline std::vector<TermId> terms(TermKind kind, std::string_view name) {
  const TermId found = Taxonomy::builtIn().find(kind, name).term;
  if (!found.valid()) throw std::logic_error("no such term: " + std::string(name));
  return {found};
}
inline std::vector<TermId> purpose(std::string_view name) {
  return terms(TermKind::purpose, name);
}
inline std::vector<TermId> basis(std::string_view name) {
  return terms(TermKind::basis, name);
}

}  // namespace dyetrace::testing
