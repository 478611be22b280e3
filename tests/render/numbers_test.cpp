#include <catch2/catch.hpp>

#include "analysis/spread_system.h"
#include "render/acting_words.h"
#include "render/markdown_parts.h"
#include "render/spread_words.h"
#include "render/text_acting.h"
#include "tests/render/outputs_case.h"
#include "tests/render/text_search.h"
#include "tests/support/builder.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

using Strings = std::vector<std::string>;

struct Shop {
  ProductBuilder model{};
  NodeId customer = model.person("Customer", "email");
  NodeId app = model.process("App");
  NodeId partner = model.external("Partner");
  LabelId email = model.label("email");
};

Spread spreadFrom(NodeId node, LabelId label, double copies) {
  Spread spread;
  spread.origins.push_back({node, label, copies});
  return spread;
}

/// Switches named A, B, C …, all of which act together.
Product switches(std::size_t count) {
  Product product;
  for (std::size_t i = 0; i < count; ++i) {
    Setting setting;
    setting.key = std::string(1, static_cast<char>('A' + i));
    product.settings.add(setting);
  }
  return product;
}

ActingSettings allTogether(std::size_t count, double share) {
  ActingSettings acting;
  acting.groups = {count};
  for (unsigned i = 0; i < count; ++i) acting.settings.emplace_back(i);
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = 0; j < count; ++j) acting.together[{i, j}] = share;
  }
  return acting;
}

}  // namespace

TEST_CASE("numbers of copies are told to two decimals, small ones and unknown ones in words") {
  CHECK(words::copies(1) == "1 copy");
  CHECK(words::copies(0.999) == "1 copy");
  CHECK(words::copies(1.8) == "1.8 copies");
  CHECK(words::copies(2.345) == "2.35 copies");
  CHECK(words::copies(1234.5) == "1234 copies");
  CHECK(words::copies(0.0002) == "less than 0.01 copies");
  CHECK(words::copies(kUndetermined) == "an unknown number of copies");
}

TEST_CASE("a sentence on copies says where the record starts and as what it arrives") {
  Shop shop;
  const LabelId coarse = shop.model.label("email:pseudonymous");
  const Product product = shop.model.build();
  const Spread spread = spreadFrom(shop.customer, shop.email, 1.8);
  CHECK(words::spread(product, spread, shop.email) ==
        "Of one e-mail that starts at Customer, 1.8 copies are expected to arrive here.");
  CHECK(words::spread(product, spread, coarse) ==
        "Of one e-mail that starts at Customer, 1.8 copies are expected to arrive here as e-mail "
        "(pseudonymous).");
}

TEST_CASE("a record that keeps multiplying is told with the cycle, from its first place on") {
  Shop shop;
  const Product product = shop.model.build();
  Spread spread = spreadFrom(shop.customer, shop.email, kEndless);
  spread.cycle = {shop.app, shop.partner};
  CHECK(words::spread(product, spread, shop.email) ==
        "One e-mail that starts at Customer keeps multiplying on its way here. Each round App → "
        "Partner → App makes a new copy of it.");
  CHECK(words::moreThanOne(spread) == " ↻");
}

TEST_CASE("copies are told beside what their shares rest on, or not at all") {
  Shop shop;
  const Product product = shop.model.build();
  Spread spread = spreadFrom(shop.customer, shop.email, 2);
  spread.assumed.defaultsKept = true;
  CHECK(has(words::spread(product, spread, shop.email), "nine in ten people"));
  spread.defaultUnknown = true;
  CHECK_FALSE(has(words::spread(product, spread, shop.email), "2 copies"));
  CHECK(words::moreThanOne(spread).empty());
}

TEST_CASE("the table of who gets what explains the signs that it has, and no others") {
  Shop shop;
  const Product product = shop.model.build();
  const auto tableWith = [&](double copies) {
    ExposureCell cell;
    cell.label = shop.email;
    cell.recipient = shop.partner;
    cell.spread = spreadFrom(shop.customer, shop.email, copies);
    return markdown::exposuresSection(product, {cell});
  };
  CHECK_FALSE(has(tableWith(1), "2 copies"));
  CHECK_FALSE(has(tableWith(1), "↻"));
  CHECK(has(tableWith(1.5), "`2 copies`"));
  CHECK_FALSE(has(tableWith(1.5), "↻"));
  CHECK(has(tableWith(kEndless), "↻: it keeps multiplying"));
  CHECK_FALSE(has(tableWith(kEndless), "2 copies"));
}

TEST_CASE("of a large group the first settings are shown and the others counted") {
  const Product product = switches(15);
  const std::string text = groupsToText(product, allTogether(15, 0.004), {});
  CHECK(has(text, "    1 A   "));
  CHECK(has(text, " <1 "));
  CHECK(has(text, "    10 J  "));
  CHECK_FALSE(has(text, "11 K"));
  CHECK(has(text, "… and 5 more settings"));
}

TEST_CASE("exposures that depend on settings in the same way share a column") {
  const Product product = switches(2);
  ActingSettings acting = allTogether(2, 1);
  acting.columns = {0, 1, 2};
  acting.influence = {{{0, 0}, 0.5}, {{0, 1}, 0.5}, {{1, 0}, 0.5}, {{1, 1}, 0.5}, {{1, 2}, 1}};
  const words::DecidesTable table =
      words::decidesTable(product, acting, {"first", "second", "third"});
  CHECK(table.titles == Strings{"a: first, and 1 more", "b: third"});
  CHECK(table.rows == words::Cells{{"", "a", "b"}, {"1 A", "50", "·"}, {"2 B", "50", "100"}});
}

TEST_CASE("beside groups it is told of how many exposures nothing is known") {
  ActingSettings acting = allTogether(2, 1);
  CHECK_FALSE(has(groupsToText(switches(2), acting, {}), "Not worked out"));
  acting.unknown = 2;
  CHECK(has(groupsToText(switches(2), acting, {}), "Not worked out for 2 exposures"));
  CHECK(has(markdown::actingSection(switches(2), acting, {}), "Not worked out for 2 exposures"));
}

TEST_CASE("where settings do not act together a page says nothing of it") {
  CHECK(markdown::actingSection(switches(2), {}, {}).empty());
  CHECK(groupsToText(switches(2), {}, {}).empty());
}

TEST_CASE("hostile names of settings are harmless in tables") {
  Product product = switches(2);
  product.settings[SettingId(0)].name = "A\x1b[31m | <b>";
  const std::string page = markdown::actingSection(product, allTogether(2, 1), {});
  CHECK_FALSE(outputs_test::hasControls(page));
  CHECK_FALSE(has(page, "<b>"));
  CHECK_FALSE(outputs_test::hasControls(groupsToText(product, allTogether(2, 1), {})));
}
