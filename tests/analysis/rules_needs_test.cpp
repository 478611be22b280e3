#include <catch2/catch.hpp>

#include "analysis/settings/settle.h"
#include "tests/analysis/rules_case.h"

// Rules about what places need, what meets there, and what can be put together.

namespace dyetrace::testing {
namespace {

void needs(ProductBuilder& model, NodeId node, std::string_view names) {
  for (const std::string& name : parts(names, ",")) {
    LabelPattern pattern;
    pattern.category = model.product().taxonomy.find(TermKind::data, name).term;
    if (!pattern.category.valid()) throw std::logic_error("no such category: " + name);
    model.facts(node).needs.push_back(pattern);
  }
}

void addSwitch(ProductBuilder& model, const std::string& key, const std::string& start) {
  Setting setting;
  setting.key = key;
  setting.owner = SettingOwner::person;
  setting.declared = true;
  setting.options = {{"off"}, {"on"}};
  setting.defaults = {{start}};
  model.product().settings.add(setting);
}

/// A person's answers to a survey arrive by three flows.
struct Survey {
  ProductBuilder model;
  NodeId person = model.person("Person", "date_of_birth, gender, location.imprecise, name");
  NodeId survey = model.process("Survey");
  FlowId age = model.flow(person, survey, "date_of_birth");
  FlowId gender = model.flow(person, survey, "gender");
  FlowId town = model.flow(person, survey, "location.imprecise");
  NodeId answers = model.store("Answers");
  FlowId write = model.flow(survey, answers);
};

/// A shop takes an order and a carrier's task ships it.
struct Order {
  ProductBuilder model;
  NodeId person = model.person("Person", "contact.address, gender");
  NodeId take = model.process("Take");
  NodeId orders = model.store("Orders");
  NodeId ship = model.process("Ship");

