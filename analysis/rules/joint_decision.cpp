// REC-11. Two controllers that both say what one store is for decide together, and must say how.

#include <map>
#include <set>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/hand_overs.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

/// Stated, not assumed: an unknown party is for REC-01.
bool isController(const Product& product, NodeId node) {
  const auto role = roleOf(product, node);
  return role.stated && (role.value == Role::controller || role.value == Role::joint);
}

/// By organisation: one of its nodes at the store that names a purpose.
using Deciding = std::map<std::string, NodeId>;

Deciding decidingOn(const Product& product, NodeId store) {
  Deciding deciding;
  const auto consider = [&](NodeId node) {
    const std::string name = organisationOf(product, node).value;
    if (name.empty() || !isController(product, node)) return;
    if (!purposesOf(product, node).value.empty()) deciding.emplace(name, node);
  };
  consider(store);
  for (const Flow& flow : product.flows) {
    if (flow.from == store) consider(flow.to);
    if (flow.to == store) consider(flow.from);
  }
  return deciding;
}

bool arranged(const Product& product, NodeId store, const Deciding& deciding) {
  return states(product, store, Agreement::jointly) ||
         std::any_of(deciding.begin(), deciding.end(), [&](const auto& each) {
           return states(product, each.second, Agreement::jointly);
         });
}

class JointDecision final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "REC-11",
        "Joint decision without an arrangement",
        "Do two companies decide about the same store without an arrangement?",
        "Stores with personal data that nodes of two organisations read or write, both stated to "
        "be "
        "controllers and both with a purpose: the mark joint on the store, on one of the nodes or "
        "on "
        "an area around them. Named once per store, with its gravest data.",
        "medium",
        "Art. 26",
        "Nc.1.2",
        "dpv:JointDataControllers",
        "Settle who answers to people for what and mark the store joint, or make one a processor.",
        "privacy.role: controller and privacy.purpose for both organisations"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    RuleAnswer answer;
    bool shared = false;
    for (const NodeId node : product.nodes.ids()) {
      if (product.nodes[node].kind != NodeKind::store) continue;
      const LabelSet kept = personalAt(context, node);
      const Deciding deciding = decidingOn(product, node);
      if (kept.empty() || deciding.size() < 2) continue;
      shared = true;
      if (arranged(product, node, deciding)) continue;
      answer.findings.push_back(report(context, node, kept, deciding));
    }
    return shared ? answer
                  : doesNotApply("No store is shared by two organisations said to be controllers.");
  }

 private:
  Finding report(RuleContext& context, NodeId store, const LabelSet& kept,
                 const Deciding& deciding) const {
    const Product& product = context.product();
    const LabelId gravest = heaviest(product, kept);
    Finding finding = findingAt(context, description(), roadTo(context, store, gravest));
    std::vector<std::string> names;
    std::vector<std::string> uses;
    for (const auto& [name, node] : deciding) {
      names.push_back(name);
      uses.push_back(name + " for " + titlesOf(product, purposesOf(product, node).value));
      addEvidence(finding, purposesOf(product, node).source);
      addEvidence(finding, roleOf(product, node).source);
    }
    const std::string place = titleOf(product.nodes[store]);
    finding.sentence = listed(names) + " decide together about " + place + ".";
    finding.detail = listed(uses) + "; no arrangement is stated.";
    finding.fix = "Settle who of " + listed(names) +
                  " answers to people for what, and state "
                  "privacy.marks: joint on " +
                  quoted(place) + ".";
    finding.ask = "Is there an arrangement of " + listed(names) + " about " + quoted(place) +
                  ", or does one of them only act for the other?";
    finding.severity =
        fixedSeverity(product, finding.path, Severity::medium, "two controllers, no arrangement");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeJointDecision() {
  return std::make_unique<JointDecision>();
}

}  // namespace dyetrace
