// FLW-19. A profile that steers what a person sees, and what they then do that feeds the profile,
// while nothing shows them the profile.

#include "analysis/components.h"
#include "analysis/rules/catalogue.h"
#include "analysis/rules/data_kinds.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

Components loopsOf(const FlowGraph& graph) {
  std::vector<PointPair> edges;
  for (const Edge& edge : graph.edges) {
    edges.emplace_back(static_cast<std::uint32_t>(edge.from.index()),
                       static_cast<std::uint32_t>(edge.to.index()));
  }
  return strongComponents(graph.vertices.size(), edges);
}

/// A flow by which people see their profile or can correct it.
bool shows(const Product& product, const Flow& flow, LabelId profile) {
  if (!isSubject(product, flow.to)) return false;
  const Facts& facts = product.factsOf(flow);
  const bool named = std::any_of(facts.data.begin(), facts.data.end(), [&](const LabelUse& use) {
    return isProfile(product, use.label) ||
           product.labels[use.label].category == product.labels[profile].category;
  });
  const bool correcting = std::any_of(facts.marks.begin(), facts.marks.end(), [&](MarkId mark) {
    return product.marks[mark] == "shown" || product.marks[mark] == "correction";
  });
  return named || correcting;
}

struct Loop {
  NodeId inferring{};
  LabelId profile{};
  FlowId acting{};
};

class FeedbackLoop final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "FLW-19",
        "Feedback loop on a profile",
        "Does a profile steer what people see, and what they see the profile, unseen by them?",
        "Places that derive a profile and lie on a circle of flows through the person: what the "
        "profile does to the person comes back into it. Satisfied if a flow to the person names "
        "the "
        "profile, or is marked shown or correction. Named once per place.",
        "high",
        "Art. 16, 21, 22",
        "U.2.1; L.2.2",
        "dpv:Profiling",
        "Show people their profile and let them correct it or switch it off.",
        "privacy.derives on the places that work out a profile, and flows back to the person"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Components loops = loopsOf(context.graph());
    RuleAnswer answer;
    bool profiles = false;
    for (const NodeId node : context.product().nodes.ids()) {
      const LabelId profile = profileMadeAt(context, node);
      if (!profile.valid()) continue;
      profiles = true;
      const FlowId acting = flowBackToPerson(context, loops, node, profile);
      if (!acting.valid() || isShown(context.product(), profile)) continue;
      answer.findings.push_back(report(context, {node, profile, acting}));
    }
    return profiles ? answer : doesNotApply("Nothing in the model works out a profile.");
  }

 private:
  static LabelId profileMadeAt(const RuleContext& context, NodeId node) {
    for (const VertexId vertex : context.graph().verticesOf[node.index()]) {
      for (const LabelDerivation& derivation : context.graph().vertices[vertex].derives) {
        const LabelId made = derivation.to;
        const bool here = context.labelsAt(node).contains(made);
        if (here && isPersonal(context.product(), made) && isProfile(context.product(), made)) {
          return made;
        }
      }
    }
    return {};
  }

  /// A flow by which the profile acts on the person, on a circle with the node; invalid if there is
  /// none.
  static FlowId flowBackToPerson(const RuleContext& context, const Components& loops, NodeId node,
                                 LabelId profile) {
    const FlowGraph& graph = context.graph();
    for (const VertexId vertex : graph.verticesOf[node.index()]) {
      const std::uint32_t loop = loops.of[vertex.index()];
      for (const Edge& edge : graph.edges) {
        const bool inLoop =
            loops.of[edge.from.index()] == loop && loops.of[edge.to.index()] == loop;
        const bool toPerson = isSubject(context.product(), graph.vertices[edge.to].node);
        if (inLoop && toPerson && context.reach().at.test(edge.from, profile)) return edge.flow;
      }
    }
    return {};
  }

  static bool isShown(const Product& product, LabelId profile) {
    return std::any_of(product.flows.begin(), product.flows.end(),
                       [&](const Flow& flow) { return shows(product, flow, profile); });
  }

  Finding report(RuleContext& context, const Loop& loop) const {
    const Product& product = context.product();
    Finding finding =
        findingAt(context, description(), roadTo(context, loop.inferring, loop.profile));
    const std::string profile = titleOf(product, loop.profile);
    const std::string place = titleOf(product.nodes[loop.inferring]);
    const std::string back = flowWords(product, loop.acting);
    finding.sentence = capitalised(profile) + " made at " + place + " feeds on what it steers.";
    finding.detail = "The flow " + back +
                     " brings its effect to the person, whose reaction comes back; nothing shows "
                     "them the profile.";
    finding.fix = "Show people their " + profile +
                  " and let them correct it, on a flow that names "
                  "it (privacy.data).";
    finding.ask = "Where can people see and correct what " + quoted(place) + " works out?";
    addEvidence(finding, product.factsOf(product.nodes[loop.inferring]).statement("derives"));
    addEvidence(finding, "comes back to the person here", product.flows[loop.acting].where);
    finding.severity = fixedSeverity(product, finding.path, Severity::high, "a loop nobody sees");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeFeedbackLoop() {
  return std::make_unique<FeedbackLoop>();
}

}  // namespace dyetrace
