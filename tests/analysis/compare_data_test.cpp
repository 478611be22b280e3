// What a launch does to data and to the choices that people made.

#include <catch2/catch.hpp>

#include "analysis/compare/data_changes.h"
#include "model/resolve_settings.h"
#include "tests/analysis/rules_case.h"

using namespace dyetrace;
using dyetrace::testing::ProductBuilder;

namespace {

Setting switchNamed(const std::string& key, const std::string& byDefault) {
  Setting setting;
  setting.key = key;
  setting.owner = SettingOwner::person;
  setting.declared = true;
  for (const char* option : {"off", "on"}) {
    SettingOption made;
    made.key = option;
    setting.options.push_back(made);
  }
  SettingDefault stated;
  stated.value = byDefault;
  setting.defaults.push_back(stated);
  return setting;
}

/// E-mail reaches a partner if the guard holds.
Product mail(const std::string& guard, const std::vector<Setting>& settings) {
  ProductBuilder model;
  const NodeId person = model.person("Reader", "email");
  const NodeId app = model.process("App");
  model.flow(person, app);
  const FlowId flow = model.flow(app, model.external("Partner"));
  for (const Setting& each : settings) model.product().settings.add(each);
  model.facts(flow).when = parseGuard(guard).guard;
  return model.build();
}

MigrationStep step(MigrationStep::Kind kind, std::vector<std::string> before,
                   std::vector<std::string> after) {
  MigrationStep made;
  made.kind = kind;
  made.before = std::move(before);
  made.after = std::move(after);
  return made;
}

DataChanges compared(Product before, Product after, std::vector<MigrationStep> steps = {}) {
  Migration migration;
  migration.steps = std::move(steps);
  after.migrations.push_back(std::move(migration));
  resolveSettings(before);
  resolveSettings(after);
  const Reviewed reviewedBefore(before, {});
  const Reviewed reviewedAfter(after, {});
  return compareData({before, reviewedBefore}, {after, reviewedAfter},
                     matchProducts(before, after));
}

bool answers(const DataChanges& changes, const std::string& rule) {
  for (const LaunchAnswer& each : changes.answers) {
    if (each.rule == rule) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a setting that was renamed keeps the choices that people made") {
  const Product before = mail("share = on", {switchNamed("share", "on")});
  const Product after = mail("pass-on = on", {switchNamed("pass-on", "on")});
  const auto rename = step(MigrationStep::Kind::rename, {"share"}, {"pass-on"});
  CHECK(compared(before, after, {rename}).empty());
}

TEST_CASE("a setting that is reset overrides those who had turned it off") {
  const Product before = mail("share = on", {switchNamed("share", "on")});
  const auto reset = step(MigrationStep::Kind::reset, {"share"}, {"share"});
  const DataChanges changes = compared(before, before, {reset});
  REQUIRE(changes.choices.exposures.size() == 1);
  CHECK(changes.choices.sharing.exact == "1");
  CHECK(changes.choices.of.exact == "2");
  CHECK(changes.choices.exposures[0].optedOut);
  CHECK(changes.choices.exposures[0].example == "share is off");
  CHECK(changes.exposures.empty());
}

TEST_CASE(
    "a migration counts once: not between models that both state it, nor from a later version") {
  Product model = mail("share = on", {switchNamed("share", "on")});
  Migration migration;
  migration.steps = {step(MigrationStep::Kind::reset, {"share"}, {"share"})};
  model.migrations = {migration};
  CHECK(compared(model, model).empty());

  Product second = mail("share = on", {switchNamed("share", "on")});
  Product third = second;
  second.version = "2";
  third.version = "3";
  migration.from = "1";
  migration.to = "2";
  third.migrations = {migration};
  CHECK(compared(second, third).empty());
  migration.from = "2";
  migration.to = "3";
  third.migrations = {migration};
  CHECK(compared(second, third).choices.sharing.exact == "1");
}

TEST_CASE("both settings that one was split into take over its choice") {
  const Product before = mail("share = on", {switchNamed("share", "off")});
  const Product after = mail("ads = on", {switchNamed("ads", "on"), switchNamed("mail", "on")});
  CHECK(compared(before, after).choices.sharing.exact == "1");
  const auto split = step(MigrationStep::Kind::split, {"share"}, {"ads", "mail"});
  CHECK(compared(before, after, {split}).choices.sharing.exact == "0");
}

TEST_CASE("a merged setting may pass on the choice of any that it was merged from") {
  const Product before = mail("ads = on", {switchNamed("ads", "off"), switchNamed("mail", "off")});
  const Product after = mail("share = on", {switchNamed("share", "off")});
  const auto merge = step(MigrationStep::Kind::merge, {"ads", "mail"}, {"share"});
  CHECK(compared(before, after, {merge}).choices.sharing.exact == "1");
}

TEST_CASE("a switch that is gone while the data still moves is told, one gone with it is not") {
  const Product before = mail("share = on", {switchNamed("share", "on")});
  CHECK(answers(compared(before, mail("true", {})), "CHG-05"));
  CHECK_FALSE(answers(compared(before, mail("false", {})), "CHG-05"));
}

TEST_CASE("what is beyond the budget is undetermined and not said to be unchanged") {
  const Setting share = switchNamed("share", "on");
  const Product before = mail("share = on & other = on", {share, switchNamed("other", "on")});
  const Product after = mail("share = off", {share});
  const Reviewed reviewedBefore(before, {});
  const Reviewed reviewedAfter(after, {});
  ConditionOptions none;
  none.representation = Representation::table;
  none.tableConfigurations = 1;
  const DataChanges changes = compareData({before, reviewedBefore}, {after, reviewedAfter},
                                          matchProducts(before, after), none);
  CHECK_FALSE(changes.determined);
  CHECK(changes.exposures.empty());
}

TEST_CASE("where counting all choices that share more takes too much, it is said of how many") {
  const auto partners = [](const std::string& first, const std::string& second) {
    Product product = mail(first, {switchNamed("one", "off"), switchNamed("other", "off")});
    const NodeId another = product.nodes.add(product.nodes[NodeId(2)]);
    product.nodes[another].key = "another";
    product.nodes[another].name = "Another partner";
    Flow flow = product.flows[FlowId(1)];
    flow.to = another;
    flow.key = "flow to another";
    flow.facts = {};
    const FlowId added = product.flows.add(flow);
    product.editFacts(product.flows[added].facts).when = parseGuard(second).guard;
    product.index();
    return product;
  };
  const Product before = partners("one = on & other = on", "one = on & other = on");
  const Product after = partners("one = on", "other = on");
  const Reviewed reviewedBefore(before, {});
  const Reviewed reviewedAfter(after, {});
  ConditionOptions options;
  options.representation = Representation::diagram;
  const auto choices = [&] {
    return compareData({before, reviewedBefore}, {after, reviewedAfter},
                       matchProducts(before, after), options)
        .choices;
  };
  CHECK(choices().sharingIsExact);
  CHECK(choices().sharing.exact == "2");
  options.joinedNodes = 0;
  CHECK_FALSE(choices().sharingIsExact);
  CHECK(choices().sharing.exact == "1");
}

TEST_CASE("a consent that opens more in the same words is told, one in other words is not") {
  Setting consent = switchNamed("consent", "off");
  consent.role = "consent";
  const Setting other = switchNamed("other", "off");
  const Product before = mail("consent = on & other = on", {consent, other});
  CHECK(answers(compared(before, mail("consent = on", {consent, other})), "CHG-09"));
  consent.help = "Also for adverts";
  CHECK_FALSE(answers(compared(before, mail("consent = on", {consent, other})), "CHG-09"));
}

TEST_CASE("longer retention and another region are told") {
  Product before = mail("true", {});
  const auto state = [](Product& product, double days, const char* region) {
    Node& app = product.nodes[NodeId(1)];
    app.kind = NodeKind::store;
    Facts& facts = product.editFacts(app.facts);
    facts.retention = Retention{Retention::Kind::duration, days, std::to_string(int(days)) + "d"};
    facts.regions = {region};
  };
  Product after = before;
  state(before, 30, "DE");
  state(after, 90, "US");
  CHECK(answers(compared(before, after), "CHG-07"));
  CHECK(answers(compared(before, after), "CHG-08"));
  CHECK_FALSE(answers(compared(after, before), "CHG-07"));
}

TEST_CASE("a store that states a purpose that it did not is told, one that stated none is not") {
  const auto keptFor = [](const std::vector<std::string_view>& purposes) {
    ProductBuilder model;
    const NodeId orders = model.store("Orders");
    model.flow(model.person("Reader", "email"), orders);
    for (const std::string_view name : purposes)
      model.facts(orders).purposes.push_back(testing::purpose(name).front());
    return model.build();
  };
  const Product service = keptFor({"essential.service"});
  const Product both = keptFor({"essential.service", "marketing.advertising"});
  CHECK(answers(compared(service, both), "CHG-02"));
  CHECK_FALSE(answers(compared(both, service), "CHG-02"));
  CHECK_FALSE(answers(compared(keptFor({}), both), "CHG-02"));
}

TEST_CASE("a mark that every road gave and that a road now skips is a lost safeguard") {
  const auto marked = [](bool all) {
    ProductBuilder model;
    const NodeId person = model.person("Reader", "email");
    const NodeId app = model.process("App");
    const NodeId partner = model.external("Partner");
    model.flow(person, app);
    model.marks(model.flow(app, partner), "sealed");
    if (!all) model.flow(app, partner);
    return model.build();
  };
  CHECK(answers(compared(marked(true), marked(false)), "CHG-06"));
  CHECK_FALSE(answers(compared(marked(false), marked(true)), "CHG-06"));
}

TEST_CASE("a flow that no diagram draws shares more in old choices unless it is harmless") {
  const auto bound = [](const char* guard, const std::string& risk,
                        const std::vector<Setting>& settings) {
    Product product = mail("false", settings);
    FlowBinding binding;
    binding.flow = "Diagnostics";
    binding.guard = parseGuard(guard).guard;
    binding.risk = risk;
    product.bindings.push_back(std::move(binding));
    return product;
  };
  const Setting share = switchNamed("share", "off");
  const Setting report = switchNamed("report", "on");
  const Product before = bound("share = on", "", {share});
  const DataChanges changes =
      compared(before, bound("share = on | report = on", "high", {share, report}));
  REQUIRE(changes.choices.exposures.size() == 1);
  CHECK(changes.choices.exposures[0].flow == "Diagnostics");
  CHECK(changes.choices.exposures[0].settings == "report");
  CHECK(changes.choices.sharing.exact == "1");
  CHECK(answers(changes, "CHG-04"));
  CHECK(answers(changes, "CHG-10"));
  const DataChanges harmless =
      compared(before, bound("share = on | report = on", "none", {share, report}));
  CHECK(harmless.choices.exposures.empty());
  CHECK_FALSE(answers(harmless, "CHG-10"));
}

TEST_CASE("a new setting that starts on is told as the cause") {
  const Setting other = switchNamed("other", "off");
  const DataChanges changes =
      compared(mail("false", {other}), mail("share = on", {other, switchNamed("share", "on")}));
  CHECK(answers(changes, "CHG-01"));
  CHECK(answers(changes, "CHG-10"));
  REQUIRE(changes.exposures.size() == 1);
  CHECK(changes.exposures.front().judged.newlyOnFor == std::vector<bool>{true});
}

TEST_CASE("the same condition is told where people start elsewhere or other shares keep it") {
  const Product before = mail("share = on", {switchNamed("share", "off")});
  const DataChanges unchanged = compared(before, before);
  CHECK(unchanged.exposures.empty());

  const DataChanges started = compared(before, mail("share = on", {switchNamed("share", "on")}));
  REQUIRE(started.exposures.size() == 1);
  CHECK(started.exposures.front().judged.relation == Relation::same);
  CHECK(started.exposures.front().judged.newlyOnFor == std::vector<bool>{true});

  Setting kept = switchNamed("share", "off");
  kept.options[0].share = 0.25;
  kept.options[1].share = 0.75;
  const DataChanges shared = compared(before, mail("share = on", {kept}));
  REQUIRE(shared.exposures.size() == 1);
  CHECK(shared.exposures.front().judged.relation == Relation::same);
  CHECK(shared.exposures.front().judged.before.shareOfPeople == Approx(0.1));
  CHECK(shared.exposures.front().judged.after.shareOfPeople == Approx(0.75));
}

TEST_CASE("the same condition is told where another setting narrows who has it") {
  Setting region = switchNamed("region", "off");
  Product before = mail("share = on", {switchNamed("share", "off"), region});
  Product after = before;
  Constraint tie;
  tie.conclusion = parseGuard("share = off | region = on").guard;
  after.constraints.push_back(tie);
  const DataChanges changes = compared(before, after);
  REQUIRE(changes.exposures.size() == 1);
  const ExposureJudgement& judged = changes.exposures.front().judged;
  CHECK(judged.after.shareOfPeople < judged.before.shareOfPeople);
}

TEST_CASE("models whose settings are declared far from their partners in guards can be compared") {
  constexpr int kPairs = 24;
  const auto model = [](const std::string& firstGuard) {
    ProductBuilder made;
    for (const char* part : {"x", "y"}) {
      for (int i = 0; i < kPairs; ++i)
        made.product().settings.add(switchNamed(part + std::to_string(i), "off"));
    }
    const NodeId app = made.process("App");
    made.flow(made.person("Reader", "email"), app);
    const NodeId partner = made.external("Partner");
    for (int i = 0; i < kPairs; ++i) {
      const std::string number = std::to_string(i);
      const NodeId road = made.process("Road " + number);
      made.facts(made.flow(app, road)).when =
          parseGuard(i == 0 ? firstGuard : "x" + number + " = on & y" + number + " = on").guard;
      made.flow(road, partner);
    }
    return made.build();
  };
  const DataChanges changes = compared(model("x0 = on & y0 = on"), model("x0 = on"));
  REQUIRE(changes.determined);
  REQUIRE(changes.exposures.size() == 2);
  CHECK(changes.exposures.front().judged.relation == Relation::wider);
  CHECK((*std::next(changes.exposures.begin())).judged.relation == Relation::wider);
}
