// REC-03. Data that must stay in some regions, kept in a store elsewhere.

#include <algorithm>
#include <map>
#include <utility>

#include "analysis/rules/areas.h"
#include "analysis/rules/catalogue.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

using Regions = std::vector<std::string>;

bool staysIn(const Standard& standard, const Regions& allowed, const std::string& region) {
  return std::any_of(allowed.begin(), allowed.end(),
                     [&](const std::string& area) { return liesIn(standard, region, area); });
}

Regions outsideOf(const Standard& standard, const Regions& allowed, const Regions& regions) {
  Regions outside;
  for (const std::string& region : regions) {
    if (!staysIn(standard, allowed, region)) outside.push_back(region);
  }
  return outside;
}

/// A number for each residency list that a place where data starts states; 0 means none.
std::vector<Phase> residencyNumbers(const Product& product) {
  std::map<Regions, Phase> numbers{{{}, 0}};
  std::vector<Phase> numberOf;
  for (const NodeId node : product.nodes.ids()) {
    const auto [found, added] =
        numbers.emplace(residencyOf(product, node).value, static_cast<Phase>(numbers.size()));
    numberOf.push_back(found->second);
  }
  return numberOf;
}

class DataLeavesHome final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "REC-03",
        "Data leaves its home region",
        "Is data that must stay in a region kept somewhere else?",
        "The residency stated where data starts against the region of every store it reaches. A "
        "store without a region is a question. Named once per store, with its gravest data.",
        "high",
        "Art. 44; local residency law",
        "Nc.1.1",
        "dpv:ThirdCountry",
        "Keep the data in a store in the region, or keep it from this one.",
        "privacy.residency where data starts; privacy.region on stores"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (!anybodyStates(product, &Facts::residency)) {
      return doesNotApply("No residency is stated: nothing says that data must stay in a region.");
    }
    const std::vector<Phase> numberOf = residencyNumbers(product);
    const FlowGraph& graph = context.graph();
    const Steering steering{
        [&](VertexId vertex, LabelId) -> std::optional<Phase> {
          const Phase number = numberOf[graph.vertices[vertex].node.index()];
          return number == 0 ? std::nullopt : std::optional<Phase>(number);
        },
        [](EdgeId, LabelId, Phase phase) -> std::optional<Phase> { return phase; }};
    const PhaseSearch roads(product, graph, context.reach(), steering);
    const auto away = [&](const Arrival& arrival) {
      const NodeId node = graph.vertices[arrival.vertex].node;
      if (product.nodes[node].kind != NodeKind::store) return false;
      const auto regions = regionsOf(product, node);
      const NodeId origin = originOf(roads, graph, arrival);
      const Regions allowed = residencyOf(product, origin).value;
      return !regions.stated || !outsideOf(product.standard, allowed, regions.value).empty();
    };
    RuleAnswer answer;
    for (const Trouble& trouble : troubleByPlace(context, roads, away)) {
      answer.findings.push_back(report(context, roads.pathTo(*trouble.arrival), trouble.labels));
    }
    return answer;
  }

 private:
  static NodeId originOf(const PhaseSearch& roads, const FlowGraph& graph, const Arrival& arrival) {
    const Arrival* at = &arrival;
    while (at->before != at->index) at = &roads.arrivals()[at->before];
    return graph.vertices[at->vertex].node;
  }

  Finding report(RuleContext& context, Path path, const LabelSet& labels) const {
    const Product& product = context.product();
    Finding finding = findingAt(context, description(), std::move(path));
    const std::string label = titleOf(product, finding.label);
    const std::string place = titleOf(product.nodes[finding.place]);
    const std::string more = others(product, labels, finding.label);
    const auto allowed = residencyOf(product, finding.origin);
    const auto regions = regionsOf(product, finding.place);
    finding.sentence = place + " keeps " + label + " in " +
                       listed(outsideOf(product.standard, allowed.value, regions.value)) +
                       "; it must stay in " + listed(allowed.value) + ".";
    finding.detail = (more.empty() ? "" : "The same holds of " + more + ".");
    addRoadWords(product, finding);
    finding.fix = "Keep " + label + " in a store in " + listed(allowed.value) +
                  ", or drop it before " + quoted(place) + ".";
    finding.ask = "Must " + label + " stay in " + listed(allowed.value) + " by law or by promise?";
    addEvidence(finding, allowed.source);
    addEvidence(finding, regions.source);
    finding.severity =
        fixedSeverity(product, finding.path, Severity::high, "outside its home region");
    if (!regions.stated) {
      finding.sentence = "In which region does " + place + " keep " + label + "?";
      becomeQuestion(finding, "Where is " + quoted(place) + "? " + capitalised(label) +
                                  " must stay in " + listed(allowed.value) +
                                  ". State privacy.region on the store.");
    }
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeDataLeavesHome() {
  return std::make_unique<DataLeavesHome>();
}

}  // namespace dyetrace
