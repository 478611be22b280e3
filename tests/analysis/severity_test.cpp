#include "analysis/severity.h"

#include <catch2/catch.hpp>

#include "tests/support/builder.h"

namespace dyetrace::testing {
namespace {

struct OneHop {
  ProductBuilder model;
  NodeId person{};
  NodeId partner{};
  FlowId flow{};
  LabelId label{};

  explicit OneHop(const std::string& data) {
    person = model.person("Person", data);
    partner = model.external("Partner");
    flow = model.flow(person, partner);
    label = model.label(data);
  }

  Path path() const {
    Path road;
    road.origin = person;
    road.place = partner;
    road.originLabel = road.placeLabel = label;
    road.hops = {{flow, person, partner, label, ""}};
    return road;
  }
};

SeveritySum sumOf(OneHop& story) {
  const Product product = story.model.build();
  const Path road = story.path();
  return severityOf(product, road, standingByGuards(product, buildFlowGraph(product, {}), road));
}

}  // namespace

TEST_CASE("the sum is printed so that anybody can check it") {
  OneHop story("location.precise");
  const SeveritySum sum = sumOf(story);
  CHECK(sum.base == Severity::critical);
  CHECK(
      sum.sentence ==
      "4 (precise location) x 3 (third party, assumed) = 12 critical; +1 always on, so also under "
      "the defaults = critical");
}

TEST_CASE("the place's stated role decides the distance") {
  OneHop story("email");
  story.model.facts(story.partner).role = Role::processor;
  const SeveritySum sum = sumOf(story);
  CHECK(sum.distance == 2);
  CHECK(sum.base == Severity::medium);
  CHECK(sum.result == Severity::high);
}

TEST_CASE("a guard keeps the road from counting as always on") {
  OneHop story("email");
  story.model.facts(story.flow).when = parseGuard("sharing = on").guard;
  const SeveritySum sum = sumOf(story);
  CHECK(sum.result == sum.base);
  CHECK(sum.sentence.find("default is not known") != std::string::npos);
}

TEST_CASE("special data adds a level, safeguards on the whole road take levels away") {
  OneHop story("email:pseudonymous");
  story.model.facts(story.flow).protection = Protection{.endToEnd = true};
  CHECK(sumOf(story).result == Severity::low);
  OneHop grave("health:pseudonymous");
  CHECK(sumOf(grave).result == Severity::critical);
}

TEST_CASE("floors lift and never lower, fixed levels take no steps for the road") {
  OneHop story("email");
  const Product product = story.model.build();
  SeveritySum sum = fixedSeverity(product, story.path(), Severity::medium, "no role");
  CHECK(sum.sentence == "medium (no role)");
  atLeast(sum, Severity::low, "not this");
  CHECK(sum.result == Severity::medium);
  atLeast(sum, Severity::high, "no legal basis");
  CHECK(sum.sentence == "medium (no role); at least high: no legal basis = high");
  raise(sum, 3, "more");
  CHECK(sum.result == Severity::critical);
}

}  // namespace dyetrace::testing
