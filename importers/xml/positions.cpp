#include "importers/xml/positions.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace dyetrace::xml {

namespace {

constexpr std::uint64_t kEachByte = 0x0101010101010101;
constexpr std::uint64_t kHighBits = kEachByte * 0x80;
constexpr std::size_t kWordBytes = sizeof(std::uint64_t);
constexpr std::size_t kBlockBytes = 64;

/// Room is made for lines as they usually are, so that the list need not be moved; memory that is
/// not written to costs nothing.
constexpr std::size_t kBytesOfLine = 32;

bool isContinuation(unsigned char byte) {
  return (byte & 0xC0U) == 0x80U;
}

/// The high bits of the bytes that are control characters or not ASCII.
std::uint64_t needLook(std::uint64_t word) {
  const std::uint64_t printable = (word & ~kHighBits) + kEachByte * (0x80 - 0x20);
  return (~printable | word) & kHighBits;
}

bool endsLine(std::string_view text, std::size_t offset) {
  if (text[offset] == '\n') return true;
  return text[offset] == '\r' && (offset + 1 == text.size() || text[offset + 1] != '\n');
}

}  // namespace

Positions::Positions(std::string_view text) {
  lineStarts_.reserve(text.size() / kBytesOfLine + 1);
  std::size_t offset = 0;
  for (; offset + kWordBytes <= text.size(); offset += kWordBytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + offset, kWordBytes);
    if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
    for (std::uint64_t bits = needLook(word); bits != 0; bits &= bits - 1) {
      readByte(text, offset + static_cast<std::size_t>(std::countr_zero(bits)) / 8);
    }
  }
  for (; offset < text.size(); ++offset) readByte(text, offset);
}

void Positions::readByte(std::string_view text, std::size_t offset) {
  const auto byte = static_cast<unsigned char>(text[offset]);
  if (byte < 0x20) noteControl(text, offset);
  if (isContinuation(byte)) noteContinuation(offset);
}

void Positions::noteControl(std::string_view text, std::size_t offset) {
  if (endsLine(text, offset)) {
    lineStarts_.push_back(static_cast<std::uint32_t>(offset + 1));
  } else if (text[offset] != '\t' && text[offset] != '\r') {
    forbidden_.push_back(static_cast<std::uint32_t>(offset));
  }
}

void Positions::noteContinuation(std::size_t offset) {
  const auto number = static_cast<std::uint32_t>(offset / kBlockBytes);
  if (blocks_.empty() || blocks_.back().number != number) {
    blocks_.push_back({number, continuations_, 0});
  }
  blocks_.back().continuing |= std::uint64_t{1} << offset % kBlockBytes;
  ++continuations_;
}

Place Positions::at(std::size_t offset) const {
  const std::size_t line = lineOf(offset);
  const std::size_t start = lineStarts_[line];
  const std::size_t inside = continuationsBefore(offset) - continuationsBefore(start);
  return {static_cast<std::uint32_t>(line + 1),
          static_cast<std::uint32_t>(offset - start - inside + 1)};
}

std::size_t Positions::lineOf(std::size_t offset) const {
  const auto startsAfter = [&](std::size_t line) {
    return line >= lineStarts_.size() || lineStarts_[line] > offset;
  };
  constexpr std::size_t kNear = 8;
  std::size_t line = lastLine_;
  if (!startsAfter(line)) {
    for (std::size_t step = 0; step < kNear && !startsAfter(line + 1); ++step) ++line;
  }
  if (startsAfter(line) || !startsAfter(line + 1)) {
    const auto after = std::upper_bound(lineStarts_.begin(), lineStarts_.end(), offset);
    line = static_cast<std::size_t>(after - lineStarts_.begin()) - 1;
  }
  lastLine_ = line;
  return line;
}

std::size_t Positions::continuationsBefore(std::size_t offset) const {
  const std::size_t number = offset / kBlockBytes;
  const auto block =
      std::lower_bound(blocks_.begin(), blocks_.end(), number,
                       [](const Block& each, std::size_t wanted) { return each.number < wanted; });
  if (block == blocks_.end()) return continuations_;
  if (block->number != number) return block->before;
  const std::uint64_t earlier = (std::uint64_t{1} << offset % kBlockBytes) - 1;
  return block->before + static_cast<std::size_t>(std::popcount(block->continuing & earlier));
}

Place placeIn(std::string_view text, std::size_t offset) {
  Place place;
  for (std::size_t index = 0; index < offset && index < text.size(); ++index) {
    if (endsLine(text, index)) {
      ++place.line;
      place.column = 1;
    } else if (!isContinuation(static_cast<unsigned char>(text[index]))) {
      ++place.column;
    }
  }
  return place;
}

}  // namespace dyetrace::xml
