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
  std::array<std::size_t, kItemFamilies + 1> first{};  ///< Where each family begins.

  /// The item of the n-th thing of a family.
  ItemId item(ItemFamily family, std::size_t index) const {
    return ItemId(first[static_cast<std::size_t>(family)] + index);
  }
  /// The item of a thing; invalid for an invalid id.
  template <class Tag>
  ItemId item(ItemFamily family, Id<Tag> id) const {
    return id.valid() ? item(family, id.index()) : ItemId();
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

/// What joins the items, as far as an end has no partner: the rest tells nothing new.
std::vector<MatchArc> arcsOf(const Product& product, const ProductItems& items,
                             const std::vector<ItemId>& partners);

}  // namespace dyetrace
