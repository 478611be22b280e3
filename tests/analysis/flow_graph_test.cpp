#include "analysis/flow_graph.h"

#include <catch2/catch.hpp>

#include "analysis/reach.h"
#include "tests/support/builder.h"

using namespace dyetrace;
using dyetrace::testing::ProductBuilder;

namespace {

/// A model solved, with questions by label as people write them.
struct Solved {
  explicit Solved(ProductBuilder& builder, FlowGraphOptions options = {})
      : model(builder),
        product(builder.build()),
        graph(buildFlowGraph(product, options)),
        reach(solveReach(graph)) {}

  bool has(NodeId node, std::string_view label) {
    return labelsAt(graph, reach, node).contains(model.label(label));
  }
  bool always(NodeId node, std::string_view label, std::string_view mark) {
    return alwaysMarked(graph, reach, node, model.label(label), model.mark(mark));
  }

  ProductBuilder& model;
  Product product;
  FlowGraph graph;
  Reach reach;
};

}  // namespace

TEST_CASE("a flow that names nothing carries everything its source has") {
  ProductBuilder model;
  const NodeId customer = model.person("Customer", "email, location.precise");
  const NodeId app = model.process("App");
  model.flow(customer, app);
  CHECK(Solved(model).has(app, "email"));
  CHECK(Solved(model).has(app, "location.precise"));
  CHECK_FALSE(Solved(model, {.unlabelledCarryNothing = true}).has(app, "email"));
}

TEST_CASE("a flow that names labels carries these alone") {
  ProductBuilder model;
  const NodeId customer = model.person("Customer", "email, location.precise");
  const NodeId app = model.process("App");
  model.flow(customer, app, "email");
  Solved solved(model, {.unlabelledCarryNothing = true});
  CHECK(solved.has(app, "email"));
  CHECK_FALSE(solved.has(app, "location.precise"));
}

TEST_CASE("a named category lets through what it covers in the same form") {
  ProductBuilder model;
  const NodeId customer = model.person("Customer", "email, phone_number:pseudonymous, photo");
  const NodeId app = model.process("App");
  model.flow(customer, app, "user.contact");
  Solved solved(model);
  CHECK(solved.has(app, "email"));
  CHECK_FALSE(solved.has(app, "phone_number:pseudonymous"));
  CHECK_FALSE(solved.has(app, "photo"));
}

TEST_CASE("a person's data starts there, a store's is held there") {
  ProductBuilder model;
  const NodeId store = model.store("Store", "email");
  const NodeId reader = model.process("Reader");
  model.flow(store, reader, {}, FlowKind::read);
  CHECK(Solved(model).has(store, "email"));
  CHECK(Solved(model).has(reader, "email"));
}

TEST_CASE("a label that a flow names and nothing brings starts at the flow's source") {
  ProductBuilder model;
  const NodeId app = model.process("App");
  const NodeId partner = model.external("Partner");
  const FlowId flow = model.flow(app, partner, "email");
  Solved solved(model);
  CHECK(solved.has(partner, "email"));
  REQUIRE(solved.graph.undrawnOrigins.size() == 1);
  CHECK(solved.graph.undrawnOrigins[0].node == app);
  CHECK(solved.graph.undrawnOrigins[0].flow == flow);
}

TEST_CASE("in a chain of flows that name a label only the first source is its origin") {
  ProductBuilder model;
  const NodeId last = model.process("Last");
  const NodeId second = model.process("Second");
  const NodeId first = model.process("First");
  const NodeId end = model.external("End");
  model.flow(last, end, "email");
  model.flow(second, last, "email");
  model.flow(first, second, "email");
  Solved solved(model);
  CHECK(solved.has(end, "email"));
  REQUIRE(solved.graph.undrawnOrigins.size() == 1);
  CHECK(solved.graph.undrawnOrigins[0].node == first);
}

TEST_CASE("a flow between that names nothing carries an undrawn label on") {
  ProductBuilder model;
  const NodeId last = model.process("Last");
  const NodeId middle = model.process("Middle");
  const NodeId first = model.process("First");
  const NodeId end = model.external("End");
  model.flow(last, end, "email");
  model.flow(middle, last);
  model.flow(first, middle, "email");
  const Solved solved(model);
  REQUIRE(solved.graph.undrawnOrigins.size() == 1);
  CHECK(solved.graph.undrawnOrigins[0].node == first);
}

TEST_CASE("in a cycle of flows that name a label the smallest id is its origin") {
  ProductBuilder model;
  const NodeId a = model.process("A");
  const NodeId b = model.process("B");
  const NodeId c = model.process("C");
  model.flow(c, a, "email");
  model.flow(b, c, "email");
  model.flow(a, b, "email");
  const Solved solved(model);
  REQUIRE(solved.graph.undrawnOrigins.size() == 1);
  CHECK(solved.graph.undrawnOrigins[0].node == a);
}

TEST_CASE("what arises from an undrawn label is no origin of its own") {
  ProductBuilder model;
  const NodeId form = model.process("Form");
  const NodeId hash = model.process("Hash");
  const NodeId partner = model.external("Partner");
  model.flow(hash, partner, "email:pseudonymous");
  model.flow(form, hash, "email");
  model.turns(hash, "email:identified -> email:pseudonymous");
  const Solved solved(model);
  REQUIRE(solved.graph.undrawnOrigins.size() == 1);
  CHECK(solved.graph.undrawnOrigins[0].node == form);
}

