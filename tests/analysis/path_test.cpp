#include "analysis/path.h"

#include <catch2/catch.hpp>

#include "tests/support/builder.h"

using namespace dyetrace;
using dyetrace::testing::ProductBuilder;

namespace {

struct Roads {
  explicit Roads(ProductBuilder& builder)
      : model(builder), product(builder.build()), graph(buildFlowGraph(product, {})) {}

  std::optional<Path> to(NodeId place, std::string_view label) {
    return Witnesses(product, graph).shortest(place, model.label(label));
  }
  std::optional<Path> without(std::string_view mark, NodeId place, std::string_view label) {
    return Witnesses(product, graph, model.mark(mark)).shortest(place, model.label(label));
  }
  std::vector<Obstacle> whyNot(NodeId place, std::string_view label) {
    const Reach reach = solveReach(graph);
    return dyetrace::whyNot(product, graph, reach, place, model.label(label));
  }

  ProductBuilder& model;
  Product product;
  FlowGraph graph;
};

std::vector<FlowId> flowsOf(const Path& path) {
  std::vector<FlowId> flows;
  for (const Hop& hop : path.hops) flows.push_back(hop.flow);
  return flows;
}

}  // namespace

TEST_CASE("the shortest road has the fewest hops") {
  ProductBuilder model;
  const NodeId customer = model.person("Customer", "email");
  const NodeId app = model.process("App");
  const NodeId partner = model.external("Partner");
  model.flow(customer, app);
  model.flow(app, partner);
  const FlowId direct = model.flow(customer, partner);
  const auto path = Roads(model).to(partner, "email");
  REQUIRE(path);
  CHECK(flowsOf(*path) == std::vector{direct});
  CHECK(path->origin == customer);
  CHECK(path->confirmed);
}

TEST_CASE("there is no road where the label does not get") {
  ProductBuilder model;
  const NodeId customer = model.person("Customer", "email");
  const NodeId app = model.process("App");
  model.flow(app, customer);
  CHECK_FALSE(Roads(model).to(app, "email"));
}

TEST_CASE("a road of no hops says that the label starts at the place") {
  ProductBuilder model;
  const NodeId customer = model.person("Customer", "email");
  const auto path = Roads(model).to(customer, "email");
  REQUIRE(path);
  CHECK(path->hops.empty());
  CHECK(path->confirmed);
}

TEST_CASE("a road tells what a label was turned from") {
  ProductBuilder model;
  const NodeId customer = model.person("Customer", "location.precise");
  const NodeId app = model.process("App");
  const NodeId partner = model.external("Partner");
  model.flow(customer, app);
  model.flow(app, partner);
  model.turns(app, "location.precise -> location.imprecise");
  const auto path = Roads(model).to(partner, "location.imprecise");
  REQUIRE(path);
  REQUIRE(path->hops.size() == 2);
  CHECK(path->originLabel == model.label("location.precise"));
  CHECK(path->hops[0].label == model.label("location.precise"));
  CHECK(path->hops[1].remark == "turned from precise location");
  CHECK(path->confirmed);
}

TEST_CASE("a derived label's road follows what came last") {
  ProductBuilder model;
  const NodeId near = model.person("Near", "email");
  const NodeId far = model.person("Far", "photo");
  const NodeId between = model.process("Between");
  const NodeId app = model.process("App");
  const NodeId partner = model.external("Partner");
  model.flow(near, app);
  model.flow(far, between);
  model.flow(between, app);
  model.flow(app, partner);
  model.derives(app, "email + photo -> profile");
  Roads roads(model);
  const auto path = roads.to(partner, "profile");
  REQUIRE(path);
  CHECK(path->origin == far);
  REQUIRE(path->hops.size() == 3);
  CHECK(path->hops[2].remark == "derived from e-mail and photo");
  CHECK(path->confirmed);
  CHECK(roads.to(app, "profile")->placeRemark == "derived from e-mail and photo");
}

TEST_CASE("a road says that its origin was not drawn") {
  ProductBuilder model;
  const NodeId app = model.process("App");
  const NodeId partner = model.external("Partner");
  model.flow(app, partner, "email");
  const auto path = Roads(model).to(partner, "email");
  REQUIRE(path);
  CHECK(path->hops.at(0).remark == "origin not drawn");
}

TEST_CASE("a road lists its guarded flows") {
  ProductBuilder model;
  const NodeId customer = model.person("Customer", "email");
  const NodeId app = model.process("App");
  const FlowId flow = model.flow(customer, app);
  model.facts(flow).when = parseGuard("backup = on").guard;
  CHECK(Roads(model).to(app, "email")->guardedFlows == std::vector{flow});
}

TEST_CASE("a road without a mark goes round whatever gives it") {
  ProductBuilder model;
  const NodeId customer = model.person("Customer", "email");
  const NodeId asks = model.process("Asks");
  const NodeId silent = model.process("Silent");
  const NodeId more = model.process("More");
  const NodeId partner = model.external("Partner");
  model.marks(asks, "consent");
  model.flow(customer, asks);
  model.flow(asks, partner);
  Roads marked(model);
  CHECK_FALSE(marked.without("consent", partner, "email"));
  model.flow(customer, silent);
  model.flow(silent, more);
  model.flow(more, partner);
  Roads roads(model);
  const auto path = roads.without("consent", partner, "email");
  REQUIRE(path);
  CHECK(path->hops.size() == 3);
  CHECK(path->confirmed);
  CHECK(confirm(roads.graph, *path, model.mark("consent")));
  CHECK_FALSE(confirm(roads.graph, *roads.to(partner, "email"), model.mark("consent")));
}

