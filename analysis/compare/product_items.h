#pragma once

// A model as items to be matched, one family for each kind of thing, all numbered one after
// another.

#include <array>
#include <cstddef>
#include <vector>

#include "analysis/compare/match_items.h"
#include "model/product.h"

namespace dyetrace {

enum class ItemFamily : std::uint32_t {
  zone,
  node,
  step,
  flow,
  sequence,
  setting,
  constraint,
  screen,
  label,
  mark,
};
inline constexpr std::size_t kItemFamilies = 10;

struct ProductItems {
  MatchSide side{};
  std::vector<MatchArc> arcs{};
  std::array<std::size_t, kItemFamilies + 1> first{};  ///< Where each family begins.

  /// The item of the n-th thing of a family.
  ItemId item(ItemFamily family, std::size_t index) const {
    return ItemId(first[static_cast<std::size_t>(family)] + index);
  }
  ItemFamily familyOf(ItemId item) const {
    return static_cast<ItemFamily>(side.items[item].family);
  }
  std::size_t sizeOf(ItemFamily family) const {
    const auto number = static_cast<std::size_t>(family);
    return first[number + 1] - first[number];
  }
};

/// The keys and names point into the product.
ProductItems itemsOf(const Product& product);

}  // namespace dyetrace
