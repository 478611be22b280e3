#include "analysis/remedies/remedies.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "analysis/remedies/cheapest_sets.h"
#include "analysis/remedies/coarser.h"
#include "analysis/remedies/cone.h"
#include "analysis/remedies/propose.h"
#include "tests/analysis/settings_case.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

/// A person's position goes to an app, and from there to an advertiser in another company.
struct AdsModel : SettingsModel {
  NodeId person_ = person("Person", "location.precise");
  NodeId app = process("App");
  NodeId ads = external("Ads");
  FlowId report = flow(person_, app, "location.precise");
  FlowId sale = flow(app, ads);

  AdsModel() {
    facts(person_).purposes = purpose("essential.service");
    facts(ads).purposes = purpose("marketing.advertising.third_party.targeted");
    facts(app).role = Role::controller;
    facts(ads).role = Role::thirdParty;
  }
};

Remedies remediesOf(const Product& product, const std::string& rule, RemedyOptions options = {}) {
  Reviewed reviewed(product, {});
  options.rules = {rule};
  return remediesFor(product, reviewed, {}, options);
}

std::vector<std::string> actsFor(const Remedies& remedies, std::size_t finding) {
  std::vector<std::string> acts;
  for (const std::size_t place : remedies.findings.at(finding).remedies) {
    std::string text;
    for (const RemedyChange& change : remedies.all[place].changes)
      text += (text.empty() ? "" : " ") + change.sentence;
    acts.push_back(text);
  }
  return acts;
}

bool contains(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

}  // namespace

TEST_CASE("what a baseline accepts is no new finding of a remedy, and none is searched for it") {
  AdsModel model;
  model.facts(model.report).protection = Protection{.none = true};
  const Product product = model.build();
  Reviewed reviewed(product, {});
  Review& review = reviewed.review;
  const auto accepted =
      std::stable_partition(review.findings.begin(), review.findings.end(),
                            [](const Finding& each) { return each.rule == "FLW-01"; });
  review.accepted.assign(accepted, review.findings.end());
  review.findings.erase(accepted, review.findings.end());
  REQUIRE(std::any_of(review.accepted.begin(), review.accepted.end(),
                      [](const Finding& each) { return each.rule == "FLW-14"; }));
  const Remedies remedies = remediesFor(product, reviewed, {}, {});
  REQUIRE(remedies.findings.size() == 1);
  REQUIRE(!remedies.all.empty());
  for (const Remedy& remedy : remedies.all) CHECK(remedy.appears.empty());
}

TEST_CASE("the sets of changes come in the order of their cost") {
  CheapestSets sets({4, 6, 8, 1});
  sets.needOneOf({0, 2});
  CHECK(*sets.next({true, true, true, true}) == ItemSet{0});
  sets.needOneOf({1, 2});
  CHECK(*sets.next({true, true, true, true}) == ItemSet{2});
  sets.notTogether({2});
  CHECK(*sets.next({true, true, true, true}) == ItemSet{0, 1});
  sets.needWith({0, 1}, {3});
  CHECK(*sets.next({true, true, true, true}) == ItemSet{0, 1, 3});
  CHECK(!sets.next({true, false, true, true}));
  CHECK(!sets.cutShort());
}

TEST_CASE("a set of more than three changes is not looked for, and that is said") {
  CheapestSets sets({1, 1, 1, 1});
  for (std::size_t item = 0; item < 4; ++item) sets.needOneOf({item});
  CHECK(!sets.next(std::vector<bool>(4, true)));
  CHECK(sets.cutShort());
}

TEST_CASE("the roads to a place are seen through turns and derivations") {
  ProductBuilder model;
  const NodeId person = model.person("Person", "email");
  const NodeId hash = model.process("Hash");
  const NodeId shop = model.process("Shop");
  const NodeId aside = model.process("Aside");
  model.turns(hash, "email -> email:pseudonymous");
  const FlowId first = model.flow(person, hash);
  const FlowId second = model.flow(hash, shop);
  model.flow(person, aside);
  const Product product = model.build();
  const FlowGraph graph = buildFlowGraph(product, {});
  const Cone cone = coneOf(graph, solveReach(graph), shop, model.label("email:pseudonymous"));
  CHECK(cone.flows == std::vector<FlowId>{second, first});
  CHECK(cone.nodes == std::vector<NodeId>{shop, hash, person});
  CHECK(cone.turned == std::vector<LabelAtNode>{{hash, model.label("email")}});
}

