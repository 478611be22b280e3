#pragma once

// Lines and columns of places in UTF-8 text, found in one pass over it.
//
// Columns count code points from 1. A line ends with a line feed, a carriage return, or both. The
// text is not kept: what is kept is where lines start and where characters have more than one byte.
//
//   Positions positions(text);
//   positions.at(offset).line;

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dyetrace::xml {

struct Place {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  bool operator==(const Place&) const = default;
};

class Positions {
 public:
  explicit Positions(std::string_view text);

  /// Constant time when asked in ascending order, logarithmic otherwise.
  Place at(std::size_t offset) const;

  /// Offsets of the control characters that XML does not allow, among them NUL.
  const std::vector<std::uint32_t>& forbidden() const { return forbidden_; }

 private:
  /// The bytes of 64 that continue a character, and how many there are in earlier blocks.
  struct Block {
    std::uint32_t number = 0;
    std::uint32_t before = 0;
    std::uint64_t continuing = 0;
  };

  void readByte(std::string_view text, std::size_t offset);
  void noteControl(std::string_view text, std::size_t offset);
  void noteContinuation(std::size_t offset);
  std::size_t lineOf(std::size_t offset) const;
  std::size_t continuationsBefore(std::size_t offset) const;

  std::vector<std::uint32_t> lineStarts_{0};
  std::vector<Block> blocks_;
  std::uint32_t continuations_ = 0;
  std::vector<std::uint32_t> forbidden_;
  mutable std::size_t lastLine_ = 0;
};

/// The same for a single place, without preparing anything.
Place placeIn(std::string_view text, std::size_t offset);

}  // namespace dyetrace::xml
