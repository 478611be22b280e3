#include "analysis/exposure_table.h"

#include <catch2/catch.hpp>

#include "tests/analysis/settings_case.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

/// A person gives an e-mail address to an app, which hands it to a partner and to a processor.
SettingsModel shopWithSettings() {
  SettingsModel model;
  const NodeId person = model.person("Customer", "email");
  const NodeId app = model.process("App");
  const NodeId mailer = model.external("Mailer");
  const NodeId partner = model.external("Partner");
  model.facts(mailer).role = Role::processor;
  model.flow(person, app);
  model.flow(app, mailer);
  model.flow(app, partner);
  return model;
}

Lines cellsOf(const Product& product) {
  const Reviewed reviewed = reviewProduct(product, {});
  Lines lines;
  for (const ExposureCell& cell : exposureTable(product, reviewed)) {
    lines.push_back(keyOf(product, cell.label) + " @ " + product.nodes[cell.recipient].key);
  }
  return lines;
}

}  // namespace

TEST_CASE("the table of exposures has every recipient beyond the company, the farthest first") {
  CHECK(cellsOf(shopWithSettings().build()) ==
        Lines{"user.contact.email @ Partner", "user.contact.email @ Mailer"});
}

TEST_CASE("a cell of the table says for whom it is so, and whether by default") {
  SettingsModel model = shopWithSettings();
  model.toggle("share", "off");
  model.guard(FlowId(2), "share");
  const Product product = model.build();
  const Reviewed reviewed = reviewProduct(product, {});
  const std::vector<ExposureCell> cells = exposureTable(product, reviewed);
  REQUIRE(cells.size() == 2);
  REQUIRE(cells[0].settings);
  CHECK_FALSE(cells[0].settings->onByDefault);
  CHECK(cells[0].settings->shareOfPeople > 0);
  CHECK(cells[0].settings->shareOfPeople < 0.5);
  REQUIRE(cells[1].settings);
  CHECK(cells[1].settings->always);
}

TEST_CASE("what no valid configuration allows is not in the table of exposures") {
  SettingsModel model = shopWithSettings();
  model.toggle("share", "off");
  model.guard(FlowId(2), "share");
  model.demand("true", "!share");
  CHECK(cellsOf(model.build()) == Lines{"user.contact.email @ Mailer"});
}
