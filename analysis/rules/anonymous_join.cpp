// FLW-06. Data that was made anonymous or pseudonymous and that meets again what it was freed of:
// a direct identifier, or the table that tells whom a pseudonym stands for.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/data_kinds.h"
#include "analysis/rules/first_places.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

bool weighs(const Product& product, LabelId label) {
  return weightOf(product, label) > 0;
}

bool isKeyTable(const Product& product, NodeId node) {
  return product.factsOf(product.nodes[node]).storeUse == StoreUse::keyTable;
}

/// Where data is freed of its identity both forms are at home.
bool freesOfIdentity(const Product& product, NodeId node) {
  const std::vector<Turn>& turns = product.factsOf(product.nodes[node]).turns;
  return std::any_of(turns.begin(), turns.end(), [&](const Turn& turn) {
    return product.labels[turn.to].form != Form::identified;
  });
}

/// A key table whose data comes here over one flow; invalid if there is none.
NodeId keyTableRead(const RuleContext& context, NodeId node) {
  const FlowGraph& graph = context.graph();
  if (isKeyTable(context.product(), node)) return node;
  for (const VertexId vertex : graph.verticesOf[node.index()]) {
    for (const EdgeId edge : graph.into(vertex)) {
      const NodeId from = graph.vertices[graph.edges[edge].from].node;
      if (isKeyTable(context.product(), from)) return from;
    }
  }
  return {};
}

/// What is at a place without its identity although the place can give it back.
struct Join {
  LabelSet freed{};
  LabelSet identity{};
  NodeId table{};
};

Join joinAt(RuleContext& context, NodeId node) {
  const Product& product = context.product();
  Join join;
  join.table = keyTableRead(context, node);
  LabelSet anonymous;
  LabelSet pseudonymous;
  for (const LabelId label : context.labelsAt(node).members()) {
    const Form form = product.labels[label].form;
    if (form == Form::anonymous && weighs(product, label)) anonymous.insert(label);
    if (form == Form::pseudonymous) pseudonymous.insert(label);
    if (isDirectIdentifier(product, label)) join.identity.insert(label);
  }
  if (join.table.valid()) join.freed = pseudonymous;
  if (join.table.valid() || !join.identity.empty()) join.freed |= anonymous;
  return join;
}

bool anyFreed(const Product& product) {
  return std::any_of(product.labels.begin(), product.labels.end(),
                     [](const Label& label) { return label.form != Form::identified; });
}

class AnonymousJoin final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "FLW-06",
        "Anonymous label does not survive a join",
        "Does data that was freed of its identity meet what gives it back?",
        "Places other than those that free data of its identity: anonymous data together with a "
        "direct identifier (name, contact, account, face) or a key table, and pseudonymous data "
        "together with a key table. The first such place on a road, with its gravest data.",
        "high",
        "Art. 4(5), 11; recital 26",
        "I.1; L.2.1",
        "risk:UnauthorisedReidentification",
        "Keep the identity or the key table away from the place, or treat the data as personal.",
        "data in anonymous or pseudonymous form (privacy.turns)"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (!anyFreed(product)) {
      return doesNotApply("No data is made anonymous or pseudonymous in the model.");
    }
    std::map<NodeId, LabelSet> troubles;
    for (const NodeId node : product.nodes.ids()) {
      const bool concerns = product.nodes[node].kind != NodeKind::data &&
                            !isSubject(product, node) && !freesOfIdentity(product, node);
      if (!concerns) continue;
      const Join join = joinAt(context, node);
      if (!join.freed.empty()) troubles[node] = join.freed | join.identity;
    }
    RuleAnswer answer;
    for (const auto& [node, labels] : firstPlaces(context, troubles)) {
      Finding finding = report(context, node, joinAt(context, node));
      if (settle(context, finding, node)) answer.findings.push_back(std::move(finding));
    }
    return answer;
  }

 private:
  static bool settle(RuleContext& context, Finding& finding, NodeId node) {
    const LabelId identity = heaviest(context.product(), joinAt(context, node).identity);
    std::vector<LabelAt> together{{node, finding.label}};
    if (identity.valid()) together.push_back({node, identity});
    return settleTogether(context, finding, together);
  }

  Finding report(RuleContext& context, NodeId node, const Join& join) const {
    const Product& product = context.product();
    const LabelId freed = heaviest(product, join.freed);
    Finding finding = findingAt(context, description(), roadTo(context, node, freed));
    const LabelId identity = heaviest(product, join.identity);
    const std::string with = join.table.valid()
                                 ? "the key table " + titleOf(product.nodes[join.table])
                                 : titleOf(product, identity);
    const std::string place = titleOf(product.nodes[node]);
    const std::string label = titleOf(product, freed);
    finding.sentence =
        capitalised(label) + " meets " + with + " at " + place + " and is no longer free of it.";
    const std::string more = others(product, join.freed, freed);
    if (!more.empty()) finding.detail = "The same holds of " + more + ".";
    if (join.table.valid()) {
      addEvidence(finding, "key table", product.nodes[join.table].where);
    } else {
      addRoad(context, finding, roadTo(context, node, identity));
    }
    finding.fix = "Keep " + with + " away from " + quoted(place) + ", or handle " + label +
                  " there as personal data.";
    finding.ask = "Can a row of " + label + " at " + quoted(place) + " be matched with " + with +
                  "? If not, say how that is prevented.";
    finding.severity = fixedSeverity(product, finding.path, Severity::high, "identity given back");
    return finding;
  }

  static void addRoad(RuleContext& context, Finding& finding, const Path& road) {
    const Product& product = context.product();
    addEvidence(finding,
                titleOf(product, road.originLabel) + " comes from " +
                    quoted(titleOf(product.nodes[road.origin])),
                product.nodes[road.origin].where);
    for (const Hop& hop : road.hops) {
      addEvidence(finding, titleOf(product, hop.label) + " on " + flowWords(product, hop.flow),
                  product.flows[hop.flow].where);
    }
  }
};

}  // namespace

std::unique_ptr<Rule> makeAnonymousJoin() {
  return std::make_unique<AnonymousJoin>();
}

}  // namespace dyetrace
