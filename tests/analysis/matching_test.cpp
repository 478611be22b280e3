// Which thing of one model is which of another: by id, by name, by neighbours.

#include "analysis/compare/matching.h"

#include <catch2/catch.hpp>

#include "tests/support/builder.h"

using namespace dyetrace;
using dyetrace::testing::ProductBuilder;

namespace {

/// The same model with every id replaced, as another tool would write it.
Product withNewIds(Product product) {
  for (Zone& zone : product.zones) zone.key = "new-" + zone.key;
  for (Node& node : product.nodes) node.key = "new-" + node.key;
  for (Flow& flow : product.flows) flow.key = "new-" + flow.key;
  for (Step& step : product.steps) step.key = "new-" + step.key;
  for (Sequence& sequence : product.sequences) sequence.key = "new-" + sequence.key;
  return product;
}

Product drawnShop() {
  ProductBuilder model;
  const NodeId customer = model.person("Customer");
  const NodeId app = model.process("App");
  const NodeId store = model.store("Orders");
  model.flow(customer, app);
  model.flow(app, store);
  model.flow(app, customer);
  return model.build();
}

ZoneId addZone(Product& product, const std::string& name, ZoneId parent = {}) {
  Zone zone;
  zone.key = name;
  zone.name = name;
  zone.parent = parent;
  return product.zones.add(zone);
}

bool matchesItself(const Product& product, const Matching& matching) {
  for (const NodeId id : product.nodes.ids()) {
    if (matching.after(id) != id) return false;
  }
  for (const FlowId id : product.flows.ids()) {
    if (matching.after(id) != id) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("a thing with the same id is the same, whatever its name") {
  const Product before = drawnShop();
  Product after = before;
  after.nodes[NodeId(1)].name = "Web shop";
  const Matching matching = matchProducts(before, after);
  CHECK(matching.after(NodeId(1)) == NodeId(1));
  CHECK(matching.reason(NodeId(1)) == MatchReason::key);
  CHECK(matchesItself(before, matching));
  CHECK(matching.ambiguous.empty());
}

TEST_CASE("an id that now stands for another kind with another name is a doubtful match") {
  const Product before = drawnShop();
  Product after = before;
  after.nodes[NodeId(2)].name = "Advertiser";
  after.nodes[NodeId(2)].kind = NodeKind::external;
  const Matching matching = matchProducts(before, after);
  CHECK(matching.reason(NodeId(2)) == MatchReason::keyOnly);
  CHECK(confidenceOf(MatchReason::keyOnly) < confidenceOf(MatchReason::key));
}

TEST_CASE("with all ids replaced, kind and name tell what is what, and ends tell the flows") {
  const Product before = drawnShop();
  const Matching matching = matchProducts(before, withNewIds(before));
  CHECK(matchesItself(before, matching));
  CHECK(matching.reason(NodeId(0)) == MatchReason::nameAndOwner);
  CHECK(matching.reason(FlowId(0)) == MatchReason::neighbours);
}

TEST_CASE("ids that a tool gave out anew can be left out of account") {
  const Product before = drawnShop();
  Product after = before;
  std::swap(after.nodes[NodeId(0)].key, after.nodes[NodeId(1)].key);
  CHECK(matchProducts(before, after).after(NodeId(0)) == NodeId(1));
  CHECK(matchProducts(before, after, MatchBy::names).after(NodeId(0)) == NodeId(0));
}

TEST_CASE("by ids alone, a new id is another thing") {
  const Product before = drawnShop();
  const Matching matching = matchProducts(before, withNewIds(before), MatchBy::ids);
  CHECK_FALSE(matching.after(NodeId(0)).valid());
  CHECK(matching.ambiguous.empty());
}

TEST_CASE("a thing that moved to another zone is found by its name") {
  ProductBuilder model;
  const ZoneId here = addZone(model.product(), "Shop");
  const ZoneId there = addZone(model.product(), "Partner");
  const NodeId store = model.store("Orders");
  model.product().nodes[store].zone = here;
  const Product before = model.build();
  Product after = withNewIds(before);
  after.nodes[store].zone = there;
  const Matching matching = matchProducts(before, after);
  CHECK(matching.after(store) == store);
  CHECK(matching.reason(store) == MatchReason::name);
}

TEST_CASE("of two things with one name, each is the one in its own zone") {
  ProductBuilder model;
  const ZoneId drawnShop = addZone(model.product(), "Shop");
  const ZoneId partner = addZone(model.product(), "Partner");
  for (const ZoneId zone : {drawnShop, partner}) {
    model.product().nodes[model.store("Records")].zone = zone;
  }
  const Product before = model.build();
  Product after = withNewIds(before);
  std::swap(after.nodes[NodeId(0)], after.nodes[NodeId(1)]);
  const Matching matching = matchProducts(before, after);
  CHECK(matching.after(NodeId(0)) == NodeId(1));
  CHECK(matching.after(NodeId(1)) == NodeId(0));
}

TEST_CASE("of two things with one name, each is the one with its own neighbours") {
  ProductBuilder model;
  const NodeId first = model.store("Records");
  const NodeId second = model.store("Records");
  model.flow(model.process("Collect"), first);
  model.flow(second, model.process("Report"));
  const Product before = model.build();
  Product after = withNewIds(before);
  std::swap(after.flows[FlowId(0)].to, after.flows[FlowId(1)].from);
  const Matching matching = matchProducts(before, after);
  CHECK(matching.after(first) == second);
  CHECK(matching.after(second) == first);
  CHECK(matching.reason(first) == MatchReason::neighbours);
}

TEST_CASE("a misspelt name between the same neighbours is a rename, another name is not") {
  const Product before = drawnShop();
  Product misspelt = withNewIds(before);
  misspelt.nodes[NodeId(2)].name = "Oders";
  CHECK(matchProducts(before, misspelt).after(NodeId(2)) == NodeId(2));
  Product other = withNewIds(before);
  other.nodes[NodeId(2)].name = "Complaints";
  CHECK_FALSE(matchProducts(before, other).after(NodeId(2)).valid());
}

TEST_CASE("twins that nothing tells apart are matched in order and listed") {
  ProductBuilder model;
  const NodeId app = model.process("App");
  for (int i = 0; i < 2; ++i) model.flow(app, model.store("Records"));
  const Product before = model.build();
  const Matching matching = matchProducts(before, withNewIds(before));
  CHECK(matching.after(NodeId(1)) == NodeId(1));
  CHECK(matching.reason(NodeId(1)) == MatchReason::interchangeable);
  REQUIRE(matching.ambiguous.size() == 1);
  CHECK(matching.ambiguous[0].paired);
  CHECK(matching.ambiguous[0].before.size() == 2);
}

TEST_CASE("one thing that could be either of two is matched with neither and listed") {
  ProductBuilder model;
  model.store("Records");
  const Product before = model.build();
  ProductBuilder more;
  more.store("Records");
  more.store("Records");
  const Matching matching = matchProducts(before, withNewIds(more.build()));
  CHECK_FALSE(matching.after(NodeId(0)).valid());
  REQUIRE(matching.ambiguous.size() == 1);
  CHECK_FALSE(matching.ambiguous[0].paired);
  CHECK(matching.ambiguous[0].what == "store");
  CHECK(matching.ambiguous[0].after.size() == 2);
}

TEST_CASE("a setting that a migration renames is the same setting, with its options") {
  Product before;
  Setting setting;
  setting.key = "contact-upload";
  setting.options = {{"off"}, {"all"}};
  before.settings.add(setting);
  before.index();
  Product after;
  setting.key = "address-book";
  setting.options = {{"off"}, {"some"}, {"all"}};
  after.settings.add(setting);
  MigrationStep step;
  step.kind = MigrationStep::Kind::rename;
  step.before = {"contact-upload"};
  step.after = {"address-book"};
  after.migrations.push_back({"1", "2", {step}, {}});
  after.index();
  const Matching matching = matchProducts(before, after);
  CHECK(matching.after(SettingId(0)) == SettingId(0));
  CHECK(matching.reason(SettingId(0)) == MatchReason::stated);
  CHECK(matching.optionAfter(SettingId(0), 1) == std::size_t{2});
  CHECK(matching.optionBefore(SettingId(0), 1) == std::nullopt);
  const Matching back = reversed(matching);
  CHECK(back.optionAfter(SettingId(0), 2) == std::size_t{1});
}
