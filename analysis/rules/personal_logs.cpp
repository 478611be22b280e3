// FLW-13. Logs and telemetry are read by many, kept long and searched by machines.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/data_kinds.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

constexpr int kLightestLogged = 2;

bool isLog(const Product& product, NodeId node) {
  const auto use = product.factsOf(product.nodes[node]).storeUse;
  return use == StoreUse::log || use == StoreUse::telemetry;
}

/// Telemetry itself is what such a store is for.
LabelSet strayAt(RuleContext& context, NodeId store) {
  LabelSet stray;
  for (const LabelId label : personalAt(context, store).members()) {
    const bool light = weightOf(context.product(), label) < kLightestLogged;
    if (!light && !isUnder(context.product(), label, "user.telemetry")) stray.insert(label);
  }
  return stray;
}

class PersonalLogs final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "FLW-13",
        "Personal data in logs or telemetry",
        "Does personal data end up in a log?",
        "Stores that are said to be a log, telemetry or crash reports, except on the person's own "
        "device: data of weight 2 or more other than telemetry. Named once per store, with its "
        "gravest data.",
        "medium; one level up for each step of weight above 2",
        "Art. 5(1)(c), 32",
        "Dd.3.2; Dd.4.2",
        "pd:Tracking",
        "Leave the data out of the log, or write a pseudonym that is thrown away soon.",
        "privacy.kind: log or telemetry on the stores that are"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    RuleAnswer answer;
    bool logs = false;
    for (const NodeId node : product.nodes.ids()) {
      if (!isLog(product, node) || isSubject(product, node)) continue;
      logs = true;
      const LabelSet stray = strayAt(context, node);
      if (!stray.empty()) answer.findings.push_back(report(context, node, stray));
    }
    return logs ? answer
                : doesNotApply("No store is said to be a log or telemetry (privacy.kind).");
  }

 private:
  Finding report(RuleContext& context, NodeId store, const LabelSet& stray) const {
    const Product& product = context.product();
    const LabelId gravest = heaviest(product, stray);
    Finding finding = findingAt(context, description(), roadTo(context, store, gravest));
    const std::string label = titleOf(product, gravest);
    const std::string place = titleOf(product.nodes[store]);
    const std::string use(storeUseName(*product.factsOf(product.nodes[store]).storeUse));
    finding.sentence = capitalised(label) + " ends up in " + place + ", a " + use + " store.";
    const std::string more = others(product, stray, gravest);
    if (!more.empty()) finding.detail = "So does " + more + ".";
    finding.fix = "Leave " + label + " out of what is written to " + quoted(place) + ".";
    finding.ask = "Who reads " + quoted(place) + ", and what do they need " + label + " for?";
    addEvidence(finding, product.factsOf(product.nodes[store]).statement("kind"));
    const int weight = weightOf(product, gravest);
    finding.severity = fixedSeverity(product, finding.path, Severity::medium, "in a log");
    raise(finding.severity, weight - kLightestLogged, label + " weighs " + std::to_string(weight));
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makePersonalLogs() {
  return std::make_unique<PersonalLogs>();
}

}  // namespace dyetrace
