#include "analysis/order.h"

#include <catch2/catch.hpp>

#include "tests/support/builder.h"

using namespace dyetrace;
using dyetrace::testing::ProductBuilder;

namespace {

/// start → split → {a, b} → join → end
struct Diamond {
  explicit Diamond(StepKind kind) : split(model.step("Split", kind)) {
    model.chain({start, split, a, join, end});
    model.chain({split, b, join});
  }
  ProductBuilder model;
  StepId start = model.step("Start", StepKind::start);
  StepId a = model.step("A");
  StepId b = model.step("B");
  StepId join = model.step("Join", StepKind::exclusiveGateway);
  StepId end = model.step("End", StepKind::end);
  StepId split;
};

}  // namespace

TEST_CASE("steps follow one another along the sequence") {
  Diamond diamond(StepKind::exclusiveGateway);
  const ProcessOrder order(diamond.model.product());
  CHECK(order.canFollow(diamond.start, diamond.end));
  CHECK(order.canFollow(diamond.a, diamond.join));
  CHECK_FALSE(order.canFollow(diamond.a, diamond.b));
  CHECK_FALSE(order.canFollow(diamond.end, diamond.start));
  CHECK_FALSE(order.canFollow(diamond.a, diamond.a));
}

TEST_CASE("dominators lie on every way from the start, post-dominators on every way to the end") {
  Diamond diamond(StepKind::exclusiveGateway);
  const ProcessOrder order(diamond.model.product());
  CHECK(order.dominates(diamond.split, diamond.end));
  CHECK(order.dominates(diamond.split, diamond.split));
  CHECK_FALSE(order.dominates(diamond.a, diamond.end));
  CHECK(order.dominatorOf(diamond.join) == diamond.split);
  CHECK_FALSE(order.dominatorOf(diamond.start).valid());
  CHECK(order.postDominates(diamond.join, diamond.split));
  CHECK_FALSE(order.postDominates(diamond.a, diamond.split));
}

TEST_CASE("of two branches of a choice neither reads what the other writes") {
  for (const StepKind kind : {StepKind::exclusiveGateway, StepKind::eventGateway}) {
    Diamond diamond(kind);
    CHECK_FALSE(ProcessOrder(diamond.model.product()).canReadWhatIsWritten(diamond.a, diamond.b));
  }
}

TEST_CASE("branches that run side by side read what the other writes") {
  for (const StepKind kind :
       {StepKind::parallelGateway, StepKind::inclusiveGateway, StepKind::task}) {
    Diamond diamond(kind);
    CHECK(ProcessOrder(diamond.model.product()).canReadWhatIsWritten(diamond.a, diamond.b));
  }
}

TEST_CASE("in a loop the earlier step reads what the later wrote") {
  Diamond diamond(StepKind::exclusiveGateway);
  diamond.model.sequence(diamond.join, diamond.split);
  const ProcessOrder order(diamond.model.product());
  CHECK(order.canReadWhatIsWritten(diamond.join, diamond.a));
  CHECK(order.canReadWhatIsWritten(diamond.a, diamond.b));
  CHECK(order.canFollow(diamond.a, diamond.a));
}

TEST_CASE("a step that repeats reads what it wrote itself") {
  ProductBuilder model;
  const StepId once = model.step("Once");
  const StepId often = model.step("Often");
  model.product().steps[often].repeats = true;
  const ProcessOrder order(model.product());
  CHECK_FALSE(order.canReadWhatIsWritten(once, once));
  CHECK(order.canReadWhatIsWritten(often, often));
}

TEST_CASE("where no order is drawn anything may be read") {
  ProductBuilder model;
  const StepId a = model.step("A");
  const StepId b = model.step("B");
  CHECK(ProcessOrder(model.product()).canReadWhatIsWritten(a, b));
}

TEST_CASE("an interrupting event's handler and what follows the activity exclude one another") {
  const bool interrupting = GENERATE(true, false);
  ProductBuilder model;
  const StepId task = model.step("Task");
  const StepId next = model.step("Next");
  const StepId border = model.step("Border", StepKind::boundaryEvent);
  const StepId handler = model.step("Handler");
  model.product().steps[border].interrupting = interrupting;
  model.chain({task, next});
  model.sequence(task, border, SequenceKind::boundary);
  model.sequence(border, handler);
  const ProcessOrder order(model.product());
  CHECK(order.canFollow(task, handler));
  CHECK(order.canReadWhatIsWritten(next, handler) == !interrupting);
}

