#include <catch2/catch.hpp>

#include "tests/analysis/rules_case.h"

// Rules about those who get data: what was agreed with them, what they do with it, who is told.

namespace dyetrace::testing {
namespace {

/// A controller sends messages to a helpdesk, which sends them on to a translator.
struct Helpdesk {
  ProductBuilder model;
  NodeId person = model.person("Person", "content.private");
  NodeId forward = model.process("Forward");
  NodeId helpdesk = model.external("Helpdesk");
  NodeId translator = model.external("Translator");
  FlowId ticket{};
  FlowId onward{};

  Helpdesk() {
    model.facts(forward).purposes = purpose("essential.service");
    model.facts(forward).organisation = "Shop";
    model.facts(helpdesk).role = Role::processor;
    model.facts(translator).role = Role::subprocessor;
    model.flow(person, forward);
    ticket = model.flow(forward, helpdesk);
    onward = model.flow(helpdesk, translator);
  }
};

}  // namespace

TEST_CASE("Agreements stated nowhere make their rules impossible to ask") {
  Helpdesk story;
  CHECK(ask("REC-04", story.model.build()).verdict == Verdict::unknown);
  CHECK(ask("REC-05", story.model.build()).verdict == Verdict::unknown);
  CHECK(ask("REC-12", story.model.build()).verdict == Verdict::doesNotApply);
}

TEST_CASE("REC-05 speaks of the second company and REC-04 of the first") {
  Helpdesk story;
  story.model.mark("dpa");
  story.model.mark("authorised");
  CHECK(told("REC-04", story.model.build()) == Lines{"user.content.private @ Helpdesk violated"});
  CHECK(told("REC-05", story.model.build()) == Lines{"user.content.private @ Translator violated"});
}

TEST_CASE("FLW-05 does not follow agreements along roads") {
  Helpdesk story;
  story.model.marks(story.ticket, "dpa");
  story.model.flow(story.forward, story.helpdesk);
  CHECK(told("FLW-05", story.model.build()).empty());
}

TEST_CASE("A drift at a processor is told by REC-06 and not by FLW-01") {
  Helpdesk story;
  story.model.facts(story.helpdesk).purposes = purpose("train_ai_system");
  CHECK(told("REC-06", story.model.build()) == Lines{"user.content.private @ Helpdesk violated"});
  CHECK(told("FLW-01", story.model.build()).empty());
}

TEST_CASE("A processor that does what it was asked to do is FLW-01's where that is a drift") {
  Helpdesk story;
  story.model.facts(story.helpdesk).purposes = purpose("train_ai_system");
  story.model.facts(story.ticket).purposes = purpose("train_ai_system");
  CHECK(told("REC-06", story.model.build()).empty());
  CHECK(told("FLW-01", story.model.build()) == Lines{"user.content.private @ Helpdesk violated"});
}

TEST_CASE("REC-06 holds a further processor to what the first one was sent data for") {
  Helpdesk story;
  story.model.facts(story.translator).purposes = purpose("train_ai_system");
  CHECK(told("REC-06", story.model.build()) == Lines{"user.content.private @ Translator violated"});
}

TEST_CASE("REC-07 asks a model that never says where people act") {
  ProductBuilder model;
  const NodeId world = model.external("World");
  model.facts(world).role = Role::publicRole;
  const FlowId show = model.flow(model.process("App", "photo"), world);
  CHECK(told("REC-07", model.build()) == Lines{"user.content.photo @ World unknown"});
  model.mark("published");
  CHECK(told("REC-07", model.build()) == Lines{"user.content.photo @ World violated"});
  model.marks(show, "published");
  CHECK(told("REC-07", model.build()).empty());
}

TEST_CASE("REC-09 knows a recipient by name, organisation and role") {
  for (const char* name : {"helpdesk", "Desk Ltd", "processor"}) {
    Helpdesk story;
    story.model.facts(story.helpdesk).organisation = "Desk Ltd";
    story.model.facts(story.person).recipients = {name, "Translator"};
    INFO(name);
    CHECK(told("REC-09", story.model.build()).empty());
  }
}

TEST_CASE("REC-09 lets the first list on the road count") {
  Helpdesk story;
  story.model.facts(story.person).recipients = {"Helpdesk"};
  story.model.facts(story.helpdesk).recipients = {"Translator"};
  CHECK(told("REC-09", story.model.build()) == Lines{"user.content.private @ Translator violated"});
}

TEST_CASE("REC-10 keeps quiet about what a role hands to somebody who needs it") {
  ProductBuilder model;
  const NodeId customers = model.store("Customers", "email, credit_card");
  const NodeId clerk = model.person("Clerk");
  model.facts(clerk).role = Role::controller;
  const auto need = [&](NodeId node, std::string_view name) {
    model.facts(node).needs.push_back(
        {model.product().taxonomy.find(TermKind::data, name).term, {}});
  };
  need(clerk, "email");
  const NodeId bank = model.process("Charge");
  need(bank, "credit_card");
  model.flow(customers, clerk);
  model.flow(customers, bank);
  CHECK(told("REC-10", model.build()) == Lines{"user.financial.credit_card @ Clerk violated"});
  model.flow(clerk, bank);
  CHECK(told("REC-10", model.build()).empty());
}

TEST_CASE("REC-12 accepts a review on every road of the data") {
  ProductBuilder model;
  const NodeId send = model.process("Send", "content.private");
  model.facts(send).organisation = "App";
  const NodeId police = model.external("Police");
  model.facts(police).role = Role::authority;
  const FlowId answer = model.flow(send, police);
  model.mark("legal_review");
  CHECK(told("REC-12", model.build()) == Lines{"user.content.private @ Police violated"});
  model.marks(answer, "legal_review");
  CHECK(told("REC-12", model.build()).empty());
}

TEST_CASE("FLW-20 follows what starts at a child and what is a child's data by itself") {
  ProductBuilder model;
  const NodeId ads = model.external("Ads");
  model.facts(ads).purposes = purpose("marketing.advertising");
  const NodeId person = model.person("Person", "email, childrens");
  model.flow(person, ads);
  CHECK(told("FLW-20", model.build()) == Lines{"user.childrens @ Ads violated"});
  model.facts(person).subjects = {"Minor"};
  CHECK(told("FLW-20", model.build()).size() == 1);
  CHECK(ask("FLW-20", model.build()).findings.at(0).detail.find("e-mail") != std::string::npos);
}

}  // namespace dyetrace::testing