TEST_CASE("what a flow names moves even if its source drops or turns it") {
  const bool turned = GENERATE(false, true);
  ProductBuilder model;
  const NodeId customer = model.person("Customer", "email");
  const NodeId app = model.process("App");
  const NodeId partner = model.external("Partner");
  const NodeId other = model.external("Other");
  model.flow(customer, app);
  model.flow(app, partner, "email");
  model.flow(app, other);
  if (turned) {
    model.turns(app, "email -> email:pseudonymous");
  } else {
    model.drops(app, "email");
  }
  Solved solved(model);
  CHECK(solved.has(partner, "email"));
  CHECK_FALSE(solved.has(other, "email"));
  REQUIRE(solved.graph.undrawnOrigins.size() == 1);
  CHECK(solved.graph.undrawnOrigins[0].node == app);
}

TEST_CASE("a data object's content is what the flows that touch it carry") {
  ProductBuilder model;
  const NodeId customer = model.person("Customer", "email, photo");
  const NodeId app = model.process("App");
  const NodeId order = model.data("Order", "email");
  const NodeId shop = model.process("Shop");
  model.flow(customer, app);
  model.flow(app, order, {}, FlowKind::write);
  model.flow(order, shop, {}, FlowKind::read);
  Solved solved(model);
  CHECK(solved.has(shop, "email"));
  CHECK_FALSE(solved.has(order, "photo"));
  CHECK(solved.graph.undrawnOrigins.empty());
}

TEST_CASE("the content of a data object that nothing writes into starts there") {
  ProductBuilder model;
  const NodeId order = model.data("Order", "email");
  const NodeId shop = model.process("Shop");
  model.flow(order, shop, {}, FlowKind::read);
  Solved solved(model);
  CHECK(solved.has(order, "email"));
  CHECK(solved.has(shop, "email"));
  CHECK(solved.graph.undrawnOrigins.empty());
}

TEST_CASE("between two data objects moves what both state, or else what the source states") {
  ProductBuilder model;
  const NodeId from = model.data("From", "user.contact, photo");
  const NodeId shared = model.data("Shared", "email");
  const NodeId foreign = model.data("Foreign", "voice");
  model.flow(from, shared);
  model.flow(from, foreign);
  Solved solved(model);
  CHECK(solved.has(shared, "email"));
  CHECK_FALSE(solved.has(shared, "photo"));
  CHECK(solved.has(foreign, "photo"));
}

TEST_CASE("data is read only by steps that can come after the write") {
  ProductBuilder model;
  const NodeId early = model.process("Early");
  const NodeId writer = model.process("Writer", "email");
  const NodeId late = model.process("Late");
  const NodeId order = model.data("Order");
  const NodeId store = model.store("Store");
  model.chain({model.stepOf(early), model.stepOf(writer), model.stepOf(late)});
  model.flow(writer, order, {}, FlowKind::write);
  model.flow(order, early, {}, FlowKind::read);
  model.flow(order, late, {}, FlowKind::read);
  Solved solved(model);
  CHECK_FALSE(solved.has(early, "email"));
  CHECK(solved.has(late, "email"));
  model.flow(writer, store, {}, FlowKind::write);
  model.flow(store, early, {}, FlowKind::read);
  CHECK(Solved(model).has(early, "email"));
}

TEST_CASE("stated content gets even to a reader that no write can come before") {
  ProductBuilder model;
  const NodeId early = model.process("Early");
  const NodeId writer = model.process("Writer");
  const NodeId order = model.data("Order", "email");
  model.chain({model.stepOf(early), model.stepOf(writer)});
  model.flow(writer, order, {}, FlowKind::write);
  model.flow(order, early, {}, FlowKind::read);
  CHECK(Solved(model).has(early, "email"));
}

TEST_CASE("a turn may keep the form that a label had") {
  ProductBuilder model;
  const NodeId customer = model.person("Customer", "location.precise:pseudonymous");
  const NodeId app = model.process("App");
  const NodeId partner = model.external("Partner");
  model.turns(app, "location.precise -> location.imprecise", true);
  model.flow(customer, app);
  model.flow(app, partner);
  Solved solved(model);
  CHECK(solved.has(partner, "location.imprecise:pseudonymous"));
  CHECK_FALSE(solved.has(partner, "location.imprecise"));
  CHECK_FALSE(solved.has(partner, "location.precise:pseudonymous"));
}

TEST_CASE("a notice that always comes first counts at the steps after it") {
  ProductBuilder model;
  const NodeId notice = model.process("Show notice");
  const NodeId collect = model.process("Collect", "email");
  const NodeId aside = model.process("Aside", "email");
  model.marks(notice, "notice");
  model.chain({model.stepOf(notice), model.stepOf(collect)});
  model.stepOf(aside);
  Solved solved(model);
  CHECK(solved.always(collect, "email", "notice"));
  CHECK_FALSE(solved.always(aside, "email", "notice"));
  model.unmarks(collect, "notice");
  CHECK_FALSE(Solved(model).always(collect, "email", "notice"));
}

TEST_CASE("another mark than notice and consent counts only where it is given") {
  ProductBuilder model;
  const NodeId review = model.process("Review");
  const NodeId collect = model.process("Collect", "email");
  model.marks(review, "reviewed");
  model.chain({model.stepOf(review), model.stepOf(collect)});
  CHECK_FALSE(Solved(model).always(collect, "email", "reviewed"));
}
