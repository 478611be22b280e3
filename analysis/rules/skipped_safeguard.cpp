// FLW-05. A mark (notice, consent, encrypted, own words) that one road to a place gives and another
// skips. The road that skips it is shown; where the mark is given is evidence.

#include <algorithm>
#include <map>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/consents.h"
#include "analysis/rules/hand_overs.h"
#include "analysis/rules/marked_roads.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

bool has(const std::vector<MarkId>& marks, MarkId mark) {
  return std::find(marks.begin(), marks.end(), mark) != marks.end();
}

bool isSink(const Product& product, NodeId node) {
  return product.nodes[node].kind == NodeKind::store || isParty(product, node);
}

/// Roads that other rules speak of where the trouble starts: what is collected before a notice
/// (CON-01), and what rests on consent before anybody agrees (CON-02, CON-03).
bool isToldElsewhere(const Product& product, const std::string& mark, const Path& path) {
  const NodeKind origin = product.nodes[path.origin].kind;
  if (mark == mark::kNotice) return origin == NodeKind::person || origin == NodeKind::process;
  if (mark != mark::kConsent) return false;
  return restsOnConsent(product, path.origin) ||
         std::any_of(path.hops.begin(), path.hops.end(),
                     [&](const Hop& hop) { return restsOnConsent(product, hop.to, hop.flow); });
}

/// The last element on a road that gives the mark: its evidence.
void addGivenAt(const Product& product, const Path& path, MarkId mark, Finding& finding) {
  const auto give = [&](const Facts& facts, const std::string& name, const Location& where) {
    if (has(facts.marks, mark))
      addEvidence(finding, product.marks[mark] + " is given at " + name, where);
  };
  const auto giveNode = [&](NodeId node) {
    const Node& value = product.nodes[node];
    give(product.factsOf(value), quoted(titleOf(value)), value.where);
  };
  giveNode(path.origin);
  for (const Hop& hop : path.hops) {
    const Flow& flow = product.flows[hop.flow];
    give(product.factsOf(flow), "the flow " + flowWords(product, hop.flow), flow.where);
    giveNode(hop.to);
  }
}

class SkippedSafeguard final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "FLW-05",
        "Required safeguard missing on some path",
        "Is there a road that goes around a safeguard that other roads to the same place pass?",
        "Stores and outside parties: for each mark, data that arrives with it on one road and "
        "without "
        "it on another. The first such place on a road is named.",
        "weight x distance; critical if the safeguard is consent",
        "Art. 25(1), 32(1)",
        "Dd.3.2",
        "dpv:PrivacyByDesign",
        "Lead the other road through the safeguard, or close it.",
        "privacy.marks on the elements that give a safeguard"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (!anybodyStates(product, &Facts::marks)) {
      return couldNotAsk(
          "No safeguard is stated. Add privacy.marks (notice, consent, encrypted, own words) to "
          "the "
          "elements that give one.");
    }
    RuleAnswer answer;
    for (const MarkId mark : product.marks.ids()) {
      // An agreement is between parties, whatever road the data takes.
      const std::string& name = product.marks[mark];
      if (isSafeguard(name) && !isAgreement(name)) askMark(context, mark, answer);
    }
    return answer;
  }

 private:
  void askMark(RuleContext& context, MarkId mark, RuleAnswer& answer) const {
    const Product& product = context.product();
    const PhaseSearch roads(product, context.graph(), context.reach(),
                            steeringByMark(context.graph(), mark));
    const auto skipped = [&](const Arrival& arrival) {
      const NodeId node = context.graph().vertices[arrival.vertex].node;
      return arrival.phase == kWithMark && isSink(product, node) &&
             !alwaysMarked(context.graph(), context.reach(), node, arrival.label, mark);
    };
    std::map<std::pair<NodeId, LabelId>, Path> found;
    std::map<std::pair<NodeId, LabelId>, const Arrival*> marked;
    for (const Arrival* arrival : troubleByLabel(context, roads, skipped)) {
      const NodeId node = context.graph().vertices[arrival->vertex].node;
      const auto path = context.witnessesWithout(mark).shortest(node, arrival->label);
      const bool told = path && isToldElsewhere(product, product.marks[mark], *path);
      if (path && !told) found.emplace(std::pair(node, arrival->label), *path);
      marked[{node, arrival->label}] = arrival;
    }
    for (const auto& [where, path] : found) {
      if (passesEarlierSink(path, found)) continue;
      answer.findings.push_back(report(context, mark, path, roads.pathTo(*marked.at(where))));
    }
  }

  /// Whether the road already went around the safeguard at a sink before its end.
  static bool passesEarlierSink(const Path& path,
                                const std::map<std::pair<NodeId, LabelId>, Path>& found) {
    return std::any_of(path.hops.begin(), path.hops.end(), [&](const Hop& hop) {
      return hop.to != path.place && found.contains({hop.to, hop.label});
    });
  }

  Finding report(RuleContext& context, MarkId mark, const Path& skipping,
                 const Path& marked) const {
    const Product& product = context.product();
    const std::string& name = product.marks[mark];
    Finding finding = findingAt(context, description(), skipping, name);
    // Replayed without the mark; arriving alone would not confirm it.
    finding.path.confirmed = skipping.confirmed;
    if (!skipping.confirmed) finding.verdict = Verdict::possible;
    const std::string label = titleOf(product, finding.label);
    const std::string place = titleOf(product.nodes[finding.place]);
    finding.sentence = capitalised(label) + " can reach " + place + " without " + name + ".";
    finding.detail = "Another road gives " + name + "; this one goes around it.";
    addRoadWords(product, finding);
    finding.fix = "Give " + name + " on the road from " +
                  quoted(titleOf(product.nodes[finding.origin])) + " to " + quoted(place) +
                  (skipping.hops.empty() ? "."
                                         : ", for instance before the flow " +
                                               flowWords(product, skipping.hops.back().flow) + ".");
    finding.ask =
        "Must every road to " + quoted(place) + " pass " + name + ", or only the one that does?";
    addGivenAt(product, marked, mark, finding);
    finding.severity = severityOf(product, finding.path, context.standing(finding.path));
    if (name == "consent") atLeast(finding.severity, Severity::critical, "consent is skipped");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeSkippedSafeguard() {
  return std::make_unique<SkippedSafeguard>();
}

}  // namespace dyetrace
