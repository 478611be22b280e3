#include <array>

#include "importers/xml/decode.h"
#include "importers/xml/prolog.h"
#include "importers/xml/well_formed.h"
#include "importers/xml/xml.h"

namespace dyetrace {

namespace {

/// A long comment may stand before the root, but not a whole file.
constexpr std::array<std::size_t, 3> kWindows = {std::size_t{4} << 10, std::size_t{64} << 10,
                                                 std::size_t{1} << 20};

RootName nameOf(std::string_view startTag) {
  std::string element(startTag.substr(0, startTag.size() - (startTag.ends_with("/>") ? 2 : 1)));
  element += "/>";
  pugi::xml_document document;
  if (!document.load_buffer(element.data(), element.size(), pugi::parse_default,
                            pugi::encoding_utf8))
    return {};
  const pugi::xml_node root = document.document_element();
  const std::string_view prefix = xml::prefixOf(root.name());
  const std::string declaration =
      prefix.empty() ? std::string("xmlns") : "xmlns:" + std::string(prefix);
  return {root.attribute(declaration.c_str()).value(), std::string(localName(root.name()))};
}

}  // namespace

RootName peekRoot(std::string_view bytes) {
  for (const std::size_t window : kWindows) {
    const std::string start = xml::decodeStart(bytes.substr(0, window));
    const xml::Prolog prolog = xml::readProlog(start);
    if (!prolog.rootTag.empty()) return nameOf(prolog.rootTag);
    if (prolog.stray || window >= bytes.size()) break;
  }
  return {};
}

}  // namespace dyetrace
