#include <array>

#include <fmt/format.h>

#include "render/escape.h"
#include "render/sarif.h"
#include "render/text_road.h"

namespace dyetrace::sarif {
namespace {

bool isUnreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

void writeArtifactLocation(Writer& out, const Product& product, FileId file) {
  const Object object(out, json::Layout::oneLine);
  out.member("uri", uriOf(product.files[file].name));
  out.member("index", file.index());
}

void writeRegion(Writer& out, const Location& where) {
  const Object region(out, json::Layout::oneLine);
  out.member("startLine", where.line);
  if (where.column != 0) out.member("startColumn", where.column);
}

void writePhysicalLocation(Writer& out, const Product& product, const Location& where) {
  const Object object(out, json::Layout::oneLine);
  out.member("artifactLocation", writeArtifactLocation, product, where.file);
  if (where.line != 0) out.member("region", writeRegion, where);
}

void writeElement(Writer& out, const std::string& element, std::string_view title) {
  const Object object(out, json::Layout::oneLine);
  out.member("name", words::name(title.empty() ? element : title));
  out.member("fullyQualifiedName", words::name(element));
  out.member("kind", "element");
}

/// A brace would begin a placeholder, `[…](…)` a link.
std::string withoutSyntax(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c == '(' && plain.ends_with(']')) plain += ' ';
    plain += c;
    if (c == '{' || c == '}') plain += c;
  }
  return plain;
}

}  // namespace

std::string plainText(std::string_view text) {
  return withoutSyntax(displayText(text));
}

void writeMessage(Writer& out, std::string_view text) {
  const Object message(out, json::Layout::oneLine);
  out.member("text", plainText(text));
}

std::string uriOf(std::string_view name) {
  std::string uri = name.starts_with('/') ? "file://" : "";
  for (const char c : name) {
    if (isUnreserved(c) || c == '/') {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

bool isSomewhere(const Product& product, const Location& where) {
  return product.files.contains(where.file) || !where.element.empty();
}

void writeLocation(Writer& out, const Product& product, const Location& where,
                   std::string_view title) {
  if (product.files.contains(where.file))
    out.member("physicalLocation", writePhysicalLocation, product, where);
  if (where.element.empty()) return;
  out.member("logicalLocations", [&](Writer&) {
    const json::List elements(out);
    writeElement(out, where.element, title);
  });
}

void writeArtifact(Writer& out, const SourceFile& file) {
  const Object artifact(out);
  out.member("location", [&](Writer&) {
    const Object location(out);
    out.member("uri", uriOf(file.name));
  });
  if (file.passedOver.empty()) out.member("roles", std::array{"analysisTarget"});
  if (!file.encoding.empty()) out.member("encoding", file.encoding);
}

}  // namespace dyetrace::sarif
