#include "analysis/compare/drawing_changes.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace dyetrace {
namespace {

bool isGuess(MatchReason reason) {
  return reason == MatchReason::none || reason == MatchReason::interchangeable;
}

/// The ids of drawn things that were not matched by their id, nor only in order: the files may tell
/// more. Only where the id is the key: a variable has a place, too, but that is another element's.
template <class Things, class IdType>
void addKnown(const Things& before, const Things& after, const Pairing<IdType>& pairing,
              KnownIds& known) {
  for (const IdType id : IdRange<IdType>(pairing.sizeBefore())) {
    const IdType partner = pairing.after(id);
    if (isGuess(pairing.reason(id)) || pairing.reason(id) == MatchReason::key) continue;
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

/// The ids of things whose partner is a guess, with the id of that; empty without a partner.
using Guesses = std::map<std::string_view, std::string_view>;

template <class Things, class IdType>
void addGuesses(const Things& before, const Things& after, const Pairing<IdType>& pairing,
                Guesses& guesses) {
  for (const IdType id : before.ids()) {
    const auto& thing = before[id];
    if (!isGuess(pairing.reason(id)) || thing.key != thing.where.element) continue;
    const IdType partner = pairing.after(id);
    guesses.emplace(thing.key, partner.valid() ? std::string_view(after[partner].key) : "");
  }
}

/// What the elements say otherwise.
KnownIds saidByElements(const Product& before, const Product& after, const Matching& matching,
                        const ElementChanges& elements) {
  KnownIds said = elements.notById;
  if (said.empty()) return said;
  Guesses guesses;
  addGuesses(before.zones, after.zones, matching.zones, guesses);
  addGuesses(before.nodes, after.nodes, matching.nodes, guesses);
  addGuesses(before.steps, after.steps, matching.steps, guesses);
  std::erase_if(said, [&](const KnownId& each) {
    const auto guess = guesses.find(each.before);
    return guess == guesses.end() || guess->second == each.after;
  });
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
  changes.edges = compareEdges(before.product, after.product, matching, changes.elements.notById);
  return changes;
}

DrawingComparison compareDrawnModels(const DrawnModel& before, const DrawnModel& after,
                                     MatchBy by) {
  DrawingComparison made;
  made.matching = matchProducts(before.product, after.product, by);
  made.changes = compareDrawings(before, after, made.matching, by);
  const KnownIds said =
      saidByElements(before.product, after.product, made.matching, made.changes.elements);
  if (said.empty()) return made;
  made.matching = matchProducts(before.product, after.product, by, said);
  made.changes = compareDrawings(before, after, made.matching, by);
  return made;
}

}  // namespace dyetrace
