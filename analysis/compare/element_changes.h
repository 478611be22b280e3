#pragma once

// What changed in the files, element by element, whether or not the model has a use for it.
//
// Elements are matched as match_items.h says. A value that names another element is compared by
// what it names, so that a new id is no change of everything that refers to it. No change: the
// order of elements, attributes and children, prefixes, white space, the encoding, what comes in
// and goes out of a node (it follows from the flows), and the layout, which has a list of its own.
//
//   ElementChanges changes = compareElements(before, after, {});
//   changes.changed[0].properties[0].name;    // "@targetRef"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/compare/matching.h"
#include "model/elements.h"
#include "model/location.h"

namespace dyetrace {

struct WrittenThing {
  std::string id{};
  std::string type{};
  std::string name{};
  Location where{};
};

/// A property with its value in words; nothing where it is not there.
struct PropertyChange {
  std::string name{};  ///< `@name`, `<documentation`, `$type`, `$parent`, `#text`, `ext`.
  std::optional<std::string> before{};
  std::optional<std::string> after{};
  bool annotationsOnly = false;  ///< Of an element: nothing but `privacy.…` differs.
};

struct ElementChange {
  WrittenThing before{};
  WrittenThing after{};
  std::vector<PropertyChange> properties{};  ///< By name.
};

/// The same element under another id.
struct NewId {
  WrittenThing before{};
  WrittenThing after{};
  MatchReason reason = MatchReason::none;
};

struct ElementChanges {
  std::vector<WrittenThing> added{};  ///< In the order of the files.
  std::vector<WrittenThing> removed{};
  std::vector<ElementChange> changed{};
  std::vector<WrittenThing> layoutChanged{};  ///< As they are after.
  std::vector<NewId> newIds{};
  KnownIds notById{};  ///< All that were matched otherwise than by id, also if the id is the same.
  /// Groups of ids that nothing tells apart, before and after.
  std::vector<std::pair<std::vector<std::string>, std::vector<std::string>>> ambiguous{};

  bool empty() const {
    return added.empty() && removed.empty() && changed.empty() && layoutChanged.empty();
  }
};

ElementChanges compareElements(const WrittenElements& before, const WrittenElements& after,
                               const KnownIds& known, MatchBy by = MatchBy::idsThenNames);

/// What a property with this name and value says, in words for people.
std::string inWords(std::string_view property, std::string_view value);

}  // namespace dyetrace
