#include <catch2/catch.hpp>

#include "model/configuration.h"

namespace dyetrace {
namespace {

Setting settingWith(const char* key, SettingKind kind, std::vector<const char*> options) {
  Setting setting;
  setting.key = key;
  setting.kind = kind;
  for (const char* option : options) setting.options.push_back({.key = option});
  return setting;
}

Setting feature(const char* key, SettingId parent, FeaturePlace place) {
  Setting setting = settingWith(key, SettingKind::boolean, {"off", "on"});
  setting.parent = parent;
  setting.feature = place;
  return setting;
}

std::vector<bool> chosen(const Setting& setting, Comparison comparison, const char* value) {
  const auto options = optionsThat(setting, comparison, value);
  REQUIRE(options.has_value());
  return *options;
}

std::size_t validConfigurations(const Product& product) {
  std::size_t count = 0;
  const std::vector<Constraint> rules = treeConstraints(product);
  for (std::size_t bits = 0; bits < std::size_t{1} << product.settings.size(); ++bits) {
    Configuration configuration = firstConfiguration(product);
    for (const SettingId id : product.settings.ids()) {
      configuration.choose(id, (bits >> id.index()) & 1);
    }
    bool valid = true;
    for (const Constraint& rule : rules) {
      valid = valid && holds(product, formulaOf(rule), configuration);
    }
    count += valid ? 1 : 0;
  }
  return count;
}

TEST_CASE("a comparison picks the options of a level by their order") {
  const Setting audience =
      settingWith("audience", SettingKind::level, {"only-me", "friends", "public"});
  CHECK(chosen(audience, Comparison::greaterEqual, "friends") ==
        std::vector<bool>{false, true, true});
  CHECK(chosen(audience, Comparison::notEqual, "friends") == std::vector<bool>{true, false, true});
  CHECK_FALSE(optionsThat(audience, Comparison::equal, "everyone").has_value());
}

TEST_CASE("options without an order cannot be compared by size") {
  const Setting region = settingWith("region", SettingKind::choice, {"eu", "us"});
  CHECK_FALSE(optionsThat(region, Comparison::less, "us").has_value());
}

TEST_CASE("a comparison picks the bands of a number that lie on its side") {
  Setting days;
  days.kind = SettingKind::number;
  days.options = {{.key = "0-89", .from = 0, .to = 89}, {.key = "90-540", .from = 90, .to = 540}};
  CHECK(chosen(days, Comparison::greaterEqual, "90") == std::vector<bool>{false, true});
  CHECK(chosen(days, Comparison::less, "90") == std::vector<bool>{true, false});
  CHECK_FALSE(optionsThat(days, Comparison::less, "many").has_value());
}

TEST_CASE("the last default whose context holds wins") {
  Product product;
  Setting age = settingWith("age", SettingKind::level, {"teen", "adult"});
  age.owner = SettingOwner::context;
  product.settings.add(age);
  Setting ads = settingWith("ads", SettingKind::boolean, {"off", "on"});
  ads.defaults = {{.value = "on"}, {.value = "off", .when = parseGuard("age < adult").guard}};
  const SettingId id = product.settings.add(ads);
  product.settings.add(settingWith("other", SettingKind::boolean, {"off", "on"}));
  product.index();
  const std::vector<Configuration> contexts = contextsOf(product, 10);
  REQUIRE(contexts.size() == 2);
  CHECK(defaultsIn(product, contexts[0]).configuration[id] == 0);
  CHECK(defaultsIn(product, contexts[1]).configuration[id] == 1);
  CHECK(defaultsIn(product, contexts[1]).unstated == std::vector<SettingId>{SettingId(2)});
  CHECK(contextsOf(product, 1).empty());
}

TEST_CASE("the constraints of a feature tree leave exactly its configurations") {
  Product product;
  FeaturePlace root;
  root.children = GroupKind::all;
  const SettingId top = product.settings.add(feature("top", {}, root));
  FeaturePlace pair;
  pair.children = GroupKind::some;
  pair.mandatory = true;
  const SettingId either = product.settings.add(feature("either", top, pair));
  product.settings.add(feature("left", either, {}));
  product.settings.add(feature("right", either, {}));
  FeaturePlace one;
  one.children = GroupKind::one;
  const SettingId single = product.settings.add(feature("single", top, one));
  product.settings.add(feature("first", single, {}));
  product.settings.add(feature("second", single, {}));
  product.index();
  CHECK(validConfigurations(product) == 3 * (1 + 2));
}

}  // namespace
}  // namespace dyetrace
