#pragma once

// Values by number, for many look-ups in tight loops: a flat table with open addressing, from which
// nothing is taken out but everything at once.
//
//   NumberMap<double> shares;
//   if (const double* known = shares.find(key)) return *known;
//   shares.add(key, share);

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace dyetrace {

template <class Value>
class NumberMap {
 public:
  /// Null if there is none; good until the next add().
  const Value* find(std::uint64_t number) const {
    const Slot& slot = slots_[placeOf(number)];
    return slot.number == number ? &slot.value : nullptr;
  }

  /// The number must be new, and must not be the largest there is.
  void add(std::uint64_t number, Value value) {
    if ((size_ + 1) * 2 > slots_.size()) grow();
    slots_[placeOf(number)] = {number, value};
    ++size_;
  }

  void clear() {
    slots_.assign(kFirstSlots, {});
    size_ = 0;
  }

 private:
  static constexpr std::size_t kFirstSlots = 64;
  static constexpr std::uint64_t kFree = std::numeric_limits<std::uint64_t>::max();

  struct Slot {
    std::uint64_t number = kFree;
    Value value{};
  };

  /// Where the number is, or where it belongs. (Multiplicative hashing: Knuth, The Art of Computer
  /// Programming 3, 6.4.)
  std::size_t placeOf(std::uint64_t number) const {
    std::size_t place = (number * 0x9e3779b97f4a7c15U >> 32) & (slots_.size() - 1);
    while (slots_[place].number != kFree && slots_[place].number != number) {
      place = (place + 1) & (slots_.size() - 1);
    }
    return place;
  }

  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.number != kFree) slots_[placeOf(slot.number)] = slot;
    }
  }

  std::vector<Slot> slots_ = std::vector<Slot>(kFirstSlots);
  std::size_t size_ = 0;
};

}  // namespace dyetrace
