// FLW-01. For each purpose that something is used for, roads are followed on which the data was
// first collected for something else; where such a road reaches a node with that purpose it drifts,
// and is not followed further: what lies behind repeats the same trouble.

#include <algorithm>
#include <map>
#include <set>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/hand_overs.h"
#include "analysis/rules/processor_purposes.h"
#include "analysis/rules/remembered.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

constexpr Phase kNotYetCollected = 0;
constexpr Phase kCollectedForOther = 1;
constexpr Phase kDrifted = 2;

/// What a node uses data for. Data objects are used by their readers, and a person may do with
/// their own data what they like.
Purposes usesAt(const Product& product, NodeId node) {
  if (product.nodes[node].kind == NodeKind::data || isSubject(product, node)) return {};
  return purposesOf(product, node).value;
}

Purposes together(Purposes uses, const Purposes& onFlow) {
  uses.insert(uses.end(), onFlow.begin(), onFlow.end());
  return uses;
}

bool allow(const Product& product, const Purposes& purposes, TermId use) {
  return std::any_of(purposes.begin(), purposes.end(),
                     [&](TermId purpose) { return product.taxonomy.covers(purpose, use); });
}

std::set<TermId> allUses(const Product& product) {
  std::set<TermId> uses;
  for (const Facts& facts : product.facts)
    uses.insert(facts.purposes.begin(), facts.purposes.end());
  return uses;
}

bool under(const Product& product, TermId purpose, std::string_view key) {
  const TermLookup found = product.taxonomy.find(TermKind::purpose, key);
  return found.term.valid() && product.taxonomy.covers(found.term, purpose);
}

bool isGraver(const Product& product, TermId purpose) {
  if (under(product, purpose, "third_party_sharing.legal_obligation")) return false;
  return under(product, purpose, "marketing.advertising") ||
         under(product, purpose, "third_party_sharing") ||
         under(product, purpose, "train_ai_system");
}

using PurposesAt = Remembered<NodeId, Purposes>;

/// What nodes use data for, and what they state as places where data starts.
struct NodePurposes {
  PurposesAt uses;
  PurposesAt stated;

  explicit NodePurposes(const Product& product)
      : uses(product.nodes.size(), [&](NodeId node) { return usesAt(product, node); }),
        stated(product.nodes.size(), [&](NodeId node) { return purposesOf(product, node).value; }) {
  }
};

struct Drift {
  Path path{};
  Purposes uses{};
};
using Drifts = std::map<std::pair<NodeId, LabelId>, Drift>;

