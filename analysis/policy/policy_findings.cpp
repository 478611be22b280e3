#include "analysis/policy/policy_findings.h"

#include <algorithm>
#include <utility>

#include "analysis/rules/support.h"
#include "analysis/settings/standing.h"
#include "model/names.h"

namespace dyetrace {
namespace {

/// Where pins say what a node does, a road tells what may be on it, not what is.
bool restsOnPins(const Product& product, const Path& path) {
  return std::any_of(path.hops.begin(), path.hops.end(),
                     [&](const Hop& hop) { return product.flows[hop.flow].fromPin.valid(); });
}

}  // namespace

Finding PolicyFindings::at(const BoundDemand& demand, Path path) const {
  const Product& product = context_.product();
  Finding finding = findingAt(context_, description_, std::move(path), demand.variant);
  if (restsOnPins(product, finding.path)) finding.verdict = Verdict::possible;
  finding.sentence = sentence(demand, finding);
  if (!rule_.sentence.empty()) {
    finding.detail = "The policy demands: " + quoted(rule_.sentence) + ".";
  }
  addRoadWords(product, finding);
  finding.why = rule_.because.empty() ? "The policy's rule " + rule_.name + "." : rule_.because;
  finding.fix = rule_.fix.empty() ? fix(demand, finding) : rule_.fix;
  finding.ask = rule_.ask.empty() ? "Is " + quoted(titleOf(product.nodes[finding.place])) +
                                        " an exception that the policy should know?"
                                  : rule_.ask;
  addEvidence(finding, "policy: " + rule_.text, rule_.verbWhere);
  finding.severity =
      rule_.severity ? fixedSeverity(product, finding.path, *rule_.severity, "set by the policy")
                     : severityOf(product, finding.path, context_.standing(finding.path));
  return finding;
}

Finding PolicyFindings::under(const BoundDemand& demand, Path path,
                              const Condition& condition) const {
  SettingsAnalysis& settings = *context_.settings();
  const ConditionAnswers answers = answersTo(settings.space(), settings.people(), condition);
  Finding finding = at(demand, std::move(path));
  finding.settings = settingsOf(settings, condition, answers);
  if (!rule_.severity) {
    finding.severity = severityOf(context_.product(), finding.path, standingOf(settings, answers));
  }
  return finding;
}

Finding PolicyFindings::undetermined(const BoundDemand& demand, Path path) const {
  Finding finding = at(demand, std::move(path));
  finding.settings = FindingSettings{.determined = false};
  const Guard guard = guardOf(context_.product(), context_.graph(), finding.path);
  if (!guard.always() || !applies().always()) finding.verdict = Verdict::possible;
  return finding;
}

Finding PolicyFindings::regionQuestion(const BoundDemand& demand, NodeId place,
                                       LabelId label) const {
  Finding finding = at(demand, roadTo(context_, place, label));
  const std::string title = titleOf(context_.product().nodes[place]);
  finding.sentence = "In which region is " + title + "?";
  becomeQuestion(finding, "Where is " + quoted(title) + "? The policy's rule " + rule_.name +
                              " depends on it. State privacy.region.");
  return finding;
}

Guard PolicyFindings::applies() const {
  return Guard::conjunction({rule_.when, Guard::negation(rule_.unless)});
}

std::string PolicyFindings::sentence(const BoundDemand& demand, const Finding& finding) const {
  const Product& product = context_.product();
  const std::string place = titleOf(product.nodes[finding.place]);
  const std::string label = capitalised(titleOf(product, finding.label));
  if (rule_.verb == PolicyRule::Verb::only) {
    return label + " reaches " + place + ", where the policy does not allow it.";
  }
  return label + (finding.path.hops.empty() ? " is at " : " reaches ") + place + demand.lacking +
         ".";
}

std::string PolicyFindings::fix(const BoundDemand& demand, const Finding& finding) const {
  if (finding.path.hops.empty()) return "Do not keep it there.";
  const std::string flow =
      "the flow " + flowWords(context_.product(), finding.path.hops.back().flow);
  if (demand.lacking.empty()) return "Keep it out of " + flow + ", or close that flow.";
  return "Lead its road through what it lacks before " + flow + ", or close that flow.";
}

}  // namespace dyetrace
