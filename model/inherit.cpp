#include "model/inherit.h"

#include <functional>
#include <string_view>
#include <utility>

namespace dyetrace {
namespace {

/// Everything around a node whose statements it inherits, nearest first.
std::vector<const Facts*> surroundings(const Product& product, NodeId node) {
  std::vector<const Facts*> facts;
  std::size_t steps = 0;  // Bounds the walk even if a hostile model nests activities in a circle.
  for (NodeId at = node; at.valid() && steps <= product.nodes.size();
       at = product.nodes[at].parent) {
    facts.push_back(&product.factsOf(product.nodes[at]));
    ++steps;
  }
  for (const ZoneId group : product.nodes[node].groups) {
    facts.push_back(&product.factsOf(product.zones[group]));
  }
  for (const ZoneId zone : zonesOf(product, node)) {
    facts.push_back(&product.factsOf(product.zones[zone]));
  }
  return facts;
}

/// The nearest facts for which `read` gives something.
template <class Value>
Inherited<Value> nearest(const Product& product, NodeId node, std::string_view key,
                         const std::function<std::optional<Value>(const Facts&)>& read) {
  for (const Facts* facts : surroundings(product, node)) {
    if (std::optional<Value> value = read(*facts)) {
      return {std::move(*value), true, facts->statement(key)};
    }
  }
  return {};
}

template <class Item>
Inherited<std::vector<Item>> nearestList(const Product& product, NodeId node, std::string_view key,
                                         std::vector<Item> Facts::*list) {
  using List = std::vector<Item>;
  return nearest<List>(product, node, key, [&](const Facts& facts) -> std::optional<List> {
    if ((facts.*list).empty()) return std::nullopt;
    return facts.*list;
  });
}

template <class Item>
Inherited<std::optional<Item>> nearestOptional(const Product& product, NodeId node,
                                               std::string_view key,
                                               std::optional<Item> Facts::*member) {
  using Wrapped = std::optional<Item>;
  return nearest<Wrapped>(product, node, key, [&](const Facts& facts) -> std::optional<Wrapped> {
    if (!(facts.*member)) return std::nullopt;
    return facts.*member;
  });
}

Role assumedRole(const Product& product, NodeId node) {
  switch (product.nodes[node].kind) {
    case NodeKind::person:
      return Role::subject;
    case NodeKind::external:
      return Role::thirdParty;
    default:
      return Role::controller;
  }
}

/// A person and their own device are on one side of every boundary.
Role side(Role role) {
  return role == Role::device ? Role::subject : role;
}

std::string assumedOrganisation(const Product& product, NodeId node) {
  std::string outermost;
  for (const ZoneId zone : zonesOf(product, node)) {
    if (product.zones[zone].kind == ZoneKind::pool) return titleOf(product.zones[zone]);
    outermost = titleOf(product.zones[zone]);
  }
  const NodeKind kind = product.nodes[node].kind;
  const bool party = kind == NodeKind::external || kind == NodeKind::person;
  return party ? titleOf(product.nodes[node]) : outermost;
}

}  // namespace

std::vector<ZoneId> zonesOf(const Product& product, NodeId node) {
  std::vector<ZoneId> zones;
  for (ZoneId at = product.nodes[node].zone; at.valid(); at = product.zones[at].parent) {
    if (zones.size() > product.zones.size()) break;
    zones.push_back(at);
  }
  return zones;
}

Inherited<std::string> organisationOf(const Product& product, NodeId node) {
  auto stated = nearest<std::string>(product, node, "organisation",
                                     [](const Facts& facts) -> std::optional<std::string> {
                                       if (facts.organisation.empty()) return std::nullopt;
                                       return facts.organisation;
                                     });
  if (!stated.stated) stated.value = assumedOrganisation(product, node);
  return stated;
}

Inherited<Role> roleOf(const Product& product, NodeId node) {
  auto stated = nearest<Role>(product, node, "role", [](const Facts& facts) { return facts.role; });
  if (!stated.stated) stated.value = assumedRole(product, node);
  return stated;
}

Inherited<std::vector<std::string>> regionsOf(const Product& product, NodeId node) {
  return nearestList(product, node, "region", &Facts::regions);
}

Inherited<std::vector<std::string>> residencyOf(const Product& product, NodeId node) {
  return nearestList(product, node, "residency", &Facts::residency);
}

Inherited<std::vector<TermId>> purposesOf(const Product& product, NodeId node) {
  return nearestList(product, node, "purpose", &Facts::purposes);
}

Inherited<std::vector<TermId>> basesOf(const Product& product, NodeId node) {
  return nearestList(product, node, "basis", &Facts::bases);
}

Inherited<std::optional<Retention>> retentionOf(const Product& product, NodeId node) {
  return nearestOptional(product, node, "retention", &Facts::retention);
}

Inherited<std::optional<Protection>> protectionOf(const Product& product, NodeId node) {
  return nearestOptional(product, node, "protection", &Facts::protection);
}

Crossing crossingOf(const Product& product, const Flow& flow) {
  Crossing crossing;
  const std::string from = organisationOf(product, flow.from).value;
  const std::string to = organisationOf(product, flow.to).value;
  // A store outside every pool belongs to nobody we know: no organisation, no crossing.
  crossing.organisation = !from.empty() && !to.empty() && from != to;
  crossing.role = side(roleOf(product, flow.from).value) != side(roleOf(product, flow.to).value);
  const auto fromRegions = regionsOf(product, flow.from);
  const auto toRegions = regionsOf(product, flow.to);
  crossing.region = fromRegions.stated && toRegions.stated && fromRegions.value != toRegions.value;
  return crossing;
}

}  // namespace dyetrace
