#include "analysis/carried.h"

namespace dyetrace {
namespace {

/// The labels that a stated one lets through: its category or below, in its form.
LabelSet coveredBy(const Product& product, const LabelSet& stated) {
  LabelSet covered = stated;
  for (const LabelId id : stated.members()) {
    const Label& label = product.labels[id];
    covered |= labelsUnder(product, {label.category, static_cast<int>(label.form)});
  }
  return covered;
}

LabelSet contentOf(const Product& product, NodeId id) {
  const Node& node = product.nodes[id];
  if (node.kind != NodeKind::data) return {};
  return statedLabels(product.factsOf(node));
}

/// What a flow from one data object to another carries by their contents.
LabelSet common(const Product& product, const LabelSet& from, const LabelSet& to) {
  if (from.empty()) return to;
  if (to.empty()) return from;
  const LabelSet both = (from & coveredBy(product, to)) | (to & coveredBy(product, from));
  return both.empty() ? from : both;
}

}  // namespace

LabelSet statedLabels(const Facts& facts) {
  LabelSet labels;
  for (const LabelUse& use : facts.data) labels.insert(use.label);
  return labels;
}

LabelSet labelsUnder(const Product& product, const LabelPattern& pattern) {
  LabelSet labels;
  for (const LabelId id : product.labels.ids()) {
    if (matches(product, pattern, id)) labels.insert(id);
  }
  return labels;
}

Carried carriedBy(const Product& product, const Flow& flow, bool unlabelledCarryNothing) {
  Carried carried;
  carried.named = statedLabels(product.factsOf(flow));
  if (carried.named.empty()) {
    carried.named = common(product, contentOf(product, flow.from), contentOf(product, flow.to));
  }
  carried.everything = carried.named.empty() && !unlabelledCarryNothing;
  carried.lets = coveredBy(product, carried.named);
  return carried;
}

}  // namespace dyetrace
