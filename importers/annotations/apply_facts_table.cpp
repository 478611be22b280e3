#include <algorithm>
#include <utility>

#include "importers/annotations/facts_table.h"
#include "importers/annotations/selector.h"
#include "importers/annotations/text.h"
#include "importers/annotations/vocabulary.h"
#include "model/names.h"

namespace dyetrace {
namespace {

/// A table of patterns must not grow beyond what a person can have meant.
constexpr std::size_t kMostAnnotations = 200'000;
/// Nearest names are looked for this often; a table of a wholly other diagram needs no more.
constexpr std::size_t kMostNearest = 50;

class TableApplier {
 public:
  explicit TableApplier(Drawing& drawing) : drawing_(drawing), index_(drawing.product) {}

  void apply(const FactsRow& row) {
    if (trimmed(row.value).empty()) return;
    const SelectorResult found = index_.find(row.select, row.where.file);
    if (!found.problem.empty()) return reportSelector(row, found);
    if (found.hits.empty()) return reportNoHit(row, found);
    if (found.hits.size() > 1 && !found.several) return reportSeveral(row, found);
    if (made_ + found.hits.size() > kMostAnnotations) return reportTooMany(row);
    if (found.hits.size() == 1) checkExpected(row, found.hits.front());
    made_ += found.hits.size();
    for (const Target& target : found.hits) annotate(row, target);
  }

 private:
  void annotate(const FactsRow& row, const Target& target) {
    const std::string key = privacyKey(row.key).value_or(foldName(row.key));
    const Location& where = row.valueAt.file.valid() ? row.valueAt : row.where;
    drawing_.annotations.push_back({target, {key, row.value, Carrier::factsTable, where}});
  }

  std::string nameOf(const Target& target) const {
    const Product& product = drawing_.product;
    if (const auto* node = std::get_if<NodeId>(&target)) return product.nodes[*node].name;
    if (const auto* flow = std::get_if<FlowId>(&target)) return product.flows[*flow].name;
    return product.zones[std::get<ZoneId>(target)].name;
  }

  std::string titleOfHit(const Target& target) const {
    const Product& product = drawing_.product;
    if (const auto* node = std::get_if<NodeId>(&target)) return titleOf(product.nodes[*node]);
    if (const auto* flow = std::get_if<FlowId>(&target))
      return titleOf(product, product.flows[*flow]);
    return titleOf(product.zones[std::get<ZoneId>(target)]);
  }

  std::string keyOfHit(const Target& target) const {
    const Product& product = drawing_.product;
    if (const auto* node = std::get_if<NodeId>(&target)) return product.nodes[*node].key;
    if (const auto* flow = std::get_if<FlowId>(&target)) return product.flows[*flow].key;
    return product.zones[std::get<ZoneId>(target)].key;
  }

  void checkExpected(const FactsRow& row, const Target& target) {
    const std::string expected = foldDisplayName(row.expect);
    if (expected.empty() || expected == foldDisplayName(nameOf(target)) ||
        expected == foldDisplayName(titleOfHit(target)))
      return;
    report(Level::warning, "facts/expected-name", row,
           shown(row.select) + " is now named " + shown(titleOfHit(target)) + "; the row expects " +
               shown(row.expect),
           "If it is still the same thing, correct `expect`; else correct the selector");
  }

  void reportSelector(const FactsRow& row, const SelectorResult& found) {
    report(Level::error, "facts/selector", row,
           "The selector " + shown(row.select) + " " + found.problem,
           "Write `id:…`, `name:…`, `zone:…`, `zone:…/*` or `flow:From -> To`");
  }

  void reportNoHit(const FactsRow& row, const SelectorResult& found) {
    std::string advice = found.advice;
    if (advice.empty() && nearestAsked_++ < kMostNearest)
      advice = didYouMean(index_.nearest(row.select));
    report(Level::error, "facts/no-hit", row,
           shown(row.select) + " selects nothing, so `" + row.key + "` was not applied",
           std::move(advice));
  }

  void reportSeveral(const FactsRow& row, const SelectorResult& found) {
    std::vector<std::string> hits;
    for (const Target& target : found.hits)
      hits.push_back(shown(titleOfHit(target)) + " (" + shown("id:" + keyOfHit(target)) + ")");
    report(Level::error, "facts/several-hits", row,
           shown(row.select) + " selects " + std::to_string(hits.size()) +
               " elements: " + inWords(hits),
           "End it in `*` to mean all of them, or name one by its id");
  }

  void reportTooMany(const FactsRow& row) {
    report(Level::error, "facts/too-many", row,
           "The patterns of the table select more than " + std::to_string(kMostAnnotations) +
               " elements; " + shown(row.select) + " was not applied",
           "State what holds for a whole zone on the zone itself");
  }

  void report(Level level, std::string code, const FactsRow& row, std::string message,
              std::string advice) {
    drawing_.diagnostics.push_back(
        {level, std::move(code), std::move(message), row.where, std::move(advice), {}});
  }

  Drawing& drawing_;
  SelectorIndex index_;
  std::size_t made_ = 0;
  std::size_t nearestAsked_ = 0;
};

}  // namespace

void applyFactsTable(std::span<const FactsRow> rows, Drawing& drawing) {
  if (rows.empty()) return;
  TableApplier applier(drawing);
  for (const FactsRow& row : rows) applier.apply(row);
}

}  // namespace dyetrace
