// FLW-16. A choice that depends on a secret, and a message that goes out on one branch only: who
// gets it learns the secret without being told it (an implicit flow).

#include <set>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/data_kinds.h"
#include "analysis/rules/decisions.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"
#include "model/names.h"

namespace dyetrace {
namespace {

constexpr int kSecretWeight = 3;

bool isSecret(const Product& product, LabelId label) {
  return isPersonal(product, label) &&
         (specialOf(product, label) != Special::none || weightOf(product, label) >= kSecretWeight);
}

/// What a choice reads, where it is at hand, and whether a condition says so or only a name.
struct Secret {
  NodeId place{};
  LabelId label{};
  bool byCondition = false;
};

bool hasWord(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The categories that words name, other than personal data as such.
std::vector<TermId> categoriesNamed(const Product& product, const std::vector<std::string>& words) {
  std::vector<TermId> categories;
  for (const std::string& word : words) {
    const TermId found = product.taxonomy.find(TermKind::data, word).term;
    if (found.valid() && product.taxonomy[found].parent.valid()) categories.push_back(found);
  }
  return categories;
}

/// The secrets that words of a choice name, among what is at a node.
LabelSet secretsNamed(RuleContext& context, const std::vector<std::string>& words,
                      const std::vector<TermId>& categories, NodeId node) {
  const Product& product = context.product();
  const bool namesNode = product.nodes[node].kind == NodeKind::data &&
                         hasWord(words, foldName(product.nodes[node].name));
  LabelSet named;
  for (const LabelId label : context.labelsAt(node).members()) {
    const bool spoken = std::any_of(categories.begin(), categories.end(), [&](TermId category) {
      return product.taxonomy.covers(category, product.labels[label].category);
    });
    if ((namesNode || spoken) && isSecret(product, label)) named.insert(label);
  }
  return named;
}

/// The deciding steps and the data objects that they touch.
std::vector<NodeId> atHand(const Product& product, const Decision& decision) {
  std::vector<NodeId> nodes = decision.deciding;
  for (const Flow& flow : product.flows) {
    for (const NodeId node : decision.deciding) {
      if (flow.to == node && product.nodes[flow.from].kind == NodeKind::data) {
        nodes.push_back(flow.from);
      }
      if (flow.from == node && product.nodes[flow.to].kind == NodeKind::data) {
        nodes.push_back(flow.to);
      }
    }
  }
  return nodes;
}

Secret secretOf(RuleContext& context, const Decision& decision) {
  const Product& product = context.product();
  Secret best;
  for (const bool byCondition : {true, false}) {
    const auto& words = byCondition ? decision.conditions : decision.names;
    const std::vector<TermId> categories = categoriesNamed(product, words);
    for (const NodeId node : atHand(product, decision)) {
      const LabelId label = heaviest(product, secretsNamed(context, words, categories, node));
      if (!label.valid()) continue;
      const bool graver =
          !best.label.valid() || weightOf(product, label) > weightOf(product, best.label);
      if (graver) best = {node, label, byCondition};
    }
    if (best.label.valid()) break;
  }
  return best;
}

/// Whether somebody of the participant's organisation has the category anyway.
bool holds(RuleContext& context, NodeId participant, LabelId secret) {
  const Product& product = context.product();
  const std::string organisation = organisationOf(product, participant).value;
  const TermId category = product.labels[secret].category;
  return std::any_of(product.nodes.ids().begin(), product.nodes.ids().end(), [&](NodeId node) {
    if (organisationOf(product, node).value != organisation) return false;
    const std::vector<LabelId> labels = context.labelsAt(node).members();
    return std::any_of(labels.begin(), labels.end(), [&](LabelId label) {
      return product.labels[label].form != Form::anonymous &&
             product.taxonomy.covers(category, product.labels[label].category);
    });
  });
}

class RevealingMessage final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "FLW-16",
        "Message reveals a secret choice",
        "Does somebody learn a secret from the message that they get, or do not get?",
        "Exclusive and inclusive gateways whose condition names a data object or category with "
        "special-category data or data of weight 3 or more: a party of another organisation that "
        "has no such data gets a message on one branch and not on another. If only the names of "
        "the "
        "gateway and its branches speak of the data, it is possible. One finding per gateway.",
        "medium; high for special-category data",
        "Art. 5(1)(f), 25(1)",
        "D.1; D.2",
        "risk:ConfidentialityBreach",
        "Send the same message on every branch, or to nobody who must not know.",
        "gateways whose conditions or names say on which data they decide"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    RuleAnswer answer;
    bool secrets = false;
    for (const Decision& decision : decisionsOf(context.product())) {
      const Secret secret = secretOf(context, decision);
      if (!secret.label.valid()) continue;
      secrets = true;
      std::vector<Telling> tellings = tellingsOf(context, decision);
      std::erase_if(tellings, [&](const Telling& telling) {
        return isSubject(context.product(), telling.participant) ||
               holds(context, telling.participant, secret.label);
      });
      if (!tellings.empty()) {
        answer.findings.push_back(report(context, decision, secret, tellings));
      }
    }
    return secrets ? answer
                   : doesNotApply("No choice is said to depend on grave or special-category data.");
  }

 private:
  Finding report(RuleContext& context, const Decision& decision, const Secret& secret,
                 const std::vector<Telling>& tellings) const {
    const Product& product = context.product();
    const Step& gateway = product.steps[decision.gateway];
    Finding finding =
        findingAt(context, description(), roadTo(context, secret.place, secret.label), gateway.key);
    std::set<std::string> names;
    for (const Telling& telling : tellings) {
      names.insert(titleOf(product.nodes[telling.participant]));
      for (const FlowId flow : telling.flows) {
        addEvidence(finding, flowWords(product, flow) + " goes out on one branch only",
                    product.flows[flow].where);
      }
    }
    const std::string who = listed({names.begin(), names.end()});
    const std::string label = titleOf(product, secret.label);
    const std::string choice = decisionWords(product, decision);
    if (!secret.byCondition && finding.verdict == Verdict::violated) {
      finding.verdict = Verdict::possible;
    }
    addEvidence(finding, "the choice " + choice, gateway.where);
    finding.sentence = who + " can tell " + label + " from what follows " + choice + ".";
    finding.detail = "A message goes to " + who + " on one branch and not on another.";
    finding.fix = "Send " + who + " the same message on every branch of " + choice + ", or none.";
    finding.ask = "May " + who + " know how " + choice + " was decided?";
    finding.severity =
        fixedSeverity(product, finding.path, Severity::medium, "a message that reveals a choice");
    if (specialOf(product, secret.label) != Special::none) {
      atLeast(finding.severity, Severity::high, "special-category data");
    }
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeRevealingMessage() {
  return std::make_unique<RevealingMessage>();
}

}  // namespace dyetrace
