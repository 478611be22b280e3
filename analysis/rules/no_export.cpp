// LIF-08. A store with data on consent or a contract that people cannot take with them.

#include <algorithm>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/legal_basis.h"
#include "analysis/rules/marks.h"
#include "analysis/rules/support.h"
#include "analysis/rules/way_to_mark.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

bool allowsExport(const Product& product, TermId basis) {
  const std::string& key = product.taxonomy[basis].key;
  return key == "consent" || key == "explicit_consent" || key == "contract";
}

/// The right goes with the basis: of the store, of a flow into it, or of what writes to it.
bool isPortable(const Product& product, NodeId store) {
  const auto allows = [&](const std::vector<TermId>& bases) {
    return std::any_of(bases.begin(), bases.end(),
                       [&](TermId basis) { return allowsExport(product, basis); });
  };
  if (allows(basesOf(product, store).value)) return true;
  return std::any_of(product.flows.begin(), product.flows.end(), [&](const Flow& flow) {
    return flow.to == store &&
           (allows(product.factsOf(flow).bases) || allows(basesOf(product, flow.from).value));
  });
}

class NoExport final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "LIF-08",
        "No export path",
        "Is there data on consent or a contract that people cannot take with them?",
        "Stores with personal data, except on the person's own device, for which consent or "
        "contract is stated, on them, on a flow into them or on what writes to them: data that "
        "does not get to a step or over a flow marked export. Named once per store.",
        "low",
        "Art. 20",
        "U.2.1",
        "eu-gdpr:A20",
        "Let the export read the store.",
        "privacy.marks: export on the step or flow that hands the data over; privacy.basis"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (!anybodyGives(product, mark::kExport)) {
      return couldNotAsk(
          "Nothing says where people can take their data with them. Add privacy.marks: export to "
          "the step, or the flow to the person, that hands it over.");
    }
    const std::vector<LabelSet> gets = whatGetsTo(context, mark::kExport);
    RuleAnswer answer;
    for (const NodeId node : product.nodes.ids()) {
      if (product.nodes[node].kind != NodeKind::store || isSubject(product, node)) continue;
      if (!isPortable(product, node)) continue;
      const LabelSet missing = withoutWayTo(context, node, gets);
      if (!missing.empty()) answer.findings.push_back(report(context, node, missing));
    }
    return answer;
  }

 private:
  Finding report(RuleContext& context, NodeId store, const LabelSet& missing) const {
    const Product& product = context.product();
    const LabelId gravest = heaviest(product, missing);
    Finding finding = findingAt(context, description(), roadTo(context, store, gravest));
    const std::string label = titleOf(product, gravest);
    const std::string place = titleOf(product.nodes[store]);
    const std::string more = others(product, missing, gravest);
    finding.sentence = "People cannot take the " + label + " in " + place + " with them.";
    finding.detail = more.empty() ? "" : "Nor " + more + ".";
    finding.fix = "Let the export read " + quoted(place) + ".";
    finding.ask = "How does a person get the " + label + " in " + quoted(place) +
                  " in a form that others can read?";
    addStepsGiving(product, finding, "people take their data with them at", mark::kExport);
    finding.severity = fixedSeverity(product, finding.path, Severity::low, "no export");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeNoExport() {
  return std::make_unique<NoExport>();
}

}  // namespace dyetrace
