// What settings as written become before anything is analysed.

#include "model/resolve_settings.h"

#include <catch2/catch.hpp>

#include "model/bound_flows.h"
#include "model/configuration.h"
#include "model/number_bands.h"
#include "model/written_out.h"

using namespace dyetrace;

namespace {

Setting switchCalled(const std::string& key, SettingOwner owner = SettingOwner::person) {
  Setting setting;
  setting.key = key;
  setting.owner = owner;
  setting.options = {{.key = "off"}, {.key = "on"}};
  return setting;
}

Guard guard(const std::string& text) {
  return parseGuard(text).guard;
}

/// Two nodes and flows between them, called as given.
Product productWithFlows(const std::vector<std::string>& names) {
  Product product;
  Node node;
  node.key = "app";
  const NodeId from = product.nodes.add(node);
  node.key = "partner";
  const NodeId to = product.nodes.add(node);
  for (const std::string& name : names) {
    Flow flow;
    flow.key = "flow" + std::to_string(product.flows.size());
    flow.name = name;
    flow.from = from;
    flow.to = to;
    flow.where.element = flow.key;
    product.flows.add(flow);
  }
  product.settings.add(switchCalled("ads"));
  product.settings.add(switchCalled("maps"));
  product.index();
  return product;
}

void bind(Product& product, const std::string& flow, const std::string& text) {
  FlowBinding binding;
  binding.flow = flow;
  binding.guard = guard(text);
  product.bindings.push_back(binding);
}

std::string whenOf(const Product& product, std::size_t flow) {
  return toString(product.factsOf(product.flows[FlowId(flow)]).when);
}

/// All configurations of the product's settings.
std::vector<Configuration> everyConfiguration(const Product& product) {
  std::vector<Configuration> all{firstConfiguration(product)};
  for (const SettingId id : product.settings.ids()) {
    std::vector<Configuration> more;
    for (const Configuration& each : all) {
      for (std::size_t option = 0; option < product.settings[id].options.size(); ++option) {
        more.push_back(each);
        more.back().choose(id, option);
      }
    }
    all = std::move(more);
  }
  return all;
}

}  // namespace

TEST_CASE("changed holds exactly where a setting is not what it starts as in that context") {
  Product product;
  Setting region = switchCalled("eu", SettingOwner::context);
  product.settings.add(region);
  product.settings.add(switchCalled("teen", SettingOwner::context));
  Setting ads = switchCalled("ads");
  ads.defaults = {{.value = "off", .inCode = true},
                  {.value = "on", .when = guard("eu | teen")},
                  {.value = "off", .when = guard("eu & teen")},
                  {.value = "on", .when = guard("!eu"), .inCode = true}};
  const SettingId id = product.settings.add(ads);
  product.index();
  const Guard changed = changedGuard(product.settings[id]);
  for (const Configuration& each : everyConfiguration(product)) {
    const bool moved = defaultsIn(product, each).configuration[id] != each[id];
    CHECK(holds(product, changed, each) == moved);
  }
}

TEST_CASE("effective asks that a switch and all above it are on") {
  Product product;
  const SettingId top = product.settings.add(switchCalled("top"));
  Setting middle = switchCalled("middle");
  middle.parent = top;
  Setting low = switchCalled("low");
  low.parent = product.settings.add(middle);
  const SettingId id = product.settings.add(low);
  CHECK(toString(effectiveGuard(product, id)) == "low = on & middle = on & top = on");
}

TEST_CASE("a default that depends on what was changed is told and left out") {
  Product product;
  Setting ads = switchCalled("ads");
  ads.defaults = {{.value = "on", .when = guard("changed(maps)")}};
  product.settings.add(ads);
  product.settings.add(switchCalled("maps"));
  const Diagnostics found = resolveSettings(product);
  REQUIRE(!found.empty());
  CHECK(found.front().code == "model/default-depends-on-change");
  CHECK(toString(product.settings[SettingId(0)].defaults[0].when) == "false");
}

TEST_CASE("bands begin exactly where a comparison tells numbers apart") {
  Product product;
  Setting days;
  days.key = "days";
  days.kind = SettingKind::number;
  days.maximum = 100;
  days.options = {bandOf(0, 100)};
  product.settings.add(days);
  product.index();
  Constraint rule;
  rule.conclusion =
      guard("days < 10 | days <= 20 | days = 50 | days > 90 | days >= 95 | days = 500");
  product.constraints.push_back(rule);
  cutIntoBands(product);
  std::string keys;
  for (const SettingOption& band : product.settings[SettingId(0)].options) keys += band.key + " ";
  CHECK(keys == "0..9 10..20 21..49 50 51..90 91..94 95..100 ");
}

TEST_CASE("a bound flow is open only where settings and diagram both say so") {
  Product product = productWithFlows({"to ads", "tiles"});
  product.editFacts(product.flows[FlowId(0)].facts).when = guard("maps");
  bind(product, "flow0", "ads");
  bind(product, "tiles", "ads");
  bind(product, "Tiles", "maps");
  CHECK(bindFlows(product).empty());
  CHECK(whenOf(product, 0) == "maps = on & ads = on");
  CHECK(whenOf(product, 1) == "ads = on | maps = on");
  CHECK(product.bindings[1].bound == FlowId(1));
  CHECK(product.bindings[2].flow == "flow1");
}

TEST_CASE("claims that call a bound flow by its name are about that flow") {
  Product product = productWithFlows({"to ads"});
  product.settings[SettingId(0)].claims = {"to ads", "elsewhere"};
  bind(product, "to ads", "ads");
  bindFlows(product);
  CHECK(product.settings[SettingId(0)].claims == std::vector<std::string>{"flow0", "elsewhere"});
}

TEST_CASE("a flow that no diagram draws, or several do, is told and guards nothing") {
  Product product = productWithFlows({"tiles", "tiles"});
  bind(product, "tiles", "ads");
  bind(product, "flow7", "ads");
  const Diagnostics found = bindFlows(product);
  REQUIRE(found.size() == 2);
  CHECK(found[0].code == "model/flow-ambiguous");
  CHECK(found[0].remarks.size() == 2);
  CHECK(found[1].code == "model/flow-not-drawn");
  CHECK(found[1].advice == "Did you mean flow0 or flow1?");
  CHECK(whenOf(product, 0) == "true");
  Product alone;
  alone.settings.add(switchCalled("ads"));
  bind(alone, "anything", "ads");
  CHECK(bindFlows(alone).empty());
}

TEST_CASE("who lacks every control to an option has it only if they start with it") {
  Product product;
  product.settings.add(switchCalled("signed_in", SettingOwner::context));
  Setting ads = switchCalled("ads");
  ads.defaults = {{.value = "on"}};
  ads.controls = {{.option = "off", .when = guard("signed_in")}, {.option = "on"}};
  product.settings.add(ads);
  CHECK(resolveSettings(product).empty());
  REQUIRE(product.constraints.size() == 1);
  const Guard formula = formulaOf(product.constraints[0]);
  std::string valid;
  for (const Configuration& each : everyConfiguration(product)) {
    if (holds(product, formula, each))
      valid += std::to_string(each[SettingId(0)]) + std::to_string(each[SettingId(1)]) + " ";
  }
  CHECK(valid == "01 10 11 ");
}
