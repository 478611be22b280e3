#include "analysis/policy/place_names.h"

#include <set>

#include "model/inherit.h"

namespace dyetrace {
namespace {

using Kind = PlaceTest::Kind;

std::vector<std::string> zonesAround(const Product& product, NodeId id) {
  std::vector<std::string> names;
  std::vector<ZoneId> around = zonesOf(product, id);
  const auto& groups = product.nodes[id].groups;
  around.insert(around.end(), groups.begin(), groups.end());
  for (const ZoneId zone : around) {
    names.push_back(product.zones[zone].key);
    names.push_back(product.zones[zone].name);
  }
  return names;
}

std::vector<std::string> tagsAt(const Product& product, NodeId id) {
  std::vector<std::string> names = product.factsOf(product.nodes[id]).tags;
  for (const ZoneId zone : zonesOf(product, id)) {
    const auto& more = product.factsOf(product.zones[zone]).tags;
    names.insert(names.end(), more.begin(), more.end());
  }
  return names;
}

std::vector<std::string> marksAt(const Product& product, NodeId id) {
  std::vector<std::string> names;
  for (const MarkId mark : product.factsOf(product.nodes[id]).marks) {
    names.push_back(product.marks[mark]);
  }
  return names;
}

}  // namespace

std::vector<std::string> namesAt(const Product& product, NodeId id, PlaceTest::Kind kind) {
  const Node& node = product.nodes[id];
  switch (kind) {
    case Kind::nodeKind:
      return {std::string(nodeKindName(node.kind))};
    case Kind::node:
      return {node.key, node.name};
    case Kind::zone:
      return zonesAround(product, id);
    case Kind::role:
      return {std::string(roleName(roleOf(product, id).value))};
    case Kind::organisation:
      return {organisationOf(product, id).value};
    case Kind::tag:
      return tagsAt(product, id);
    case Kind::mark:
      return marksAt(product, id);
    default:
      return {};
  }
}

std::vector<std::string> namesIn(const Product& product, PlaceTest::Kind kind) {
  std::set<std::string> names;
  for (const NodeId id : product.nodes.ids()) {
    for (const std::string& name : namesAt(product, id, kind)) names.insert(name);
  }
  names.erase("");
  return {names.begin(), names.end()};
}

}  // namespace dyetrace
