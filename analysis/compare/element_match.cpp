#include "analysis/compare/element_match.h"

#include <unordered_map>
#include <utility>
#include <vector>

#include "analysis/compare/written_tree.h"

namespace dyetrace {
namespace {

/// Numbers for words, the same on both sides.
class WordNumbers {
 public:
  std::uint32_t number(std::string_view word) {
    return numbers_.emplace(word, static_cast<std::uint32_t>(numbers_.size())).first->second;
  }

 private:
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
};

ItemId itemOf(std::uint32_t element) {
  return element == WrittenElements::kNone ? ItemId() : ItemId(element);
}

MatchSide sideOf(const WrittenElements& elements, WordNumbers& words) {
  MatchSide side;
  side.items.reserve(elements.size());
  for (std::size_t i = 0; i < elements.size(); ++i) {
    MatchItem item;
    item.key = elements.id(i);
    item.name = elements.value(i, "@name");
    item.kind = words.number(elements.type(i));
    item.owner = itemOf(elements.parent(i));
    item.part = elements.role(i) == WrittenElements::Role::part;
    item.edge = elements.role(i) == WrittenElements::Role::edge;
    side.items.add(item);
  }
  return side;
}

void addArcs(const WrittenElements& elements, std::size_t element, WordNumbers& words,
             std::vector<MatchArc>& arcs) {
  for (std::size_t i = 0; i < elements.propertyCount(element); ++i) {
    const WrittenElements::Property property = elements.property(element, i);
    if (property.name == "@name") continue;
    const std::uint32_t role = words.number(property.name);
    const auto join = [&](std::string_view value) {
      const std::uint32_t named = elementNamed(elements, value);
      if (named != WrittenElements::kNone) arcs.push_back({ItemId(element), ItemId(named), role});
    };
    holdsNodes(property.name) ? eachValue(parseWritten(property.value), join)
                              : join(property.value);
  }
}

/// Only what is left or has changed can say anything new: what an unchanged element names, it named
/// before by the same id.
MatchArcs arcsOf(const WrittenElements& before, const WrittenElements& after,
                 const ItemPairs& byKey, UnchangedElements& unchanged) {
  MatchArcs arcs;
  WordNumbers words;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const ItemId partner = byKey.after[i];
    if (partner.valid() && unchanged.contains(i, partner.index())) continue;
    addArcs(before, i, words, arcs.before);
  }
  for (std::size_t i = 0; i < after.size(); ++i) {
    const ItemId partner = byKey.before[i];
    if (partner.valid() && unchanged.contains(partner.index(), i)) continue;
    addArcs(after, i, words, arcs.after);
  }
  return arcs;
}

bool sameBytes(const WrittenElements& before, std::size_t old, const WrittenElements& after,
               std::size_t now) {
  const std::size_t count = before.propertyCount(old);
  if (count != after.propertyCount(now)) return false;
  for (std::size_t i = 0; i < count; ++i) {
    if (before.property(old, i) != after.property(now, i)) return false;
  }
  return true;
}

}  // namespace

bool UnchangedElements::contains(std::size_t old, std::size_t now) {
  std::optional<bool>& known = known_[now];
  if (!known) known = sameBytes(before_, old, after_, now);
  return *known;
}

bool holdsNodes(std::string_view property) {
  return property == "ext" || property.starts_with('<');
}

std::uint32_t elementNamed(const WrittenElements& elements, std::string_view value) {
  const std::string_view id = withoutSpace(value);
  return id.empty() ? WrittenElements::kNone : elements.find(id);
}

ItemPairs matchElements(const WrittenElements& before, const WrittenElements& after,
                        const KnownIds& known, MatchBy by, UnchangedElements& unchanged) {
  WordNumbers types;
  const MatchSide old = sideOf(before, types);
  const MatchSide now = sideOf(after, types);
  MatchHints hints;
  hints.withoutKeys = {by == MatchBy::names};
  hints.onlyKeys = {by == MatchBy::ids};
  for (const auto& [idBefore, idAfter] : known) {
    const std::uint32_t from = before.find(idBefore);
    const std::uint32_t to = after.find(idAfter);
    if (from == WrittenElements::kNone || to == WrittenElements::kNone) continue;
    // An id that is on both sides means what it says.
    const bool onBoth = after.find(idBefore) != WrittenElements::kNone ||
                        before.find(idAfter) != WrittenElements::kNone;
    if (by != MatchBy::names && onBoth) continue;
    hints.stated.emplace_back(ItemId(from), ItemId(to));
  }
  hints.arcs = [&](const ItemPairs& byKey) { return arcsOf(before, after, byKey, unchanged); };
  return matchItems(old, now, hints);
}

}  // namespace dyetrace
