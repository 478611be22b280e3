// LIF-06. A store whose data people are never shown.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/marks.h"
#include "analysis/rules/support.h"
#include "analysis/rules/way_to_mark.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

class NoAccess final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "LIF-06",
        "No access path",
        "Is there a store whose data people cannot get to see?",
        "Stores with personal data, except on the person's own device: data that does not get to a "
        "step or over a flow marked access, at which people are given what is kept about them. "
        "Named once per store, with its gravest data.",
        "medium",
        "Art. 15",
        "U.2.1",
        "eu-gdpr:A15",
        "Let the step that answers a request for access read the store.",
        "privacy.marks: access on the step or flow that gives people their data"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (!anybodyGives(product, mark::kAccess)) {
      return couldNotAsk(
          "Nothing says where people get to see their data. Add privacy.marks: access to the step, "
          "or the flow to the person, that gives it.");
    }
    const std::vector<LabelSet> gets = whatGetsTo(context, mark::kAccess);
    RuleAnswer answer;
    for (const NodeId node : product.nodes.ids()) {
      if (product.nodes[node].kind != NodeKind::store || isSubject(product, node)) continue;
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
    finding.sentence = "People cannot see the " + label + " that " + place + " keeps.";
    finding.detail = more.empty() ? "" : "Nor " + more + ".";
    finding.fix = "Let the step that gives people their data read " + quoted(place) + ".";
    finding.ask = "How does a person get to see the " + label + " in " + quoted(place) + "?";
    addStepsGiving(product, finding, "people see their data at", mark::kAccess);
    finding.severity = fixedSeverity(product, finding.path, Severity::medium, "no access");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeNoAccess() {
  return std::make_unique<NoAccess>();
}

}  // namespace dyetrace
