#include <catch2/catch.hpp>

#include "analysis/rules/areas.h"
#include "tests/analysis/rules_case.h"

namespace dyetrace::testing {
namespace {

/// From a person in Germany through a process in Ireland to a provider in the United States and on
/// to one in India.
struct TransferStory {
  ProductBuilder model;
  NodeId person = model.person("Person", "email");
  NodeId app = model.process("App");
  NodeId provider = model.external("Provider");
  NodeId helper = model.external("Helper");
  FlowId abroad{};

  TransferStory() {
    model.facts(person).regions = {"DE"};
    model.facts(app).regions = {"IE"};
    model.facts(provider).regions = {"US"};
    model.facts(helper).regions = {"IN"};
    model.flow(person, app);
    abroad = model.flow(app, provider);
  }
};

Retention endless() {
  Retention retention;
  retention.kind = Retention::Kind::endless;
  return retention;
}

}  // namespace

TEST_CASE("REC-01 names each party without a role once, with its gravest data") {
  ProductBuilder model;
  const NodeId app = model.process("App", "email, location.precise");
  const NodeId partner = model.external("Partner");
  model.flow(app, partner);
  CHECK(told("REC-01", model.build()) == Lines{"user.location.precise @ Partner violated"});
  model.facts(partner).role = Role::processor;
  CHECK(told("REC-01", model.build()).empty());
}

TEST_CASE("REC-01 does not concern a party that only hands data over") {
  ProductBuilder model;
  model.flow(model.external("Broker", "email"), model.process("App"));
  CHECK(ask("REC-01", model.build()).verdict == Verdict::doesNotApply);
}

TEST_CASE("REC-02 fires without a transfer tool and stays quiet with one on flow or place") {
  TransferStory story;
  CHECK(told("REC-02", story.model.build()) == Lines{"user.contact.email @ Provider violated"});
  story.model.facts(story.abroad).bases = basis("transfer.scc");
  CHECK(told("REC-02", story.model.build()).empty());
}

TEST_CASE("REC-02 sees onward transfers, and none within the same country") {
  TransferStory story;
  story.model.facts(story.abroad).bases = basis("transfer.scc");
  const NodeId neighbour = story.model.external("Neighbour");
  story.model.facts(neighbour).regions = {"US"};
  story.model.flow(story.provider, neighbour);
  story.model.flow(story.provider, story.helper);
  CHECK(told("REC-02", story.model.build()) == Lines{"user.contact.email @ Helper violated"});
}

TEST_CASE("REC-02 remembers the last region across a node that states none") {
  TransferStory story;
  const NodeId relay = story.model.process("Relay");
  story.model.flow(story.app, relay);
  story.model.flow(relay, story.helper);
  story.model.facts(story.abroad).bases = basis("transfer.scc");
  CHECK(told("REC-02", story.model.build()) == Lines{"user.contact.email @ Helper violated"});
}

TEST_CASE("REC-02 asks where a party is whose region nobody states") {
  TransferStory story;
  story.model.facts(story.provider).regions.clear();
  CHECK(told("REC-02", story.model.build()) == Lines{"user.contact.email @ Provider unknown"});
}

TEST_CASE("REC-02 takes the weight of the data into account") {
  TransferStory story;
  CHECK(ask("REC-02", story.model.build()).findings.at(0).severity.result == Severity::high);
  story.model.facts(story.person).data = {{story.model.label("location.precise"), false}};
  CHECK(ask("REC-02", story.model.build()).findings.at(0).severity.result == Severity::critical);
}

TEST_CASE("REC-03 holds a store's region against the residency where the data starts") {
  TransferStory story;
  const NodeId store = story.model.store("Store");
  story.model.flow(story.app, store);
  story.model.facts(story.person).residency = {"EU"};
  CHECK(told("REC-03", story.model.build()) == Lines{"user.contact.email @ Store unknown"});
  story.model.facts(store).regions = {"US"};
  CHECK(told("REC-03", story.model.build()) == Lines{"user.contact.email @ Store violated"});
  story.model.facts(store).regions = {"FR"};
  CHECK(told("REC-03", story.model.build()).empty());
}

TEST_CASE("LIF-01 violates where data is kept endlessly and asks where nothing is stated") {
  ProductBuilder model;
  const NodeId app = model.process("App", "email, location.precise");
  const NodeId store = model.store("Store");
  model.flow(app, store);
  CHECK(told("LIF-01", model.build()) == Lines{"user.location.precise @ Store unknown"});
  model.facts(store).retention = endless();
  const RuleAnswer answer = ask("LIF-01", model.build());
  REQUIRE(answer.findings.size() == 1);
  CHECK(answer.findings[0].verdict == Verdict::violated);
  CHECK(answer.findings[0].severity.sentence ==
        "medium (no end date); +2 precise location weighs 4 = critical");
  model.facts(store).retention = Retention{};
  CHECK(told("LIF-01", model.build()).empty());
}

TEST_CASE("areas know their countries, subdivisions and other names") {
  CHECK(inEea("NO"));
  CHECK(inEea("EU-WEST"));
  CHECK_FALSE(inEea("GB"));
  CHECK(inUnitedKingdom("UK"));
  CHECK(isAdequate("JP"));
  CHECK_FALSE(isAdequate("US"));
  CHECK_FALSE(isKnownRegion("HOME"));
  CHECK(liesIn("US-CA", "US"));
  CHECK(liesIn("DE", "EU"));
  CHECK_FALSE(liesIn("NO", "EU"));
  CHECK_FALSE(liesIn("US", "US-CA"));
  CHECK_FALSE(liesIn("US-NY", "US-CA"));
}

}  // namespace dyetrace::testing
