#include "analysis/rules/ways.h"

#include <catch2/catch.hpp>

#include "tests/support/builder.h"

namespace dyetrace::testing {
namespace {

/// A user task with its step.
StepId act(ProductBuilder& model, const std::string& name) {
  const NodeId node = model.process(name);
  model.product().nodes[node].shape = "userTask";
  return model.stepOf(node);
}

bool always(StepId) {
  return true;
}

}  // namespace

TEST_CASE("the fewest acts count the end of a way and not its beginning") {
  ProductBuilder model;
  const StepId start = model.step("Start", StepKind::start);
  const StepId question = model.step("Question", StepKind::exclusiveGateway);
  const StepId first = act(model, "First");
  const StepId second = act(model, "Second");
  const StepId end = model.step("End", StepKind::end);
  model.chain({start, question, first, second, end});
  model.chain({question, second, question});
  const Product product = model.build();
  const Ways ways(product, ProcessOrder(product));
  CHECK(ways.acts(question, second) == 1u);
  CHECK(ways.acts(first, second) == 1u);
  CHECK(ways.acts(first, end) == 1u);
  CHECK(ways.acts(start, question) == 0u);
  CHECK(ways.actsFromStart(first) == 1u);
  CHECK_FALSE(ways.acts(end, start));
}

TEST_CASE("an act with which a process begins counts from the start") {
  ProductBuilder model;
  const StepId opened = act(model, "Opened");
  const StepId end = model.step("End", StepKind::end);
  model.chain({opened, end});
  const Product product = model.build();
  const Ways ways(product, ProcessOrder(product));
  CHECK(ways.actsFromStart(opened) == 1u);
  CHECK(ways.acts(opened, end) == 0u);
}

TEST_CASE("the arrival of a person's message is an act, that of another task's is none") {
  ProductBuilder model;
  const NodeId person = model.person("Person");
  const NodeId asked = model.process("Asked");
  const NodeId told = model.process("Told");
  const StepId first = model.stepOf(asked);
  const StepId second = model.stepOf(told);
  model.flow(person, asked);
  model.flow(asked, told);
  const Product product = model.build();
  const Ways ways(product, ProcessOrder(product));
  CHECK(ways.isAct(first));
  CHECK_FALSE(ways.isAct(second));
  CHECK(ways.after({first}, always)[second.index()]);
}

TEST_CASE("a way ends at a step that does not pass, and that step is still reached") {
  ProductBuilder model;
  const StepId a = model.step("A");
  const StepId b = model.step("B");
  const StepId c = model.step("C");
  model.chain({a, b, c});
  const Product product = model.build();
  const Ways ways(product, ProcessOrder(product));
  const auto notB = [&](StepId step) { return step != b; };
  CHECK(ways.after({a}, notB) == std::vector<bool>{true, true, false});
  CHECK(ways.before({c}, notB) == std::vector<bool>{false, true, true});
  CHECK(ways.after({b}, notB) == std::vector<bool>{false, true, true});
  CHECK(ways.isLast(c));
  CHECK_FALSE(ways.isLast(a));
}

TEST_CASE("ways lead through sub-processes and out at the events on their border") {
  ProductBuilder model;
  const StepId sub = model.step("Sub", StepKind::subProcess);
  const StepId inner = model.inside(sub, "Inner");
  const StepId border = model.step("Border", StepKind::boundaryEvent);
  const StepId handler = model.step("Handler");
  const StepId next = model.step("Next");
  model.sequence(sub, next);
  model.sequence(sub, border, SequenceKind::boundary);
  model.sequence(border, handler);
  const Product product = model.build();
  const Ways ways(product, ProcessOrder(product));
  const std::vector<bool> reached = ways.after({inner}, always);
  CHECK(reached[next.index()]);
  CHECK(reached[handler.index()]);
}

}  // namespace dyetrace::testing
