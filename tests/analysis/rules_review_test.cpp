#include <set>

#include <catch2/catch.hpp>

#include "analysis/identity.h"
#include "tests/analysis/rules_case.h"

namespace dyetrace::testing {
namespace {

struct Names {
  std::string relay = "Relay";
  bool storeFirst = false;
};

/// A person's e-mail goes through a relay to a partner; the names and the order may vary.
Product relayed(const Names& names) {
  ProductBuilder model;
  NodeId other;
  if (names.storeFirst) other = model.store("Other");
  const NodeId person = model.person("Person", "email");
  const NodeId relay = model.process(names.relay);
  const NodeId partner = model.external("Partner");
  if (!names.storeFirst) other = model.store("Other");
  model.flow(person, relay);
  model.flow(relay, partner);
  model.flow(person, other);
  return model.build();
}

std::set<std::string> identitiesAt(const Product& product, const std::string& place) {
  std::set<std::string> identities;
  for (const Finding& finding : reviewProduct(product, {}).review.findings) {
    if (product.nodes[finding.place].key == place) identities.insert(finding.id);
  }
  return identities;
}

}  // namespace

TEST_CASE("a finding keeps its identity when things are reordered or renamed on its road") {
  const auto identities = identitiesAt(relayed({}), "Partner");
  REQUIRE_FALSE(identities.empty());
  CHECK(identitiesAt(relayed({"Gateway", false}), "Partner") == identities);
  CHECK(identitiesAt(relayed({"Relay", true}), "Partner") == identities);
}

TEST_CASE("an identity is the documented hash of the four keys") {
  CHECK(identityOf("FLW-01", "a", "b", "c").size() == std::string("FLW-01-01234567").size());
  CHECK(identityOf("FLW-01", "ab", "c", "d") != identityOf("FLW-01", "a", "bc", "d"));
  CHECK(identityOf("FLW-01", "a", "b", "c") == identityOf("FLW-01", "a", "b", "c"));
}

TEST_CASE("a review lists every rule by code, asked or not, and counts what it found") {
  const Review review = reviewProduct(relayed({}), {}).review;
  REQUIRE(review.rules.size() == rules().size());
  std::size_t findings = 0;
  for (std::size_t i = 0; i < review.rules.size(); ++i) {
    CHECK(review.rules[i].rule == rules()[i]->description().code);
    if (i > 0) CHECK(review.rules[i - 1].rule < review.rules[i].rule);
    findings += review.rules[i].findings;
    const bool silent =
        review.rules[i].verdict == Verdict::unknown && review.rules[i].questions == 0;
    if (silent) CHECK_FALSE(review.rules[i].reason.empty());
  }
  CHECK(findings == review.findings.size());
}

TEST_CASE("findings come gravest first and every one has a road that was replayed") {
  const Review review = reviewProduct(relayed({}), {}).review;
  for (std::size_t i = 0; i < review.findings.size(); ++i) {
    CHECK(review.findings[i].path.confirmed);
    if (i > 0) CHECK(review.findings[i - 1].severity.result >= review.findings[i].severity.result);
  }
}

TEST_CASE("flows that name nothing are counted, the one with most labels first") {
  ProductBuilder model;
  const NodeId person = model.person("Person", "email");
  const NodeId app = model.process("App", "location.precise");
  const NodeId partner = model.external("Partner");
  model.flow(person, app);
  const FlowId worst = model.flow(app, partner);
  model.flow(partner, person, "email");
  const Review review = reviewProduct(model.build(), {}).review;
  REQUIRE(review.unlabelled.size() == 2);
  CHECK(review.unlabelled[0].flow == worst);
  CHECK(review.unlabelled[0].labels == 2);
}

TEST_CASE("a label that a flow names and nothing brings is kept, with a note and advice") {
  ProductBuilder model;
  const NodeId app = model.process("App");
  model.flow(app, model.external("Partner"), "email");
  const Review review = reviewProduct(model.build(), {}).review;
  REQUIRE(review.diagnostics.size() == 1);
  CHECK(review.diagnostics[0].code == "analysis/origin-not-drawn");
  CHECK_FALSE(review.diagnostics[0].advice.empty());
  CHECK_FALSE(review.findings.empty());
}

TEST_CASE("a finding that rests on an unconfirmed label or an undrawn flow says so") {
  ProductBuilder model;
  const NodeId app = model.process("App", "email");
  const FlowId flow = model.flow(app, model.external("Partner"));
  model.facts(app).data.at(0).suggested = true;
  model.product().flows[flow].confidence = Confidence::inferred;
  const Review review = reviewProduct(model.build(), {}).review;
  REQUIRE_FALSE(review.findings.empty());
  CHECK(review.findings[0].suggested);
  CHECK(review.findings[0].inferred);
}

TEST_CASE("a model without any drawn flow of data is said to draw none") {
  ProductBuilder model;
  model.process("App");
  CHECK_FALSE(reviewProduct(model.build(), {}).review.drawsData);
}

}  // namespace dyetrace::testing
