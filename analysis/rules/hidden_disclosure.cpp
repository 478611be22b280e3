// FLW-04. An outside party gets data that came from further away over a flow that does not say so.

#include <algorithm>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/remembered.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

constexpr Phase kAtStart = 0;
constexpr Phase kOnTheWay = 1;
constexpr Phase kHidden = 2;

/// Into an outside party, not merely on within it.
bool disclosesTo(const Product& product, NodeId from, NodeId to) {
  if (!isOutsider(product, to)) return false;
  return !isOutsider(product, from) ||
         organisationOf(product, from).value != organisationOf(product, to).value;
}

/// Whether the recipient itself says that it gets the data.
bool declares(const Product& product, NodeId node, LabelId label) {
  const Facts& facts = product.factsOf(product.nodes[node]);
  return std::any_of(facts.data.begin(), facts.data.end(), [&](const LabelUse& use) {
    return product.taxonomy.covers(product.labels[use.label].category,
                                   product.labels[label].category);
  });
}

using Discloses = Remembered<FlowId, bool>;

Steering disclosureSteering(const RuleContext& context, const Discloses& discloses) {
  const Product& product = context.product();
  const FlowGraph& graph = context.graph();
  const auto start = [](VertexId, LabelId) -> std::optional<Phase> { return kAtStart; };
  const auto arrive = [&product, &graph, &discloses](EdgeId id, LabelId label,
                                                     Phase phase) -> std::optional<Phase> {
    const Edge& edge = graph.edges[id];
    const NodeId to = graph.vertices[edge.to].node;
    const bool hidden = phase != kAtStart && edge.carriesAll && discloses(edge.flow) &&
                        !declares(product, to, label);
    return hidden ? kHidden : kOnTheWay;
  };
  const auto derive = [](VertexId, LabelId, Phase phase) -> std::optional<Phase> {
    return phase == kHidden ? kOnTheWay : phase;
  };
  return {start, arrive, derive};
}

/// Organisations between the one that collects and the recipient.
int extraOrganisations(const Product& product, const Path& path) {
  const int passed = static_cast<int>(organisationsOn(product, path).size());
  const int expected = isSubject(product, path.origin) ? 3 : 2;
  return std::max(0, passed - expected);
}

class HiddenDisclosure final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "FLW-04",
        "Hidden onward disclosure",
        "Does an outside party get data that no flow to it names?",
        "Third parties, authorities, other users and the public: data that arrives over two or "
        "more "
        "hops, the last of them a flow that does not name it.",
        "weight x distance; +1 level for each further organisation on the road",
        "Art. 13(1)(e), 14(1)(e)",
        "Dd.4.1.2; U.1.1",
        "risk:UnwantedDisclosureData",
        "Name on the flow what it carries; if the data should not be there, this also stops it.",
        "a recipient outside the organisation"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    bool outsiders = false;
    for (const NodeId node : product.nodes.ids()) {
      outsiders = outsiders || isOutsider(product, node);
    }
    if (!outsiders) return doesNotApply("The model has no recipient outside the organisation.");
    const Discloses discloses(product.flows.size(), [&](FlowId flow) {
      return disclosesTo(product, product.flows[flow].from, product.flows[flow].to);
    });
    const PhaseSearch roads(product, context.graph(), context.reach(),
                            disclosureSteering(context, discloses));
    const auto hidden = [](const Arrival& arrival) { return arrival.phase == kHidden; };
    RuleAnswer answer;
    for (const Arrival* arrival : troubleByLabel(context, roads, hidden)) {
      answer.findings.push_back(report(context, roads.pathTo(*arrival)));
    }
    return answer;
  }

 private:
  Finding report(RuleContext& context, Path path) const {
    const Product& product = context.product();
    Finding finding = findingAt(context, description(), std::move(path));
    const std::string label = titleOf(product, finding.label);
    const std::string place = titleOf(product.nodes[finding.place]);
    const FlowId last = finding.path.hops.back().flow;
    finding.sentence = capitalised(label) + " reaches " + place + " " + steps(finding.path) +
                       "; no flow names it.";
    finding.detail = "The flow " + flowWords(product, last) + " names nothing, so everything goes.";
    addRoadWords(product, finding);
    finding.fix = "State on the flow " + flowWords(product, last) +
                  " what it carries (privacy.data), without " + label +
                  " unless people are told about it.";
    finding.ask = "Does " + quoted(place) + " really get " + label + ", and are people told?";
    addEvidence(finding, "this flow names no data", product.flows[last].where);
    finding.severity = severityOf(product, finding.path, context.standing(finding.path));
    raise(finding.severity, extraOrganisations(product, finding.path),
          "further organisations on the road");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeHiddenDisclosure() {
  return std::make_unique<HiddenDisclosure>();
}

}  // namespace dyetrace
