#pragma once

// Single encodings to UTF-8.

#include <cstddef>
#include <string>
#include <string_view>

namespace dyetrace::xml {

/// Every byte is the code point of the same number.
std::string fromLatin1(std::string_view bytes);

/// As Latin-1 but for 0x80 to 0x9F. Total: the five bytes that windows-1252 leaves open become the
/// control characters of the same number, as browsers do.
std::string fromWindows1252(std::string_view bytes);

enum class ByteOrder { littleEndian, bigEndian };

struct Utf16Text {
  std::string text;
  std::size_t unpaired = 0;       ///< Halves of surrogate pairs, each read as U+FFFD.
  std::size_t firstUnpaired = 0;  ///< Offset of the first in `text`.
};

/// A last odd byte is left out.
Utf16Text fromUtf16(std::string_view bytes, ByteOrder order);

/// Offset of the first byte that is not UTF-8; the size if all is well.
std::size_t findInvalidUtf8(std::string_view bytes);

/// Whether any byte is above 0x7F.
bool hasHighBytes(std::string_view bytes);

}  // namespace dyetrace::xml
