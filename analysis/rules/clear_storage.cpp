// FLW-15. Grave data in a store that is not said to be protected at rest.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/protection_words.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

constexpr int kLightestStored = 3;

bool alwaysEncrypted(RuleContext& context, NodeId store, LabelId label) {
  const Product& product = context.product();
  for (const MarkId mark : product.marks.ids()) {
    if (product.marks[mark] == kEncryptedMark) {
      return alwaysMarked(context.graph(), context.reach(), store, label, mark);
    }
  }
  return false;
}

LabelSet graveAt(RuleContext& context, NodeId store) {
  LabelSet grave;
  for (const LabelId label : personalAt(context, store).members()) {
    if (weightOf(context.product(), label) < kLightestStored) continue;
    if (!alwaysEncrypted(context, store, label)) grave.insert(label);
  }
  return grave;
}

class ClearStorage final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "FLW-15",
        "Personal data stored in clear",
        "Is grave personal data kept in a store without protection?",
        "Stores with data of weight 3 or more. A stated protection that does not cover rest is a "
        "finding; none stated is a question. Named once per store, with its gravest data.",
        "weight x distance",
        "Art. 32(1)(a)",
        "Dd.4.2",
        "dpv:EncryptionAtRest",
        "Encrypt the store and say so.",
        "privacy.protection on at least one flow or store"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (!anybodyStates(product, &Facts::protection)) {
      return couldNotAsk(
          "No protection is stated anywhere. Add privacy.protection (in transit, at rest, end to "
          "end, none) to flows and stores.");
    }
    RuleAnswer answer;
    for (const NodeId node : product.nodes.ids()) {
      if (product.nodes[node].kind != NodeKind::store) continue;
      const auto protection = protectionOf(product, node);
      if (protection.value && (protection.value->atRest || protection.value->endToEnd)) continue;
      const LabelSet grave = graveAt(context, node);
      if (!grave.empty()) answer.findings.push_back(report(context, node, grave));
    }
    return answer;
  }

 private:
  Finding report(RuleContext& context, NodeId store, const LabelSet& grave) const {
    const Product& product = context.product();
    const LabelId gravest = heaviest(product, grave);
    Finding finding = findingAt(context, description(), roadTo(context, store, gravest));
    const std::string label = titleOf(product, gravest);
    const std::string place = titleOf(product.nodes[store]);
    const std::string more = others(product, grave, gravest);
    const auto protection = protectionOf(product, store);
    finding.sentence = place + " keeps " + label + " in clear.";
    finding.detail = more.empty() ? "" : "The same holds of " + more + ".";
    finding.fix = "Encrypt " + quoted(place) + " and state privacy.protection: at rest.";
    finding.ask = "Why is " + quoted(place) + " not protected?";
    addEvidence(finding, protection.source);
    finding.severity = severityOf(product, finding.path, context.standing(finding.path));
    if (!protection.stated) {
      finding.sentence = "Is " + label + " protected while " + place + " keeps it?";
      becomeQuestion(finding,
                     "Is " + quoted(place) + " encrypted at rest? State it as privacy.protection.");
    }
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeClearStorage() {
  return std::make_unique<ClearStorage>();
}

}  // namespace dyetrace
