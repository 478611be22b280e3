#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "analysis/policy/bound_rule.h"
#include "analysis/review.h"
#include "tests/support/builder.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

PlaceTest test(PlaceTest::Kind kind, std::vector<std::string> names = {}) {
  PlaceTest place;
  place.kind = kind;
  place.names = std::move(names);
  return place;
}

DataTest data(const std::string& name) {
  return {name, Taxonomy::builtIn().find(TermKind::data, name).term, {}, {}};
}

PolicyRule rule(PolicyRule::Verb verb, const std::string& category) {
  PolicyRule made;
  made.name = "own";
  made.verb = verb;
  made.data = {data(category)};
  return made;
}

/// `user.contact.email @ Ads violated`, one for each finding or question.
std::vector<std::string> told(const PolicyRule& asked, const Product& product) {
  Policy policy;
  policy.rules = {asked};
  const Reviewed reviewed(product, {false, &policy});
  std::vector<std::string> lines;
  for (const auto* findings : {&reviewed.review.findings, &reviewed.review.questions}) {
    for (const Finding& finding : *findings) {
      if (finding.rule != "POL-own") continue;
      lines.push_back(keyOf(product, finding.label) + " @ " + product.nodes[finding.place].key +
                      " " + std::string(verdictName(finding.verdict)));
    }
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

using Lines = std::vector<std::string>;

/// Walker -> App -> Gate -> Ads, and App -> Ads beside it.
ProductBuilder twoRoads() {
  ProductBuilder model;
  const NodeId walker = model.person("Walker", "email");
  const NodeId app = model.process("App");
  const NodeId gate = model.process("Gate");
  const NodeId ads = model.external("Ads");
  model.flow(walker, app);
  model.flow(app, gate);
  model.flow(gate, ads);
  model.flow(app, ads);
  return model;
}

}  // namespace

TEST_CASE("a never rule names each place that the data must not reach") {
  PolicyRule never = rule(PolicyRule::Verb::never, "email");
  never.to = test(PlaceTest::Kind::nodeKind, {"external"});
  CHECK(told(never, twoRoads().build()) == Lines{"user.contact.email @ Ads violated"});
  never.data = {data("phone_number")};
  CHECK(told(never, twoRoads().build()).empty());
}

TEST_CASE("an always rule is broken by the one road that goes around, and kept without it") {
  PolicyRule always = rule(PolicyRule::Verb::always, "contact");
  always.to = test(PlaceTest::Kind::node, {"ads"});
  StationTest gate;
  gate.place = test(PlaceTest::Kind::node, {"Gate"});
  always.passes = {gate};
  ProductBuilder model = twoRoads();
  CHECK(told(always, model.build()) == Lines{"user.contact.email @ Ads violated"});
  model.facts(FlowId(3)).data.push_back({model.label("phone_number"), false});
  CHECK(told(always, model.build()) == Lines{"user.contact.phone_number @ Ads violated"});
}

TEST_CASE("an only rule is broken wherever else the data gets") {
  PolicyRule only = rule(PolicyRule::Verb::only, "email");
  only.to = test(PlaceTest::Kind::node, {"App", "Gate"});
  CHECK(told(only, twoRoads().build()) == Lines{"user.contact.email @ Ads violated"});
  only.to = test(PlaceTest::Kind::node, {"App", "Gate", "Ad*"});
  CHECK(told(only, twoRoads().build()).empty());
}

TEST_CASE("where the trouble starts is named, and not what lies behind") {
  ProductBuilder model = twoRoads();
  const NodeId broker = model.external("Broker");
  model.flow(NodeId(3), broker);
  PolicyRule never = rule(PolicyRule::Verb::never, "email");
  never.to = test(PlaceTest::Kind::role, {"third-party"});
  CHECK(told(never, model.build()) == Lines{"user.contact.email @ Ads violated"});
  model.flow(NodeId(1), broker);
  CHECK(told(never, model.build()) ==
        Lines{"user.contact.email @ Ads violated", "user.contact.email @ Broker violated"});
}

TEST_CASE("a place that nobody says where it is becomes a question") {
  ProductBuilder model = twoRoads();
  PolicyRule never = rule(PolicyRule::Verb::never, "email");
  PlaceTest outside = test(PlaceTest::Kind::outside, {"EU"});
  PlaceTest external = test(PlaceTest::Kind::nodeKind, {"external"});
  never.to = test(PlaceTest::Kind::all);
  never.to->operands = {outside, external};
  CHECK(told(never, model.build()) == Lines{"user.contact.email @ Ads unknown"});
  model.facts(NodeId(3)).regions = {"US"};
  CHECK(told(never, model.build()) == Lines{"user.contact.email @ Ads violated"});
  model.facts(NodeId(3)).regions = {"FR"};
  CHECK(told(never, model.build()).empty());
}

TEST_CASE("whose data it is counts where the data starts") {
  ProductBuilder model = twoRoads();
  PolicyRule never = rule(PolicyRule::Verb::never, "email");
  never.to = test(PlaceTest::Kind::node, {"Ads"});
  never.subjects = {"child"};
  CHECK(told(never, model.build()).empty());
  model.facts(NodeId(0)).subjects = {"Child"};
  CHECK(told(never, model.build()) == Lines{"user.contact.email @ Ads violated"});
}

TEST_CASE("a rule holds only under its settings, exactly") {
  ProductBuilder model = twoRoads();
  Setting ads;
  ads.key = "ads";
  ads.options = {{"off", "", {}, 0, 0, {}}, {"on", "", {}, 0, 0, {}}};
  ads.owner = SettingOwner::person;
  ads.declared = true;
  model.product().settings.add(ads);
  model.facts(FlowId(3)).when = parseGuard("ads = on").guard;
  model.facts(FlowId(2)).when = parseGuard("false").guard;
  PolicyRule never = rule(PolicyRule::Verb::never, "email");
  never.to = test(PlaceTest::Kind::node, {"Ads"});
  CHECK(told(never, model.build()) == Lines{"user.contact.email @ Ads violated"});
  never.unless = parseGuard("ads = on").guard;
  CHECK(told(never, model.build()).empty());
}

TEST_CASE("a policy sets severities, leaves rules out and reports what means nothing") {
  PolicyRule never = rule(PolicyRule::Verb::never, "email");
  never.to = test(PlaceTest::Kind::node, {"Adz"});
  Policy policy;
  policy.rules = {never};
  policy.changes = {{"FLW-04", true, {}, {}}, {"REC-01", false, Severity::low, {}}};
  const Product product = twoRoads().build();
  const Reviewed reviewed(product, {false, &policy});
  const auto& notes = reviewed.review.diagnostics;
  const bool reported = std::any_of(notes.begin(), notes.end(), [](const Diagnostic& note) {
    return note.code == "policy/matches-nothing" && note.advice == "Did you mean Ads?";
  });
  CHECK(reported);
  for (const RuleOutcome& outcome : reviewed.review.rules) {
    if (outcome.rule == "FLW-04") CHECK(outcome.verdict == Verdict::doesNotApply);
  }
  for (const Finding& finding : reviewed.review.findings) {
    if (finding.rule == "REC-01") CHECK(finding.severity.result == Severity::low);
  }
}
