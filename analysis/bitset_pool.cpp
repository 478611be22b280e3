#include "analysis/bitset_pool.h"

#include <algorithm>

#include "analysis/condition.h"

namespace dyetrace {
namespace {

constexpr BitsetPool::Id kEmpty = static_cast<BitsetPool::Id>(-1);

std::uint64_t hashOf(std::span<const std::uint64_t> bits) {
  std::uint64_t hash = bits.size();
  for (const std::uint64_t word : bits) {
    hash = (hash ^ word) * 0x9e3779b97f4a7c15U;
    hash ^= hash >> 29;
  }
  return hash;
}

}  // namespace

BitsetPool::BitsetPool(std::size_t words, std::size_t bytes)
    : words_(words),
      most_(std::max<std::size_t>(2, bytes / (words * sizeof(std::uint64_t)))),
      slots_(256, kEmpty) {}

BitsetPool::Id BitsetPool::intern(std::span<const std::uint64_t> bits) {
  const std::uint64_t hash = hashOf(bits);
  const std::size_t slot = slotFor(bits, hash);
  if (slots_[slot] != kEmpty) return slots_[slot];
  if (count_ >= most_) throw OutOfBudget();
  if (count_ % kPerChunk == 0)
    chunks_.push_back(std::make_unique<std::uint64_t[]>(kPerChunk * words_));
  std::copy(bits.begin(), bits.end(), chunks_.back().get() + (count_ % kPerChunk) * words_);
  slots_[slot] = static_cast<Id>(count_++);
  hashes_.push_back(hash);
  if (count_ * 2 > slots_.size()) grow();
  return static_cast<Id>(count_ - 1);
}

std::size_t BitsetPool::slotFor(std::span<const std::uint64_t> bits, std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
    const Id id = slots_[slot];
    if (id == kEmpty) return slot;
    if (hashes_[id] == hash && std::equal(bits.begin(), bits.end(), (*this)[id])) return slot;
  }
}

void BitsetPool::grow() {
  slots_.assign(slots_.size() * 2, kEmpty);
  const std::size_t mask = slots_.size() - 1;
  for (Id id = 0; id < count_; ++id) {
    std::size_t slot = hashes_[id] & mask;
    while (slots_[slot] != kEmpty) slot = (slot + 1) & mask;
    slots_[slot] = id;
  }
}

}  // namespace dyetrace
