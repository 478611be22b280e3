#pragma once

// Reading XML with positions: decoding, well-formedness checks that pugixml leaves out, namespaces,
// and the line and column of every element.
//
// Input is untrusted: no DTD, no entities beyond the five of XML, nothing is fetched. Encodings:
// UTF-8, UTF-16 (with or without byte order mark and declaration), ISO-8859-1, windows-1252,
// US-ASCII; bytes that are not valid UTF-8 in a file that claims it are read as windows-1252 with a
// warning.
//
//   XmlFile xml(bytes, file, diagnostics);        // throws XmlError
//   xml.namespaceOf(xml.root());                   // "http://www.omg.org/spec/BPMN/20100524/MODEL"
//   Location place = xml.locate(node);

#include <cstddef>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "model/diagnostic.h"
#include "model/location.h"

namespace dyetrace {

/// Limits on one file; each has its own error message.
inline constexpr std::size_t kMaximumFileBytes = std::size_t{1} << 30;
inline constexpr std::size_t kMaximumDepth = 1000;
inline constexpr std::size_t kMaximumTags = 20'000'000;

/// The whole file cannot be used. `where` says at which place.
class XmlError : public std::runtime_error {
 public:
  XmlError(std::string message, Location where, std::string advice = {});
  const Location& where() const { return where_; }
  const std::string& advice() const { return advice_; }

 private:
  Location where_;
  std::string advice_;
};

/// Who reads the items of long lists one by one, so that they need not stand in the tree.
class ListReader {
 public:
  virtual ~ListReader() = default;
  /// The local name of the element around a list, which is a grandchild of the root,
  virtual std::string_view around() const = 0;
  /// and those that most items have.
  virtual std::span<const std::string_view> items() const = 0;
  /// An element directly in `list`, in the order of the file. Names and values are gone after the
  /// call.
  virtual void read(pugi::xml_node item, pugi::xml_node list) = 0;
  /// What was read does not count: the lists stand in the tree after all, since the text is not as
  /// simple as they demand.
  virtual void forget() = 0;
};

class XmlFile {
 public:
  /// With a reader, the content of its lists is not in the tree, unless it has been told to forget.
  XmlFile(std::string_view bytes, FileId file, Diagnostics& diagnostics,
          ListReader* list = nullptr);
  ~XmlFile();
  XmlFile(XmlFile&&) noexcept;
  XmlFile& operator=(XmlFile&&) noexcept;

  pugi::xml_node root() const;
  /// How many elements there are, in the tree or not.
  std::size_t elementCount() const;
  /// As found: `UTF-8`, `UTF-16LE`, `ISO-8859-1`, `windows-1252`, …
  const std::string& encoding() const;

  /// The namespace an element is in; empty for none, or for a prefix that nobody declares.
  std::string_view namespaceOf(pugi::xml_node element) const;
  /// The namespace of an attribute; empty for attributes without prefix.
  std::string_view namespaceOf(pugi::xml_attribute attribute, pugi::xml_node owner) const;

  /// What a prefix stands for in the attributes and the text of an element; empty if undeclared.
  std::string_view namespaceOfPrefix(std::string_view prefix, pugi::xml_node element) const;

  /// File, line and column of an element's `<`. Fastest when asked in document order.
  Location locate(pugi::xml_node element) const;
  /// The same of any place in text().
  Location locate(std::size_t offset) const;

  /// Where the text starts that the names and values of the tree are pieces of.
  const char* text() const;

 private:
  struct Contents;
  std::unique_ptr<Contents> contents_;
};

/// The part of a name after its prefix.
std::string_view localName(std::string_view qualifiedName);

/// The namespace and local name of a file's root element, looking at its first bytes only (any
/// encoding); empty if it is no XML.
struct RootName {
  std::string space;
  std::string name;
};
RootName peekRoot(std::string_view bytes);

}  // namespace dyetrace
