#include "importers/xml/code_pages.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <iterator>

#include <utf8cpp/utf8.h>

namespace dyetrace::xml {

namespace {

using CodePoint = std::uint32_t;

/// What windows-1252 has at 0x80 to 0x9F.
constexpr std::array<CodePoint, 32> kWindows1252 = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

constexpr CodePoint kReplacement = 0xFFFD;

bool isHigh(char byte) {
  return static_cast<unsigned char>(byte) >= 0x80;
}

/// Offset of the first byte above 0x7F from `offset` on.
std::size_t findHighByte(std::string_view bytes, std::size_t offset) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  for (; offset + sizeof(std::uint64_t) <= bytes.size(); offset += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + offset, sizeof word);
    if ((word & kHighBits) != 0) break;
  }
  while (offset < bytes.size() && !isHigh(bytes[offset])) ++offset;
  return offset;
}

std::size_t endOfHighBytes(std::string_view bytes, std::size_t offset) {
  while (offset < bytes.size() && isHigh(bytes[offset])) ++offset;
  return offset;
}

template <class Map>
std::string fromSingleBytes(std::string_view bytes, Map codePointOf) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t from = 0; from < bytes.size();) {
    const std::size_t high = findHighByte(bytes, from);
    text.append(bytes.substr(from, high - from));
    from = endOfHighBytes(bytes, high);
    for (std::size_t index = high; index < from; ++index) {
      utf8::unchecked::append(codePointOf(static_cast<unsigned char>(bytes[index])),
                              std::back_inserter(text));
    }
  }
  return text;
}

CodePoint unitAt(std::string_view bytes, std::size_t offset, ByteOrder order) {
  const auto first = static_cast<unsigned char>(bytes[offset]);
  const auto second = static_cast<unsigned char>(bytes[offset + 1]);
  return order == ByteOrder::littleEndian ? CodePoint{first} | CodePoint{second} << 8
                                          : CodePoint{first} << 8 | CodePoint{second};
}

bool isSurrogate(CodePoint unit) {
  return unit >= 0xD800 && unit <= 0xDFFF;
}

bool isPair(CodePoint first, CodePoint second) {
  return first >= 0xD800 && first <= 0xDBFF && second >= 0xDC00 && second <= 0xDFFF;
}

CodePoint joined(CodePoint first, CodePoint second) {
  return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
}

}  // namespace

std::string fromLatin1(std::string_view bytes) {
  return fromSingleBytes(bytes, [](unsigned char byte) { return CodePoint{byte}; });
}

std::string fromWindows1252(std::string_view bytes) {
  return fromSingleBytes(bytes, [](unsigned char byte) {
    return byte >= 0x80 && byte <= 0x9F ? kWindows1252[byte - 0x80U] : CodePoint{byte};
  });
}

Utf16Text fromUtf16(std::string_view bytes, ByteOrder order) {
  Utf16Text result;
  result.text.reserve(bytes.size() / 2);
  const std::size_t end = bytes.size() - bytes.size() % 2;
  for (std::size_t offset = 0; offset < end; offset += 2) {
    CodePoint point = unitAt(bytes, offset, order);
    if (isSurrogate(point)) {
      const CodePoint next = offset + 2 < end ? unitAt(bytes, offset + 2, order) : 0;
      if (isPair(point, next)) {
        point = joined(point, next);
        offset += 2;
      } else {
        if (result.unpaired++ == 0) result.firstUnpaired = result.text.size();
        point = kReplacement;
      }
    }
    utf8::unchecked::append(point, std::back_inserter(result.text));
  }
  return result;
}

std::size_t findInvalidUtf8(std::string_view bytes) {
  for (std::size_t from = findHighByte(bytes, 0); from < bytes.size();) {
    const std::size_t end = endOfHighBytes(bytes, from);
    const char* invalid = utf8::find_invalid(bytes.data() + from, bytes.data() + end);
    if (invalid != bytes.data() + end) return static_cast<std::size_t>(invalid - bytes.data());
    from = findHighByte(bytes, end);
  }
  return bytes.size();
}

bool hasHighBytes(std::string_view bytes) {
  return findHighByte(bytes, 0) != bytes.size();
}

}  // namespace dyetrace::xml
