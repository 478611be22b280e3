#include "model/product.h"

#include <catch2/catch.hpp>

#include "model/guard_names.h"
#include "model/inherit.h"
#include "model/mentioned_settings.h"
#include "model/validate.h"

using namespace dyetrace;

namespace {

/// A pool in the EU with a lane, a task in the lane, and a partner outside.
struct SmallModel {
  Product product;
  ZoneId pool, lane;
  NodeId task, partner;
  FlowId flow;

  SmallModel() {
    product.files.add({"shop.bpmn", "bpmn", "UTF-8", "", {}});
    pool = product.zones.add({.key = "pool", .name = "Shop"});
    lane =
        product.zones.add({.key = "lane", .name = "Sales", .kind = ZoneKind::lane, .parent = pool});
    task = product.nodes.add({.key = "task", .name = "Sell"});
    product.nodes[task].zone = lane;
    partner = product.nodes.add({.key = "partner", .name = "Partner", .kind = NodeKind::external});
    flow = product.flows.add({.key = "flow", .from = task, .to = partner});
    Facts& facts = product.editFacts(product.zones[pool].facts);
    facts.regions = {"EU"};
    facts.statements.push_back(
        {"region", "EU", Carrier::toolProperties, {FileId(0), 7, 3, "pool"}});
  }
};

}  // namespace

TEST_CASE("a node inherits region and organisation from the zones around it, with the place") {
  SmallModel model;
  const auto regions = regionsOf(model.product, model.task);
  CHECK(regions.stated);
  CHECK(regions.value == std::vector<std::string>{"EU"});
  REQUIRE(regions.source != nullptr);
  CHECK(describe(model.product, regions.source->where) == "shop.bpmn:7:3 (pool)");
  CHECK(organisationOf(model.product, model.task).value == "Shop");
  CHECK(organisationOf(model.product, model.partner).value == "Partner");
}

TEST_CASE("the nearest statement wins") {
  SmallModel model;
  model.product.editFacts(model.product.zones[model.lane].facts).regions = {"US"};
  CHECK(regionsOf(model.product, model.task).value == std::vector<std::string>{"US"});
}

TEST_CASE("a role that nobody states is assumed, and says so") {
  SmallModel model;
  CHECK(roleOf(model.product, model.partner).value == Role::thirdParty);
  CHECK_FALSE(roleOf(model.product, model.partner).stated);
}

TEST_CASE("a flow between organisations is a crossing; regions differ only if both are stated") {
  SmallModel model;
  const Crossing crossing = crossingOf(model.product, model.product.flows[model.flow]);
  CHECK(crossing.organisation);
  CHECK(crossing.role);
  CHECK_FALSE(crossing.region);
  model.product.editFacts(model.product.nodes[model.partner].facts).regions = {"US"};
  CHECK(crossingOf(model.product, model.product.flows[model.flow]).region);
}

TEST_CASE("activities nested in a circle do not hang the look-up") {
  SmallModel model;
  model.product.nodes[model.task].parent = model.task;
  model.product.zones[model.pool].parent = model.lane;
  CHECK(regionsOf(model.product, model.task).value == std::vector<std::string>{"EU"});
  const Diagnostics found = validate(model.product);
  REQUIRE_FALSE(found.empty());
  CHECK(found.front().code == "model/zone-cycle");
}

TEST_CASE("a label is interned once") {
  Product product;
  const TermId email = product.taxonomy.find(TermKind::data, "email").term;
  const LabelId first = product.intern({email, Form::identified});
  CHECK(product.intern({email, Form::identified}) == first);
  CHECK(product.intern({email, Form::pseudonymous}) != first);
  CHECK(keyOf(product, product.intern({email, Form::pseudonymous})) ==
        "user.contact.email:pseudonymous");
  CHECK(titleOf(product, first) == "e-mail");
}

TEST_CASE("two nodes with one key are reported with both places") {
  SmallModel model;
  model.product.nodes.add({.key = "task", .name = "Again"});
  const Diagnostics found = validate(model.product);
  REQUIRE(found.size() == 1);
  CHECK(found.front().code == "model/duplicate-key");
  CHECK(found.front().remarks.size() == 1);
}

TEST_CASE("settings that only guards mention are declared with a note") {
  SmallModel model;
  model.product.editFacts(model.product.flows[model.flow].facts).when =
      parseGuard("ads = on & audience = friends").guard;
  const Diagnostics notes = declareMentionedSettings(model.product);
  CHECK(notes.size() == 2);
  REQUIRE(model.product.settings.size() == 2);
  CHECK(model.product.settings[SettingId(0)].kind == SettingKind::boolean);
  CHECK(model.product.settings[SettingId(1)].kind == SettingKind::choice);
  CHECK(validate(model.product).empty());
}

TEST_CASE("a guard over an unknown setting or option is reported and counts as open") {
  SmallModel model;
  Setting audience;
  audience.key = "audience";
  audience.kind = SettingKind::level;
  audience.options = {{.key = "friends"}, {.key = "everyone"}};
  model.product.settings.add(audience);
  model.product.index();
  Facts& facts = model.product.editFacts(model.product.flows[model.flow].facts);
  facts.when = parseGuard("audiense = friends").guard;
  Diagnostics found = settleGuardNames(model.product);
  REQUIRE(found.size() == 1);
  CHECK(found.front().code == "model/unknown-setting");
  CHECK(found.front().advice == "Did you mean audience?");
  CHECK(facts.when.always());
  facts.when = parseGuard("audience = freinds").guard;
  found = settleGuardNames(model.product);
  REQUIRE(found.size() == 1);
  CHECK(found.front().code == "model/unknown-option");
  CHECK(found.front().advice == "Did you mean friends?");
}

TEST_CASE("a flow without an end is an error") {
  SmallModel model;
  model.product.flows[model.flow].to = NodeId(99);
  const Diagnostics found = validate(model.product);
  REQUIRE(found.size() == 1);
  CHECK(found.front().code == "model/open-flow");
}

TEST_CASE("every role has a name that reads back") {
  for (const std::string& name : roleNames()) CHECK(roleFromName(name).has_value());
  CHECK(distanceOf(Role::subject) == 0);
  CHECK(distanceOf(Role::publicRole) == 4);
}
