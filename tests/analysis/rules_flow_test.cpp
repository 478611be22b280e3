#include <catch2/catch.hpp>

#include "tests/analysis/rules_case.h"

namespace dyetrace::testing {
namespace {

/// A person's location goes through an app and a store to an ads partner and on to its archive.
struct AdsStory {
  ProductBuilder model;
  NodeId person = model.person("Person", "location.precise");
  NodeId app = model.process("App");
  NodeId places = model.store("Places");
  NodeId reports = model.process("Reports");
  NodeId ads = model.external("Ads");
  NodeId archive = model.external("Archive");
  FlowId share{};

  AdsStory() {
    model.facts(app).purposes = purpose("essential.service");
    model.facts(ads).purposes = purpose("marketing.advertising");
    model.facts(archive).purposes = purpose("marketing.advertising");
    model.flow(person, app);
    model.flow(app, places);
    model.flow(places, reports);
    share = model.flow(reports, ads);
    model.flow(ads, archive);
  }
};

}  // namespace

TEST_CASE("FLW-01 names the first place with a new purpose and not those behind it") {
  AdsStory story;
  CHECK(told("FLW-01", story.model.build()) == Lines{"user.location.precise @ Ads violated"});
}

TEST_CASE("FLW-01 shows the road from where the data starts, and that it was replayed") {
  AdsStory story;
  const Finding finding = ask("FLW-01", story.model.build()).findings.at(0);
  CHECK(finding.path.confirmed);
  CHECK(finding.path.hops.size() == 4);
  CHECK(finding.origin == story.person);
  CHECK(finding.sentence == "Precise location reaches Ads in 4 steps, for advertising.");
}

TEST_CASE("FLW-01 allows a purpose below the one the data was collected for") {
  AdsStory story;
  story.model.facts(story.app).purposes = purpose("marketing");
  CHECK(told("FLW-01", story.model.build()).empty());
}

TEST_CASE("FLW-01 takes a purpose on a flow as the purpose of whoever receives it") {
  AdsStory story;
  story.model.facts(story.ads).purposes.clear();
  story.model.facts(story.archive).purposes.clear();
  story.model.facts(story.share).purposes = purpose("third_party_sharing");
  CHECK(told("FLW-01", story.model.build()) == Lines{"user.location.precise @ Ads violated"});
}

TEST_CASE("FLW-01 lets data be collected for two purposes at two places") {
  ProductBuilder model;
  const NodeId person = model.person("Person", "email");
  const NodeId shop = model.process("Shop");
  const NodeId news = model.process("News");
  model.facts(shop).purposes = purpose("essential.service");
  model.facts(news).purposes = purpose("marketing.communications");
  model.flow(person, shop);
  model.flow(person, news);
  CHECK(told("FLW-01", model.build()).empty());
}

TEST_CASE("FLW-01 is not asked of a model that states no purpose") {
  ProductBuilder model;
  model.flow(model.person("Person", "email"), model.process("Shop"));
  CHECK(ask("FLW-01", model.build()).verdict == Verdict::unknown);
}

TEST_CASE("FLW-01 counts what is worked out from drifted data as the same drift") {
  AdsStory story;
  story.model.derives(story.ads, "location.precise -> profile");
  CHECK(told("FLW-01", story.model.build()) == Lines{"user.location.precise @ Ads violated"});
}

TEST_CASE("FLW-01 finds nothing where only anonymous data arrives") {
  AdsStory story;
  story.model.turns(story.reports, "location.precise -> location.precise:anonymous");
  CHECK(told("FLW-01", story.model.build()).empty());
}

TEST_CASE("FLW-02 names the first gap and starts again behind a stated basis") {
  AdsStory story;
  story.model.facts(story.places).bases = basis("contract");
  CHECK(told("FLW-02", story.model.build()) ==
        Lines{"user.location.precise @ App violated", "user.location.precise @ Reports violated"});
}

TEST_CASE("FLW-02 accepts a basis on the flow, but not a transfer tool") {
  AdsStory story;
  for (const NodeId node : {story.app, story.places, story.reports, story.archive}) {
    story.model.facts(node).bases = basis("contract");
  }
  story.model.facts(story.share).bases = basis("transfer.scc");
  CHECK(told("FLW-02", story.model.build()) == Lines{"user.location.precise @ Ads violated"});
  story.model.facts(story.share).bases = basis("consent");
  CHECK(told("FLW-02", story.model.build()).empty());
}

TEST_CASE("FLW-02 finds a gap within a circle") {
  ProductBuilder model;
  const NodeId person = model.person("Person", "email");
  const NodeId first = model.process("First");
  const NodeId second = model.process("Second");
  const NodeId other = model.process("Other");
  model.facts(other).bases = basis("contract");
  model.flow(person, first);
  model.flow(first, second);
  model.flow(second, first);
  CHECK(told("FLW-02", model.build()) == Lines{"user.contact.email @ First violated"});
}

TEST_CASE("FLW-03 violates with an ordinary basis and asks where none is stated") {
  ProductBuilder model;
  const NodeId person = model.person("Person", "health");
  const NodeId clinic = model.process("Clinic");
  const NodeId laboratory = model.external("Laboratory");
  model.flow(person, clinic);
  model.flow(clinic, laboratory);
  model.facts(clinic).bases = basis("contract");
  CHECK(told("FLW-03", model.build()) == Lines{"user.health_and_medical @ Clinic violated",
                                               "user.health_and_medical @ Laboratory unknown"});
  model.facts(clinic).bases = basis("explicit_consent");
  model.facts(laboratory).bases = basis("health_care");
  CHECK(told("FLW-03", model.build()).empty());
}

TEST_CASE("FLW-03 sees special data that is worked out on the spot") {
  ProductBuilder model;
  const NodeId person = model.person("Person", "self_image");
  const NodeId faces = model.process("Faces");
  model.derives(faces, "self_image -> biometric");
  model.flow(person, faces);
  model.facts(faces).bases = basis("contract");
  CHECK(told("FLW-03", model.build()) == Lines{"user.biometric @ Faces violated"});
}

TEST_CASE("FLW-03 does not apply without special data") {
  AdsStory story;
  CHECK(ask("FLW-03", story.model.build()).verdict == Verdict::doesNotApply);
}

TEST_CASE("FLW-04 fires on a flow that names nothing and stays quiet once it names the data") {
  AdsStory story;
  CHECK(told("FLW-04", story.model.build()) ==
        Lines{"user.location.precise @ Ads violated", "user.location.precise @ Archive violated"});
  story.model.facts(story.archive).role = Role::processor;
  story.model.facts(story.share).data = {{story.model.label("location.precise"), false}};
  CHECK(told("FLW-04", story.model.build()).empty());
}

TEST_CASE("FLW-04 is no finding where the person hands the data over directly") {
  ProductBuilder model;
  model.flow(model.person("Person", "email"), model.external("Partner"));
  CHECK(told("FLW-04", model.build()).empty());
}

TEST_CASE("FLW-05 shows the road that skips the mark and where the mark is given") {
  ProductBuilder model;
  const NodeId person = model.person("Person", "email");
  const NodeId form = model.process("Form");
  const NodeId call = model.process("Call");
  const NodeId contacts = model.store("Contacts");
  const NodeId copy = model.store("Copy");
  model.marks(form, "consent");
  model.flow(person, form);
  model.flow(person, call);
  model.flow(form, contacts);
  model.flow(call, contacts);
  model.flow(contacts, copy);
  const Product product = model.build();
  const RuleAnswer answer = ask("FLW-05", product);
  REQUIRE(answer.findings.size() == 1);
  const Finding& finding = answer.findings[0];
  CHECK(finding.place == contacts);
  CHECK(finding.path.hops.at(0).to == call);
  CHECK(finding.severity.result == Severity::critical);
  CHECK(finding.evidence.back().words == "consent is given at \"Form\"");
}

TEST_CASE("FLW-05 is satisfied when every road passes the mark") {
  ProductBuilder model;
  const NodeId person = model.person("Person", "email");
  const NodeId form = model.process("Form");
  const NodeId contacts = model.store("Contacts");
  model.marks(form, "notice");
  model.flow(person, form);
  model.flow(form, contacts);
  CHECK(told("FLW-05", model.build()).empty());
}

TEST_CASE("FLW-14 tells clear text from an unstated protection and accepts encryption") {
  AdsStory story;
  story.model.facts(story.share).protection = Protection{.none = true};
  CHECK(told("FLW-14", story.model.build()) == Lines{"user.location.precise @ Ads violated",
                                                     "user.location.precise @ App unknown",
                                                     "user.location.precise @ Archive unknown"});
  story.model.facts(story.share).protection = Protection{.inTransit = true};
  story.model.marks(story.person, "encrypted");
  CHECK(told("FLW-14", story.model.build()).empty());
}

TEST_CASE("FLW-15 looks at stores with grave data only") {
  AdsStory story;
  story.model.facts(story.places).protection = Protection{.inTransit = true};
  CHECK(told("FLW-15", story.model.build()) == Lines{"user.location.precise @ Places violated"});
  story.model.facts(story.places).protection = Protection{.atRest = true};
  CHECK(told("FLW-15", story.model.build()).empty());
}

}  // namespace dyetrace::testing
