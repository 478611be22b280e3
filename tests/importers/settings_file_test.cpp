// Our settings XML: what each element becomes.

#include <catch2/catch.hpp>

#include "tests/importers/settings_file_support.h"

using namespace dyetrace;
using namespace dyetrace::test;

namespace {

std::vector<std::string> optionsOf(const Setting& setting) {
  std::vector<std::string> keys;
  for (const SettingOption& option : setting.options) keys.push_back(option.key);
  return keys;
}

}  // namespace

TEST_CASE("a settings file is recognised by its namespace and gives the model its name") {
  const Import import = readSettings("<setting id=\"ads\"/>");
  CHECK(import.product.files[FileId(0)].format == "settings");
  CHECK(import.product.title == "Harbor");
  CHECK(import.product.version == "2");
  CHECK(import.product.settings.size() == 1);
  CHECK(import.diagnostics.empty());
}

TEST_CASE("a switch has the options off and on, with the share of people who have it on") {
  const Import import = readSettings(
      R"xml(<group label="Privacy"><group label="Adverts">
           <setting id="ads" label="Personal adverts" help="What you see." owner="person"
                    protective="off" claims="to-ads, to partner" claim-text="Stops it." share="30 %">
             <note>Asked by legal.</note>
           </setting>
         </group></group>)xml");
  INFO(messagesOf(import));
  CHECK(import.diagnostics.empty());
  const Setting& ads = settingIn(import, "ads");
  CHECK(ads.kind == SettingKind::boolean);
  CHECK(optionsOf(ads) == std::vector<std::string>{"off", "on"});
  CHECK(ads.options[0].share == Approx(0.7));
  CHECK(ads.options[1].share == Approx(0.3));
  CHECK(ads.name == "Personal adverts");
  CHECK(ads.help == "What you see.");
  CHECK(ads.owner == SettingOwner::person);
  CHECK(ads.protective == "off");
  CHECK(ads.claims == std::vector<std::string>{"to-ads", "to partner"});
  CHECK(ads.claimText == "Stops it.");
  CHECK(ads.group == "Privacy / Adverts");
  CHECK(ads.notes.front().second == "Asked by legal.");
  CHECK(ads.declared);
  CHECK(ads.where.line == 3);
  CHECK(ads.where.element == "ads");
}

TEST_CASE("every owner has a word, and other people have several") {
  const Import import = readSettings(
      R"xml(<setting id="a" owner="person"/><setting id="b" owner="other"/>
         <setting id="c" owner="admin"/><setting id="d" owner="parent"/>
         <setting id="e" owner="company"/><setting id="f" owner="product"/><setting id="g"/>
         <dimension id="h"/>)xml");
  INFO(messagesOf(import));
  std::vector<SettingOwner> owners;
  for (const Setting& setting : import.product.settings) owners.push_back(setting.owner);
  using enum SettingOwner;
  CHECK(owners == std::vector<SettingOwner>{context, person, otherPerson, otherPerson, otherPerson,
                                            product, product, unknown});
}

TEST_CASE("a level keeps the order of its options, a number is cut where guards tell it apart") {
  const Import import = readSettings(
      R"xml(<setting id="audience" kind="level"><option id="me"/><option id="all" label="Everyone"
           share="0.2"/></setting>
         <setting id="days" kind="number" min="0" max="540" unit="days" share="0.5">
           <break at="90" share="0.5"/></setting>
         <flow ref="kept" guard="days >= 180 &amp; audience >= all"/>)xml");
  INFO(messagesOf(import));
  CHECK(import.diagnostics.empty());
  CHECK(optionsOf(settingIn(import, "audience")) == std::vector<std::string>{"me", "all"});
  const Setting& days = settingIn(import, "days");
  CHECK(optionsOf(days) == std::vector<std::string>{"0..89", "90..179", "180..540"});
  CHECK(days.unit == "days");
  CHECK(days.options[0].share == Approx(0.5));
  CHECK(days.options[1].share == Approx(0.5 * 90 / 451));
  CHECK(days.options[2].share == Approx(0.5 * 361 / 451));
}

TEST_CASE("defaults keep their order, context and source") {
  const Import import = readSettings(
      R"xml(<dimension id="region" kind="choice"><option id="eu"/><option id="us"/></dimension>
         <setting id="ads"><default value="on"/><default value="off" when="region = eu"/>
           <default value="off" source="code"/></setting>)xml");
  INFO(messagesOf(import));
  CHECK(import.diagnostics.empty());
  const Setting& ads = settingIn(import, "ads");
  REQUIRE(ads.defaults.size() == 3);
  CHECK(ads.defaults[0].value == "on");
  CHECK(toString(ads.defaults[1].when) == "region = eu");
  CHECK(ads.defaults[2].inCode);
  CHECK(ads.defaults[1].where.line == 3);
}

