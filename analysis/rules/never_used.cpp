// FLW-10. Data that comes to the company and that nothing behind it needs. Where somebody behind it
// does not say what they need, it is a question; where nobody says it, there is nothing to ask.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/first_places.h"
#include "analysis/rules/leads_to.h"
#include "analysis/rules/needs.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

/// Whether a flow into the node names the label: somebody means it to be there.
bool isNamedOnTheWay(const RuleContext& context, NodeId node, LabelId label) {
  const FlowGraph& graph = context.graph();
  for (const VertexId vertex : graph.verticesOf[node.index()]) {
    for (const EdgeId id : graph.into(vertex)) {
      const Edge& edge = graph.edges[id];
      const LabelSet over = passes(graph, edge, context.reach().at.row(edge.from));
      if (!edge.carriesAll && over.contains(label)) return true;
    }
  }
  return false;
}

enum class Use {
  none,    ///< Stores and data objects only keep and carry.
  used,    ///< Needed, made into something, shown to a person, or handed over on purpose.
  denied,  ///< The node states what it needs, and it is something else.
  silent,  ///< A process that does not say.
};

/// Worked out here on purpose.
bool isMadeHere(const Product& product, NodeId node, LabelId label) {
  const std::vector<Derivation>& derives = product.factsOf(product.nodes[node]).derives;
  return std::any_of(derives.begin(), derives.end(),
                     [&](const Derivation& derivation) { return derivation.to.label == label; });
}

Use useAt(RuleContext& context, NodeId node, LabelId label) {
  const Product& product = context.product();
  if (needs(product, node, label) || coarserNeed(product, node, label).valid() ||
      isMadeInto(product, node, label) || isMadeHere(product, node, label) ||
      needlessIdentity(context, node).contains(label)) {
    return Use::used;
  }
  if (statesNeeds(product, node)) return Use::denied;
  if (isSubject(product, node) || isParty(product, node)) {
    return isNamedOnTheWay(context, node, label) ? Use::used : Use::none;
  }
  return product.nodes[node].kind == NodeKind::process ? Use::silent : Use::none;
}

/// What is done with each label at each place and behind it.
struct UsesBehind {
  LeadsTo leads;
  LeadsTo::Marked used;
  LeadsTo::Marked denied;

  explicit UsesBehind(RuleContext& context)
      : leads(context),
        used(leads.to(is(context, Use::used))),
        denied(leads.to(is(context, Use::denied))) {}

  static LeadsTo::Test is(RuleContext& context, Use use) {
    return
        [&context, use](NodeId node, LabelId label) { return useAt(context, node, label) == use; };
  }
};

/// The places at `node` and behind it that use the label in that way.
std::vector<NodeId> placesOf(RuleContext& context, NodeId node, LabelId label, Use use) {
  std::vector<NodeId> places;
  if (useAt(context, node, label) == use) places.push_back(node);
  for (const Reached& reached : reachedFrom(context, node, label)) {
    if (useAt(context, reached.node, reached.label) == use) places.push_back(reached.node);
  }
  return places;
}

bool isOurs(const Product& product, NodeId node) {
  const NodeKind kind = product.nodes[node].kind;
  return (kind == NodeKind::process || kind == NodeKind::store) && !isSubject(product, node) &&
         !isOutsider(product, node);
}

std::string titles(const Product& product, const std::vector<NodeId>& nodes) {
  std::vector<std::string> names;
  for (const NodeId node : nodes) names.push_back(quoted(titleOf(product.nodes[node])));
  return listed(names);
}

class NeverUsed final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "FLW-10",
        "Collected and never used",
        "Does the company get personal data that nothing needs?",
        "Tasks and stores of the company: data that neither they nor anything behind them needs, "
        "makes something of, or hands to a person or party by name. Asked where somebody behind "
        "states needs; who states none there makes it a question. Named once at the first place, "
        "with its gravest data.",
        "low; one level up for each step of weight above 1",
        "Art. 5(1)(c)",
        "Dd.1.1; Dd.2.1",
        "eu-gdpr:DataMinimisationPrinciple",
        "Do not collect the data, or drop it before the place.",
        "privacy.needs on the places that use data"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (!anyStatesNeeds(product)) return nobodyStatesNeeds();
    const UsesBehind uses(context);
    std::map<NodeId, LabelSet> unused;
    for (const NodeId node : product.nodes.ids()) {
      if (!isOurs(product, node)) continue;
      for (const LabelId label : personalAt(context, node).members()) {
        const bool used = uses.leads.at(uses.used, node, label);
        if (!used && uses.leads.at(uses.denied, node, label)) unused[node].insert(label);
      }
    }
    return answer(context, unused);
  }

 private:
  /// A label is named where it comes in.
  RuleAnswer answer(RuleContext& context, const std::map<NodeId, LabelSet>& unused) const {
    std::map<NodeId, LabelSet> entering;
    for (const LabelId label : context.product().labels.ids()) {
      std::map<NodeId, LabelSet> places;
      for (const auto& [node, labels] : unused) {
        if (labels.contains(label)) places[node].insert(label);
      }
      for (const auto& [node, labels] : firstPlaces(context, places)) entering[node] |= labels;
    }
    RuleAnswer answer;
    for (const auto& [node, labels] : entering) {
      answer.findings.push_back(report(context, node, labels));
    }
    return answer;
  }

  Finding report(RuleContext& context, NodeId node, const LabelSet& labels) const {
    const Product& product = context.product();
    const LabelId gravest = heaviest(product, labels);
    Finding finding = findingAt(context, description(), roadTo(context, node, gravest));
    const std::string label = titleOf(product, gravest);
    const std::string place = titleOf(product.nodes[node]);
    finding.sentence = place + " gets " + label + ", and nothing needs it.";
    const std::string more = others(product, labels, gravest);
    if (!more.empty()) finding.detail = "Nor does anything need " + more + ".";
    finding.fix = "Do not collect " + label + ", or drop it before " + quoted(place) + ".";
    finding.ask = "What is " + label + " at " + quoted(place) + " for?";
    for (const NodeId other : placesOf(context, node, gravest, Use::denied)) {
      addEvidence(finding, product.factsOf(product.nodes[other]).statement("needs"));
    }
    const int weight = weightOf(product, gravest);
    finding.severity = fixedSeverity(product, finding.path, Severity::low, "collected for nothing");
    raise(finding.severity, weight - 1, label + " weighs " + std::to_string(weight));
    const std::vector<NodeId> silent = placesOf(context, node, gravest, Use::silent);
    if (!silent.empty()) turnIntoQuestion(product, finding, silent, label);
    return finding;
  }

  static void turnIntoQuestion(const Product& product, Finding& finding,
                               const std::vector<NodeId>& silent, const std::string& label) {
    finding.sentence =
        "Does anything need " + label + " at " + titleOf(product.nodes[finding.place]) + "?";
    becomeQuestion(finding, "Does " + titles(product, silent) + " need " + label +
                                "? State it as privacy.needs; nobody else does.");
  }
};

}  // namespace

std::unique_ptr<Rule> makeNeverUsed() {
  return std::make_unique<NeverUsed>();
}

}  // namespace dyetrace
