// What the twins in tests/golden/rules cannot show of the rules on consent.

#include <catch2/catch.hpp>

#include "tests/analysis/rules_case.h"

namespace dyetrace::testing {
namespace {

/// A question with a yes and a no, and a step that uses a position on consent.
struct Question {
  Question() {
    model.marks(yesNode, "consent");
    model.marks(noNode, "refuse");
    model.facts(useNode).bases = basis("consent");
    model.flow(person, useNode, "location.precise");
    model.product().nodes[askNode].shape = "userTask";
    model.chain({start, ask, gateway, yes});
    model.chain({gateway, no});
  }

  ProductBuilder model;
  NodeId person = model.person("Person", "location.precise");
  NodeId askNode = model.process("Ask");
  NodeId yesNode = model.process("Yes");
  NodeId noNode = model.process("No");
  NodeId useNode = model.process("Use");
  StepId start = model.step("Start", StepKind::start);
  StepId ask = model.stepOf(askNode);
  StepId gateway = model.step("Answer", StepKind::exclusiveGateway);
  StepId yes = model.stepOf(yesNode);
  StepId no = model.stepOf(noNode);
  StepId use = model.stepOf(useNode);
  StepId end = model.step("End", StepKind::end);
};

const Lines kUsed{"user.location.precise @ Use violated"};

}  // namespace

TEST_CASE("CON-02 is quiet behind the yes, also in a loop that comes back to it") {
  Question question;
  question.model.chain({question.yes, question.use, question.end});
  question.model.chain({question.use, question.use});
  CHECK(told("CON-02", question.model.build()).empty());
}

TEST_CASE("CON-02 does not count a consent that runs side by side with the use") {
  Question question;
  const StepId split = question.model.step("Split", StepKind::parallelGateway);
  const StepId join = question.model.step("Join", StepKind::parallelGateway);
  question.model.product().sequences.clear();
  question.model.chain({question.start, split, question.yes, join, question.end});
  question.model.chain({split, question.use, join});
  CHECK(told("CON-02", question.model.build()) == kUsed);
}

TEST_CASE("CON-02 leaves to CON-03 what a refusal leads to") {
  Question question;
  question.model.chain({question.yes, question.use, question.end});
  question.model.chain({question.no, question.use});
  const Product product = question.model.build();
  CHECK(told("CON-02", product).empty());
  CHECK(told("CON-03", product) == kUsed);
}

TEST_CASE("CON-02 takes a guard on a setting for a question, unless the product turns it") {
  Question question;
  question.model.sequence(question.gateway, question.use);
  const FlowId flow = question.model.flow(question.person, question.useNode, "location.precise");
  const SettingOwner owner = GENERATE(SettingOwner::person, SettingOwner::product);
  Setting setting;
  setting.key = "nearby";
  setting.owner = owner;
  setting.options = {{.key = "off"}, {.key = "on"}};
  question.model.product().settings.add(setting);
  for (const FlowId id : {FlowId(0), flow}) {
    question.model.facts(id).when = parseGuard("nearby = on").guard;
  }
  const bool asked = owner == SettingOwner::person;
  CHECK(told("CON-02", question.model.build()) == (asked ? Lines{} : kUsed));
}

TEST_CASE("CON-03 allows a refusal that leads back to the question") {
  Question question;
  question.model.chain({question.yes, question.use, question.end});
  question.model.chain({question.no, question.ask});
  CHECK(told("CON-03", question.model.build()).empty());
}

TEST_CASE("CON-03 asks of steps without a basis where the answer changes nothing at all") {
  Question question;
  question.model.facts(question.useNode).bases.clear();
  question.model.chain({question.yes, question.use, question.end});
  question.model.chain({question.no, question.use});
  CHECK(told("CON-03", question.model.build()) == kUsed);

  const NodeId extra = question.model.process("Extra");
  question.model.flow(question.person, extra, "location.precise");
  question.model.chain({question.yes, question.model.stepOf(extra)});
  CHECK(told("CON-03", question.model.build()).empty());
}

TEST_CASE("CON-05 counts the last consent before a use") {
  Question question;
  const NodeId again = question.model.process("Again");
  const NodeId study = question.model.process("Study");
  question.model.marks(again, "consent");
  question.model.facts(study).bases = basis("consent");
  question.model.facts(study).purposes = purpose("analytics");
  question.model.facts(question.useNode).purposes = purpose("marketing.advertising");
  question.model.flow(question.person, study, "location.precise");
  const StepId second = question.model.stepOf(again);
  const StepId studied = question.model.stepOf(study);
  question.model.chain({question.yes, question.use, second, studied});
  CHECK(told("CON-05", question.model.build()).empty());
  question.model.facts(again).marks.clear();
  CHECK(told("CON-05", question.model.build()) == kUsed);
}

TEST_CASE("CON-07 asks where a consent can be refused that no refusal answers") {
  Question question;
  question.model.product().sequences.clear();
  question.model.chain({question.yes, question.use, question.end});
  CHECK(told("CON-07", question.model.build()) == Lines{"user.location.precise @ Use unknown"});
}

TEST_CASE("CON-08 is graver if no way from the refusal ends, and quiet behind a counter") {
  Question question;
  question.model.chain({question.yes, question.use, question.end});
  const StepId counter = question.model.step("Counter", StepKind::exclusiveGateway);
  SECTION("no end") {
    question.model.chain({question.no, question.ask});
    const RuleAnswer answer = ask("CON-08", question.model.build());
    REQUIRE(answer.findings.size() == 1);
    CHECK(answer.findings[0].severity.result == Severity::high);
  }
  SECTION("an end beside it") {
    question.model.chain({question.no, question.ask});
    question.model.chain({question.no, question.end});
    const RuleAnswer answer = ask("CON-08", question.model.build());
    REQUIRE(answer.findings.size() == 1);
    CHECK(answer.findings[0].severity.result == Severity::medium);
  }
  SECTION("a counter") {
    question.model.chain({question.no, counter, question.ask});
    question.model.chain({counter, question.end});
    CHECK(told("CON-08", question.model.build()).empty());
  }
}

TEST_CASE("CON-10 allows a timer that only brings the question up") {
  Question question;
  question.model.product().steps[question.start].timed = true;
  question.model.chain({question.yes, question.use, question.end});
  CHECK(told("CON-10", question.model.build()).empty());
  question.model.product().nodes[question.askNode].shape = "serviceTask";
  CHECK(told("CON-10", question.model.build()) == kUsed);
}

TEST_CASE("CON-10 names a step that is marked as silence") {
  Question question;
  const NodeId scrolled = question.model.process("Scrolled on");
  question.model.marks(scrolled, "silence");
  question.model.chain({question.model.stepOf(scrolled), question.yes, question.use});
  CHECK(told("CON-10", question.model.build()) == kUsed);
}

TEST_CASE("no rule on order is asked of a process too large for one") {
  Question question;
  for (std::size_t i = 0; i < ProcessOrder::kLimit; ++i) question.model.step("Step");
  const RuleAnswer answer = ask("CON-02", question.model.build());
  CHECK(answer.findings.empty());
  CHECK(answer.verdict == Verdict::unknown);
}

TEST_CASE(
    "FLW-05 leaves a missing notice to CON-01 and asks nothing of marks that are no safeguard") {
  ProductBuilder model;
  const NodeId person = model.person("Person", "email");
  const NodeId form = model.process("Form");
  const NodeId call = model.process("Call");
  const NodeId contacts = model.store("Contacts");
  model.marks(form, "notice, decision");
  model.flow(person, form);
  model.flow(person, call);
  model.flow(form, contacts);
  model.flow(call, contacts);
  const Product product = model.build();
  CHECK(told("FLW-05", product).empty());
  CHECK(told("CON-01", product) == Lines{"user.contact.email @ Call violated"});
}

}  // namespace dyetrace::testing