TEST_CASE("data is made coarser as the model does it already, pseudonymous, or anonymous") {
  ProductBuilder model;
  const NodeId node = model.process("Coarsen");
  const LabelId precise = model.label("location.precise");
  model.turns(node, "location.precise -> location.imprecise");
  const Product product = model.build();
  std::vector<std::string> titles;
  for (const Label& label : coarserThan(product, precise)) {
    titles.push_back(product.taxonomy[label.category].title + " " +
                     std::string(formName(label.form)));
  }
  CHECK(titles == std::vector<std::string>{"coarse location identified",
                                           "precise location pseudonymous",
                                           "precise location anonymous"});
}

TEST_CASE("a remedy for a purpose that drifts keeps the data off the way, in up to three kinds") {
  const Remedies remedies = remediesOf(AdsModel().build(), "FLW-01");
  REQUIRE(remedies.findings.size() == 1);
  const std::vector<std::string> acts = actsFor(remedies, 0);
  REQUIRE(acts.size() == 3);
  CHECK(acts[0] == "Let \"App\" pass on precise location only in anonymous form.");
  CHECK(acts[1] == "Let \"App\" pass on no precise location.");
  CHECK(acts[2] == "Cut the flow from \"App\" to \"Ads\".");
  CHECK(remedies.all[0].loses ==
        std::vector<std::string>{"\"Ads\" no longer gets precise location."});
}

TEST_CASE("no remedy takes anything from a flow that is required") {
  AdsModel model;
  model.facts(model.sale).required = true;
  const Remedies remedies = remediesOf(model.build(), "FLW-01");
  REQUIRE(remedies.findings.size() == 1);
  CHECK(remedies.findings[0].remedies.empty());
  CHECK(remedies.findings[0].note.empty());
  CHECK(remedies.required == 1);
}

TEST_CASE("what is shared by default is remedied by a default, a switch, or less data") {
  AdsModel model;
  model.toggle("ads", "on").name = "Adverts";
  model.guard(model.sale, "ads");
  const Remedies remedies = remediesOf(model.build(), "SET-01");
  REQUIRE(remedies.findings.size() == 1);
  CHECK(contains(actsFor(remedies, 0), "Start everybody with \"Adverts\" off."));
}

TEST_CASE("a new switch stops what nobody could stop") {
  AdsModel model;
  model.toggle("other", "on", SettingOwner::product);
  model.guard(model.sale, "other");
  const Remedies remedies = remediesOf(model.build(), "SET-09");
  REQUIRE(remedies.findings.size() == 1);
  CHECK(contains(actsFor(remedies, 0),
                 "Give people a switch, off at first, for the flow from \"App\" to \"Ads\"."));
}

TEST_CASE("a label that a flow names goes with the data that no longer gets there") {
  ProductBuilder model;
  const NodeId person = model.person("Person", "email");
  const NodeId app = model.process("App");
  const NodeId ads = model.external("Ads");
  const FlowId first = model.flow(person, app, "email");
  model.flow(app, ads, "email");
  const Product product = model.build();
  const FlowGraph graph = buildFlowGraph(product, {});
  const Product changed = withChanges(product, graph, {CutFlow{first}}, {});
  CHECK(changed.flows.empty());
  const Product hashed = withChanges(
      product, graph,
      {CoarsenLabel{app,
                    model.label("email"),
                    {product.labels[model.label("email")].category, Form::pseudonymous}}},
      {});
  const FlowGraph after = buildFlowGraph(hashed, {});
  const LabelSet atAds = labelsAt(after, solveReach(after), ads);
  REQUIRE(atAds.size() == 1);
  CHECK(hashed.labels[atAds.members()[0]].form == Form::pseudonymous);
}

TEST_CASE("a search that ends at its budget says so and claims nothing") {
  RemedyOptions options;
  options.elements = 3;
  const Remedies remedies = remediesOf(AdsModel().build(), "FLW-01", options);
  REQUIRE(remedies.findings.size() == 1);
  CHECK(remedies.findings[0].remedies.empty());
  CHECK(remedies.findings[0].note == "Not searched further: the budget is used up.");
}

TEST_CASE("findings beyond those asked for are counted, not searched") {
  RemedyOptions options;
  options.findings = 0;
  const Remedies remedies = remediesOf(AdsModel().build(), "FLW-01", options);
  CHECK(remedies.findings.empty());
  CHECK(remedies.notSearched == 1);
}
