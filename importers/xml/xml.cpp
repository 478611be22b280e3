#include "importers/xml/xml.h"

#include <algorithm>
#include <utility>

#include "importers/xml/decode.h"
#include "importers/xml/namespaces.h"
#include "importers/xml/parse_failure.h"
#include "importers/xml/positions.h"
#include "importers/xml/prolog.h"
#include "importers/xml/references.h"
#include "importers/xml/reports.h"
#include "importers/xml/well_formed.h"

namespace dyetrace {

namespace {

using xml::Reports;

constexpr std::string_view kXmlNamespace = "http://www.w3.org/XML/1998/namespace";
constexpr std::string_view kDeclarationNamespace = "http://www.w3.org/2000/xmlns/";

/// Text and document types at the top level are kept, so that they can be complained about.
constexpr unsigned int kParseOptions =
    pugi::parse_default | pugi::parse_declaration | pugi::parse_doctype | pugi::parse_fragment;

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
    : std::runtime_error(message), where_(std::move(where)), advice_(std::move(advice)) {}

/// Names and values of the document point into the buffer, which it was parsed in place from.
struct XmlFile::Contents {
  explicit Contents(std::string_view text) : buffer(text), positions(text) {}

  void parse(std::string_view text, Reports& reports) {
    const pugi::xml_parse_result result = document.load_buffer_inplace(
        buffer.data(), buffer.size(), kParseOptions, pugi::encoding_utf8);
    if (!result) throw xml::explainFailure(text, result, reports);
  }

  std::size_t offsetOf(const char* place) const {
    return static_cast<std::size_t>(place - buffer.data());
  }

  std::string_view spaceOf(std::string_view prefix, pugi::xml_node element) const {
    return namespaces.find(prefix, offsetOf(element.name())).value_or(std::string_view());
  }

  FileId file;
  std::string encoding;
  std::string buffer;
  xml::Positions positions;
  xml::Namespaces namespaces;
  pugi::xml_document document;
  std::size_t elements = 0;
};

XmlFile::XmlFile(std::string_view bytes, FileId file, Diagnostics& diagnostics) {
  checkSize(bytes, file);
  const xml::Decoded decoded = xml::decode(bytes, file, diagnostics);
  const std::string_view text = decoded.text();
  contents_ = std::make_unique<Contents>(text);
  contents_->file = file;
  contents_->encoding = xml::encodingName(decoded.encoding);
  Reports reports(contents_->positions, file, diagnostics);
  checkCharacters(text, contents_->positions, reports);
  checkProlog(text, reports);
  checkTagCount(text, reports);
  contents_->parse(text, reports);
  xml::checkReferences(text, reports);
  contents_->elements = xml::checkDocument(contents_->document, contents_->buffer.data(), text,
                                           contents_->namespaces, reports);
  reports.summarise();
}

XmlFile::~XmlFile() = default;
XmlFile::XmlFile(XmlFile&&) noexcept = default;
XmlFile& XmlFile::operator=(XmlFile&&) noexcept = default;

pugi::xml_node XmlFile::root() const {
  return contents_->document.document_element();
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
  const std::size_t afterBracket = contents_->offsetOf(element.name());
  return locate(afterBracket - 1);
}

Location XmlFile::locate(std::size_t offset) const {
  const xml::Place place = contents_->positions.at(offset);
  return {contents_->file, place.line, place.column, {}};
}

const char* XmlFile::text() const {
  return contents_->buffer.data();
}

std::string_view localName(std::string_view qualifiedName) {
  const std::size_t colon = qualifiedName.find(':');
  return colon == std::string_view::npos ? qualifiedName : qualifiedName.substr(colon + 1);
}

}  // namespace dyetrace
