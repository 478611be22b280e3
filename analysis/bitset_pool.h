#pragma once

// Bitsets of one length, each kept once and known by a number, so that equality is a comparison of
// numbers.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace dyetrace {

class BitsetPool {
 public:
  using Id = std::uint32_t;

  /// Throws OutOfBudget from intern() once more than `bytes` would be needed.
  BitsetPool(std::size_t words, std::size_t bytes);

  std::size_t words() const { return words_; }
  std::size_t size() const { return count_; }
  Id intern(std::span<const std::uint64_t> bits);
  /// Stays where it is.
  const std::uint64_t* operator[](Id id) const {
    return chunks_[id / kPerChunk].get() + (id % kPerChunk) * words_;
  }

 private:
  static constexpr std::size_t kPerChunk = 64;
  std::size_t slotFor(std::span<const std::uint64_t> bits, std::uint64_t hash) const;
  void grow();

  std::size_t words_;
  std::size_t most_;
  std::size_t count_ = 0;
  std::vector<std::unique_ptr<std::uint64_t[]>> chunks_;
  std::vector<std::uint64_t> hashes_;  ///< By id.
  std::vector<Id> slots_;              ///< Open addressing; kEmpty where free.
};

}  // namespace dyetrace
