// What changed between two models, thing by thing and finding by finding.

#include <catch2/catch.hpp>

#include "analysis/compare/comparison.h"
#include "tests/support/builder.h"

using namespace dyetrace;
using dyetrace::testing::ProductBuilder;

namespace {

/// `store Orders: name Orders -> Purchases` for each change.
std::vector<std::string> told(const Product& before, const Product& after) {
  std::vector<std::string> lines;
  for (const ThingChange& change : compareThings(before, after, matchProducts(before, after))) {
    const bool gone = change.kind == ChangeKind::removed;
    std::string line = std::string(changeKindName(change.kind)) + " " + change.word + " " +
                       (gone ? change.before.title : change.after.title);
    for (const PropertyChange& each : change.properties) {
      line +=
          "; " + each.name + ": " + each.before.value_or("-") + " -> " + each.after.value_or("-");
    }
    lines.push_back(line);
  }
  return lines;
}

using Lines = std::vector<std::string>;

ProductBuilder shop() {
  ProductBuilder model;
  const NodeId app = model.process("App");
  model.flow(app, model.store("Orders"), "email");
  for (const char* name : {"Shop", "Partner"}) {
    Zone zone;
    zone.key = zone.name = name;
    model.product().zones.add(zone);
  }
  model.product().nodes[app].zone = ZoneId(0);
  return model;
}

Product withSetting(const std::string& standard) {
  Product product;
  Setting setting;
  setting.key = "grouping";
  setting.name = "Face grouping";
  setting.declared = true;
  setting.options = {{"off"}, {"on"}};
  setting.defaults = {{standard, {}, false, {}}};
  product.settings.add(setting);
  product.index();
  return product;
}

}  // namespace

TEST_CASE("a rename is a rename and a move is a move") {
  ProductBuilder model = shop();
  const Product before = model.build();
  Product after = before;
  after.nodes[NodeId(1)].name = "Purchases";
  after.nodes[NodeId(0)].zone = ZoneId(1);
  CHECK(told(before, after) == Lines{"changed process App; zone: Shop -> Partner",
                                     "changed store Purchases; name: Orders -> Purchases"});
}

TEST_CASE("another case of letters is a rename, also under a new id") {
  const Product before = shop().build();
  Product after = before;
  after.nodes[NodeId(1)].name = "orders";
  CHECK(told(before, after) == Lines{"changed store orders; name: Orders -> orders"});
  after.nodes[NodeId(1)].key = "other";
  CHECK(told(before, after) == Lines{"changed store orders; name: Orders -> orders"});
}

TEST_CASE("what a flow carries has changed if its labels have, not if their order has") {
  ProductBuilder model = shop();
  const Product before = model.build();
  model.facts(FlowId(0)).data.insert(model.facts(FlowId(0)).data.begin(),
                                     {model.label("location.precise"), false});
  const Product after = model.build();
  const Lines lines = told(before, after);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0] ==
        "changed flow App -> Orders; privacy.data: user.contact.email -> "
        "user.location.precise, user.contact.email");
  Product turned = after;
  std::swap(turned.facts[turned.flows[FlowId(0)].facts].data[0],
            turned.facts[turned.flows[FlowId(0)].facts].data[1]);
  CHECK(told(after, turned).empty());
}

TEST_CASE("a guard that names a renamed setting has not changed") {
  Product before = withSetting("off");
  before.nodes.add({"A", "A"});
  before.nodes.add({"B", "B"});
  before.flows.add({"F", NodeId(0), NodeId(1)});
  before.editFacts(before.flows[FlowId(0)].facts).when =
      Guard::choice({"grouping", Comparison::equal, "on"});
  Product after = before;
  after.settings[SettingId(0)].key = "face-groups";
  after.index();
  after.editFacts(after.flows[FlowId(0)].facts).when =
      Guard::choice({"face-groups", Comparison::equal, "on"});
  CHECK(told(before, after).empty());
}

TEST_CASE("a default that is on now is told with both values") {
  CHECK(told(withSetting("off"), withSetting("on")) ==
        Lines{"changed setting Face grouping; default: off -> on"});
}

TEST_CASE("options and the order of levels count") {
  Product before = withSetting("off");
  before.settings[SettingId(0)].kind = SettingKind::level;
  Product after = before;
  std::swap(after.settings[SettingId(0)].options[0], after.settings[SettingId(0)].options[1]);
  CHECK(told(before, after) ==
        Lines{"changed setting Face grouping; order of options: off < on -> on < off"});
  after = before;
  after.settings[SettingId(0)].options.push_back({"always"});
  CHECK(told(before, after) == Lines{"added option Face grouping = always"});
}

TEST_CASE("findings are new, fixed, graver or still there by their identity") {
  const Product product = shop().build();
  const auto finding = [](const char* id, Severity severity) {
    Finding made;
    made.id = id;
    made.severity.result = severity;
    return made;
  };
  Review before;
  before.findings = {finding("A", Severity::low), finding("B", Severity::high),
                     finding("C", Severity::low)};
  Review after;
  after.findings = {finding("A", Severity::high), finding("B", Severity::high),
                    finding("D", Severity::low)};
  after.findings[2].rule = "FLW-01";
  const Matching matching = matchProducts(product, product);
  const FindingChanges changes = compareFindings({product, before}, {product, after}, matching);
  CHECK(changes.count(FindingFate::appeared) == 1);
  CHECK(changes.count(FindingFate::graver) == 1);
  CHECK(changes.count(FindingFate::remains) == 1);
  CHECK(changes.count(FindingFate::fixed) == 1);
  CHECK(changes.worse());
  CHECK(changes.all.front().fate == FindingFate::appeared);
  CHECK_FALSE(compareFindings({product, after}, {product, after}, matching).worse());
}

TEST_CASE("a finding about the same place under a new id is still there") {
  const Product before = shop().build();
  Product after = before;
  after.nodes[NodeId(1)].key = "store-2";
  const auto review = [](const char* id) {
    Review made;
    Finding finding;
    finding.id = id;
    finding.rule = "FLW-01";
    finding.place = NodeId(1);
    made.findings.push_back(finding);
    return made;
  };
  const Review old = review("FLW-01-00000001");
  const Review now = review("FLW-01-00000002");
  const FindingChanges changes =
      compareFindings({before, old}, {after, now}, matchProducts(before, after));
  REQUIRE(changes.all.size() == 1);
  CHECK(changes.all[0].fate == FindingFate::remains);
}
