// REC-02. Data from the EEA or the United Kingdom that leaves both for a country without an
// adequacy decision, over a flow and to a place that name no transfer tool. Also onward: the area
// where the data started and the last region on the road are kept along the road.

#include <algorithm>
#include <map>

#include "analysis/rules/areas.h"
#include "analysis/rules/catalogue.h"
#include "analysis/rules/legal_basis.h"
#include "analysis/rules/support.h"
#include "analysis/rules/weights.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

using Regions = std::vector<std::string>;

// A phase: where the data comes from, what is to be said here, and the last known region.
constexpr Phase kProtectedHome = 1;
constexpr Phase kUnknownHome = 2;
constexpr Phase kTransfer = 4;
constexpr Phase kUnknownEnd = 8;
constexpr Phase kHome = kProtectedHome | kUnknownHome;
constexpr int kRegionShift = 4;

bool isOutside(const Standard& standard, const std::string& region) {
  return isKnownRegion(standard, region) && !isAdequate(standard, region);
}

/// The outside regions of a list; empty if data may go there without a tool.
Regions outsideOf(const Standard& standard, const Regions& regions) {
  Regions outside;
  for (const std::string& region : regions) {
    if (isOutside(standard, region)) outside.push_back(region);
  }
  return outside;
}

class Borders {
 public:
  explicit Borders(const RuleContext& context)
      : product_(context.product()), graph_(context.graph()) {
    std::map<Regions, Phase> numbers{{{}, 0}};
    for (const NodeId node : product_.nodes.ids()) {
      Regions regions = regionsOf(product_, node).value;
      const auto [found, added] = numbers.emplace(std::move(regions), 0);
      if (added) found->second = static_cast<Phase>(numbers.size() - 1);
      regionNumber_.push_back(found->second);
    }
  }

  Phase start(VertexId vertex) const {
    const NodeId node = graph_.vertices[vertex].node;
    return homeOf(regions(node)) | last(regionNumber_[node.index()]);
  }

  Phase arrive(const Edge& edge, Phase before) const {
    const NodeId to = graph_.vertices[edge.to].node;
    const Regions& here = regions(to);
    if (here.empty()) return (before & ~(kTransfer | kUnknownEnd)) | unknownEnd(edge, before);
    const Phase region = regionNumber_[to.index()];
    const Phase home = (before & kUnknownHome) != 0 ? homeAfter(here) : before & kHome;
    const bool stays = before >> kRegionShift == region;
    return home | last(region) | (stays ? 0 : transfer(edge, before, here));
  }

 private:
  static Phase last(Phase region) { return region << kRegionShift; }

  /// By reference into the facts, so that nothing is copied per hop.
  const Regions& regions(NodeId node) const {
    auto [found, added] = kept_.try_emplace(node);
    if (added) found->second = regionsOf(product_, node).value;
    return found->second;
  }

  Phase homeOf(const Regions& regions) const {
    if (regions.empty()) return kUnknownHome;
    const bool home = std::any_of(regions.begin(), regions.end(), [&](const std::string& region) {
      return underEuropeanLaw(product_.standard, region);
    });
    return home ? kProtectedHome : 0;
  }

  /// Where nothing was known before: data that passes the EEA is data from there, as far as we can
  /// tell; data found outside may still come from anywhere.
  Phase homeAfter(const Regions& regions) const {
    const Phase home = homeOf(regions);
    return home == 0 ? kUnknownHome : home;
  }

  bool matters(const Edge& edge) const {
    const Node& to = product_.nodes[graph_.vertices[edge.to].node];
    return to.kind != NodeKind::person && to.kind != NodeKind::data;
  }

  Phase transfer(const Edge& edge, Phase before, const Regions& here) const {
    const NodeId to = graph_.vertices[edge.to].node;
    if (!matters(edge) || outsideOf(product_.standard, here).empty()) return 0;
    if (allowTransfer(product_, basesAt(product_, to, edge.flow))) return 0;
    if ((before & kProtectedHome) != 0) return kTransfer;
    const bool cameFromNowhere = (before & kUnknownHome) != 0 && before >> kRegionShift == 0;
    return cameFromNowhere ? kUnknownEnd : 0;
  }

  bool entersAnother(const Flow& flow) const {
    return isParty(product_, flow.to) || crossingOf(product_, flow).organisation;
  }

  /// Data from home enters another organisation whose region nobody states.
  Phase unknownEnd(const Edge& edge, Phase before) const {
    const Flow& flow = product_.flows[edge.flow];
    const bool leaves = matters(edge) && entersAnother(flow) && !isSubject(product_, flow.to) &&
                        (before & kProtectedHome) != 0;
    const bool allowed = allowTransfer(product_, basesAt(product_, flow.to, edge.flow));
    return leaves && !allowed ? kUnknownEnd : 0;
  }

