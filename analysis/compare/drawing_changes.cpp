#include "analysis/compare/drawing_changes.h"

#include <algorithm>
#include <array>
#include <set>

namespace dyetrace {
namespace {

/// The ids of drawn things that were not matched by their id. Only where the id is the key: a
/// variable has a place, too, but that is another element's.
template <class Things, class IdType>
void addKnown(const Things& before, const Things& after, const Pairing<IdType>& pairing,
              KnownIds& known) {
  for (const IdType id : IdRange<IdType>(pairing.sizeBefore())) {
    const IdType partner = pairing.after(id);
    if (!partner.valid() || pairing.reason(id) == MatchReason::key) continue;
    const auto& old = before[id];
    const auto& now = after[partner];
    const bool byId = old.key == old.where.element && now.key == now.where.element;
    if (byId && old.key != now.key) known.push_back({old.key, now.key, pairing.reason(id)});
  }
}

KnownIds knownIds(const Product& before, const Product& after, const Matching& matching) {
  KnownIds known;
  addKnown(before.zones, after.zones, matching.zones, known);
  addKnown(before.nodes, after.nodes, matching.nodes, known);
  addKnown(before.steps, after.steps, matching.steps, known);
  return known;
}

KnownIds newIds(const ElementChanges& elements) {
  KnownIds ids;
  for (const NewId& each : elements.newIds) {
    ids.push_back({each.before.id, each.after.id, each.reason});
  }
  return ids;
}

/// The ids of things without a partner, by which the elements know them.
template <class Things, class IdType>
void addLeft(const Things& things, const Pairing<IdType>& pairing, std::set<std::string>& left) {
  for (const IdType id : things.ids()) {
    const auto& thing = things[id];
    if (!pairing.after(id).valid() && thing.key == thing.where.element) left.insert(thing.key);
  }
}

/// What the elements say of things that have no partner.
KnownIds saidByElements(const Product& before, const Matching& matching,
                        const ElementChanges& elements) {
  KnownIds said = newIds(elements);
  if (said.empty()) return said;
  std::set<std::string> left;
  addLeft(before.zones, matching.zones, left);
  addLeft(before.nodes, matching.nodes, left);
  addLeft(before.steps, matching.steps, left);
  std::erase_if(said, [&](const KnownId& each) { return !left.contains(each.before); });
  return said;
}

}  // namespace

std::string_view changeKindName(ChangeKind kind) {
  constexpr std::array<std::string_view, 3> names{"added", "removed", "changed"};
  return names.at(static_cast<std::size_t>(kind));
}

std::string_view thingKindName(ThingKind kind) {
  constexpr std::array<std::string_view, 10> names{"zone",     "node",    "flow",   "step",
                                                   "sequence", "setting", "option", "constraint",
                                                   "screen",   "binding"};
  return names.at(static_cast<std::size_t>(kind));
}

bool ThingChange::has(std::string_view property) const {
  return std::any_of(properties.begin(), properties.end(),
                     [&](const PropertyChange& each) { return each.name == property; });
}

DrawingChanges compareDrawings(const DrawnModel& before, const DrawnModel& after,
                               const Matching& matching, MatchBy by) {
  DrawingChanges changes;
  changes.things = compareThings(before.product, after.product, matching);
  changes.elements = compareElements(before.elements, after.elements,
                                     knownIds(before.product, after.product, matching), by);
  changes.edges = compareEdges(before.product, after.product, matching, newIds(changes.elements));
  return changes;
}

DrawingComparison compareDrawnModels(const DrawnModel& before, const DrawnModel& after,
                                     MatchBy by) {
  DrawingComparison made;
  made.matching = matchProducts(before.product, after.product, by);
  made.changes = compareDrawings(before, after, made.matching, by);
  const KnownIds said = saidByElements(before.product, made.matching, made.changes.elements);
  if (said.empty()) return made;
  made.matching = matchProducts(before.product, after.product, by, said);
  made.changes = compareDrawings(before, after, made.matching, by);
  return made;
}

}  // namespace dyetrace
