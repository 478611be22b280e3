// LIF-01. A store with personal data and no end date.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/support.h"
#include "analysis/rules/weights.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

class NoEndDate final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "LIF-01",
        "No end date",
        "Is personal data kept without an end?",
        "Stores with personal data, except on the person's own device. Kept without end is a "
        "finding; "
        "no statement is a question. Named once per store, with its gravest data.",
        "medium, one level up or down for each step of weight above or below 2",
        "Art. 5(1)(e), 13(2)(a)",
        "Dd.3.4",
        "dpv:IndeterminateDuration",
        "Set a term or an event after which the data is erased, and say so.",
        "a store with personal data; privacy.retention on it"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    RuleAnswer answer;
    bool stores = false;
    for (const NodeId node : product.nodes.ids()) {
      if (product.nodes[node].kind != NodeKind::store || isSubject(product, node)) continue;
      const LabelSet kept = personalAt(context, node);
      if (kept.empty()) continue;
      stores = true;
      const auto retention = retentionOf(product, node);
      const bool endless = retention.value && retention.value->kind == Retention::Kind::endless;
      if (!retention.stated || endless) answer.findings.push_back(report(context, node, kept));
    }
    return stores ? answer : doesNotApply("The model has no store with personal data.");
  }

 private:
  Finding report(RuleContext& context, NodeId store, const LabelSet& kept) const {
    const Product& product = context.product();
    const LabelId gravest = heaviest(product, kept);
    Finding finding = findingAt(context, description(), roadTo(context, store, gravest));
    const std::string label = titleOf(product, gravest);
    const std::string place = titleOf(product.nodes[store]);
    const std::string more = others(product, kept, gravest);
    const auto retention = retentionOf(product, store);
    finding.sentence = place + " keeps " + label + " without an end date.";
    finding.detail = more.empty() ? "" : "It also keeps " + more + ".";
    finding.fix = "Set a term on " + quoted(place) +
                  ", such as privacy.retention: P90D, or an event such as until-deleted.";
    finding.ask = "Why must " + quoted(place) + " keep " + label + " without an end?";
    addEvidence(finding, retention.source);
    finding.severity = fixedSeverity(product, finding.path, Severity::medium, "no end date");
    raise(finding.severity, weightOf(product, gravest) - kOrdinaryWeight,
          label + " weighs " + std::to_string(weightOf(product, gravest)));
    if (!retention.stated) {
      finding.sentence = "How long does " + place + " keep " + label + "?";
      becomeQuestion(finding, "After how long, or when, does " + quoted(place) + " erase " + label +
                                  "? State it as privacy.retention.");
    }
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeNoEndDate() {
  return std::make_unique<NoEndDate>();
}

}  // namespace dyetrace