  const Product& product_;
  const FlowGraph& graph_;
  std::vector<Phase> regionNumber_;
  mutable std::map<NodeId, Regions> kept_;
};

class TransferWithoutTool final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "REC-02",
        "Transfer without a tool",
        "Does data leave the EEA or the United Kingdom without anything that allows it?",
        "Regions along each road: data that started in the EEA or the United Kingdom and arrives "
        "in "
        "a country without an adequacy decision, with no transfer basis on the flow or at the "
        "place; "
        "also through onward hops. A region missing at one end is a question.",
        "high; critical for data of weight 3 or more",
        "Art. 44, 45, 46, 49",
        "Nc.1.1",
        "dpv:CrossBorderTransfer",
        "Agree contract clauses or another tool and state it, or keep the data in the area.",
        "privacy.region on people, systems and recipients"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    if (!anybodyStates(context.product(), &Facts::regions)) {
      return couldNotAsk(
          "No region is stated anywhere. Add privacy.region to people, pools and recipients.");
    }
    const Borders borders(context);
    const FlowGraph& graph = context.graph();
    const Steering steering{
        [&](VertexId vertex, LabelId) -> std::optional<Phase> { return borders.start(vertex); },
        [&](EdgeId edge, LabelId, Phase phase) -> std::optional<Phase> {
          return borders.arrive(graph.edges[edge], phase);
        },
        [](VertexId, LabelId, Phase phase) -> std::optional<Phase> {
          return phase & ~(kTransfer | kUnknownEnd);
        }};
    const PhaseSearch roads(context.product(), graph, context.reach(), steering);
    RuleAnswer answer;
    addAll(context, roads, kTransfer, answer);
    addAll(context, roads, kUnknownEnd, answer);
    return answer;
  }

 private:
  void addAll(RuleContext& context, const PhaseSearch& roads, Phase bit, RuleAnswer& answer) const {
    const auto here = [bit](const Arrival& arrival) { return (arrival.phase & bit) != 0; };
    for (const Trouble& trouble : troubleByPlace(context, roads, here)) {
      Finding finding = report(context, roads.pathTo(*trouble.arrival), trouble.labels);
      if (bit == kUnknownEnd) turnIntoQuestion(context.product(), finding);
      answer.findings.push_back(std::move(finding));
    }
  }

  Finding report(RuleContext& context, Path path, const LabelSet& labels) const {
    const Product& product = context.product();
    Finding finding = findingAt(context, description(), std::move(path));
    const std::string label = titleOf(product, finding.label);
    const std::string place = titleOf(product.nodes[finding.place]);
    const std::string more = others(product, labels, finding.label);
    const auto here = regionsOf(product, finding.place);
    const std::string flow = flowWords(product, finding.path.hops.back().flow);
    finding.sentence = capitalised(label) + " goes to " + place + " in " +
                       listed(outsideOf(product.standard, here.value)) +
                       " without a transfer tool.";
    finding.detail = (more.empty() ? "" : "So does " + more + ".");
    addRoadWords(product, finding);
    finding.fix = "Agree standard contract clauses or another tool and state it on the flow " +
                  flow + " (privacy.basis: transfer.scc), or keep the data in the area.";
    finding.ask = "Which tool of GDPR Articles 45 to 49 allows the flow " + flow +
                  "? If people give the data to a company abroad themselves, ask Legal whether it "
                  "is a transfer at all.";
    addEvidence(finding, regionsOf(product, finding.origin).source);
    addEvidence(finding, here.source);
    finding.severity =
        fixedSeverity(product, finding.path, Severity::high, "transfer without a tool");
    if (weightOf(product, finding.label) >= kGraveWeight) {
      atLeast(finding.severity, Severity::critical, label + " weighs 3 or more");
    }
    return finding;
  }

  static void turnIntoQuestion(const Product& product, Finding& finding) {
    const std::string place = titleOf(product.nodes[finding.place]);
    const std::string label = titleOf(product, finding.label);
    if (!regionsOf(product, finding.place).stated) {
      finding.sentence = "In which region does " + place + " get " + label + "?";
      becomeQuestion(finding, "Where is " + quoted(place) +
                                  "? State privacy.region on it, and the transfer tool if it is "
                                  "outside the area.");
      return;
    }
    const std::string origin = titleOf(product.nodes[finding.origin]);
    finding.sentence = "From which region does " + label + " come to " + place + "?";
    becomeQuestion(finding, "Where is " + quoted(origin) + "? State privacy.region on it; " +
                                quoted(place) + " is outside the EEA.");
  }
};

}  // namespace

std::unique_ptr<Rule> makeTransferWithoutTool() {
  return std::make_unique<TransferWithoutTool>();
}

}  // namespace dyetrace
