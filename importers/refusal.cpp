#include "importers/refusal.h"

#include <string_view>

#include "importers/xml/xml.h"

namespace dyetrace {

namespace {

constexpr std::size_t kMostShown = 80;

std::string shortened(const std::string& text) {
  return text.size() <= kMostShown ? text : text.substr(0, kMostShown) + "…";
}

std::string aboutRoot(const RootName& root) {
  const std::string space =
      root.space.empty() ? " without namespace" : " of the namespace " + shortened(root.space);
  if (root.name == "settings")
    return "settings" + space + "; expected `xmlns=\"urn:dyetrace:settings:1\"`";
  return "not a diagram Dyetrace reads: root element <" + shortened(root.name) + ">" + space;
}

/// Markup, or at least the start of it, in one byte or two for each character.
bool startsLikeXml(std::string_view bytes) {
  return bytes.substr(0, 64).find('<') != std::string_view::npos;
}

}  // namespace

std::string whyPassedOver(const InputFile& file) {
  if (file.bytes.empty()) return "empty file";
  const RootName root = peekRoot(file.bytes);
  if (!root.name.empty()) return aboutRoot(root);
  if (startsLikeXml(file.bytes)) return "XML without a readable root element";
  return "not XML";
}

}  // namespace dyetrace
