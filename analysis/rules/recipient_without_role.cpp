// REC-01. An outside party that gets personal data, and nobody says what it is to us.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

/// What a party gets from others, not what it collects itself.
LabelSet receivedBy(RuleContext& context, NodeId party) {
  LabelSet received;
  const FlowGraph& graph = context.graph();
  for (const VertexId vertex : graph.verticesOf[party.index()]) {
    for (const EdgeId edge : graph.into(vertex)) {
      const VertexId from = graph.edges[edge].from;
      received |= passes(graph, graph.edges[edge], context.reach().at.row(from));
    }
  }
  return received & personalAt(context, party);
}

class RecipientWithoutRole final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "REC-01",
        "Recipient without a role",
        "Does an outside party get personal data without a stated role?",
        "Externals that receive personal data and for which no role is stated, on them or on the "
        "area "
        "around them. Named once per party, with its gravest data.",
        "medium",
        "Art. 4(9), 13(1)(e), 30(1)(d)",
        "U.1.1; Nc.1.2",
        "dpv:Recipient",
        "Settle with the party what it is (processor, joint controller, third party, authority) "
        "and "
        "state it.",
        "an outside party that receives personal data; privacy.role on it"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    RuleAnswer answer;
    bool parties = false;
    for (const NodeId node : product.nodes.ids()) {
      if (product.nodes[node].kind != NodeKind::external) continue;
      const LabelSet received = receivedBy(context, node);
      if (received.empty()) continue;
      parties = true;
      if (!roleOf(product, node).stated) answer.findings.push_back(report(context, node, received));
    }
    return parties ? answer : doesNotApply("No outside party receives personal data.");
  }

 private:
  Finding report(RuleContext& context, NodeId party, const LabelSet& received) const {
    const Product& product = context.product();
    const LabelId gravest = heaviest(product, received);
    Finding finding = findingAt(context, description(), roadTo(context, party, gravest));
    const std::string label = titleOf(product, gravest);
    const std::string place = titleOf(product.nodes[party]);
    const std::string more = others(product, received, gravest);
    finding.sentence = place + " gets " + label + ", and its role is not stated.";
    finding.detail = (more.empty() ? "" : "It also gets " + more + ".");
    addRoadWords(product, finding);
    finding.fix =
        "State privacy.role on " + quoted(place) + ": processor, joint, third-party or authority.";
    finding.ask = "What is " + quoted(place) +
                  " to us: does it act on our instruction, decide together with us, or for itself?";
    addEvidence(finding, "no privacy.role here", product.nodes[party].where);
    finding.severity =
        fixedSeverity(product, finding.path, Severity::medium, "recipient without a role");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeRecipientWithoutRole() {
  return std::make_unique<RecipientWithoutRole>();
}

}  // namespace dyetrace
