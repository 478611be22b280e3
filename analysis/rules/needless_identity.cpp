// FLW-21. A place that knows who somebody is although it says that it does not need to.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/first_places.h"
#include "analysis/rules/needs.h"
#include "analysis/rules/support.h"
#include "analysis/rules/weights.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

LabelId heaviestNeeded(RuleContext& context, NodeId node) {
  LabelSet needed;
  for (const LabelId label : personalAt(context, node).members()) {
    if (needs(context.product(), node, label)) needed.insert(label);
  }
  return heaviest(context.product(), needed);
}

class NeedlessIdentity final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "FLW-21",
        "Named although a pseudonym would do",
        "Does a place learn who people are without a need to know?",
        "Places that state needs, none of which is an identity, and that get a name, contact, "
        "account, device id or face in identified form along with what they need. The first such "
        "place on a road.",
        "medium; at least high if what it needs weighs 3 or more",
        "Art. 5(1)(c), 25(1)",
        "I.1.1; I.1.2",
        "dpv:Pseudonymisation",
        "Replace the identity with a pseudonym before the place, and keep the table elsewhere.",
        "privacy.needs on the places that use data"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (!anyStatesNeeds(product)) return nobodyStatesNeeds();
    std::map<NodeId, LabelSet> troubles;
    for (const NodeId node : product.nodes.ids()) {
      if (isSubject(product, node)) continue;
      LabelSet identity = needlessIdentity(context, node);
      if (!identity.empty()) troubles.emplace(node, std::move(identity));
    }
    RuleAnswer answer;
    for (const auto& [node, labels] : firstPlaces(context, troubles)) {
      Finding finding = report(context, node, labels);
      if (settleTogether(context, finding,
                         {{node, finding.label}, {node, heaviestNeeded(context, node)}})) {
        answer.findings.push_back(std::move(finding));
      }
    }
    return answer;
  }

 private:
  Finding report(RuleContext& context, NodeId node, const LabelSet& labels) const {
    const Product& product = context.product();
    const LabelId gravest = heaviest(product, labels);
    const LabelId needed = heaviestNeeded(context, node);
    Finding finding = findingAt(context, description(), roadTo(context, node, gravest));
    const std::string label = titleOf(product, gravest);
    const std::string place = titleOf(product.nodes[node]);
    finding.sentence = place + " gets " + label + " although it needs no identity.";
    const std::string more = others(product, labels, gravest);
    finding.detail = "What it needs is " + titleOf(product, needed) +
                     (more.empty() ? "." : "; it also gets " + more + ".");
    finding.fix =
        "Replace " + label + " with a pseudonym before " + quoted(place) + ", or drop it there.";
    finding.ask =
        "Why must " + quoted(place) + " know who " + titleOf(product, needed) + " belongs to?";
    addEvidence(finding, product.factsOf(product.nodes[node]).statement("needs"));
    finding.severity =
        fixedSeverity(product, finding.path, Severity::medium, "named without a need");
    const int weight = weightOf(product, needed);
    if (weight >= kGraveWeight) {
      atLeast(finding.severity, Severity::high,
              titleOf(product, needed) + " weighs " + std::to_string(weight));
    }
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeNeedlessIdentity() {
  return std::make_unique<NeedlessIdentity>();
}

}  // namespace dyetrace
