#include "analysis/compare/element_match.h"

#include <utility>
#include <vector>

#include "analysis/compare/written_tree.h"

namespace dyetrace {
namespace {

ItemId itemOf(std::uint32_t element) {
  return element == WrittenElements::kNone ? ItemId() : ItemId(element);
}

/// The first property with that name; empty if there is none.
std::string_view valueOf(const WrittenElements& elements, std::size_t element,
                         const JointWords::Numbers& numbers, std::uint32_t name) {
  for (std::size_t i = 0; i < elements.propertyCount(element); ++i) {
    if (numbers[elements.propertyWord(element, i)] == name)
      return elements.property(element, i).value;
  }
  return {};
}

MatchSide sideOf(const WrittenElements& elements, const JointWords::Numbers& numbers,
                 std::uint32_t name) {
  MatchSide side;
  side.items.reserve(elements.size());
  for (std::size_t i = 0; i < elements.size(); ++i) {
    MatchItem item;
    item.key = elements.id(i);
    item.name = valueOf(elements, i, numbers, name);
    item.kind = numbers[elements.typeWord(i)];
    item.owner = itemOf(elements.parent(i));
    item.part = elements.role(i) == WrittenElements::Role::part;
    item.edge = elements.role(i) == WrittenElements::Role::edge;
    side.items.add(item);
  }
  return side;
}

/// An edge has these ends; what else it names, it only mentions.
bool isEnd(std::string_view property) {
  return property == "@sourceRef" || property == "@targetRef" || property == "<sourceRef" ||
         property == "<targetRef";
}

void addArcs(const WrittenElements& elements, std::size_t element,
             const JointWords::Numbers& numbers, std::vector<MatchArc>& arcs) {
  for (std::size_t i = 0; i < elements.propertyCount(element); ++i) {
    const WrittenElements::Property property = elements.property(element, i);
    if (property.name == "@name") continue;
    const std::uint32_t role = numbers[elements.propertyWord(element, i)];
    const bool loose =
        elements.role(element) == WrittenElements::Role::edge && !isEnd(property.name);
    const auto join = [&](std::string_view value) {
      const std::uint32_t named = elementNamed(elements, value);
      if (named == WrittenElements::kNone) return;
      arcs.push_back({ItemId(element), ItemId(named), role, loose});
    };
    holdsNodes(property.name) ? eachValue(parseWritten(property.value), join)
                              : join(property.value);
  }
}

/// Whether a property names another element; then it is no word of its own.
bool refers(const WrittenElements& elements, WrittenElements::Property property) {
  bool any = false;
  const auto look = [&](std::string_view value) {
    any = any || elementNamed(elements, value) != WrittenElements::kNone;
  };
  holdsNodes(property.name) ? eachValue(parseWritten(property.value), look) : look(property.value);
  return any;
}

/// Whether a property holds what somebody wrote, and not one of a few choices of the format.
bool isWritten(WrittenElements::Property property) {
  if (holdsNodes(property.name)) {
    return property.name != "ext" && property.value.find(WrittenMarks::text) != std::string::npos;
  }
  return property.name == "#text" || property.name == "@structureRef" ||
         property.name == "@value" || property.name == "@errorCode" ||
         property.name == "@escalationCode";
}

/// What is written in an element and names no other. An edge is what it joins.
std::string wordsOf(const WrittenElements& elements, std::size_t element) {
  std::string words;
  if (elements.role(element) == WrittenElements::Role::edge) return words;
  for (std::size_t i = 0; i < elements.propertyCount(element); ++i) {
    const WrittenElements::Property property = elements.property(element, i);
    if (!isWritten(property) || refers(elements, property)) continue;
    words += property.name;
    words += WrittenMarks::value;
    words += property.value;
  }
  return words;
}

/// Only what is left or has changed can say anything new: what an unchanged element names, it named
/// before by the same id.
MatchArcs arcsOf(const WrittenElements& before, const WrittenElements& after,
                 const JointWords& words, const ItemPairs& byKey, UnchangedElements& unchanged) {
  MatchArcs arcs;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const ItemId partner = byKey.after[i];
    if (partner.valid() && unchanged.contains(i, partner.index())) continue;
    addArcs(before, i, words.before(), arcs.before);
  }
  for (std::size_t i = 0; i < after.size(); ++i) {
    const ItemId partner = byKey.before[i];
    if (partner.valid() && unchanged.contains(partner.index(), i)) continue;
    addArcs(after, i, words.after(), arcs.after);
  }
  return arcs;
}

}  // namespace

bool UnchangedElements::sayTheSame(std::size_t old, std::size_t now) const {
  const std::size_t count = before_.propertyCount(old);
  if (count != after_.propertyCount(now)) return false;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t name = words_.before()[before_.propertyWord(old, i)];
    if (name != words_.after()[after_.propertyWord(now, i)]) return false;
    if (before_.property(old, i).value != after_.property(now, i).value) return false;
  }
  return true;
}

bool UnchangedElements::contains(std::size_t old, std::size_t now) {
  std::optional<bool>& known = known_[now];
  if (!known) known = sayTheSame(old, now);
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
                        const JointWords& words, const KnownIds& known, MatchBy by,
                        UnchangedElements& unchanged) {
  const std::uint32_t name = words.number("@name");
  const MatchSide old = sideOf(before, words.before(), name);
  const MatchSide now = sideOf(after, words.after(), name);
  MatchHints hints;
  hints.withoutKeys = {by == MatchBy::names};
  hints.onlyKeys = {by == MatchBy::ids};
  for (const auto& [idBefore, idAfter, reason] : known) {
    const std::uint32_t from = before.find(idBefore);
    const std::uint32_t to = after.find(idAfter);
    if (from == WrittenElements::kNone || to == WrittenElements::kNone) continue;
    // An id that is on both sides means what it says.
    const bool onBoth = after.find(idBefore) != WrittenElements::kNone ||
                        before.find(idAfter) != WrittenElements::kNone;
    if (by != MatchBy::names && onBoth) continue;
    hints.known.push_back({ItemId(from), ItemId(to), reason});
  }
  hints.pairAlone = true;
  hints.words = [&](bool isBefore, ItemId item) {
    return wordsOf(isBefore ? before : after, item.index());
  };
  hints.place = [&](bool isBefore, ItemId item) {
    return (isBefore ? before : after).layout(item.index());
  };
  hints.arcs = [&](const ItemPairs& byKey) {
    return arcsOf(before, after, words, byKey, unchanged);
  };
  return matchItems(old, now, hints);
}

}  // namespace dyetrace
