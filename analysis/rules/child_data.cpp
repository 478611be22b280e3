// FLW-20. A child's data that reaches advertising, profiling, sale, other people or the public. No
// stated purpose makes up for it; hence apart from FLW-01.

#include <array>
#include <cctype>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/data_kinds.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

constexpr Phase kChild = 0;
constexpr Phase kBarredUse = 1;

constexpr std::array<std::string_view, 4> kBarred{"marketing", "personalize.content.profiled",
                                                  "third_party_sharing", "train_ai_system"};
constexpr std::array<std::string_view, 6> kChildWords{"child",  "children", "minor",
                                                      "minors", "pupil",    "teenager"};

bool saysChild(const std::vector<std::string>& subjects) {
  return std::any_of(subjects.begin(), subjects.end(), [](std::string subject) {
    std::transform(subject.begin(), subject.end(), subject.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return std::find(kChildWords.begin(), kChildWords.end(), subject) != kChildWords.end();
  });
}

bool startsAsChild(const Product& product, NodeId node, LabelId label) {
  return specialOf(product, label) == Special::child ||
         saysChild(product.factsOf(product.nodes[node]).subjects);
}

bool isBarred(const Product& product, TermId purpose) {
  if (isUnder(product, purpose, "third_party_sharing.legal_obligation")) return false;
  return isUnderAny(product, purpose, kBarred);
}

/// What a child's data must not be used for and is used for here; invalid if nothing.
TermId barredUse(const Product& product, NodeId node, FlowId over) {
  if (product.nodes[node].kind == NodeKind::data || isSubject(product, node)) return {};
  std::vector<TermId> purposes = purposesOf(product, node).value;
  if (over.valid()) {
    const std::vector<TermId>& onFlow = product.factsOf(product.flows[over]).purposes;
    purposes.insert(purposes.end(), onFlow.begin(), onFlow.end());
  }
  const auto barred = std::find_if(purposes.begin(), purposes.end(),
                                   [&](TermId purpose) { return isBarred(product, purpose); });
  return barred == purposes.end() ? TermId() : *barred;
}

bool isAudience(const Product& product, NodeId node) {
  const Role role = roleOf(product, node).value;
  return role == Role::publicRole || role == Role::otherUser;
}

Steering childDataSteering(const RuleContext& context) {
  const Product& product = context.product();
  const FlowGraph& graph = context.graph();
  const auto enter = [&product](NodeId node, FlowId over) {
    return isAudience(product, node) || barredUse(product, node, over).valid() ? kBarredUse
                                                                               : kChild;
  };
  const auto start = [&product, &graph](VertexId vertex, LabelId label) -> std::optional<Phase> {
    const NodeId node = graph.vertices[vertex].node;
    if (!startsAsChild(product, node, label)) return std::nullopt;
    return kChild;
  };
  const auto arrive = [&graph, enter](EdgeId id, LabelId, Phase phase) -> std::optional<Phase> {
    if (phase == kBarredUse) return std::nullopt;
    return enter(graph.vertices[graph.edges[id].to].node, graph.edges[id].flow);
  };
  return {start, arrive, {}};
}

class ChildData final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "FLW-20",
        "Child data reaches ads, profiling or public",
        "Does a child's data reach advertising, recommendations, sale, other people or the public?",
        "Data of the category child's data, or that starts at a person whose privacy.subject is a "
        "child: every road to a place with such a purpose (marketing, recommendations, sale, model "
        "training), or to other people or the public. The first such place on a road, with its "
        "gravest data.",
        "critical",
        "Art. 6(1)(f), 8; recital 38",
        "Nc.1.2",
        "dpv:Child",
        "Keep children's data out: find out who is a child before the place, and drop it there.",
        "data of children: the category user.childrens, or privacy.subject: child"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const PhaseSearch roads(context.product(), context.graph(), context.reach(),
                            childDataSteering(context));
    if (roads.arrivals().empty()) return doesNotApply("The model has no data of children.");
    const auto trouble = [](const Arrival& arrival) { return arrival.phase == kBarredUse; };
    RuleAnswer answer;
    for (const Trouble& found : troubleByPlace(context, roads, trouble)) {
      answer.findings.push_back(report(context, roads.pathTo(*found.arrival), found.labels));
    }
    return answer;
  }

 private:
  Finding report(RuleContext& context, Path path, const LabelSet& labels) const {
    const Product& product = context.product();
    Finding finding = findingAt(context, description(), std::move(path));
    const std::string label = titleOf(product, finding.label);
    const std::string place = titleOf(product.nodes[finding.place]);
    const FlowId last = finding.path.hops.back().flow;
    const TermId use = barredUse(product, finding.place, last);
    const std::string what = use.valid() ? ", for " + product.taxonomy[use].title : "";
    finding.sentence = "A child's " + label + " reaches " + place + what + ".";
    if (specialOf(product, finding.label) == Special::child) {
      finding.sentence = capitalised(label) + " reaches " + place + what + ".";
    }
    const std::string more = others(product, labels, finding.label);
    if (!more.empty()) finding.detail = "So does " + more + ".";
    addRoadWords(product, finding);
    finding.fix = "Keep children's data off the flow " + flowWords(product, last) + ".";
    finding.ask = "How is a child told from an adult before " + quoted(place) + "?";
    addEvidence(finding, product.factsOf(product.nodes[finding.origin]).statement("subject"));
    addEvidence(finding, purposesOf(product, finding.place).source);
    finding.severity = fixedSeverity(product, finding.path, Severity::critical, "a child's data");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeChildData() {
  return std::make_unique<ChildData>();
}

}  // namespace dyetrace