TEST_CASE("a road on which a mark is taken away again lacks it") {
  ProductBuilder model;
  const NodeId customer = model.person("Customer", "email");
  const NodeId seal = model.process("Seal");
  const NodeId open = model.process("Open");
  model.marks(seal, "encrypted");
  model.unmarks(open, "encrypted");
  model.flow(customer, seal);
  model.flow(seal, open);
  const auto path = Roads(model).without("encrypted", open, "email");
  REQUIRE(path);
  CHECK(path->hops.size() == 2);
  CHECK(path->confirmed);
}

TEST_CASE("further roads differ and come shortest first") {
  ProductBuilder model;
  const NodeId customer = model.person("Customer", "email");
  const NodeId a = model.process("A");
  const NodeId b = model.process("B");
  const NodeId c = model.process("C");
  const NodeId partner = model.external("Partner");
  model.flow(customer, b);
  model.flow(b, c);
  model.flow(c, partner);
  model.flow(customer, a);
  model.flow(a, partner);
  Roads roads(model);
  const auto paths =
      Witnesses(roads.product, roads.graph).several(partner, model.label("email"), 5);
  REQUIRE(paths.size() == 2);
  CHECK(paths[0].hops.size() == 2);
  CHECK(paths[1].hops.size() == 3);
  CHECK(paths[1].confirmed);
  CHECK(Witnesses(roads.product, roads.graph).several(partner, model.label("email"), 1).size() ==
        1);
}

TEST_CASE("beside a label's start at the place, further roads begin elsewhere") {
  ProductBuilder model;
  const NodeId customer = model.person("Customer", "email");
  const NodeId store = model.store("Store", "email");
  model.flow(customer, store);
  Roads roads(model);
  const auto paths = Witnesses(roads.product, roads.graph).several(store, model.label("email"), 5);
  REQUIRE(paths.size() == 2);
  CHECK(paths[0].hops.empty());
  CHECK(paths[1].origin == customer);
}

TEST_CASE("a changed path is not confirmed") {
  ProductBuilder model;
  const NodeId customer = model.person("Customer", "email, photo");
  const NodeId app = model.process("App");
  const NodeId partner = model.external("Partner");
  model.flow(customer, app);
  model.flow(app, partner, "email");
  Roads roads(model);
  const Path path = *roads.to(partner, "email");
  Path otherLabel = path;
  otherLabel.hops[1].label = otherLabel.placeLabel = model.label("photo");
  CHECK_FALSE(confirm(roads.graph, otherLabel));
  Path otherOrigin = path;
  otherOrigin.origin = app;
  CHECK_FALSE(confirm(roads.graph, otherOrigin));
  Path skipping = path;
  skipping.hops.erase(skipping.hops.begin());
  CHECK_FALSE(confirm(roads.graph, skipping));
}

TEST_CASE("what stops a label is told in plain words") {
  ProductBuilder model;
  const NodeId customer = model.person("Customer", "email, photo, location.precise");
  const NodeId app = model.process("App");
  const NodeId partner = model.external("Partner");
  const NodeId island = model.external("Island");
  model.flow(customer, app);
  const FlowId flow = model.flow(app, partner, "location.imprecise, photo, email:pseudonymous");
  model.drops(app, "photo");
  model.turns(app, "location.precise -> location.imprecise");
  model.label("voice");
  Roads roads(model);

  const auto notCarried = roads.whyNot(partner, "email");
  REQUIRE(notCarried.size() == 1);
  CHECK(notCarried[0].kind == Obstacle::Kind::notCarried);
  CHECK(notCarried[0].flow == flow);
  CHECK(notCarried[0].words ==
        "The flow from App to Partner carries only photo, coarse location, e-mail (pseudonymous), "
        "not e-mail");
  const auto turned = roads.whyNot(partner, "location.precise");
  REQUIRE(turned.size() == 1);
  CHECK(turned[0].words ==
        "App turns precise location into coarse location before it goes on to Partner");
  CHECK(roads.whyNot(partner, "photo").empty());
  CHECK(roads.whyNot(partner, "voice").at(0).words == "Nothing collects or holds voice print");
  const auto noFlow = roads.whyNot(island, "photo");
  CHECK(noFlow.at(0).words ==
        "No flow leads on to Island from where photo is (Customer, App, Partner)");
}

TEST_CASE("what is missing for a derivation is told") {
  ProductBuilder model;
  const NodeId customer = model.person("Customer", "email");
  const NodeId app = model.process("App");
  model.flow(customer, app);
  model.derives(app, "email + voice -> profile");
  CHECK(Roads(model).whyNot(app, "profile").at(0).words ==
        "App would derive inferred profile, but voice print never gets there");
}

TEST_CASE("a read that comes before the write is told as a matter of order") {
  ProductBuilder model;
  const NodeId early = model.process("Early");
  const NodeId writer = model.process("Writer", "email");
  const NodeId order = model.data("Order");
  model.chain({model.stepOf(early), model.stepOf(writer)});
  model.flow(writer, order, {}, FlowKind::write);
  model.flow(order, early, {}, FlowKind::read);
  const auto obstacles = Roads(model).whyNot(early, "email");
  REQUIRE(obstacles.size() == 1);
  CHECK(obstacles[0].kind == Obstacle::Kind::order);
  CHECK(obstacles[0].words == "Early reads Order before e-mail can be written into it");
}