  Order() {
    model.flow(person, take, "contact.address, gender");
    model.flow(take, orders);
    model.flow(orders, ship);
    needs(model, ship, "contact.address");
  }
};

}  // namespace

TEST_CASE("FLW-06 leaves alone the place that frees data of its identity") {
  ProductBuilder model;
  const NodeId person = model.person("Person", "email, location.precise");
  const NodeId count = model.process("Count");
  model.turns(count, "location.precise -> location.precise:anonymous");
  model.flow(person, count);
  CHECK(told("FLW-06", model.build()).empty());
}

TEST_CASE("FLW-06 names pseudonymous data only where a key table is read") {
  ProductBuilder model;
  const NodeId person = model.person("Person", "email, health_and_medical:pseudonymous");
  const NodeId study = model.process("Study");
  model.flow(person, study);
  CHECK(told("FLW-06", model.build()).empty());
  const NodeId table = model.store("Keys", "name");
  model.facts(table).storeUse = StoreUse::keyTable;
  model.flow(table, study, "name");
  CHECK(told("FLW-06", model.build()) ==
        Lines{"user.health_and_medical:pseudonymous @ Study violated"});
}

TEST_CASE("FLW-07 names the first place at which facts add up, not the store behind it") {
  Survey story;
  CHECK(told("FLW-07", story.model.build()) ==
        Lines{"user.demographic.date_of_birth @ Survey violated"});
}

TEST_CASE("FLW-07 keeps quiet where people are named anyway") {
  Survey story;
  story.model.flow(story.person, story.survey, "name");
  CHECK(told("FLW-07", story.model.build()).empty());
}

TEST_CASE("FLW-07 counts all kinds of location as one") {
  ProductBuilder model;
  const NodeId person =
      model.person("Person", "location.precise, location.imprecise, location.history, gender");
  model.flow(person, model.process("Survey"));
  CHECK(told("FLW-07", model.build()).empty());
}

TEST_CASE("FLW-07 keeps quiet about facts that no configuration brings together") {
  Survey story;
  addSwitch(story.model, "a", "on");
  story.model.facts(story.age).when = parseGuard("a = on").guard;
  CHECK(told("FLW-07", story.model.build()).size() == 1);
  story.model.facts(story.town).when = parseGuard("a = off").guard;
  CHECK(told("FLW-07", story.model.build()).empty());
}

TEST_CASE("FLW-07 tells under which settings the facts come together") {
  Survey story;
  addSwitch(story.model, "a", "off");
  addSwitch(story.model, "b", "on");
  story.model.facts(story.age).when = parseGuard("a = on").guard;
  story.model.facts(story.town).when = parseGuard("b = on").guard;
  const Finding finding = ask("FLW-07", story.model.build()).findings.at(0);
  REQUIRE(finding.settings);
  CHECK(finding.settings->count == "1");
  CHECK(finding.settings->of == "4");
  CHECK_FALSE(finding.settings->onByDefault);
}

TEST_CASE("Places that hand trouble round in a circle are named once") {
  Survey story;
  const NodeId report = story.model.process("Report");
  story.model.flow(story.answers, report);
  story.model.flow(report, story.survey);
  CHECK(told("FLW-07", story.model.build()).size() == 1);
}

TEST_CASE("FLW-08 counts organisations and not places") {
  ProductBuilder model;
  const NodeId app = model.process("App", "device_id");
  for (const char* name : {"Ads", "Counting"}) {
    const NodeId party = model.external(name);
    model.facts(party).organisation = "Partner";
    model.flow(app, party);
  }
  CHECK(told("FLW-08", model.build()).empty());
}

TEST_CASE("FLW-10 asks where somebody behind does not say what they need") {
  Order story;
  CHECK(told("FLW-10", story.model.build()) == Lines{"user.demographic.gender @ Take unknown"});
  needs(story.model, story.take, "contact.address");
  CHECK(told("FLW-10", story.model.build()) == Lines{"user.demographic.gender @ Take violated"});
}

TEST_CASE("FLW-10 counts as used what is made into something else or shown by name") {
  Order made;
  needs(made.model, made.take, "contact.address");
  made.model.derives(made.ship, "gender -> profile");
  CHECK(told("FLW-10", made.model.build()).empty());
  Order shown;
  needs(shown.model, shown.take, "contact.address");
  shown.model.flow(shown.ship, shown.person, "gender");
  CHECK(told("FLW-10", shown.model.build()).empty());
}

TEST_CASE("FLW-10 leaves what is merely finer than needed to FLW-11") {
  ProductBuilder model;
  const NodeId weather = model.process("Weather");
  model.flow(model.person("Person", "location.precise"), weather);
  needs(model, weather, "location.imprecise");
  CHECK(told("FLW-10", model.build()).empty());
  CHECK(told("FLW-11", model.build()) == Lines{"user.location.precise @ Weather violated"});
}

TEST_CASE("FLW-11 keeps quiet where the exact data is needed too or is made coarser") {
  ProductBuilder model;
  const NodeId person = model.person("Person", "location.precise");
  const NodeId map = model.process("Map");
  const NodeId blur = model.process("Blur");
  model.flow(person, map);
  model.flow(person, blur);
  needs(model, map, "location.imprecise, location.precise");
  needs(model, blur, "location.imprecise");
  model.turns(blur, "location.precise -> location.imprecise");
  CHECK(told("FLW-11", model.build()).empty());
}

TEST_CASE("FLW-21 needs something that is needed beside the identity") {
  ProductBuilder model;
  const NodeId count = model.process("Count");
  const NodeId person = model.person("Person", "name, media_consumption");
  needs(model, count, "media_consumption");
  model.flow(person, count, "name");
  CHECK(told("FLW-21", model.build()).empty());
  model.flow(person, count, "media_consumption");
  CHECK(told("FLW-21", model.build()) == Lines{"user.name @ Count violated"});
  needs(model, count, "contact");
  CHECK(told("FLW-21", model.build()).empty());
}

TEST_CASE("FLW-23 takes one silent reader to need the raw form") {
  ProductBuilder model;
  const NodeId photos = model.store("Photos", "photo");
  const NodeId tag = model.process("Tag");
  model.derives(tag, "photo -> profile");
  model.drops(tag, "photo");
  model.flow(photos, tag);
  CHECK(told("FLW-23", model.build()) == Lines{"user.content.photo @ Photos violated"});
  model.flow(photos, model.process("Show"));
  CHECK(told("FLW-23", model.build()).empty());
}

TEST_CASE("FLW-17 counts different parts only") {
  ProductBuilder model;
  const NodeId split = model.process("Split", "financial");
  const NodeId server = model.external("Server");
  for (const char* part : {"1", "1", "2"}) {
    const FlowId flow = model.flow(split, server, "financial");
    CHECK(told("FLW-17", model.build()).empty());
    model.facts(flow).fragment = Fragment{"salary", part, 2};
  }
  CHECK(told("FLW-17", model.build()) == Lines{"user.financial @ Server violated"});
}

TEST_CASE("FLW-09 needs three places of origin, whatever the number of kinds") {
  ProductBuilder model;
  const NodeId hub = model.process("Hub");
  const std::string_view kinds =
      "name, email, phone_number, gender, photo, social, purchases, cookie";
  model.flow(model.person("One", kinds), hub);
  model.flow(model.person("Two", kinds), hub);
  CHECK(told("FLW-09", model.build()).empty());
  model.flow(model.person("Three", "name"), hub);
  CHECK(told("FLW-09", model.build()).size() == 1);
}

}  // namespace dyetrace::testing
