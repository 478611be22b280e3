#include "analysis/settings/closed_for_good.h"

#include <catch2/catch.hpp>

#include "analysis/settings/void_model.h"
#include "tests/support/builder.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

/// A node that sends to three others, each only where its guard holds.
Product sending(const std::vector<std::string>& guards, const std::vector<std::string>& rules) {
  ProductBuilder model;
  const NodeId app = model.process("App", "email");
  std::vector<FlowId> flows;
  for (std::size_t i = 0; i < guards.size(); ++i)
    flows.push_back(model.flow(app, model.external("Partner " + std::to_string(i))));
  for (std::size_t i = 0; i < guards.size(); ++i)
    model.facts(flows[i]).when = parseGuard(guards[i]).guard;
  Product product = model.build();
  for (const char* key : {"ads", "maps"}) {
    Setting setting;
    setting.key = key;
    setting.options = {{.key = "off"}, {.key = "on"}};
    product.settings.add(setting);
  }
  for (const std::string& rule : rules) {
    Constraint constraint;
    constraint.conclusion = parseGuard(rule).guard;
    constraint.where.line = static_cast<std::uint32_t>(product.constraints.size() + 1);
    product.constraints.push_back(constraint);
  }
  product.index();
  return product;
}

}  // namespace

TEST_CASE("a flow that constraints never let open is told, others are not") {
  const Diagnostics found =
      closedForGood(sending({"ads & maps", "ads", "maps | !ads"}, {"!(ads & maps)"}), {});
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == "settings/never-open");
  CHECK(found[0].message ==
        "no valid configuration opens the flow App -> Partner 0, which asks for ads = on & maps = "
        "on");
  CHECK(closedForGood(sending({"ads & maps"}, {}), {}).empty());
}

TEST_CASE("where nothing is valid the clash is told, with every place, and nothing else") {
  const Product product = sending({"ads"}, {"ads", "maps", "!ads", "ads | maps"});
  CHECK(closedForGood(product, {}).empty());
  const auto clash = whyNothingIsValid(product, {});
  REQUIRE(clash);
  CHECK(clash->where.line == 1);
  REQUIRE(clash->remarks.size() == 1);
  CHECK(clash->remarks[0].where.line == 3);
  CHECK(!whyNothingIsValid(sending({"ads"}, {"ads | maps"}), {}));
}
