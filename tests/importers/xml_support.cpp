#include "tests/importers/xml_support.h"

#include <iterator>

#include <utf8cpp/utf8.h>

namespace dyetrace::test {

namespace {

std::string placeOf(const Location& where) {
  return std::to_string(where.line) + ":" + std::to_string(where.column);
}

void dumpElement(const XmlFile& file, pugi::xml_node element, std::string& text) {
  text += placeOf(file.locate(element)) + " {" + std::string(file.namespaceOf(element)) + "}" +
          std::string(localName(element.name()));
  for (const pugi::xml_attribute attribute : element.attributes()) {
    text += " {" + std::string(file.namespaceOf(attribute, element)) + "}" + attribute.name() +
            "=" + attribute.value();
  }
  text += " : " + std::string(element.text().get()) + "\n";
  for (const pugi::xml_node child : element.children()) {
    if (child.type() == pugi::node_element) dumpElement(file, child, text);
  }
}

}  // namespace

std::string errorOf(std::string_view bytes) {
  try {
    ReadXml read(bytes);
  } catch (const XmlError& error) {
    return placeOf(error.where()) + ": " + error.what();
  }
  return {};
}

std::string warningsOf(std::string_view bytes) {
  std::string warnings;
  const ReadXml read(bytes);
  for (const Diagnostic& diagnostic : read.diagnostics) {
    warnings += (warnings.empty() ? "" : ", ") + placeOf(diagnostic.where) + " " + diagnostic.code;
  }
  return warnings;
}

std::string dump(const XmlFile& file) {
  std::string text;
  dumpElement(file, file.root(), text);
  return text;
}

std::string inUtf16(std::string_view text, bool bigEndian, bool mark) {
  std::u16string units(mark ? u"\xFEFF" : u"");
  utf8::utf8to16(text.begin(), text.end(), std::back_inserter(units));
  std::string bytes;
  for (const char16_t unit : units) {
    const char high = static_cast<char>(unit >> 8U);
    const char low = static_cast<char>(unit & 0xFFU);
    bytes += bigEndian ? high : low;
    bytes += bigEndian ? low : high;
  }
  return bytes;
}

std::string inLatin1(std::string_view text) {
  std::u32string points;
  utf8::utf8to32(text.begin(), text.end(), std::back_inserter(points));
  std::string bytes;
  for (const char32_t point : points) bytes += static_cast<char>(point);
  return bytes;
}

}  // namespace dyetrace::test