class PurposeDrift final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "FLW-01",
        "Data goes further than its stated purpose",
        "Is personal data used for something that it was not collected for?",
        "Every road from where data starts. The first purpose stated on the road is what the data "
        "is "
        "collected for; a later purpose that is neither the same nor below it is a drift.",
        "weight x distance; +1 level if the new purpose is advertising, sale or model training",
        "Art. 5(1)(b), 6(4)",
        "Dd.3.1",
        "eu-gdpr:PurposeLimitationPrinciple",
        "Drop or coarsen the data before the new use, or collect it for the new purpose too and "
        "tell "
        "people so.",
        "privacy.purpose on the places that collect and on the places that use data"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (!anybodyStates(product, &Facts::purposes)) {
      return couldNotAsk(
          "No purpose is stated anywhere. Add privacy.purpose where data is collected and where it "
          "is used.");
    }
    Drifts drifts;
    const NodePurposes purposes(product);
    for (const TermId use : allUses(product)) addDrifts(context, purposes, use, drifts);
    RuleAnswer answer;
    for (auto& [where, drift] : drifts) {
      if (!isProcessorsOwn(product, drift)) answer.findings.push_back(report(context, drift));
    }
    return answer;
  }

 private:
  /// A processor that goes beyond what it was told is for REC-06.
  static bool isProcessorsOwn(const Product& product, const Drift& drift) {
    if (!isProcessor(product, drift.path.place)) return false;
    const Purposes instructed = instructedOn(product, drift.path);
    return !instructed.empty() && !allowsAll(product, instructed, drift.uses);
  }

  static void addDrifts(RuleContext& context, const NodePurposes& purposes, TermId use,
                        Drifts& drifts) {
    const PhaseSearch roads(context.product(), context.graph(), context.reach(),
                            steering(context, purposes, use));
    const auto drifted = [](const Arrival& arrival) { return arrival.phase == kDrifted; };
    for (const Arrival* arrival : troubleByLabel(context, roads, drifted)) {
      Path path = roads.pathTo(*arrival);
      Drift& drift = drifts[{path.place, path.placeLabel}];
      drift.uses.push_back(use);
      const bool shorter = path.hops.size() < drift.path.hops.size();
      if (!drift.path.place.valid() || shorter) drift.path = std::move(path);
    }
  }

  static Steering steering(const RuleContext& context, const NodePurposes& purposes, TermId use) {
    const Product& product = context.product();
    const FlowGraph& graph = context.graph();
    const auto collect = [&product, use](const Purposes& here) -> std::optional<Phase> {
      if (here.empty()) return kNotYetCollected;
      if (allow(product, here, use)) return std::nullopt;
      return kCollectedForOther;
    };
    const auto start = [&purposes, &graph, collect](VertexId vertex, LabelId) {
      return collect(purposes.stated(graph.vertices[vertex].node));
    };
    const auto arrive = [&product, &purposes, &graph, collect, use](
                            EdgeId id, LabelId, Phase phase) -> std::optional<Phase> {
      if (phase == kDrifted) return std::nullopt;
      const Edge& edge = graph.edges[id];
      const Purposes uses = together(purposes.uses(graph.vertices[edge.to].node),
                                     product.factsOf(product.flows[edge.flow]).purposes);
      if (phase == kNotYetCollected) return collect(uses);
      if (std::find(uses.begin(), uses.end(), use) != uses.end()) return kDrifted;
      return allow(product, uses, use) ? std::nullopt : std::optional<Phase>(phase);
    };
    // What is worked out from data that drifted here is part of the same drift.
    const auto derive = [](VertexId, LabelId, Phase phase) -> std::optional<Phase> {
      return phase == kDrifted ? std::nullopt : std::optional<Phase>(phase);
    };
    return {start, arrive, derive};
  }

  static Purposes collectedFor(const Product& product, const Path& path, Finding& finding) {
    const auto atOrigin = purposesOf(product, path.origin);
    if (atOrigin.stated) {
      addEvidence(finding, atOrigin.source);
      return atOrigin.value;
    }
    for (const Hop& hop : path.hops) {
      const Facts& onFlow = product.factsOf(product.flows[hop.flow]);
      addEvidence(finding, onFlow.statement("purpose"));
      const Purposes here = usesAt(product, hop.to);
      if (!here.empty()) addEvidence(finding, purposesOf(product, hop.to).source);
      const Purposes all = together(here, onFlow.purposes);
      if (!all.empty()) return all;
    }
    return {};
  }

  Finding report(RuleContext& context, Drift& drift) const {
    const Product& product = context.product();
    Finding finding = findingAt(context, description(), std::move(drift.path));
    const Path& path = finding.path;
    const std::string collected = titlesOf(product, collectedFor(product, path, finding));
    const std::string used = titlesOf(product, drift.uses);
    const std::string label = titleOf(product, path.placeLabel);
    const std::string place = titleOf(product.nodes[path.place]);
    addEvidence(finding,
                product.factsOf(product.flows[path.hops.back().flow]).statement("purpose"));
    addEvidence(finding, purposesOf(product, path.place).source);
    finding.sentence =
        capitalised(label) + " reaches " + place + " " + steps(path) + ", for " + used + ".";
    finding.detail = "It was collected for " + collected + ".";
    addRoadWords(product, finding);
    finding.fix = "Keep " + label + " off the flow " + flowWords(product, path.hops.back().flow) +
                  ": drop or coarsen it at " +
                  quoted(titleOf(product.nodes[path.hops.back().from])) +
                  ", or name what the flow carries without it.";
    finding.ask = "Is " + used + " part of what people are told when " + label +
                  " is collected? If so, state it there as a purpose.";
    finding.severity = severityOf(product, path, context.standing(path));
    const auto graver = std::find_if(drift.uses.begin(), drift.uses.end(),
                                     [&](TermId use) { return isGraver(product, use); });
    if (graver != drift.uses.end()) {
      raise(finding.severity, 1, "used for " + product.taxonomy[*graver].title);
    }
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makePurposeDrift() {
  return std::make_unique<PurposeDrift>();
}

}  // namespace dyetrace
