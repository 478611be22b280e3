#pragma once

// The tree of a text, whole or without long lists.

#include <memory>
#include <span>
#include <string_view>

#include <pugixml.hpp>

#include "importers/xml/parsed_text.h"
#include "importers/xml/reports.h"
#include "importers/xml/xml.h"

namespace dyetrace::xml {

/// Names and values of the document are pieces of the parsed text.
struct Tree {
  Tree(std::string_view text, std::span<const Content> without) : parsed(text, without) {}

  ParsedText parsed;
  pugi::xml_document document;
};

/// Throws XmlError.
std::unique_ptr<Tree> readTree(std::string_view text, const Reports& reports);

/// The tree without the items of the list, each of which the reader has been given. Null if the
/// text has no such list or if anything is not as it must be; what was given then does not count,
/// and the text must be read whole.
std::unique_ptr<Tree> readTreeWithout(std::string_view text, ListReader& list,
                                      const Reports& reports);

}  // namespace dyetrace::xml
