#include "importers/xdecaf/places.h"

#include <string_view>

#include "importers/settings/xml_source.h"
#include "importers/xdecaf/dictionary.h"

namespace dyetrace::xdecaf {
namespace {

constexpr int kLevels = 2;
/// The root; where a file could have several, it is the first.
constexpr std::string_view kRoot = "/";
constexpr std::string_view kFirstRoot = "/0";

bool leadsFromFirstRoot(const std::string& fragment) {
  return fragment.starts_with(kFirstRoot) && fragment.substr(kFirstRoot.size()).starts_with("/@");
}

}  // namespace

Places::Places(pugi::xml_node root) {
  addChildren(root, std::string(kRoot), kLevels);
}

void Places::addChildren(pugi::xml_node parent, const std::string& way, int levels) {
  std::unordered_map<std::string_view, std::size_t> counts;
  for (const pugi::xml_node child : parent.children()) {
    if (child.type() != pugi::node_element) continue;
    const std::string own =
        way + "/@" + child.name() + "." + std::to_string(counts[child.name()]++);
    const std::string id = settings::attributeOf(child, "id");
    ids_[child.hash_value()] = idsByWay_[own] = id.empty() ? own : id;
    if (levels > 1) addChildren(child, own, levels - 1);
  }
}

std::string Places::idOf(pugi::xml_node element) const {
  const auto found = ids_.find(element.hash_value());
  return found == ids_.end() ? std::string() : found->second;
}

std::string Places::target(const std::string& reference) const {
  std::string fragment = fragmentOf(reference);
  if (leadsFromFirstRoot(fragment)) fragment.replace(0, kFirstRoot.size(), kRoot);
  const auto found = idsByWay_.find(fragment);
  return found == idsByWay_.end() ? fragment : found->second;
}

}  // namespace dyetrace::xdecaf
