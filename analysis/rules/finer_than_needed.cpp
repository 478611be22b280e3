// FLW-11. A place that gets the exact thing although it says that the coarse one would do.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/data_kinds.h"
#include "analysis/rules/first_places.h"
#include "analysis/rules/needs.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

/// The coarse category must not be asked for together with the fine one.
LabelSet tooFineAt(RuleContext& context, NodeId node) {
  const Product& product = context.product();
  LabelSet fine;
  for (const LabelId label : personalAt(context, node).members()) {
    if (needs(product, node, label) || isMadeInto(product, node, label)) continue;
    if (coarserNeed(product, node, label).valid()) fine.insert(label);
  }
  return fine;
}

class FinerThanNeeded final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "FLW-11",
        "Finer than needed",
        "Does a place get data more exactly than it needs?",
        "Places that state a coarse need (a town, a profile, contact details) and get what it "
        "could "
        "be made of (a position, an address, a browsing history, an address book), unless they "
        "make it coarser themselves. The first such place on a road.",
        "medium; at least high for precise location, location history or a child's data",
        "Art. 5(1)(c), 25(2)",
        "Dd.1.2",
        "eu-gdpr:DataMinimisationPrinciple",
        "Make the data coarser before it gets there.",
        "privacy.needs on the places that use data"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    if (!anyStatesNeeds(product)) return nobodyStatesNeeds();
    std::map<NodeId, LabelSet> troubles;
    for (const NodeId node : product.nodes.ids()) {
      if (!statesNeeds(product, node) || isSubject(product, node)) continue;
      LabelSet fine = tooFineAt(context, node);
      if (!fine.empty()) troubles.emplace(node, std::move(fine));
    }
    RuleAnswer answer;
    for (const auto& [node, labels] : firstPlaces(context, troubles)) {
      answer.findings.push_back(report(context, node, labels));
    }
    return answer;
  }

 private:
  static bool isGrave(const Product& product, LabelId label) {
    return isUnder(product, label, "user.location.precise") ||
           isUnder(product, label, "user.location.history") ||
           specialOf(product, label) == Special::child;
  }

  Finding report(RuleContext& context, NodeId node, const LabelSet& labels) const {
    const Product& product = context.product();
    const LabelId gravest = heaviest(product, labels);
    Finding finding = findingAt(context, description(), roadTo(context, node, gravest));
    const std::string label = titleOf(product, gravest);
    const std::string place = titleOf(product.nodes[node]);
    const std::string coarse = product.taxonomy[coarserNeed(product, node, gravest)].title;
    finding.sentence = place + " gets " + label + " and needs only " + coarse + ".";
    const std::string more = others(product, labels, gravest);
    if (!more.empty()) finding.detail = "It also gets " + more + " more exactly than it needs.";
    finding.fix = "Turn " + label + " into " + coarse + " before " + quoted(place) +
                  (finding.path.hops.empty()
                       ? "."
                       : ", at " + quoted(titleOf(product.nodes[finding.path.hops.back().from])) +
                             " or earlier.");
    finding.ask = "What would " + quoted(place) + " do worse with " + coarse + " alone?";
    addEvidence(finding, product.factsOf(product.nodes[node]).statement("needs"));
    finding.severity = fixedSeverity(product, finding.path, Severity::medium, "finer than needed");
    if (isGrave(product, gravest)) atLeast(finding.severity, Severity::high, label);
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeFinerThanNeeded() {
  return std::make_unique<FinerThanNeeded>();
}

}  // namespace dyetrace
