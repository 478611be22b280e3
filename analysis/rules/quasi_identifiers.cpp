// FLW-07. Facts that say nothing alone and name a person together, where nothing else names them.

#include <set>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/data_kinds.h"
#include "analysis/rules/first_places.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

constexpr std::size_t kEnoughKinds = 3;

/// A place at which quasi-identifiers count: nobody is named there anyway.
LabelSet quasiIdentifiersAt(RuleContext& context, NodeId node) {
  LabelSet quasi;
  for (const LabelId label : personalAt(context, node).members()) {
    if (isDirectIdentifier(context.product(), label)) return {};
    if (isQuasiIdentifier(context.product(), label)) quasi.insert(label);
  }
  return quasi;
}

/// In one form or another, or positions and their town, a category tells the same again.
std::size_t classesIn(const Product& product, const LabelSet& labels) {
  std::set<std::string> classes;
  for (const LabelId label : labels.members()) {
    const std::string& key = product.taxonomy[product.labels[label].category].key;
    classes.insert(isUnder(product, label, "user.location") ? "user.location" : key);
  }
  return classes.size();
}

class QuasiIdentifiers final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "FLW-07",
        "Quasi-identifiers add up",
        "Can facts that name nobody alone name a person together?",
        "Stores, processes and parties that hold at least 3 kinds of facts such as age, gender, "
        "location, employer or browsing, and nothing that names a person by itself. The first such "
        "place on a road.",
        "medium; +1 level for each kind above 3",
        "Art. 5(1)(c); recital 26",
        "L.2.1.2; I.2.1",
        "risk:Reidentification",
        "Coarsen or drop enough of the facts, or keep them in places that do not meet.",
        "a place with 3 such facts"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const Product& product = context.product();
    std::map<NodeId, LabelSet> troubles;
    for (const NodeId node : product.nodes.ids()) {
      if (product.nodes[node].kind == NodeKind::data || isSubject(product, node)) continue;
      LabelSet quasi = quasiIdentifiersAt(context, node);
      if (classesIn(product, quasi) >= kEnoughKinds) troubles.emplace(node, std::move(quasi));
    }
    RuleAnswer answer;
    for (const auto& [node, labels] : firstPlaces(context, troubles)) {
      Finding finding = report(context, node, labels);
      std::vector<LabelAt> together;
      for (const LabelId label : labels.members()) together.push_back({node, label});
      if (settleTogether(context, finding, together)) answer.findings.push_back(finding);
    }
    return answer;
  }

 private:
  Finding report(RuleContext& context, NodeId node, const LabelSet& labels) const {
    const Product& product = context.product();
    const LabelId gravest = heaviest(product, labels);
    Finding finding = findingAt(context, description(), roadTo(context, node, gravest));
    const std::string place = titleOf(product.nodes[node]);
    const std::size_t classes = classesIn(product, labels);
    finding.sentence =
        place + " holds " + std::to_string(classes) + " facts that together can name a person.";
    finding.detail =
        capitalised(titleOf(product, gravest)) + " with " + others(product, labels, gravest) + ".";
    finding.fix = "Coarsen or drop one of them before " + quoted(place) +
                  ", such as the year instead of the date, the region instead of the town.";
    finding.ask = "How many people share the same " + titleOf(product, gravest) + " and " +
                  others(product, labels, gravest) + " at " + quoted(place) + "?";
    for (const LabelId label : labels.members()) {
      const Path road = roadTo(context, node, label);
      addEvidence(
          finding,
          titleOf(product, label) + " comes from " + quoted(titleOf(product.nodes[road.origin])),
          product.nodes[road.origin].where);
    }
    finding.severity =
        fixedSeverity(product, finding.path, Severity::medium, "facts that add up to a person");
    raise(finding.severity, static_cast<int>(classes - kEnoughKinds), "kinds of facts above 3");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeQuasiIdentifiers() {
  return std::make_unique<QuasiIdentifiers>();
}

}  // namespace dyetrace
