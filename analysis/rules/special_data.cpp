// FLW-03. On each road the first place with special data and no Article 9 condition is named, and
// every outside party that gets it.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/legal_basis.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

// A phase is a set of bits: what was already named on the road, and what is to be named here.
constexpr Phase kAskedBefore = 1;
constexpr Phase kViolatedBefore = 2;
constexpr Phase kAskHere = 4;
constexpr Phase kViolatedHere = 8;
constexpr Phase kBefore = kAskedBefore | kViolatedBefore;

bool isSensitive(const Product& product, LabelId label) {
  const Special special = specialOf(product, label);
  return special == Special::article9 || special == Special::article10;
}

/// kAskHere, kViolatedHere, or nothing if the place is fine or of no concern.
Phase troubleAt(const Product& product, NodeId node, LabelId label, FlowId over) {
  if (!isPersonal(product, label) || !isSensitive(product, label)) return 0;
  if (product.nodes[node].kind == NodeKind::data || isSubject(product, node)) return 0;
  const std::vector<TermId> bases = usageBases(product, basesAt(product, node, over));
  if (bases.empty()) return kAskHere;
  return allowSpecial(product, bases, specialOf(product, label)) ? 0 : kViolatedHere;
}

Phase enter(const Product& product, NodeId node, LabelId label, FlowId over, Phase before) {
  const Phase trouble = troubleAt(product, node, label, over);
  const Phase asBefore = trouble == kAskHere ? kAskedBefore : kViolatedBefore;
  if (trouble == 0) return before;
  const bool repeats = (before & asBefore) != 0 && !isParty(product, node);
  return repeats ? before : (before | asBefore | trouble);
}

Steering specialDataSteering(const RuleContext& context) {
  const Product& product = context.product();
  const FlowGraph& graph = context.graph();
  const auto start = [&product, &graph](VertexId vertex, LabelId label) -> std::optional<Phase> {
    const NodeId node = graph.vertices[vertex].node;
    // A party that hands special data over answers for its own collection.
    if (isParty(product, node)) return 0;
    return enter(product, node, label, {}, 0);
  };
  const auto arrive = [&product, &graph](EdgeId id, LabelId label,
                                         Phase phase) -> std::optional<Phase> {
    const Edge& edge = graph.edges[id];
    return enter(product, graph.vertices[edge.to].node, label, edge.flow, phase & kBefore);
  };
  // Special data may be worked out from ordinary data, such as a face template from a picture.
  const auto derive = [&product, &graph](VertexId vertex, LabelId label,
                                         Phase phase) -> std::optional<Phase> {
    return enter(product, graph.vertices[vertex].node, label, {}, phase & kBefore);
  };
  return {start, arrive, derive};
}

class SpecialData final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "FLW-03",
        "Special data without an Article 9 or 10 condition",
        "Is data on health, belief, biometrics, offences and the like used without one of the "
        "conditions the law asks for?",
        "Places with special-category data: a basis that is neither explicit consent nor another "
        "Article 9(2) condition is a finding; no basis at all is a question. The first place on "
        "each "
        "road, and every outside party.",
        "critical",
        "Art. 9(1), 9(2), 10",
        "Nc.1.1",
        "dpv:SensitivePersonalData",
        "Ask for explicit consent, rest on another Article 9(2) condition and state it, or drop "
        "the "
        "data.",
        "special-category data somewhere; privacy.basis where it is handled"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    const PhaseSearch roads(product, context.graph(), context.reach(),
                            specialDataSteering(context));
    RuleAnswer answer;
    bool special = false;
    for (const Arrival& arrival : roads.arrivals()) {
      special = special || isSensitive(product, arrival.label);
    }
    if (!special) return doesNotApply("The model has no special-category data.");
    addAll(context, roads, kViolatedHere, answer);
    addAll(context, roads, kAskHere, answer);
    return answer;
  }

 private:
  void addAll(RuleContext& context, const PhaseSearch& roads, Phase bit, RuleAnswer& answer) const {
    const auto here = [bit](const Arrival& arrival) { return (arrival.phase & bit) != 0; };
    for (const Arrival* arrival : troubleByLabel(context, roads, here)) {
      Finding finding = report(context, roads.pathTo(*arrival), bit == kViolatedHere);
      answer.findings.push_back(std::move(finding));
    }
  }

  Finding report(RuleContext& context, Path path, bool violated) const {
    const Product& product = context.product();
    Finding finding = findingAt(context, description(), std::move(path));
    const std::string label = titleOf(product, finding.label);
    const std::string place = titleOf(product.nodes[finding.place]);
    const auto bases = basesOf(product, finding.place);
    addEvidence(finding, bases.source);
    finding.severity =
        fixedSeverity(product, finding.path, Severity::critical, "special-category data");
    finding.fix = "Ask for explicit consent and state privacy.basis: explicit_consent on " +
                  quoted(place) + ", state another special.* basis, or drop " + label +
                  " before it.";
    const std::string question =
        "Which Article 9(2) condition allows " + quoted(place) + " to handle " + label + "?";
    finding.ask = question;
    if (violated) {
      finding.sentence = place + " uses " + label + " without an Article 9 condition.";
      finding.detail = "Stated there: " + titlesOf(product, statedAt(product, finding.path)) +
                       ", which does not cover special-category data.";
      addRoadWords(product, finding);
    } else {
      finding.sentence = place + " gets " + label + ", and no legal basis is stated.";
      finding.detail =
          "Special-category data needs explicit consent or another Article 9(2) "
          "condition.";
      addRoadWords(product, finding);
      becomeQuestion(finding, question);
    }
    return finding;
  }

  static std::vector<TermId> statedAt(const Product& product, const Path& path) {
    const FlowId over = path.hops.empty() ? FlowId() : path.hops.back().flow;
    return usageBases(product, basesAt(product, path.place, over));
  }
};

}  // namespace

std::unique_ptr<Rule> makeSpecialData() {
  return std::make_unique<SpecialData>();
}

}  // namespace dyetrace