TEST_CASE("screens, controls and prompts say how people get to an option") {
  const Import import = readSettings(
      R"xml(<dimension id="signed_in"/>
         <screen id="home" label="Home"/><screen id="privacy" parent="home" steps="3"/>
         <setting id="ads">
           <control screen="privacy" set="off" steps="2" confirm="true" delay="P2D"/>
           <control screen="home" set="*" bundled="terms" requires-login="signed_in"/>
           <prompt every="7d" when="!ads" asks="on" dismiss="forever"/>
         </setting>)xml");
  INFO(messagesOf(import));
  CHECK(import.diagnostics.empty());
  REQUIRE(import.product.screens.size() == 2);
  CHECK(import.product.screens[0].steps == 0);
  CHECK(import.product.screens[1].parent == "home");
  CHECK(import.product.screens[1].steps == 3);
  const Setting& ads = settingIn(import, "ads");
  REQUIRE(ads.controls.size() == 2);
  CHECK(ads.controls[0].screen == "privacy");
  CHECK(ads.controls[0].option == "off");
  CHECK(ads.controls[0].steps == 2);
  CHECK(ads.controls[0].confirm);
  CHECK(ads.controls[0].delay == "P2D");
  CHECK(ads.controls[1].option.empty());
  CHECK(ads.controls[1].bundled == "terms");
  CHECK(ads.controls[1].requiresLogin);
  CHECK(toString(ads.controls[1].when) == "signed_in = on");
  REQUIRE(ads.prompts.size() == 1);
  CHECK(ads.prompts[0].every == "7d");
  CHECK(ads.prompts[0].asks == "on");
  CHECK(ads.prompts[0].dismiss == "forever");
}

TEST_CASE("constraints keep their kind, effect and reason") {
  const Import import = readSettings(
      R"xml(<setting id="a"/><setting id="b"/>
         <requires if="a" then="b" because="needs it" since="3.1"/>
         <requires then="atmost(1, a, b)"/>
         <excludes a="a" b="b"/>
         <implies if="b" then="a" effect="sets"/>)xml");
  INFO(messagesOf(import));
  const std::vector<Constraint>& all = import.product.constraints;
  REQUIRE(all.size() == 4);
  CHECK(all[0].kind == Constraint::Kind::requires_);
  CHECK(toString(formulaOf(all[0])) == "a = on -> b = on");
  CHECK(all[0].because == "needs it");
  CHECK(all[0].since == "3.1");
  CHECK(toString(formulaOf(all[1])) == "atmost(1, a = on, b = on)");
  CHECK(all[2].kind == Constraint::Kind::excludes);
  CHECK(toString(formulaOf(all[2])) == "a = on -> !b = on");
  CHECK(all[3].effect == Constraint::Effect::sets);
  CHECK(all[3].where.line == 6);
}

TEST_CASE("flows and migrations are read with everything they say") {
  const Import import = readSettings(
      R"xml(<setting id="ads"/><setting id="feed"/>
         <flow ref="to-ads" guard="ads" risk="high" purpose="advertising" data="email"/>
         <migration from="1" to="2">
           <move from="ads = off" to="ads = on" when="feed" notice="banner"/>
           <move setting="feed" keep="true"/><move setting="ads" reset="default"/>
           <rename from="news" to="feed"/><split from="both" to="ads feed"/>
           <merge from="x y" to="ads"/><drop setting="gone"/>
         </migration>)xml");
  INFO(messagesOf(import));
  CHECK(import.diagnostics.empty());
  REQUIRE(import.product.bindings.size() == 1);
  const FlowBinding& binding = import.product.bindings[0];
  CHECK(binding.flow == "to-ads");
  CHECK(toString(binding.guard) == "ads = on");
  CHECK(binding.risk + binding.purpose + binding.data == "highadvertisingemail");
  REQUIRE(import.product.migrations.size() == 1);
  const std::vector<MigrationStep>& steps = import.product.migrations[0].steps;
  std::vector<MigrationStep::Kind> kinds;
  for (const MigrationStep& step : steps) kinds.push_back(step.kind);
  using enum MigrationStep::Kind;
  CHECK(kinds == std::vector<MigrationStep::Kind>{move, keep, reset, rename, split, merge, drop});
  CHECK(toString(steps[0].from) == "ads = off");
  CHECK(steps[0].notice == "banner");
  CHECK(steps[4].after == std::vector<std::string>{"ads", "feed"});
  CHECK(steps[5].before == std::vector<std::string>{"x", "y"});
  CHECK(steps[6].before == std::vector<std::string>{"gone"});
}

TEST_CASE("a parent may be declared anywhere, in another file too") {
  const Import import =
      importModel({{"a.xml", settingsText("<setting id=\"precise\" parent=\"location\"/>")},
                   {"b.xml", settingsText("<setting id=\"location\"/>")}},
                  {});
  INFO(messagesOf(import));
  CHECK(import.diagnostics.empty());
  CHECK(settingIn(import, "precise").parent == import.product.settingNamed("location"));
}
