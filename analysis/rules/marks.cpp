#include "analysis/rules/marks.h"

#include <algorithm>
#include <array>

#include "analysis/rules/support.h"

namespace dyetrace {
namespace {

constexpr std::array kSaidOfSteps = {
    mark::kRefuse,          mark::kWithdraw,   mark::kSilence,      mark::kDecision,
    mark::kContest,         mark::kAccess,     mark::kCorrect,      mark::kExport,
    mark::kConsentRecord,   mark::kLargeScale, mark::kNewTechnique, mark::kPublicMonitoring,
    mark::kImpactAssessment};

}  // namespace

MarkId markNamed(const Product& product, std::string_view name) {
  for (const MarkId id : product.marks.ids()) {
    if (product.marks[id] == name) return id;
  }
  return {};
}

bool gives(const Product& product, const Facts& facts, std::string_view mark) {
  return std::any_of(facts.marks.begin(), facts.marks.end(),
                     [&](MarkId id) { return product.marks[id] == mark; });
}

bool anybodyGives(const Product& product, std::string_view mark) {
  return std::any_of(product.facts.begin(), product.facts.end(),
                     [&](const Facts& facts) { return gives(product, facts, mark); });
}

std::vector<StepId> stepsGiving(const Product& product, std::string_view mark) {
  std::vector<StepId> steps;
  for (const StepId id : product.steps.ids()) {
    const NodeId node = product.steps[id].node;
    if (!product.nodes.contains(node)) continue;
    if (gives(product, product.factsOf(product.nodes[node]), mark)) steps.push_back(id);
  }
  return steps;
}

bool isSafeguard(std::string_view mark) {
  return std::find(kSaidOfSteps.begin(), kSaidOfSteps.end(), mark) == kSaidOfSteps.end();
}

std::string stepWords(const Product& product, StepId step) {
  const Step& value = product.steps[step];
  if (product.nodes.contains(value.node)) return quoted(titleOf(product.nodes[value.node]));
  return quoted(value.name.empty() ? value.key : value.name);
}

void addStepEvidence(const Product& product, Finding& finding, const std::string& words,
                     StepId step) {
  addEvidence(finding, words + " " + stepWords(product, step), product.steps[step].where);
}

void addStepsGiving(const Product& product, Finding& finding, const std::string& words,
                    std::string_view mark) {
  for (const StepId step : stepsGiving(product, mark)) {
    addStepEvidence(product, finding, words, step);
  }
}

}  // namespace dyetrace
