#pragma once

// From the bytes of a file to UTF-8 text, so that everything after it knows one encoding.
//
// A byte order mark decides, then the pattern of the first characters (UTF-16 without mark), then
// the XML declaration, then UTF-8. The mark is not part of the text. UTF-8 is not copied.
//
//   Decoded decoded = decode(bytes, file, diagnostics);   // throws XmlError
//   decoded.text();

#include <optional>
#include <string>
#include <string_view>

#include "model/diagnostic.h"
#include "model/location.h"

namespace dyetrace::xml {

enum class Encoding { utf8, utf16LittleEndian, utf16BigEndian, latin1, windows1252, ascii };

/// `UTF-8`, `UTF-16LE`, `ISO-8859-1`, …
std::string_view encodingName(Encoding encoding);

struct Decoded {
  Encoding encoding = Encoding::utf8;
  std::string_view bytes;                ///< Without byte order mark; must outlive this.
  std::optional<std::string> converted;  ///< Absent if the bytes are the text.

  std::string_view text() const { return converted ? std::string_view(*converted) : bytes; }
};

/// Throws XmlError if the encoding is none of ours. Warns of bytes that are not what they claim.
Decoded decode(std::string_view bytes, FileId file, Diagnostics& diagnostics);

/// The encoding by byte order mark, pattern and declaration; anything unknown is read as
/// windows-1252, and a character that is cut off at the end is dropped. For a first look.
std::string decodeStart(std::string_view bytes);

}  // namespace dyetrace::xml
