// Whose data it is that gets somewhere.

#include "analysis/data_subjects.h"

#include <catch2/catch.hpp>

#include "tests/support/builder.h"

using namespace dyetrace;
using dyetrace::testing::ProductBuilder;

namespace {

SubjectsThere subjectsAt(const Product& product, NodeId place, LabelId label) {
  const FlowGraph graph = buildFlowGraph(product, {});
  return DataSubjects(product, graph, solveReach(graph)).at(place, label);
}

}  // namespace

TEST_CASE("data is of the person where it starts, unless somebody on the road says otherwise") {
  for (const bool stated : {false, true}) {
    ProductBuilder model;
    const NodeId app = model.process("App");
    const FlowId flow = model.flow(model.person("Poster", "email"), app);
    const NodeId partner = model.external("Partner");
    model.flow(app, partner);
    if (stated) model.facts(flow).subjects = {"friend"};
    const SubjectsThere there = subjectsAt(model.build(), partner, model.label("email"));
    CHECK(there.people == std::vector<std::string>{stated ? "friend" : "Poster"});
    CHECK_FALSE(there.unstated);
  }
}

TEST_CASE("data that several roads bring is of everybody on them, also of those nobody names") {
  ProductBuilder model;
  const NodeId partner = model.external("Partner");
  model.flow(model.person("Poster", "email"), partner);
  model.flow(model.store("Leads", "email"), partner);
  const SubjectsThere there = subjectsAt(model.build(), partner, model.label("email"));
  CHECK(there.people == std::vector<std::string>{"Poster"});
  CHECK(there.unstated);
}

TEST_CASE("what is derived is of those whom it was derived from, and not of who gets it") {
  ProductBuilder model;
  const NodeId app = model.process("App");
  model.flow(model.person("Buyer", "email"), app);
  model.derives(app, "email -> demographic.profile");
  const NodeId guest = model.person("Guest");
  model.facts(guest).subjects = {"guest"};
  model.flow(app, guest);
  const LabelId profile = model.label("demographic.profile");
  CHECK(subjectsAt(model.build(), guest, profile).people == std::vector<std::string>{"Buyer"});
}

TEST_CASE("more groups of people than are told apart are told as others") {
  ProductBuilder model;
  const NodeId partner = model.external("Partner");
  for (int i = 0; i < 100; ++i)
    model.flow(model.person("Person " + std::to_string(i), "email"), partner);
  const SubjectsThere there = subjectsAt(model.build(), partner, model.label("email"));
  CHECK(there.people.size() == 64);
  CHECK(there.people.back() == "others");
  CHECK_FALSE(there.unstated);
}
