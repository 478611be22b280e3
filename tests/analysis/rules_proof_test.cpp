// LIF-11: which stores hold proof, how long it is needed, and who needs it.

#include <catch2/catch.hpp>

#include "tests/analysis/rules_case.h"

namespace dyetrace::testing {
namespace {

const Lines kTold{"user.behavior.purchase_history @ Proofs violated"};

/// An order goes into a log, and to a store that is kept for use.
struct Shop {
  Shop() {
    model.flow(person, take, "purchase_history");
    model.flow(take, proofs, {}, FlowKind::write);
    model.flow(take, orders, {}, FlowKind::write);
    model.facts(proofs).storeUse = StoreUse::log;
    keep(orders, 365);
    keep(proofs, 3650);
  }

  void keep(NodeId store, double days) {
    model.facts(store).retention = Retention{Retention::Kind::duration, days, "a term"};
  }
  void keepUntil(NodeId store, Retention::Kind kind) {
    model.facts(store).retention = Retention{kind, 0, "a word"};
  }
  Lines told() { return testing::told("LIF-11", model.build()); }
  Verdict verdict() { return ask("LIF-11", model.build()).verdict; }
  Severity severity() { return ask("LIF-11", model.build()).findings.at(0).severity.result; }

  ProductBuilder model;
  NodeId person = model.person("Person", "purchase_history");
  NodeId take = model.process("Take");
  NodeId proofs = model.store("Proofs");
  NodeId orders = model.store("Orders");
};

}  // namespace

TEST_CASE("a log is proof, and so is what carries the mark signed; the latter weighs more") {
  Shop shop;
  CHECK(shop.told() == kTold);
  CHECK(shop.severity() == Severity::low);
  shop.model.facts(shop.proofs).storeUse.reset();
  CHECK(shop.verdict() == Verdict::doesNotApply);
  shop.model.marks(shop.proofs, "signed");
  CHECK(shop.told() == kTold);
  CHECK(shop.severity() == Severity::medium);
}

TEST_CASE("a signature that is taken off before the data is stored proves nothing") {
  Shop shop;
  shop.model.facts(shop.proofs).storeUse.reset();
  shop.model.marks(shop.person, "signed");
  shop.model.unmarks(shop.orders, "signed");
  CHECK(shop.told() == kTold);
  shop.model.unmarks(shop.take, "signed");
  CHECK(shop.verdict() == Verdict::doesNotApply);
}

TEST_CASE("proof may be kept as long as the longest use of the same data") {
  Shop shop;
  SECTION("the same data for use elsewhere") {
    const NodeId archive = shop.model.store("Archive");
    shop.model.flow(shop.take, archive, {}, FlowKind::write);
    shop.keep(archive, 3650);
  }
  SECTION("until an event") {
    shop.keepUntil(shop.proofs, Retention::Kind::untilEvent);
  }
  SECTION("no other term is known") {
    shop.keepUntil(shop.orders, Retention::Kind::untilEvent);
  }
  CHECK(shop.told().empty());
  CHECK(shop.verdict() == Verdict::satisfied);
}

TEST_CASE("other data that is kept for longer is no need for proof") {
  Shop shop;
  const NodeId other = shop.model.store("Addresses", "contact.email");
  shop.keep(other, 3650);
  CHECK(shop.told() == kTold);
}

TEST_CASE("proof without an end is too long, whatever is known of the use") {
  Shop shop;
  shop.keepUntil(shop.proofs, Retention::Kind::endless);
  shop.keepUntil(shop.orders, Retention::Kind::untilEvent);
  CHECK(shop.told() == kTold);
}

TEST_CASE("proof for a dispute or a legal duty, and of consents, may be kept") {
  Shop shop;
  SECTION("a dispute") {
    shop.model.facts(shop.proofs).purposes = purpose("disputes");
  }
  SECTION("a legal duty") {
    shop.model.facts(shop.proofs).purposes = purpose("essential.legal_obligation");
  }
  SECTION("consents") {
    shop.model.marks(shop.proofs, "consent_record");
  }
  SECTION("on the person's own device") {
    shop.model.facts(shop.proofs).role = Role::device;
  }
  CHECK(shop.told().empty());
}

TEST_CASE("where nobody states how long proof is kept, that is not answered") {
  Shop shop;
  shop.model.facts(shop.proofs).retention.reset();
  CHECK(shop.told().empty());
  CHECK(shop.verdict() == Verdict::unknown);
}

}  // namespace dyetrace::testing
