// FLW-25. An answer that depends on whether a person is on record tells whoever asks that they are.

#include <array>
#include <set>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/decisions.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

constexpr std::array<std::string_view, 8> kMembership{
    "found", "known", "unknown", "exist", "exists", "existing", "registered", "unregistered"};

bool asksMembership(const Decision& decision) {
  const auto says = [](const std::vector<std::string>& words) {
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
      return std::find(kMembership.begin(), kMembership.end(), word) != kMembership.end();
    });
  };
  return says(decision.names) || says(decision.conditions);
}

/// A store with personal data that a deciding step reads; invalid if there is none.
NodeId storeAsked(RuleContext& context, const Decision& decision) {
  const Product& product = context.product();
  for (const Flow& flow : product.flows) {
    const bool reads = std::find(decision.deciding.begin(), decision.deciding.end(), flow.to) !=
                       decision.deciding.end();
    const bool store = product.nodes[flow.from].kind == NodeKind::store;
    if (reads && store && !personalAt(context, flow.from).empty()) return flow.from;
  }
  return {};
}

/// Has a right to the store: it lies with them, or they get data from it by name.
bool hasRight(RuleContext& context, NodeId participant, NodeId store) {
  const Product& product = context.product();
  if (organisationOf(product, participant).value == organisationOf(product, store).value)
    return true;
  return std::any_of(product.flows.begin(), product.flows.end(), [&](const Flow& flow) {
    return flow.from == store && flow.to == participant;
  });
}

class KnownOrNot final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "FLW-25",
        "Answer tells whether a person is known",
        "Can somebody find out whether a person is on record by asking?",
        "Gateways right after a step that reads a store with personal data, whose name, branches "
        "or "
        "conditions ask whether something was found (found, known, exists, registered): "
        "somebody of another organisation gets different messages on its branches. For the person "
        "it is a question: is it certain who asks? One finding per gateway.",
        "medium; high if the store holds special-category data",
        "Art. 5(1)(f), 25(1)",
        "D.3",
        "risk:ConfidentialityBreach",
        "Give the same answer whether the person is known or not.",
        "gateways with names that say what they ask, after a step that reads a store"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    RuleAnswer answer;
    bool asked = false;
    for (const Decision& decision : decisionsOf(context.product())) {
      const NodeId store = asksMembership(decision) ? storeAsked(context, decision) : NodeId();
      if (!store.valid()) continue;
      asked = true;
      std::vector<Telling> tellings = tellingsOf(context, decision);
      std::erase_if(tellings, [&](const Telling& telling) {
        return hasRight(context, telling.participant, store);
      });
      if (!tellings.empty()) answer.findings.push_back(report(context, decision, store, tellings));
    }
    return asked ? answer : doesNotApply("No choice asks whether somebody is on record.");
  }

 private:
  Finding report(RuleContext& context, const Decision& decision, NodeId store,
                 const std::vector<Telling>& tellings) const {
    const Product& product = context.product();
    const Step& gateway = product.steps[decision.gateway];
    const LabelId gravest = heaviest(product, personalAt(context, store));
    Finding finding =
        findingAt(context, description(), roadTo(context, store, gravest), gateway.key);
    std::set<std::string> names;
    bool outsiders = false;
    for (const Telling& telling : tellings) {
      names.insert(titleOf(product.nodes[telling.participant]));
      outsiders = outsiders || !isSubject(product, telling.participant);
      for (const FlowId flow : telling.flows) {
        addEvidence(finding, flowWords(product, flow) + " goes out on one branch only",
                    product.flows[flow].where);
      }
    }
    const std::string who = listed({names.begin(), names.end()});
    const std::string place = titleOf(product.nodes[store]);
    const std::string choice = decisionWords(product, decision);
    addEvidence(finding, "the choice " + choice, gateway.where);
    finding.sentence = who + " can tell whether a person is in " + place + ".";
    finding.detail = "The messages that follow " + choice + " differ.";
    finding.fix = "Answer the same on every branch of " + choice + ".";
    finding.ask = "May " + who + " know whether a person is in " + quoted(place) + "?";
    finding.severity =
        fixedSeverity(product, finding.path, Severity::medium, "an answer that tells who is known");
    if (specialOf(product, gravest) != Special::none) {
      atLeast(finding.severity, Severity::high, "special-category data");
    }
    if (!outsiders) {
      finding.sentence = "Can anybody find out at " + choice + " who is in " + place + "?";
      becomeQuestion(finding, "Is it certain before " + choice + " that " + who +
                                  " asks about themselves, and nobody else does?");
    }
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeKnownOrNot() {
  return std::make_unique<KnownOrNot>();
}

}  // namespace dyetrace
