// LIF-02. A copy is kept longer than the store that it came out of. A copy without any end is left
// to LIF-01.

#include <algorithm>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

/// The term of a store in days; nothing if it has none, or ends with an event.
std::optional<double> termOf(const Product& product, NodeId node) {
  if (product.nodes[node].kind != NodeKind::store || isSubject(product, node)) return std::nullopt;
  const std::optional<Retention> retention = retentionOf(product, node).value;
  if (!retention || retention->kind != Retention::Kind::duration) return std::nullopt;
  return retention->days;
}

/// Every term in the model, shortest first. The phase of a road is twice the rank of the longest
/// term on it so far (0: none yet), one more where a store has just gone beyond it.
class Terms {
 public:
  explicit Terms(const Product& product) : product_(product) {
    for (const NodeId node : product.nodes.ids()) {
      if (const auto days = termOf(product, node)) days_.push_back(*days);
    }
    std::sort(days_.begin(), days_.end());
    days_.erase(std::unique(days_.begin(), days_.end()), days_.end());
  }

  std::size_t count() const { return days_.size(); }

  Phase after(NodeId node, Phase before) const {
    const Phase longest = before / 2;
    const auto days = termOf(product_, node);
    if (!days) return longest * 2;
    const auto place = std::lower_bound(days_.begin(), days_.end(), *days);
    const auto rank = static_cast<Phase>(place - days_.begin()) + 1;
    const bool outlives = longest > 0 && rank > longest;
    return std::max(rank, longest) * 2 + (outlives ? 1 : 0);
  }

 private:
  const Product& product_;
  std::vector<double> days_;
};

Steering storageSteering(const FlowGraph& graph, const Terms& terms) {
  const auto start = [&graph, &terms](VertexId vertex, LabelId) -> std::optional<Phase> {
    return terms.after(graph.vertices[vertex].node, 0);
  };
  const auto arrive = [&graph, &terms](EdgeId edge, LabelId, Phase phase) -> std::optional<Phase> {
    return terms.after(graph.vertices[graph.edges[edge].to].node, phase);
  };
  return {start, arrive};
}

/// The store on the road, before its end, that is kept longest.
NodeId sourceOn(const Product& product, const Path& path) {
  NodeId source;
  double longest = 0;
  const auto pass = [&](NodeId node) {
    const std::optional<double> days = termOf(product, node);
    if (!days || node == path.place || (source.valid() && *days <= longest)) return;
    source = node;
    longest = *days;
  };
  pass(path.origin);
  for (const Hop& hop : path.hops) pass(hop.to);
  return source;
}

class CopyOutlives final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "LIF-02",
        "Copy lives longer than the original",
        "Is a copy of personal data kept longer than the store that it came out of?",
        "Stores with a term that get data out of a store with a shorter one; the longest term on "
        "the road so far counts. Ends that are events are not compared, and a copy without end is "
        "left to LIF-01. Named once per store, with its gravest data.",
        "high",
        "Art. 5(1)(e)",
        "Dd.3.4",
        "eu-gdpr:StorageLimitationPrinciple",
        "Erase the copy no later than the original.",
        "privacy.retention with a term on two stores"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    const Terms terms(product);
    if (!anybodyStates(product, &Facts::retention)) {
      return couldNotAsk(
          "Nobody states how long anything is kept. Add privacy.retention to the "
          "stores.");
    }
    if (terms.count() < 2) {
      return doesNotApply("The model has no two stores that are kept for different terms.");
    }
    const PhaseSearch roads(product, context.graph(), context.reach(),
                            storageSteering(context.graph(), terms));
    const auto outlives = [](const Arrival& arrival) { return arrival.phase % 2 == 1; };
    RuleAnswer answer;
    for (const Trouble& trouble : troubleByPlace(context, roads, outlives)) {
      answer.findings.push_back(report(context, roads.pathTo(*trouble.arrival), trouble.labels));
    }
    return answer;
  }

 private:
  Finding report(RuleContext& context, Path path, const LabelSet& labels) const {
    const Product& product = context.product();
    const NodeId source = sourceOn(product, path);
    Finding finding = findingAt(context, description(), std::move(path));
    const std::string label = titleOf(product, finding.label);
    const std::string place = titleOf(product.nodes[finding.place]);
    const std::string original = titleOf(product.nodes[source]);
    const std::string more = others(product, labels, finding.label);
    const auto kept = retentionOf(product, finding.place);
    const auto first = retentionOf(product, source);
    finding.sentence = place + " keeps " + label + " longer than " + original + " does.";
    finding.detail = place + ": " + kept.value->text + ", " + original + ": " + first.value->text +
                     "." + (more.empty() ? "" : " It also keeps " + more + ".");
    finding.fix = "Keep " + label + " at " + quoted(place) + " for " + first.value->text +
                  " at most, or erase it when " + quoted(original) + " does.";
    finding.ask =
        "Why does " + quoted(place) + " need " + label + " longer than " + quoted(original) + "?";
    addEvidence(finding, first.source);
    addEvidence(finding, kept.source);
    finding.severity =
        fixedSeverity(product, finding.path, Severity::high, "a copy outlives its original");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeCopyOutlives() {
  return std::make_unique<CopyOutlives>();
}

}  // namespace dyetrace
