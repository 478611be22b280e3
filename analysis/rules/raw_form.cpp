// FLW-23. A store of pictures, sound, messages or sensor signals of which everything behind it only
// reads what is worked out from them.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/data_kinds.h"
#include "analysis/rules/first_places.h"
#include "analysis/rules/needs.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

struct Readers {
  bool readsRaw = false;         ///< Somebody needs it as it is, or does not say.
  std::vector<NodeId> coding{};  ///< Make something else of it and do not need it itself.
};

void addReader(const Product& product, NodeId node, LabelId label, Readers& readers) {
  if (product.nodes[node].kind == NodeKind::data || !isRaw(product, label)) return;
  const bool makes = isMadeInto(product, node, label);
  if (makes && !needs(product, node, label)) {
    readers.coding.push_back(node);
  } else if (!statesNeeds(product, node) || needs(product, node, label)) {
    readers.readsRaw = true;
  }
}

Readers readersOf(RuleContext& context, NodeId store, LabelId label) {
  Readers readers;
  for (const Reached& reached : reachedFrom(context, store, label)) {
    addReader(context.product(), reached.node, reached.label, readers);
  }
  return readers;
}

bool isGrave(const Product& product, LabelId label) {
  return isUnder(product, label, "user.user_sensor") || isUnder(product, label, "user.biometric") ||
         isUnder(product, label, "user.content.self_image");
}

class RawForm final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "FLW-23",
        "Raw form where a coded value would do",
        "Are pictures, sound or messages kept of which only a result is used?",
        "Stores with photos, pictures of people, voices, sensor signals or private messages, "
        "except "
        "on the person's own device: every place behind them that gets these makes something else "
        "of them and drops or does not need the raw form. One silent reader is taken to need it.",
        "medium; high for sensor signals, faces and voices",
        "Art. 5(1)(c), 25(1)",
        "Dd.1.3",
        "eu-gdpr:DataMinimisationPrinciple",
        "Work out the value first and keep only that.",
        "a store with raw data; privacy.turns or privacy.derives on what reads it"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    std::map<NodeId, LabelSet> troubles;
    bool raw = false;
    for (const NodeId node : product.nodes.ids()) {
      if (product.nodes[node].kind != NodeKind::store || isSubject(product, node)) continue;
      for (const LabelId label : personalAt(context, node).members()) {
        if (!isRaw(product, label)) continue;
        raw = true;
        const Readers readers = readersOf(context, node, label);
        if (!readers.readsRaw && !readers.coding.empty()) troubles[node].insert(label);
      }
    }
    RuleAnswer answer;
    for (const auto& [node, labels] : firstPlaces(context, troubles)) {
      answer.findings.push_back(report(context, node, labels));
    }
    return raw ? answer : doesNotApply("No store holds pictures, sound, signals or messages.");
  }

 private:
  Finding report(RuleContext& context, NodeId store, const LabelSet& labels) const {
    const Product& product = context.product();
    const LabelId gravest = heaviest(product, labels);
    const NodeId coder = readersOf(context, store, gravest).coding.front();
    Finding finding = findingAt(context, description(), roadTo(context, store, gravest));
    const std::string label = titleOf(product, gravest);
    const std::string place = titleOf(product.nodes[store]);
    const Facts& made = product.factsOf(product.nodes[coder]);
    finding.sentence =
        place + " keeps " + label + " of which only what is worked out from it is used.";
    finding.detail = quoted(titleOf(product.nodes[coder])) + " makes something else of it.";
    finding.fix = "Let " + quoted(titleOf(product.nodes[coder])) + " come before " + quoted(place) +
                  " and keep its result only.";
    finding.ask = "What is " + label + " in " + quoted(place) + " kept for after " +
                  quoted(titleOf(product.nodes[coder])) + "?";
    addEvidence(finding, made.statement("turns"));
    addEvidence(finding, made.statement("derives"));
    finding.severity =
        fixedSeverity(product, finding.path, Severity::medium, "kept raw without a need");
    if (isGrave(product, gravest)) atLeast(finding.severity, Severity::high, label);
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeRawForm() {
  return std::make_unique<RawForm>();
}

}  // namespace dyetrace
