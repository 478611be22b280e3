#include "analysis/reach.h"

#include <catch2/catch.hpp>

#include "tests/support/builder.h"

using namespace dyetrace;
using dyetrace::testing::ProductBuilder;

namespace {

struct Line {
  ProductBuilder model;
  NodeId customer = model.person("Customer", "email, location.precise");
  NodeId app = model.process("App");
  NodeId partner = model.external("Partner");
  FlowId first = model.flow(customer, app);
  FlowId second = model.flow(app, partner);

  bool has(NodeId node, std::string_view label) {
    const LabelId id = model.label(label);
    const FlowGraph graph = buildFlowGraph(model.build(), {});
    return labelsAt(graph, solveReach(graph), node).contains(id);
  }
  bool always(NodeId node, std::string_view label, std::string_view mark) {
    const LabelId id = model.label(label);
    const MarkId asked = model.mark(mark);
    const FlowGraph graph = buildFlowGraph(model.build(), {});
    return alwaysMarked(graph, solveReach(graph), node, id, asked);
  }
};

}  // namespace

TEST_CASE("what is dropped stays where it is dropped") {
  Line line;
  line.model.drops(line.app, "email");
  CHECK(line.has(line.app, "email"));
  CHECK_FALSE(line.has(line.partner, "email"));
  CHECK(line.has(line.partner, "location.precise"));
}

TEST_CASE("dropping a category drops what is below it") {
  Line line;
  line.model.drops(line.app, "user.contact");
  CHECK_FALSE(line.has(line.partner, "email"));
}

TEST_CASE("what is turned leaves as what it was turned into") {
  Line line;
  line.model.turns(line.app, "location.precise -> location.imprecise");
  CHECK_FALSE(line.has(line.app, "location.imprecise"));
  CHECK(line.has(line.partner, "location.imprecise"));
  CHECK_FALSE(line.has(line.partner, "location.precise"));
}

TEST_CASE("a label is derived where all that it takes is there") {
  Line line;
  line.model.derives(line.app, "email + location.precise -> profile");
  CHECK(line.has(line.app, "profile"));
  CHECK(line.has(line.partner, "profile"));
  CHECK_FALSE(line.has(line.customer, "profile"));
  line.model.derives(line.partner, "email + voice -> social");
  CHECK_FALSE(line.has(line.partner, "social"));
}

TEST_CASE("a mark holds if every road gives it") {
  Line line;
  line.model.marks(line.first, "consent");
  CHECK(line.always(line.partner, "email", "consent"));
  line.model.flow(line.customer, line.partner);
  CHECK_FALSE(line.always(line.partner, "email", "consent"));
}

TEST_CASE("a mark that a later step takes away does not hold") {
  Line line;
  line.model.marks(line.app, "encrypted");
  CHECK(line.always(line.partner, "email", "encrypted"));
  line.model.unmarks(line.second, "encrypted");
  CHECK_FALSE(line.always(line.partner, "email", "encrypted"));
  CHECK(line.always(line.app, "email", "encrypted"));
}

TEST_CASE("a derived label is bare if any part of what it was derived from is") {
  Line line;
  const NodeId cleared = line.model.person("Cleared", "photo, voice");
  line.model.marks(line.model.flow(cleared, line.app), "consent");
  line.model.derives(line.app, "photo + voice -> profile");
  line.model.derives(line.app, "photo + email -> social");
  CHECK(line.always(line.app, "profile", "consent"));
  CHECK_FALSE(line.always(line.app, "social", "consent"));
}

TEST_CASE("more labels than one word holds reach as well") {
  ProductBuilder model;
  const NodeId customer = model.person("Customer");
  for (const TermId term : Taxonomy::builtIn().terms().ids()) {
    if (Taxonomy::builtIn()[term].kind != TermKind::data) continue;
    for (const Form form : {Form::anonymous, Form::pseudonymous, Form::identified}) {
      model.facts(customer).data.push_back({model.product().intern({term, form}), false});
    }
  }
  const NodeId app = model.process("App");
  const NodeId partner = model.external("Partner");
  model.flow(customer, app);
  model.flow(app, partner);
  model.drops(app, "email");
  const Product product = model.build();
  REQUIRE(product.labels.size() > 128);
  const FlowGraph graph = buildFlowGraph(product, {});
  const Reach reach = solveReach(graph);
  CHECK(labelsAt(graph, reach, app).size() == product.labels.size());
  CHECK(labelsAt(graph, reach, partner).size() == product.labels.size() - 3);
}
