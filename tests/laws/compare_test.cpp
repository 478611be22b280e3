// Laws of comparing, on random models: nothing changes between a model and itself, and what is new
// one way is gone the other way.

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "analysis/compare/drawing_changes.h"
#include "tests/laws/random_settings.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

constexpr std::uint64_t kModels = 200;

/// With settings and a few zones, so that there is something of everything.
Product randomProduct(std::uint64_t seed) {
  Product product = randomModel(seed).build();
  Random random(seed + 1);
  const Product settings = randomSettings(seed + 2);
  product.settings = settings.settings;
  product.constraints = settings.constraints;
  for (const char* name : {"Shop", "Partner"}) {
    Zone zone;
    zone.key = zone.name = name;
    product.zones.add(zone);
  }
  for (Node& node : product.nodes) {
    if (random.oneIn(2)) node.zone = ZoneId(random.below(2));
  }
  product.index();
  return product;
}

/// Changes names, zones, ends of flows, defaults and keys, and drops things at the end of tables.
Product edited(Product product, std::uint64_t seed) {
  Random random(seed);
  for (Node& node : product.nodes) {
    if (random.oneIn(4)) node.name = "M" + std::to_string(random.below(9));
    if (random.oneIn(4)) node.zone = ZoneId(random.below(2));
    if (random.oneIn(6)) node.key = "k" + std::to_string(random.below(1000)) + node.key;
  }
  for (Flow& flow : product.flows) {
    if (random.oneIn(5)) flow.to = NodeId(random.below(product.nodes.size()));
    if (random.oneIn(5)) flow.key = "f" + std::to_string(random.below(1000)) + flow.key;
  }
  for (Setting& setting : product.settings) {
    if (random.oneIn(3)) setting.defaults.push_back({setting.options.front().key, {}, false, {}});
    if (random.oneIn(6)) setting.key = "other-" + setting.key;
  }
  if (random.oneIn(2) && !product.constraints.empty()) product.constraints.pop_back();
  product.index();
  return product;
}

DrawingChanges compareTwo(const Product& before, const Product& after) {
  const WrittenElements nothing;
  return compareDrawings({before, nothing}, {after, nothing}, matchProducts(before, after));
}

/// Each change as one line, seen from the other side if asked for.
std::multiset<std::string> linesOf(const DrawingChanges& changes, bool mirrored) {
  std::multiset<std::string> lines;
  for (const ThingChange& change : changes.things) {
    const ThingSide& first = mirrored ? change.after : change.before;
    const ThingSide& second = mirrored ? change.before : change.after;
    std::string line = std::string(thingKindName(change.thing)) + " " + first.key + " / " +
                       second.key + " " + first.title + " / " + second.title;
    for (const PropertyChange& each : change.properties) {
      const auto& old = mirrored ? each.after : each.before;
      const auto& now = mirrored ? each.before : each.after;
      line += "; " + each.name + " " + old.value_or("-") + " -> " + now.value_or("-");
    }
    lines.insert(line);
  }
  return lines;
}

/// Every flow as a drawn edge, a few of them twice, and some that no flow came of.
void drawFlows(Product& product, Random& random) {
  product.drawn.clear();
  for (const FlowId id : product.flows.ids()) {
    const Flow& flow = product.flows[id];
    DrawnEdge edge;
    edge.kind = random.oneIn(2) ? "read" : "write";
    edge.from = product.nodes[flow.from].key;
    edge.to = product.nodes[flow.to].key;
    if (!random.oneIn(4)) edge.flow = id;
    product.drawn.push_back(edge);
    if (random.oneIn(5)) product.drawn.push_back(edge);
  }
}

using Edges = std::multiset<EdgeEnds>;

/// All edges of a model, with their ends called as `nameOf` says.
template <class NameOf>
Edges edgesOf(const Product& product, NameOf nameOf) {
  Edges edges;
  for (const DrawnEdge& edge : product.drawn) edges.insert(nameOf(edge));
  return edges;
}

EdgeEnds byName(const Product& product, const DrawnEdge& edge) {
  if (!edge.flow.valid()) return {edge.kind, edge.from, edge.to};
  const Flow& flow = product.flows[edge.flow];
  return {edge.kind, product.nodes[flow.from].name, product.nodes[flow.to].name};
}

std::vector<EdgeEnds> without(const Edges& all, const Edges& others) {
  std::vector<EdgeEnds> rest;
  std::set_difference(all.begin(), all.end(), others.begin(), others.end(),
                      std::back_inserter(rest));
  return rest;
}

/// Those that are nowhere among the others, each once.
std::vector<EdgeEnds> newAmong(const Edges& all, const Edges& others) {
  const std::set<EdgeEnds> once(all.begin(), all.end());
  std::vector<EdgeEnds> rest;
  for (const EdgeEnds& each : once) {
    if (!others.contains(each)) rest.push_back(each);
  }
  return rest;
}

