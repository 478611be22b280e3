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

Json physicalPlace(const Product& product, const Location& where) {
  Json place = {{"artifactLocation",
                 {{"uri", uriOf(product.files[where.file].name)}, {"index", where.file.index()}}}};
  if (where.line == 0) return place;
  place["region"] = {{"startLine", where.line}};
  if (where.column != 0) place["region"]["startColumn"] = where.column;
  return place;
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

Json message(std::string_view text) {
  return json::object({{"text", withoutSyntax(displayText(text))}});
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

Json locationOf(const Product& product, const Location& where, std::string_view title) {
  Json location = Json::object();
  if (product.files.contains(where.file)) {
    location["physicalLocation"] = physicalPlace(product, where);
  }
  if (!where.element.empty()) {
    Json element = json::object({{"name", words::name(title.empty() ? where.element : title)},
                                 {"fullyQualifiedName", words::name(where.element)},
                                 {"kind", "element"}});
    location["logicalLocations"] = Json::array({std::move(element)});
  }
  return location;
}

Json artifactsOf(const Product& product) {
  Json all = Json::array();
  for (const SourceFile& file : product.files) {
    Json artifact = {{"location", {{"uri", uriOf(file.name)}}}};
    if (file.passedOver.empty()) artifact["roles"] = {"analysisTarget"};
    if (!file.encoding.empty()) artifact["encoding"] = file.encoding;
    all.push_back(std::move(artifact));
  }
  return all;
}

}  // namespace dyetrace::sarif
