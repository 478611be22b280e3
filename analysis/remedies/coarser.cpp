#include "analysis/remedies/coarser.h"

#include <algorithm>

#include "analysis/rules/data_kinds.h"

namespace dyetrace {
namespace {

/// Whether the second tells no more than the first, and is another label.
bool tellsLess(const Product& product, const Label& from, const Label& to) {
  const int weight = product.taxonomy[from.category].weight;
  const bool coarser = product.taxonomy[to.category].weight <= weight && to.form <= from.form;
  return coarser && to != from;
}

/// Of a coarse kind of data and what is below it only the first.
bool isCoarseKind(const Product& product, LabelId id, TermId term) {
  const Term& kind = product.taxonomy[term];
  if (kind.kind != TermKind::data || !isFiner(product, id, term)) return false;
  return !kind.parent.valid() || !isFiner(product, id, kind.parent);
}

Label resultOf(const Turn& turn, const Label& from, Label to) {
  if (turn.keepsCategory) to.category = from.category;
  if (turn.keepsForm) to.form = from.form;
  return to;
}

}  // namespace

std::vector<Label> coarserThan(const Product& product, LabelId id) {
  const Label from = product.labels[id];
  std::vector<Label> all;
  const auto add = [&](const Label& to) {
    if (!tellsLess(product, from, to)) return;
    if (std::find(all.begin(), all.end(), to) == all.end()) all.push_back(to);
  };
  for (const Facts& facts : product.facts) {
    for (const Turn& turn : facts.turns) {
      if (matches(product, turn.from, id)) add(resultOf(turn, from, product.labels[turn.to]));
    }
  }
  add({from.category, std::min(from.form, Form::pseudonymous)});
  for (const TermId term : product.taxonomy.terms().ids()) {
    if (isCoarseKind(product, id, term)) add({term, from.form});
  }
  add({from.category, Form::anonymous});
  return all;
}

}  // namespace dyetrace
