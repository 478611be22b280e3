// FLW-08. One identifier, unchanged, at several outside parties: each can match its records of a
// person with those of the others.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/data_kinds.h"
#include "analysis/rules/first_places.h"
#include "analysis/rules/hand_overs.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

/// Marks that say that each recipient gets an identifier of its own.
bool isScoping(const std::string& mark) {
  return mark == "scoped" || mark == "rotated";
}

bool alwaysScoped(const RuleContext& context, NodeId node, LabelId label) {
  const Product& product = context.product();
  return std::any_of(product.marks.ids().begin(), product.marks.ids().end(), [&](MarkId mark) {
    return isScoping(product.marks[mark]) &&
           alwaysMarked(context.graph(), context.reach(), node, label, mark);
  });
}

/// By organisation: the first party of it that the label reaches.
std::map<std::string, NodeId> recipientsOf(RuleContext& context, LabelId label) {
  const Product& product = context.product();
  std::map<std::string, NodeId> recipients;
  for (const NodeId node : product.nodes.ids()) {
    const bool outside = isParty(product, node) || isOutsider(product, node);
    if (!outside || !context.labelsAt(node).contains(label)) continue;
    if (alwaysScoped(context, node, label)) continue;
    recipients.emplace(partyAt(product, node), node);
  }
  return recipients;
}

/// The recipient furthest from the person; the first one of several.
NodeId furthest(const Product& product, const std::map<std::string, NodeId>& recipients) {
  NodeId best;
  int distance = -1;
  for (const auto& [name, node] : recipients) {
    const int here = product.standard.distanceOf(roleOf(product, node).value);
    if (here <= distance) continue;
    best = node;
    distance = here;
  }
  return best;
}

class SharedIdentifier final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "FLW-08",
        "Stable identifier shared across contexts",
        "Do several outside parties get the same identifier of a person?",
        "Account ids, device ids and cookies, also as pseudonyms, at parties of 2 or more outside "
        "organisations, unless every road to all but one gives the mark scoped or rotated. Named "
        "once per identifier, at the recipient furthest from the person.",
        "medium; high if one of them is a third party, other users or the public",
        "Art. 5(1)(c), 25(1)",
        "L.1.1",
        "pd:UID",
        "Give each recipient an identifier of its own, or one that changes, and mark it scoped or "
        "rotated.",
        "a stable identifier at two outside parties"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    RuleAnswer answer;
    bool identifiers = false;
    for (const LabelId label : product.labels.ids()) {
      if (!isStableIdentifier(product, label)) continue;
      identifiers = true;
      const auto recipients = recipientsOf(context, label);
      if (recipients.size() < 2) continue;
      Finding finding = report(context, label, recipients);
      if (settle(context, finding, recipients)) answer.findings.push_back(std::move(finding));
    }
    return identifiers ? answer : doesNotApply("The model has no stable identifier of a person.");
  }

 private:
  /// It takes the recipient named and one other.
  static bool settle(const RuleContext& context, Finding& finding,
                     const std::map<std::string, NodeId>& recipients) {
    for (const auto& [name, node] : recipients) {
      if (node == finding.place) continue;
      if (settleTogether(context, finding,
                         {{finding.place, finding.label}, {node, finding.label}})) {
        return true;
      }
    }
    return false;
  }

  Finding report(RuleContext& context, LabelId label,
                 const std::map<std::string, NodeId>& recipients) const {
    const Product& product = context.product();
    const NodeId place = furthest(product, recipients);
    Finding finding = findingAt(context, description(), roadTo(context, place, label));
    std::vector<std::string> names;
    for (const auto& [name, node] : recipients) {
      names.push_back(titleOf(product.nodes[node]));
      addEvidence(finding, titleOf(product, label) + " also gets here", product.nodes[node].where);
    }
    const std::string what = titleOf(product, label);
    finding.sentence = listed(names) + " get the same " + what + ".";
    finding.detail = "With it they can put together what each knows of a person.";
    finding.fix =
        "Give each of them an identifier of its own and mark the flow scoped or rotated "
        "(privacy.marks).";
    finding.ask = "Does each of " + listed(names) + " really need the same " + what + "?";
    finding.severity =
        fixedSeverity(product, finding.path, Severity::medium, "one identifier at several parties");
    if (isOutsider(product, place)) {
      atLeast(finding.severity, Severity::high, "one of them is outside the company's control");
    }
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeSharedIdentifier() {
  return std::make_unique<SharedIdentifier>();
}

}  // namespace dyetrace
