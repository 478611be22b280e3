#pragma once

// Matching the things of two versions, whatever they are: which item before is which item after.
//
// An item has a family (only items of one family are ever the same), a kind, a key, a name, an
// owner, and arcs to other items. Items are matched in this order, each step only among what is
// left and only where one item before and one after fit each other and nobody else:
//
//   1. the same key;
//   2. the same kind, name and owner; names are compared without case and separators;
//   3. the same kind and name, wherever it is;
//   4. without a name, the same kind and words: the text of an annotation;
//   5. the same kind and the same matched neighbours, with a name that is the same, nearly the same
//      or missing;
//   6. the same kind, drawn at the same place, with such a name or the same matched neighbours.
//
// Steps 2 to 6 are repeated, since each match tells about its neighbours. What is then left with
// the same kind, name or words and neighbours as others is interchangeable: it is matched in order
// if there are as many before as after, and listed as ambiguous in any case. The time is linear in
// items and arcs.
//
//   ItemPairs pairs = matchItems(before, after, hints);
//   pairs.after[ItemId(3)];   // invalid: it is gone

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/id.h"

namespace dyetrace {

using ItemId = Id<struct MatchItemTag>;

/// Why two things are held to be the same, the surest first.
enum class MatchReason : std::uint8_t {
  none,             ///< It has no partner.
  key,              ///< The same id.
  stated,           ///< Somebody wrote that one becomes the other.
  nameAndOwner,     ///< The same kind and name in the same place.
  name,             ///< The same kind and name in another place.
  words,            ///< The same kind and words, without a name.
  neighbours,       ///< The same kind and neighbours.
  place,            ///< The same kind, drawn at the same place.
  keyOnly,          ///< The same id, but another kind and another name.
  interchangeable,  ///< Nothing tells it from others of its kind; matched in order.
};

/// `same id`, `same kind, name and owner`, …
std::string_view matchReasonWords(MatchReason reason);
/// How sure a match is: 1 for the same id, down to 0.5; 0 for none.
double confidenceOf(MatchReason reason);

struct MatchItem {
  std::string_view key{};
  std::string_view name{};
  std::uint32_t family = 0;
  std::uint32_t kind = 0;
  ItemId owner{};
  /// Exists only as a part of its owner, so that the owner and the kind tell what it is.
  bool part = false;
  /// Is what it joins: it needs the partners of all its ends, whatever its name.
  bool edge = false;
  /// Says nothing about its neighbours: the root of a file.
  bool trivial = false;
};

struct MatchArc {
  ItemId from{};
  ItemId to{};
  std::uint32_t role = 0;
  bool loose = false;  ///< Of an edge, and no end of it: counts only where it is matched.
};

struct MatchSide {
  Table<ItemId, MatchItem> items{};
  std::deque<std::string> texts{};  ///< Keys and names that are kept nowhere else.

  std::string_view keep(std::string text) { return texts.emplace_back(std::move(text)); }
};

/// Items that nothing tells apart.
struct AmbiguousItems {
  std::vector<ItemId> before{};
  std::vector<ItemId> after{};
  bool paired = false;  ///< Matched in order, since there are as many before as after.
};

struct ItemPairs {
  std::vector<ItemId> after{};        ///< By item before; invalid if it is gone.
  std::vector<ItemId> before{};       ///< By item after; invalid if it is new.
  std::vector<MatchReason> reason{};  ///< By item before.
  std::vector<AmbiguousItems> ambiguous{};
};

struct MatchArcs {
  std::vector<MatchArc> before{};
  std::vector<MatchArc> after{};
};

/// A pair that is known beforehand.
struct KnownItems {
  ItemId before{};
  ItemId after{};
  MatchReason reason = MatchReason::stated;
};

struct MatchHints {
  std::vector<KnownItems> known{};
  std::vector<bool> withoutKeys{};  ///< By family: step 1 is left out.
  std::vector<bool> onlyKeys{};     ///< By family: steps 2 to 6 are left out.
  /// What an item without a name says of itself; asked only of what step 1 left. May be empty.
  std::function<std::string(bool isBefore, ItemId)> words{};
  /// Equal for what is drawn at the same place; 0 if it is not drawn.
  std::function<std::uint64_t(bool isBefore, ItemId)> place{};
  /// What is joined to nothing is interchangeable with others of its kind and owner.
  bool pairAlone = false;
  /// Asked once step 1 is done, and only if it left something on both sides.
  std::function<MatchArcs(const ItemPairs&)> arcs{};
};

ItemPairs matchItems(const MatchSide& before, const MatchSide& after, const MatchHints& hints);

}  // namespace dyetrace
