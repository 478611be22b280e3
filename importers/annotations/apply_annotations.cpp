#include <map>
#include <utility>

#include "importers/annotations/precedence.h"
#include "importers/annotations/statement_reader.h"
#include "importers/annotations/text.h"
#include "importers/annotations/vocabulary.h"
#include "model/names.h"

namespace dyetrace {
namespace {

/// What is stated about one element, by key; in the order in which it was read.
using StatementsByKey = std::map<std::string_view, std::vector<const Statement*>>;
/// Nodes, then flows, then zones, each by id.
using StatementsByTarget = std::map<Target, StatementsByKey>;

StatementTarget targetIn(Product& product, NodeId id) {
  Node& node = product.nodes[id];
  return {titleOf(node), onNode, &product.editFacts(node.facts), &node};
}

StatementTarget targetIn(Product& product, FlowId id) {
  Flow& flow = product.flows[id];
  return {titleOf(product, flow), onFlow, &product.editFacts(flow.facts), nullptr};
}

StatementTarget targetIn(Product& product, ZoneId id) {
  Zone& zone = product.zones[id];
  return {titleOf(zone), onZone, &product.editFacts(zone.facts), nullptr};
}

void reportUnknownKey(const Statement& statement, Diagnostics& diagnostics) {
  const std::vector<std::string> nearest = nearestNames(statement.key, vocabularyKeys());
  diagnostics.push_back({Level::warning,
                         "annotation/unknown-key",
                         shown("privacy." + statement.key) + " is no key of the vocabulary",
                         statement.where,
                         nearest.empty()
                             ? "Keys are " + inWords(vocabularyKeys(), vocabularyKeys().size())
                             : didYouMean(nearest),
                         {}});
}

void reportEmpty(const KeyRule& rule, const Statement& statement, Diagnostics& diagnostics) {
  diagnostics.push_back({Level::note,
                         "annotation/empty-value",
                         shown("privacy." + std::string(rule.key)) + " is empty and says nothing",
                         statement.where,
                         "Write for example `" + std::string(rule.example) + "`, or take it away",
                         {}});
}

StatementsByTarget arrange(const std::vector<Annotation>& annotations, Diagnostics& diagnostics) {
  StatementsByTarget arranged;
  for (const Annotation& annotation : annotations) {
    const KeyRule* rule = keyRule(annotation.statement.key);
    if (rule == nullptr) {
      reportUnknownKey(annotation.statement, diagnostics);
    } else if (trimmed(annotation.statement.value).empty()) {
      reportEmpty(*rule, annotation.statement, diagnostics);
    } else {
      arranged[annotation.target][rule->key].push_back(&annotation.statement);
    }
  }
  return arranged;
}

}  // namespace

void applyAnnotations(Drawing& drawing, bool useSuggested) {
  const std::vector<Annotation> annotations = std::exchange(drawing.annotations, {});
  StatementReader reader(drawing.product, drawing.diagnostics, useSuggested);
  for (const auto& [target, byKey] : arrange(annotations, drawing.diagnostics)) {
    const StatementTarget place =
        std::visit([&](auto id) { return targetIn(drawing.product, id); }, target);
    for (const auto& [key, statements] : byKey) {
      const KeyRule& rule = *keyRule(key);
      for (const Statement* statement :
           winningStatements(rule, statements, place.title, drawing.product, drawing.diagnostics))
        reader.read(rule, *statement, place);
    }
  }
  reader.reportUnconfirmed();
  internTurnedLabels(drawing.product);
}

}  // namespace dyetrace
