// REC-09. People are told who gets their data, and somebody else gets it too.

#include <map>
#include <set>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/hand_overs.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"
#include "model/names.h"

namespace dyetrace {
namespace {

// A phase: which list of recipients people were given on the road (0: none), and whether the
// recipient here is not on it.
constexpr Phase kUnnamed = 1;
constexpr int kListShift = 1;

using Recipients = std::vector<std::string>;

/// Stated at the node, else by the nearest area around it that states any.
const Recipients& toldAt(const Product& product, NodeId node) {
  const Recipients& own = product.factsOf(product.nodes[node]).recipients;
  if (!own.empty()) return own;
  for (const ZoneId zone : zonesOf(product, node)) {
    const Recipients& around = product.factsOf(product.zones[zone]).recipients;
    if (!around.empty()) return around;
  }
  return own;
}

/// A processor, another controller, or anybody outside.
bool isRecipient(const Product& product, NodeId node) {
  if (product.nodes[node].kind == NodeKind::data || isSubject(product, node)) return false;
  const Role role = roleOf(product, node).value;
  return role == Role::processor || role == Role::subprocessor || role == Role::joint ||
         isOutsider(product, node) || isParty(product, node);
}

bool names(const Product& product, const Recipients& told, NodeId node) {
  const std::string own = foldName(titleOf(product.nodes[node]));
  const std::string organisation = foldName(organisationOf(product, node).value);
  const Role role = roleOf(product, node).value;
  return std::any_of(told.begin(), told.end(), [&](const std::string& recipient) {
    const std::string folded = foldName(recipient);
    return folded == own || folded == organisation || roleFromName(recipient) == role;
  });
}

class Lists {
 public:
  explicit Lists(const Product& product) : product_(product) {}

  /// The first list on a road counts: it is what people were told when the data was collected.
  Phase enter(NodeId node, const Recipients& onFlow, Phase before) {
    Phase list = before >> kListShift;
    if (list == 0 && !onFlow.empty()) list = number(onFlow);
    const Recipients& here = toldAt(product_, node);
    if (list == 0 && !here.empty()) list = number(here);
    const bool unnamed =
        list != 0 && isRecipient(product_, node) && !names(product_, lists_[list - 1], node);
    return (list << kListShift) | (unnamed ? kUnnamed : 0);
  }

  const Recipients& of(Phase phase) const { return lists_[(phase >> kListShift) - 1]; }

 private:
  Phase number(const Recipients& list) {
    const auto [found, isNew] = numbers_.try_emplace(list, static_cast<Phase>(lists_.size() + 1));
    if (isNew) lists_.push_back(list);
    return found->second;
  }

  const Product& product_;
  std::map<Recipients, Phase> numbers_;
  std::vector<Recipients> lists_;
};

Steering recipientSteering(const RuleContext& context, Lists& lists) {
  const Product& product = context.product();
  const FlowGraph& graph = context.graph();
  const auto start = [&graph, &lists](VertexId vertex, LabelId) -> std::optional<Phase> {
    return lists.enter(graph.vertices[vertex].node, {}, 0) & ~kUnnamed;
  };
  const auto arrive = [&product, &graph, &lists](EdgeId id, LabelId,
                                                 Phase phase) -> std::optional<Phase> {
    const Edge& edge = graph.edges[id];
    const Recipients& onFlow = product.factsOf(product.flows[edge.flow]).recipients;
    return lists.enter(graph.vertices[edge.to].node, onFlow, phase);
  };
  return {start, arrive, {}};
}

class UnnamedRecipients final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "REC-09",
        "Recipients not in the notice",
        "Does somebody get data whom people were not told of?",
        "The first list of recipients on each road (on the person, the step that collects, or an "
        "area around it): processors, other controllers, third parties, authorities, other users "
        "and the public that the data reaches must be on it, by name, organisation or role. Named "
        "once per organisation, with its gravest data.",
        "high",
        "Art. 13(1)(e), 14(1)(e)",
        "U.1.1",
        "dpv:PrivacyNotice",
        "Name the recipient in the notice, or keep the data from it.",
        "privacy.recipients where people are told"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (!anybodyStates(product, &Facts::recipients)) {
      return couldNotAsk(
          "Nobody states of whom people are told. Add privacy.recipients to the places that "
          "collect "
          "data.");
    }
    Lists lists(product);
    const PhaseSearch roads(product, context.graph(), context.reach(),
                            recipientSteering(context, lists));
    const auto unnamed = [](const Arrival& arrival) { return (arrival.phase & kUnnamed) != 0; };
    RuleAnswer answer;
    for (const Trouble& trouble : byOrganisation(context, roads, unnamed)) {
      answer.findings.push_back(report(context, roads.pathTo(*trouble.arrival), trouble.labels,
                                       lists.of(trouble.arrival->phase)));
    }
    return answer;
  }

 private:
  /// Of each organisation the place that is reached first.
  static std::vector<Trouble> byOrganisation(const RuleContext& context, const PhaseSearch& roads,
                                             const ArrivalTest& test) {
    std::map<std::string, Trouble> found;
    for (Trouble& trouble : troubleByPlace(context, roads, test)) {
      const std::string name = partyAt(context.product(), trouble.place);
      const auto known = found.find(name);
      if (known == found.end()) {
        found.emplace(name, std::move(trouble));
      } else if (trouble.arrival->index < known->second.arrival->index) {
        known->second = std::move(trouble);
      }
    }
    std::vector<Trouble> troubles;
    for (auto& [name, trouble] : found) troubles.push_back(std::move(trouble));
    return troubles;
  }

  Finding report(RuleContext& context, Path path, const LabelSet& labels,
                 const Recipients& told) const {
    const Product& product = context.product();
    Finding finding = findingAt(context, description(), std::move(path));
    const std::string label = titleOf(product, finding.label);
    const std::string place = titleOf(product.nodes[finding.place]);
    const std::string more = others(product, labels, finding.label);
    finding.sentence = place + " gets " + label + ", and people are not told of it.";
    finding.detail = "They are told of " + listed(told) + ".";
    if (!more.empty()) finding.detail += " It also gets " + more + ".";
    addRoadWords(product, finding);
    finding.fix = "Name " + quoted(place) +
                  " where people are told (privacy.recipients), or keep " + label + " from it.";
    finding.ask = "Does the notice that people see name " + quoted(place) + "?";
    addToldEvidence(product, finding);
    finding.severity =
        fixedSeverity(product, finding.path, Severity::high, "a recipient nobody told of");
    return finding;
  }

  static void addToldEvidence(const Product& product, Finding& finding) {
    addEvidence(finding, product.factsOf(product.nodes[finding.origin]).statement("recipients"));
    for (const Hop& hop : finding.path.hops) {
      addEvidence(finding, product.factsOf(product.flows[hop.flow]).statement("recipients"));
      addEvidence(finding, product.factsOf(product.nodes[hop.to]).statement("recipients"));
    }
  }
};

}  // namespace

std::unique_ptr<Rule> makeUnnamedRecipients() {
  return std::make_unique<UnnamedRecipients>();
}

}  // namespace dyetrace
