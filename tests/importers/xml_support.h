#pragma once

// Reads XML text in tests, and writes it in other encodings.

#include <string>
#include <string_view>

#include "importers/xml/xml.h"

namespace dyetrace::test {

/// A file that was read, with what was said about it.
struct ReadXml {
  Diagnostics diagnostics;
  XmlFile file;
  explicit ReadXml(std::string_view bytes) : file(bytes, FileId(0), diagnostics) {}
};

/// `line:column: message` of the error that reading the bytes gives; empty if it gives none.
std::string errorOf(std::string_view bytes);
/// `line:column code`, one after the other.
std::string warningsOf(std::string_view bytes);

/// Every element with its place, its namespace, and its attributes and text, in document order.
std::string dump(const XmlFile& file);

/// UTF-8 in other encodings; characters that do not exist there must not be in the text.
std::string inUtf16(std::string_view text, bool bigEndian, bool mark);
std::string inLatin1(std::string_view text);

}  // namespace dyetrace::test
