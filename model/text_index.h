#pragma once

// Numbers by text, for texts that are kept elsewhere.
//
// A flat table with open addressing: one slot of eight bytes for each text, no copy of it, nothing
// to free one by one. `textOf` gives the text that stands behind a number.
//
//   TextIndex index(nodes.size());
//   index.add(key, number, textOf);    // number, or the one that had the text first
//   index.find(key, textOf);           // nothing if no text is equal

#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace dyetrace {

class TextIndex {
 public:
  TextIndex() : TextIndex(0) {}
  /// With room for so many texts; more may come.
  explicit TextIndex(std::size_t expected) : slots_(slotsFor(expected)) {}

  /// The number that came with this text first, which is `number` itself if the text is new.
  template <class TextOf>
  std::uint32_t add(std::string_view text, std::uint32_t number, TextOf textOf) {
    if ((size_ + 1) * 4 > slots_.size() * 3) grow();
    const std::uint32_t hash = hashOf(text);
    Slot& slot = slots_[place(text, hash, textOf)];
    if (slot.number == kFree) {
      slot = {hash, number};
      ++size_;
    }
    return slot.number;
  }

  template <class TextOf>
  std::optional<std::uint32_t> find(std::string_view text, TextOf textOf) const {
    const Slot& slot = slots_[place(text, hashOf(text), textOf)];
    return slot.number == kFree ? std::nullopt : std::optional(slot.number);
  }

  /// How many different texts there are.
  std::size_t size() const { return size_; }

 private:
  static constexpr std::uint32_t kFree = std::numeric_limits<std::uint32_t>::max();

  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = kFree;
  };

  /// Three of four slots are taken at most.
  static std::size_t slotsFor(std::size_t count) { return std::bit_ceil(count + count / 3 + 4); }

  static std::uint32_t hashOf(std::string_view text) {
    return static_cast<std::uint32_t>(std::hash<std::string_view>{}(text));
  }

  /// Where the text is, or where it belongs.
  template <class TextOf>
  std::size_t place(std::string_view text, std::uint32_t hash, TextOf textOf) const {
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].number != kFree &&
           (slots_[at].hash != hash || textOf(slots_[at].number) != text)) {
      at = next(at);
    }
    return at;
  }

  std::size_t next(std::size_t at) const { return (at + 1) & (slots_.size() - 1); }

  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.number == kFree) continue;
      std::size_t at = slot.hash & (slots_.size() - 1);
      while (slots_[at].number != kFree) at = next(at);
      slots_[at] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
};

}  // namespace dyetrace
