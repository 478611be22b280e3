// FLW-24. Something that a clock sets off, that uses people's data, and of which they get nothing.

#include <array>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/data_kinds.h"
#include "analysis/rules/first_places.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

constexpr std::array<std::string_view, 4> kOwed{
    "essential.legal_obligation", "third_party_sharing.legal_obligation",
    "essential.service.security", "essential.fraud_detection"};

bool runsByItself(const Product& product, NodeId node) {
  const auto trigger = product.factsOf(product.nodes[node]).trigger;
  return trigger && *trigger != Trigger::event;
}

/// By vertex: whether some road leads on to the person or their device.
std::vector<bool> answersSomebody(const RuleContext& context) {
  const FlowGraph& graph = context.graph();
  std::vector<bool> answers(graph.vertices.size(), false);
  std::vector<VertexId> waiting;
  for (const VertexId vertex : graph.vertices.ids()) {
    if (isSubject(context.product(), graph.vertices[vertex].node)) waiting.push_back(vertex);
  }
  while (!waiting.empty()) {
    const VertexId to = waiting.back();
    waiting.pop_back();
    for (const EdgeId edge : graph.into(to)) {
      const VertexId from = graph.edges[edge].from;
      if (answers[from.index()]) continue;
      answers[from.index()] = true;
      waiting.push_back(from);
    }
  }
  return answers;
}

class UnaskedProcessing final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "FLW-24",
        "Processing nobody asked for",
        "Does something run by itself on people's data without giving them anything?",
        "Processes with personal data that are said to run by the clock or continuously, from "
        "which "
        "no road leads to a person the data is about, and whose purpose is neither a legal duty "
        "nor "
        "security or fraud detection. The first such process on a road, with its gravest data.",
        "medium",
        "Art. 5(1)(a), 5(1)(b)",
        "Dd.3.3; U.1.1",
        "eu-gdpr:TransparencyPrinciple",
        "Tell people of it and what it is for, or stop it.",
        "privacy.trigger on the processes that run by themselves"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (!anybodyStates(product, &Facts::trigger)) {
      return couldNotAsk(
          "Nobody states what runs by itself. Add privacy.trigger (event, periodic, continuous) to "
          "the processes.");
    }
    const std::vector<bool> answers = answersSomebody(context);
    std::map<NodeId, LabelSet> troubles;
    for (const NodeId node : product.nodes.ids()) {
      const bool ours = product.nodes[node].kind == NodeKind::process && !isOutsider(product, node);
      if (!ours || !runsByItself(product, node) || servesAny(product, node, kOwed)) continue;
      const auto& vertices = context.graph().verticesOf[node.index()];
      const bool answer = std::any_of(vertices.begin(), vertices.end(),
                                      [&](VertexId vertex) { return answers[vertex.index()]; });
      LabelSet used = personalAt(context, node);
      if (!answer && !used.empty()) troubles.emplace(node, std::move(used));
    }
    RuleAnswer answer;
    for (const auto& [node, labels] : firstPlaces(context, troubles)) {
      answer.findings.push_back(report(context, node, labels));
    }
    return answer;
  }

 private:
  Finding report(RuleContext& context, NodeId node, const LabelSet& labels) const {
    const Product& product = context.product();
    const LabelId gravest = heaviest(product, labels);
    Finding finding = findingAt(context, description(), roadTo(context, node, gravest));
    const std::string label = titleOf(product, gravest);
    const std::string place = titleOf(product.nodes[node]);
    const std::string more = others(product, labels, gravest);
    finding.sentence = place + " uses " + label + " by itself, and nothing comes back to people.";
    if (!more.empty()) finding.detail = "It also uses " + more + ".";
    addRoadWords(product, finding);
    finding.fix = "Tell people what " + quoted(place) + " does with " + label + ", or stop it.";
    finding.ask = "Who asked for " + quoted(place) + ", and what do people get from it?";
    addEvidence(finding, product.factsOf(product.nodes[node]).statement("trigger"));
    finding.severity =
        fixedSeverity(product, finding.path, Severity::medium, "nobody asked for it");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeUnaskedProcessing() {
  return std::make_unique<UnaskedProcessing>();
}

}  // namespace dyetrace
