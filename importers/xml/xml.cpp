#include "importers/xml/xml.h"

#include <algorithm>
#include <utility>

#include "importers/xml/decode.h"
#include "importers/xml/positions.h"
#include "importers/xml/prolog.h"
#include "importers/xml/references.h"
#include "importers/xml/reports.h"
#include "importers/xml/tree.h"
#include "importers/xml/well_formed.h"

namespace dyetrace {

namespace {

using xml::Reports;

constexpr std::string_view kXmlNamespace = "http://www.w3.org/XML/1998/namespace";
constexpr std::string_view kDeclarationNamespace = "http://www.w3.org/2000/xmlns/";

/// Before decoding, so that nothing large is even looked at.
void checkSize(std::string_view bytes, FileId file) {
  if (bytes.empty()) {
    throw XmlError("the file is empty", {file, 0, 0, {}},
                   "Save it again in the tool that made it.");
  }
  if (bytes.size() > kMaximumFileBytes) {
    throw XmlError("the file has " + std::to_string(bytes.size()) + " bytes; the limit is " +
                       std::to_string(kMaximumFileBytes),
                   {file, 0, 0, {}}, "Split the model.");
  }
}

/// An element takes four bytes in a file and sixty in memory, so the number has a limit of its own.
void checkTagCount(std::string_view text, const Reports& reports) {
  constexpr std::size_t kShortestElement = 4;
  if (text.size() / kShortestElement <= kMaximumTags) return;
  if (static_cast<std::size_t>(std::count(text.begin(), text.end(), '<')) <= kMaximumTags) return;
  throw reports.error(0, "the file has more than " + std::to_string(kMaximumTags) + " tags",
                      "Split the model.");
}

void checkCharacters(std::string_view text, const xml::Positions& positions, Reports& reports) {
  for (const std::uint32_t offset : positions.forbidden()) {
    if (text[offset] == '\0') {
      throw reports.error(offset, "a NUL byte, which no XML file has",
                          "The file is damaged, is no text, or is UTF-16 without its byte order "
                          "mark; save it again as UTF-8.");
    }
    reports.warn("xml/control-character", offset, "a control character, which XML does not allow",
                 "Remove it.");
  }
}

void checkProlog(std::string_view text, Reports& reports) {
  const xml::Prolog prolog = xml::readProlog(text);
  if (prolog.stray) {
    throw reports.error(
        *prolog.stray,
        "this is not XML: expected `<`, found " + xml::inBackquotes(text.substr(*prolog.stray, 12)),
        "Is it the file that you meant?");
  }
  if (prolog.doctype) {
    throw reports.error(*prolog.doctype,
                        "the file has a DOCTYPE; document types and their entities are never "
                        "resolved, since they can read other files and grow without bound",
                        "Remove the DOCTYPE and write out the entities it defines.");
  }
  if (prolog.lateDeclaration) {
    reports.warn("xml/late-declaration", *prolog.lateDeclaration,
                 "the XML declaration is not at the very start of the file; its encoding may not "
                 "have been followed",
                 "Remove what stands before it.");
  }
}

}  // namespace

XmlError::XmlError(std::string message, Location where, std::string advice)
    : std::runtime_error(message), where_(where), advice_(std::move(advice)) {}

struct XmlFile::Contents {
  Contents(const xml::Decoded& decoded, FileId from)
      : file(from), encoding(xml::encodingName(decoded.encoding)), positions(decoded.text()) {}

  std::size_t offsetOf(const char* place) const { return tree->parsed.offsetOf(place); }

  std::string_view spaceOf(std::string_view prefix, pugi::xml_node element) const {
    return namespaces.find(prefix, offsetOf(element.name())).value_or(std::string_view());
  }

  FileId file;
  std::string encoding;
  xml::Positions positions;
  xml::Namespaces namespaces;
  std::unique_ptr<xml::Tree> tree;
  std::size_t elements = 0;
};

namespace {

/// Without the lists if that can be, with them otherwise.
std::unique_ptr<xml::Tree> treeOf(std::string_view text, ListReader* list, const Reports& reports) {
  if (list != nullptr) {
    if (auto tree = xml::readTreeWithout(text, *list, reports)) return tree;
    list->forget();
  }
  return xml::readTree(text, reports);
}

}  // namespace

XmlFile::XmlFile(std::string_view bytes, FileId file, Diagnostics& diagnostics, ListReader* list) {
  checkSize(bytes, file);
  const xml::Decoded decoded = xml::decode(bytes, file, diagnostics);
  const std::string_view text = decoded.text();
  contents_ = std::make_unique<Contents>(decoded, file);
  Reports reports(contents_->positions, file, diagnostics);
  checkCharacters(text, contents_->positions, reports);
  checkProlog(text, reports);
  checkTagCount(text, reports);
  contents_->tree = treeOf(text, list, reports);
  xml::checkReferences(text, reports);
  contents_->elements = xml::checkTags(text, contents_->namespaces, reports);
  reports.summarise();
}

XmlFile::~XmlFile() = default;
XmlFile::XmlFile(XmlFile&&) noexcept = default;
XmlFile& XmlFile::operator=(XmlFile&&) noexcept = default;

pugi::xml_node XmlFile::root() const {
  return contents_->tree->document.document_element();
}

std::size_t XmlFile::elementCount() const {
  return contents_->elements;
}

const std::string& XmlFile::encoding() const {
  return contents_->encoding;
}

std::string_view XmlFile::namespaceOf(pugi::xml_node element) const {
  const std::string_view prefix = xml::prefixOf(element.name());
  return prefix == "xml" ? kXmlNamespace : contents_->spaceOf(prefix, element);
}

std::string_view XmlFile::namespaceOf(pugi::xml_attribute attribute, pugi::xml_node owner) const {
  const std::string_view prefix = xml::prefixOf(attribute.name());
  if (prefix == "xml") return kXmlNamespace;
  if (prefix == "xmlns") return kDeclarationNamespace;
  return prefix.empty() ? std::string_view() : contents_->spaceOf(prefix, owner);
}

std::string_view XmlFile::namespaceOfPrefix(std::string_view prefix, pugi::xml_node element) const {
  return contents_->spaceOf(prefix, element);
}

Location XmlFile::locate(pugi::xml_node element) const {
  return locate(static_cast<std::size_t>(element.name() - text()) - 1);
}

Location XmlFile::locate(std::size_t offset) const {
  const xml::Place place = contents_->positions.at(contents_->tree->parsed.offsetOf(offset));
  return {contents_->file, place.line, place.column, {}};
}

const char* XmlFile::text() const {
  return contents_->tree->parsed.data();
}

std::string_view localName(std::string_view qualifiedName) {
  const std::size_t colon = qualifiedName.find(':');
  return colon == std::string_view::npos ? qualifiedName : qualifiedName.substr(colon + 1);
}

}  // namespace dyetrace