TEST_CASE("a sub-process is no loop and its steps come before what follows it") {
  ProductBuilder model;
  const StepId before = model.step("Before");
  const StepId sub = model.step("Sub", StepKind::subProcess);
  const StepId after = model.step("After");
  const StepId first = model.inside(sub, "First");
  const StepId last = model.inside(sub, "Last");
  model.chain({before, sub, after});
  model.sequence(first, last);
  const bool tied = GENERATE(false, true);
  if (tied) {
    model.sequence(sub, first, SequenceKind::entry);
    model.sequence(last, sub, SequenceKind::exit);
  }
  const ProcessOrder order(model.product());
  CHECK(order.canFollow(before, first));
  CHECK(order.canFollow(last, after));
  CHECK(order.canFollow(sub, last));
  CHECK(order.canFollow(last, sub));
  CHECK_FALSE(order.canFollow(last, first));
  CHECK_FALSE(order.canFollow(sub, sub));
  CHECK(order.dominates(last, after));
  CHECK(order.dominates(sub, first));
  CHECK(order.postDominates(last, first));
}

TEST_CASE("a repeated sub-process lets its first step come after its last") {
  ProductBuilder model;
  const StepId sub = model.step("Sub", StepKind::subProcess);
  const StepId first = model.inside(sub, "First");
  const StepId last = model.inside(sub, "Last");
  model.sequence(first, last);
  model.product().steps[sub].repeats = true;
  CHECK(ProcessOrder(model.product()).canReadWhatIsWritten(last, first));
}

TEST_CASE("an event on the border of a sub-process can come after any step inside") {
  ProductBuilder model;
  const StepId sub = model.step("Sub", StepKind::subProcess);
  const StepId first = model.inside(sub, "First");
  const StepId inner = model.inside(sub, "Inner");
  model.product().steps[inner].kind = StepKind::subProcess;
  const StepId deep = model.inside(inner, "Deep");
  const StepId border = model.step("Border", StepKind::boundaryEvent);
  model.chain({first, inner});
  model.sequence(sub, border, SequenceKind::boundary);
  const ProcessOrder order(model.product());
  CHECK(order.canFollow(deep, border));
  CHECK(order.canFollow(first, border));
  CHECK_FALSE(order.canFollow(border, first));
  CHECK(order.dominates(sub, border));
  CHECK_FALSE(order.dominates(first, border));
}

TEST_CASE("a message that starts a process puts its sender first") {
  ProductBuilder model;
  const NodeId sender = model.process("Sender");
  const NodeId receiver = model.process("Receiver");
  const NodeId waiting = model.process("Waiting");
  const StepId sends = model.stepOf(sender);
  const StepId receives = model.stepOf(receiver);
  const StepId first = model.step("First");
  const StepId waits = model.stepOf(waiting);
  model.chain({first, waits});
  model.flow(sender, receiver);
  model.flow(sender, waiting);
  const ProcessOrder order(model.product());
  CHECK(order.dominates(sends, receives));
  CHECK(order.canFollow(sends, waits));
  CHECK(order.dominates(first, waits));

  const NodeId outside = model.external("Outside");
  model.flow(outside, receiver);
  CHECK_FALSE(ProcessOrder(model.product()).dominates(sends, receives));
}

TEST_CASE("a node that acts at several steps has no single step") {
  ProductBuilder model;
  const NodeId node = model.process("Node");
  model.stepOf(node);
  CHECK(ProcessOrder(model.product()).stepOf(node).valid());
  model.stepOf(node);
  CHECK_FALSE(ProcessOrder(model.product()).stepOf(node).valid());
}

TEST_CASE("a long loop at the size limit is worked out, beyond it no order is claimed") {
  for (const std::size_t count : {ProcessOrder::kLimit, ProcessOrder::kLimit + 1}) {
    ProductBuilder model;
    std::vector<StepId> steps;
    for (std::size_t i = 0; i < count; ++i) steps.push_back(model.step("Step"));
    model.chain(steps);
    model.sequence(steps.back(), steps[1]);
    const ProcessOrder order(model.product());
    CHECK(order.tooLarge() == (count > ProcessOrder::kLimit));
    CHECK(order.dominates(steps.front(), steps.back()) == !order.tooLarge());
    CHECK(order.canFollow(steps.back(), steps.front()) == order.tooLarge());
  }
}