template <class IdType>
bool mirrors(const Pairing<IdType>& there, const Pairing<IdType>& back) {
  for (const IdType id : IdRange<IdType>(there.sizeBefore())) {
    if (there.after(id) != back.before(id)) return false;
    if (there.after(id).valid() && there.reason(id) != back.reason(there.after(id))) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("a model has not changed from itself") {
  for (std::uint64_t seed = 0; seed < kModels; ++seed) {
    const Product product = randomProduct(seed);
    INFO("seed " << seed);
    CHECK(compareTwo(product, product).empty());
  }
}

TEST_CASE("matching two models and matching them the other way round pairs the same things") {
  for (std::uint64_t seed = 0; seed < kModels; ++seed) {
    const Product before = randomProduct(seed);
    const Product after = edited(before, seed + 7);
    INFO("seed " << seed);
    const Matching there = matchProducts(before, after);
    const Matching back = matchProducts(after, before);
    CHECK(mirrors(there.nodes, back.nodes));
    CHECK(mirrors(there.flows, back.flows));
    CHECK(mirrors(there.zones, back.zones));
    CHECK(mirrors(there.settings, back.settings));
    CHECK(mirrors(there.constraints, back.constraints));
    CHECK(mirrors(there.nodes, reversed(there).nodes));
  }
}

TEST_CASE("what changes from one model to another changes back the other way") {
  for (std::uint64_t seed = 0; seed < kModels; ++seed) {
    const Product before = randomProduct(seed);
    const Product after = edited(before, seed + 7);
    INFO("seed " << seed);
    CHECK(linesOf(compareTwo(before, after), false) == linesOf(compareTwo(after, before), true));
  }
}

TEST_CASE("what has no partner is added or removed, and nothing else is") {
  for (std::uint64_t seed = 0; seed < kModels; ++seed) {
    const Product before = randomProduct(seed);
    const Product after = edited(before, seed + 7);
    const Matching matching = matchProducts(before, after);
    std::map<ChangeKind, std::size_t> counts;
    for (const ThingChange& change : compareThings(before, after, matching)) {
      if (change.thing == ThingKind::node) ++counts[change.kind];
    }
    std::size_t gone = 0, added = 0;
    for (const NodeId id : before.nodes.ids()) gone += matching.after(id).valid() ? 0 : 1;
    for (const NodeId id : after.nodes.ids()) added += matching.before(id).valid() ? 0 : 1;
    INFO("seed " << seed);
    CHECK(counts[ChangeKind::removed] == gone);
    CHECK(counts[ChangeKind::added] == added);
  }
}

TEST_CASE("edges that came and went are the difference of all edges, by ids and by names") {
  std::size_t found = 0;
  for (std::uint64_t seed = 0; seed < kModels; ++seed) {
    Random random(seed + 13);
    Product before = randomProduct(seed);
    Product after = edited(before, seed + 7);
    drawFlows(before, random);
    drawFlows(after, random);
    const Matching matching = matchProducts(before, after);
    std::map<std::string, std::string> newIds;
    KnownIds known;
    for (const NodeId id : before.nodes.ids()) {
      const NodeId partner = matching.nodes.after(id);
      if (!partner.valid() || before.nodes[id].key == after.nodes[partner].key) continue;
      newIds[before.nodes[id].key] = after.nodes[partner].key;
      known.push_back({before.nodes[id].key, after.nodes[partner].key, matching.reason(id)});
    }
    const auto asWritten = [](const DrawnEdge& edge) {
      return EdgeEnds{edge.kind, edge.from, edge.to};
    };
    const auto renamed = [&](const DrawnEdge& edge) {
      const auto now = [&](const std::string& id) { return newIds.contains(id) ? newIds[id] : id; };
      return EdgeEnds{edge.kind, now(edge.from), now(edge.to)};
    };
    const Edges now = edgesOf(after, asWritten);
    const Edges old = edgesOf(before, asWritten);
    const Edges oldAsNow = edgesOf(before, renamed);
    const Edges oldNames = edgesOf(before, [&](const auto& edge) { return byName(before, edge); });
    const Edges nowNames = edgesOf(after, [&](const auto& edge) { return byName(after, edge); });
    const EdgeChanges changes = compareEdges(before, after, matching, known);
    INFO("seed " << seed);
    CHECK(changes.byId.added == newAmong(now, old));
    CHECK(changes.byId.removed == newAmong(old, now));
    CHECK(changes.matched.added == newAmong(now, oldAsNow));
    CHECK(changes.matched.removed == newAmong(oldAsNow, now));
    CHECK(changes.byName.added == without(nowNames, oldNames));
    CHECK(changes.byName.removed == without(oldNames, nowNames));
    found += changes.matched.added.size() + changes.byName.removed.size();
  }
  CHECK(found > kModels);
}
