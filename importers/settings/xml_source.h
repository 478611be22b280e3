#pragma once

// The XML formats for settings have this in common: each file stands for itself, is recognised by
// its root element, and is refused as a whole if it is no XML.

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "importers/importer.h"
#include "importers/xml/xml.h"

namespace dyetrace::settings {

/// One file that is being read.
struct XmlSource {
  const XmlFile& xml;
  FileId file{};
  Drawing& drawing;

  /// The element's place, with the value of its attribute `name` or `id` as the element.
  Location at(pugi::xml_node element) const;
  void warn(std::string code, std::string message, pugi::xml_node element,
            std::string advice = {}) const;
  void error(std::string code, std::string message, pugi::xml_node element,
             std::string advice = {}) const;
};

/// The text directly in an element, trimmed.
std::string textOf(pugi::xml_node element);

/// The attribute's value without space around it; empty if there is none.
std::string attributeOf(pugi::xml_node element, const char* name);

/// How many of each element there are, into SourceFile::counts.
void countElements(const XmlSource& source);

/// Opens the file and hands it to `read`; whatever makes it unreadable becomes a diagnostic.
void readXml(const SourceInput& input, Drawing& drawing,
             const std::function<void(const XmlSource&)>& read);

/// An importer that opens each file and hands it to `read`.
std::unique_ptr<Importer> xmlImporter(std::string format,
                                      std::function<bool(const RootName&)> recognises,
                                      std::function<void(const XmlSource&)> read);

}  // namespace dyetrace::settings
