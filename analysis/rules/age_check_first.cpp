// CON-12. A child's data is used on consent, and nobody asked the age or a guardian before.

#include <algorithm>
#include <array>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/consents.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"
#include "model/names.h"

namespace dyetrace {
namespace {

constexpr Phase kNotAsked = 0;
constexpr Phase kUsedUnasked = 1;

constexpr std::array<std::string_view, 8> kChildren{"child", "children", "minor",    "minors",
                                                    "pupil", "pupils",   "teenager", "teenagers"};

bool isAboutChildren(const Facts& facts) {
  return std::any_of(facts.subjects.begin(), facts.subjects.end(), [](const std::string& word) {
    return std::find(kChildren.begin(), kChildren.end(), foldName(word)) != kChildren.end();
  });
}

template <class Passed>
bool asks(const Product& product, const Passed& passed) {
  return std::any_of(passed.marks.begin(), passed.marks.end(), [&](MarkId id) {
    const std::string& name = product.marks[id];
    return name == mark::kAgeCheck || name == mark::kGuardianConsent;
  });
}

bool usesOnConsent(const Product& product, NodeId node, FlowId over) {
  return product.nodes[node].kind != NodeKind::data && !isWithPeople(product, node) &&
         restsOnConsent(product, node, over);
}

Steering ageCheckSteering(const RuleContext& context) {
  const Product& product = context.product();
  const FlowGraph& graph = context.graph();
  const auto settle = [&product, &graph](VertexId vertex, FlowId over) -> std::optional<Phase> {
    const Vertex& at = graph.vertices[vertex];
    if (asks(product, at)) return std::nullopt;
    return usesOnConsent(product, at.node, over) ? kUsedUnasked : kNotAsked;
  };
  const auto start = [&product, &graph, settle](VertexId vertex,
                                                LabelId label) -> std::optional<Phase> {
    const Node& node = product.nodes[graph.vertices[vertex].node];
    const bool about =
        specialOf(product, label) == Special::child || isAboutChildren(product.factsOf(node));
    if (!about) return std::nullopt;
    return settle(vertex, {});
  };
  const auto arrive = [&product, &graph, settle](EdgeId id, LabelId,
                                                 Phase phase) -> std::optional<Phase> {
    const Edge& edge = graph.edges[id];
    if (phase == kUsedUnasked || asks(product, edge)) return std::nullopt;
    return settle(edge.to, edge.flow);
  };
  return {start, arrive};
}

class AgeCheckFirst final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "CON-12",
        "Age check does not come first",
        "Is a child's data used on consent before the age or a guardian was asked?",
        "A child's data (by category, or by privacy.subject: child, minor, pupil, teenager where "
        "it starts): the first place on each road that rests on consent, without age-check or "
        "guardian-consent before it. A check that always comes before a step counts there.",
        "high",
        "Art. 8",
        "Nc.1.2",
        "dpv:AgeVerification",
        "Ask the age, or a guardian, before the data is used.",
        "a child's data; privacy.marks: age-check or guardian-consent"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (!anybodyAboutChildren(product)) {
      return doesNotApply("The model has no data about children.");
    }
    if (!anybodyGives(product, mark::kAgeCheck) && !anybodyGives(product, mark::kGuardianConsent)) {
      return couldNotAsk(
          "Nothing says where the age is checked. Add privacy.marks: age-check or "
          "guardian-consent.");
    }
    if (const auto answer = orderNotKnown(context)) return *answer;
    const PhaseSearch roads(product, context.graph(), context.reach(), ageCheckSteering(context));
    const auto used = [](const Arrival& arrival) { return arrival.phase == kUsedUnasked; };
    RuleAnswer answer;
    for (const Trouble& trouble : troubleByPlace(context, roads, used)) {
      answer.findings.push_back(report(context, roads.pathTo(*trouble.arrival), trouble.labels));
    }
    return answer;
  }

 private:
  static bool anybodyAboutChildren(const Product& product) {
    for (const Facts& facts : product.facts) {
      if (isAboutChildren(facts)) return true;
    }
    for (const LabelId label : product.labels.ids()) {
      if (specialOf(product, label) == Special::child) return true;
    }
    return false;
  }

  Finding report(RuleContext& context, Path path, const LabelSet& labels) const {
    const Product& product = context.product();
    Finding finding = findingAt(context, description(), std::move(path));
    const std::string label = titleOf(product, finding.label);
    const std::string place = titleOf(product.nodes[finding.place]);
    const std::string more = others(product, labels, finding.label);
    finding.sentence = place + " uses " + label + " of a child before any age check.";
    finding.detail = more.empty() ? "" : "It also uses " + more + ".";
    finding.fix = "Put a step with privacy.marks: age-check or guardian-consent on every way to " +
                  quoted(place) + ".";
    finding.ask = "Where is the age asked before " + quoted(place) + " uses " + label + "?";
    addEvidence(finding, basesOf(product, finding.place).source);
    for (const std::string_view name : {mark::kAgeCheck, mark::kGuardianConsent}) {
      addStepsGiving(product, finding, "the age is asked at", name);
    }
    finding.severity = fixedSeverity(product, finding.path, Severity::high, "no age check before");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeAgeCheckFirst() {
  return std::make_unique<AgeCheckFirst>();
}

}  // namespace dyetrace
