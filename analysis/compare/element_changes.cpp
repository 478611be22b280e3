#include "analysis/compare/element_changes.h"

#include <algorithm>
#include <map>

#include "analysis/compare/element_match.h"
#include "analysis/compare/written_annotations.h"
#include "analysis/compare/written_tree.h"

namespace dyetrace {
namespace {

using Values = std::map<std::string_view, std::string_view>;

Values valuesOf(const WrittenElements& elements, std::size_t element) {
  Values values;
  for (std::size_t i = 0; i < elements.propertyCount(element); ++i) {
    const WrittenElements::Property property = elements.property(element, i);
    values.emplace(property.name, property.value);
  }
  return values;
}

class ElementComparison {
 public:
  ElementComparison(const WrittenElements& before, const WrittenElements& after,
                    const KnownIds& known, MatchBy by)
      : before_(before),
        after_(after),
        words_(before, after),
        unchanged_(before, after, words_),
        pairs_(matchElements(before, after, words_, known, by, unchanged_)) {}

  ElementChanges run() {
    for (std::size_t i = 0; i < before_.size(); ++i) {
      if (!pairs_.after[i].valid()) changes_.removed.push_back(thing(before_, i));
    }
    for (std::size_t i = 0; i < after_.size(); ++i) {
      const ItemId old = pairs_.before[i];
      if (old.valid()) {
        compare(old.index(), i);
      } else {
        changes_.added.push_back(thing(after_, i));
      }
    }
    noteAmbiguous();
    return std::move(changes_);
  }

 private:
  static WrittenThing thing(const WrittenElements& elements, std::size_t element) {
    return {std::string(elements.id(element)),
            std::string(elements.type(element)),
            std::string(elements.value(element, "@name")),
            {elements.file(element), elements.line(element), 0, std::string(elements.id(element))}};
  }

  void compare(std::size_t old, std::size_t now) {
    const MatchReason reason = pairs_.reason[old];
    if (reason != MatchReason::key) {
      changes_.notById.push_back(
          {std::string(before_.id(old)), std::string(after_.id(now)), reason});
    }
    if (before_.id(old) != after_.id(now)) {
      changes_.newIds.push_back({thing(before_, old), thing(after_, now), reason});
    }
    std::vector<PropertyChange> properties = propertiesOf(old, now);
    if (!properties.empty()) {
      changes_.changed.push_back({thing(before_, old), thing(after_, now), std::move(properties)});
    }
    const bool drawn = before_.layout(old) != 0 && after_.layout(now) != 0;
    if (drawn && before_.layout(old) != after_.layout(now)) {
      changes_.layoutChanged.push_back(thing(after_, now));
    }
  }

  std::vector<PropertyChange> propertiesOf(std::size_t old, std::size_t now) {
    std::vector<PropertyChange> found;
    if (parentMoved(old, now)) {
      found.push_back({"$parent", parentWords(before_, old), parentWords(after_, now)});
    }
    if (before_.type(old) != after_.type(now)) {
      found.push_back({"$type", std::string(before_.type(old)), std::string(after_.type(now))});
    }
    if (!unchanged_.contains(old, now)) addValues(old, now, found);
    return found;
  }

  void addValues(std::size_t old, std::size_t now, std::vector<PropertyChange>& found) const {
    const Values was = valuesOf(before_, old);
    const Values is = valuesOf(after_, now);
    for (const auto& [name, value] : was) {
      const auto other = is.find(name);
      if (other == is.end()) {
        found.push_back({std::string(name), inWords(name, value), std::nullopt,
                         differOnlyInAnnotations(name, value, {})});
      } else if (!sameValue(name, value, other->second)) {
        found.push_back({std::string(name), inWords(name, value), inWords(name, other->second),
                         differOnlyInAnnotations(name, value, other->second)});
      }
    }
    for (const auto& [name, value] : is) {
      if (!was.contains(name)) {
        found.push_back({std::string(name), std::nullopt, inWords(name, value),
                         differOnlyInAnnotations(name, {}, value)});
      }
    }
    std::sort(found.begin(), found.end(),
              [](const PropertyChange& left, const PropertyChange& right) {
                return left.name < right.name;
              });
  }

  bool parentMoved(std::size_t old, std::size_t now) const {
    const std::uint32_t was = before_.parent(old);
    const std::uint32_t is = after_.parent(now);
    if (was == WrittenElements::kNone || is == WrittenElements::kNone) return was != is;
    return pairs_.after[was] != ItemId(is);
  }

  static std::optional<std::string> parentWords(const WrittenElements& elements,
                                                std::size_t element) {
    const std::uint32_t parent = elements.parent(element);
    if (parent == WrittenElements::kNone) return std::nullopt;
    return std::string(elements.id(parent));
  }

  bool sameValue(std::string_view name, std::string_view was, std::string_view is) const {
    if (was == is) return true;
    if (name == "@name") return false;
    if (!holdsNodes(name)) return meaningBefore(was) == meaningAfter(is);
    std::vector<WrittenNode> old = parseWritten(was);
    std::vector<WrittenNode> now = parseWritten(is);
    normalise(old, [&](std::string_view value) { return meaningBefore(value); });
    normalise(now, [&](std::string_view value) { return meaningAfter(value); });
    return old == now;
  }

  /// A value that names an element: the id that the element has after.
  std::string meaningBefore(std::string_view value) const {
    const std::uint32_t named = elementNamed(before_, value);
    if (named == WrittenElements::kNone) return std::string(value);
    const ItemId partner = pairs_.after[named];
    return std::string(partner.valid() ? after_.id(partner.index()) : before_.id(named));
  }

  std::string meaningAfter(std::string_view value) const {
    const std::uint32_t named = elementNamed(after_, value);
    return std::string(named == WrittenElements::kNone ? value : after_.id(named));
  }

  void noteAmbiguous() {
    for (const AmbiguousItems& group : pairs_.ambiguous) {
      auto& [old, now] = changes_.ambiguous.emplace_back();
      for (const ItemId item : group.before) old.emplace_back(before_.id(item.index()));
      for (const ItemId item : group.after) now.emplace_back(after_.id(item.index()));
    }
  }

  const WrittenElements& before_;
  const WrittenElements& after_;
  JointWords words_;
  UnchangedElements unchanged_;
  ItemPairs pairs_;
  ElementChanges changes_;
};

}  // namespace

std::string inWords(std::string_view property, std::string_view value) {
  return holdsNodes(property) ? inWords(parseWritten(value)) : std::string(withoutSpace(value));
}

ElementChanges compareElements(const WrittenElements& before, const WrittenElements& after,
                               const KnownIds& known, MatchBy by) {
  return ElementComparison(before, after, known, by).run();
}

}  // namespace dyetrace
