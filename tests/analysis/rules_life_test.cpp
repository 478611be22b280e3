// What the twins in tests/golden/rules cannot show of the rules on the life of data.

#include <catch2/catch.hpp>

#include "tests/analysis/rules_case.h"

namespace dyetrace::testing {
namespace {

/// Orders are kept, copied to a second store, and a step deletes from the first.
struct Orders {
  Orders() {
    model.flow(person, take, "purchase_history");
    model.flow(take, orders, {}, FlowKind::write);
    model.flow(orders, copy, {}, FlowKind::read);
    model.flow(copy, second, {}, FlowKind::write);
    model.facts(model.flow(remove, orders, {}, FlowKind::write)).erases = true;
    model.chain({start, removing});
    model.chain({taking, copying});
  }

  ProductBuilder model;
  NodeId person = model.person("Person", "purchase_history");
  NodeId take = model.process("Take");
  NodeId orders = model.store("Orders");
  NodeId copy = model.process("Copy");
  NodeId second = model.store("Second");
  NodeId request = model.process("Request");
  NodeId remove = model.process("Remove");
  StepId start = model.step("Start", StepKind::start, request);
  StepId taking = model.stepOf(take);
  StepId copying = model.stepOf(copy);
  StepId removing = model.stepOf(remove);
};

}  // namespace

TEST_CASE("a deletion of which nobody says who sets it off is a question") {
  Orders story;
  CHECK(told("LIF-03", story.model.build()) ==
        Lines{"user.behavior.purchase_history @ Orders unknown",
              "user.behavior.purchase_history @ Second violated"});
}

TEST_CASE("a deletion that waits for a clock is none that a person can ask for") {
  Orders story;
  story.model.marks(story.request, "withdraw");
  CHECK(told("LIF-03", story.model.build()).empty());
  const StepId wait = story.model.step("Wait", StepKind::event);
  story.model.product().steps[wait].timed = true;
  story.model.product().sequences.clear();
  story.model.chain({story.start, wait, story.removing});
  CHECK(told("LIF-03", story.model.build()).size() == 2);
}

TEST_CASE("each place is named by one rule on deletion: copy, residue or consent") {
  Orders story;
  story.model.marks(story.request, "withdraw");
  const Lines second{"user.behavior.purchase_history @ Second violated"};
  SECTION("a copy") {
    CHECK(told("LIF-04", story.model.build()) == second);
    CHECK(told("LIF-10", story.model.build()).empty());
  }
  SECTION("a cache") {
    story.model.facts(story.second).storeUse = StoreUse::cache;
    CHECK(told("LIF-04", story.model.build()).empty());
    CHECK(told("LIF-10", story.model.build()) == second);
  }
  SECTION("data on consent") {
    story.model.facts(story.copy).bases = basis("consent");
    CHECK(told("LIF-05", story.model.build()) == second);
    CHECK(told("LIF-04", story.model.build()).empty());
    CHECK(told("LIF-10", story.model.build()).empty());
  }
}

TEST_CASE("what was derived from erased data is a residue") {
  Orders story;
  story.model.marks(story.request, "withdraw");
  story.model.derives(story.copy, "purchase_history -> demographic.profile");
  story.model.drops(story.copy, "purchase_history");
  CHECK(told("LIF-10", story.model.build()) == Lines{"user.demographic.profile @ Second violated"});
}

TEST_CASE("a deletion goes on through the process that its message reaches") {
  Orders story;
  story.model.marks(story.request, "withdraw");
  const NodeId other = story.model.process("Other service");
  const NodeId clear = story.model.process("Clear");
  story.model.facts(story.model.flow(story.remove, other, "system")).erases = true;
  story.model.facts(story.model.flow(clear, story.second, "system", FlowKind::write)).erases = true;
  story.model.chain({story.model.stepOf(other), story.model.stepOf(clear)});
  CHECK(told("LIF-04", story.model.build()).empty());
}

TEST_CASE("a party that got erased data is a copy, an authority is none") {
  Orders story;
  story.model.marks(story.request, "withdraw");
  const NodeId partner = story.model.external("Partner");
  story.model.flow(story.take, partner, "purchase_history");
  const Role role = GENERATE(Role::processor, Role::authority);
  story.model.facts(partner).role = role;
  CHECK(told("LIF-04", story.model.build()).size() == (role == Role::processor ? 2 : 1));
}

TEST_CASE("LIF-05 lets a place keep what it also gets on another basis") {
  Orders story;
  story.model.marks(story.request, "withdraw");
  story.model.facts(story.copy).bases = basis("consent");
  const NodeId billing = story.model.process("Billing");
  story.model.facts(billing).bases = basis("legal_obligation");
  story.model.flow(story.orders, billing, {}, FlowKind::read);
  story.model.flow(billing, story.second, {}, FlowKind::write);
  CHECK(told("LIF-05", story.model.build()).empty());
}

TEST_CASE("LIF-02 holds a copy against the longest term before it") {
  Orders story;
  const auto keep = [&](NodeId store, double days) {
    story.model.facts(store).retention = Retention{Retention::Kind::duration, days, "a term"};
  };
  const NodeId third = story.model.store("Third");
  story.model.flow(story.second, third);
  keep(story.orders, 90);
  keep(story.second, 30);
  keep(third, 60);
  CHECK(told("LIF-02", story.model.build()).empty());
  keep(third, 120);
  CHECK(told("LIF-02", story.model.build()) ==
        Lines{"user.behavior.purchase_history @ Third violated"});
}

TEST_CASE("LIF-09 takes no screen for a review, and accepts an objection in its own process") {
  ProductBuilder model;
  const NodeId person = model.person("Person", "financial");
  const NodeId decide = model.process("Decide");
  const NodeId show = model.process("Show");
  model.marks(decide, "decision");
  model.product().nodes[show].shape = "userTask";
  model.flow(person, decide, "financial");
  const StepId deciding = model.stepOf(decide);
  model.chain({deciding, model.stepOf(show), model.step("End", StepKind::end)});
  CHECK(told("LIF-09", model.build()).empty());
  model.flow(show, person, "system");
  CHECK(told("LIF-09", model.build()) == Lines{"user.financial @ Decide violated"});
  const NodeId object = model.process("Object");
  model.marks(object, "contest");
  model.stepOf(object);
  CHECK(told("LIF-09", model.build()).empty());
}

TEST_CASE("LIF-12 needs two triggers and no assessment") {
  ProductBuilder model;
  const NodeId person = model.person("Patient", "health_and_medical");
  const NodeId visit = model.process("Visit");
  model.flow(person, visit);
  CHECK(ask("LIF-12", model.build()).verdict == Verdict::doesNotApply);
  model.marks(visit, "large_scale");
  CHECK(told("LIF-12", model.build()) == Lines{"user.health_and_medical @ Visit violated"});
  model.marks(visit, "impact_assessment");
  CHECK(told("LIF-12", model.build()).empty());
}

}  // namespace dyetrace::testing
