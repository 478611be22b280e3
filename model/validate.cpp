#include "model/validate.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>

#include "model/text_index.h"

namespace dyetrace {
namespace {

Diagnostic unsound(std::string code, std::string message, Location where) {
  return {Level::error, "model/" + code, std::move(message), where, {}, {}};
}

template <class IdType, class Value>
void checkKeys(const Table<IdType, Value>& table, std::string_view what, Diagnostics& found) {
  const auto keyOf = [&](std::uint32_t number) -> std::string_view {
    return table[IdType(number)].key;
  };
  TextIndex seen(table.size());
  for (const IdType id : table.ids()) {
    const Value& value = table[id];
    const IdType first(seen.add(value.key, static_cast<std::uint32_t>(id.index()), keyOf));
    if (first == id) continue;
    Diagnostic diagnostic =
        unsound("duplicate-key",
                std::string(what) + " `" + value.key + "` stands twice in the model", value.where);
    diagnostic.remarks.push_back({table[first].where, "first here"});
    found.push_back(std::move(diagnostic));
  }
}

void checkFlows(const Product& product, Diagnostics& found) {
  for (const Flow& flow : product.flows) {
    if (product.nodes.contains(flow.from) && product.nodes.contains(flow.to)) continue;
    found.push_back(unsound("open-flow", "flow `" + flow.key + "` lacks an end", flow.where));
  }
}

void checkZones(const Product& product, Diagnostics& found) {
  for (const Zone& zone : product.zones) {
    std::size_t depth = 0;
    for (ZoneId at = zone.parent; at.valid() && depth <= product.zones.size(); ++depth) {
      at = product.zones[at].parent;
    }
    if (depth > product.zones.size()) {
      found.push_back(
          unsound("zone-cycle", "zone `" + zone.key + "` lies inside itself", zone.where));
    }
  }
}

auto placeOf(const Diagnostic& diagnostic) {
  return std::tuple(diagnostic.where.file, diagnostic.where.line, diagnostic.where.column,
                    std::string_view(diagnostic.code), std::string_view(diagnostic.message));
}

}  // namespace

Diagnostics validate(const Product& product) {
  Diagnostics found;
  checkKeys(product.nodes, "node", found);
  checkKeys(product.flows, "flow", found);
  checkKeys(product.zones, "zone", found);
  checkFlows(product, found);
  checkZones(product, found);
  std::stable_sort(found.begin(), found.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return placeOf(a) < placeOf(b);
  });
  return found;
}

}  // namespace dyetrace
