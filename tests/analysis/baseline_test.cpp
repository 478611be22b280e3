#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "analysis/accepted.h"
#include "analysis/review.h"
#include "tests/support/builder.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

/// What a team may change of a model between two reviews.
struct Changes {
  bool renamed = false;
  bool reordered = false;
  bool detour = false;  ///< One more step in the middle of the road.
  std::string data = "email";
  std::string place = "Partner";
  std::string origin = "Visitor";
};

/// A visitor's data gets to a partner by way of the shop.
Product shopAfter(const Changes& changes) {
  ProductBuilder model;
  NodeId partner;
  if (changes.reordered) partner = model.external(changes.place);
  const NodeId visitor = model.person(changes.origin, changes.data);
  const NodeId site = model.process("Site");
  if (!changes.reordered) partner = model.external(changes.place);
  NodeId last = site;
  model.flow(visitor, site);
  if (changes.detour) {
    last = model.process("Queue");
    model.flow(site, last);
  }
  model.flow(last, partner);
  if (changes.renamed) {
    for (Node& node : model.product().nodes) node.name = node.name + " (new)";
    for (Node& node : model.product().nodes) node.where.line += 40;
  }
  return model.build();
}

Baseline acceptingAll(const Product& product) {
  const Reviewed reviewed(product, {});
  Baseline baseline;
  for (const Finding& finding : reviewed.review.findings) {
    accept(baseline, entryFor(product, finding, {"known", "head of review", "2027-01-31"}));
  }
  return baseline;
}

struct Looked {
  std::size_t open = 0;
  std::size_t accepted = 0;
  std::vector<std::string> orphans{};  ///< Their advice.
};

Looked look(const Changes& changes, const std::string& today = "2026-06-01") {
  const Product product = shopAfter(changes);
  Reviewed reviewed(product, {});
  applyBaseline(product, acceptingAll(shopAfter({})), today, reviewed.review);
  Looked looked{reviewed.review.findings.size(), reviewed.review.accepted.size(), {}};
  for (const Diagnostic& each : reviewed.review.diagnostics) {
    if (each.code == "baseline/orphan") looked.orphans.push_back(each.advice);
  }
  return looked;
}

}  // namespace

TEST_CASE("what a baseline accepts does not count until its day has passed") {
  const std::size_t all = look({}).accepted;
  REQUIRE(all > 0);
  CHECK(look({}).open == 0);
  CHECK(look({}, "2027-01-31").open == 0);
  CHECK(look({}, "2027-02-01").open == all);
  const Product product = shopAfter({});
  Reviewed reviewed(product, {});
  applyBaseline(product, acceptingAll(product), "2027-02-01", reviewed.review);
  CHECK(reviewed.review.findings.front().acceptance->until == "2027-01-31");
}

TEST_CASE("an accepted finding survives renames, moved lines, a new order and a longer road") {
  Changes changes;
  changes.renamed = changes.reordered = changes.detour = true;
  CHECK(look(changes).open == 0);
  CHECK(look(changes).orphans.empty());
}

TEST_CASE(
    "an accepted finding ends with its data, its place or its origin, and the nearest is named") {
  Changes data;
  data.data = "phone_number";
  Changes place;
  place.place = "Other partner";
  Changes origin;
  origin.origin = "Customer";
  for (const Changes& changes : {data, place, origin}) {
    const Looked looked = look(changes);
    CHECK(looked.open > 0);
    CHECK(looked.accepted == 0);
    REQUIRE_FALSE(looked.orphans.empty());
  }
  CHECK(look(origin).orphans.front().find("The nearest finding is") == 0);
}

TEST_CASE("a baseline keeps its entries sorted and one for each finding") {
  Baseline baseline;
  for (const char* id : {"b", "a", "c", "b"}) {
    AcceptedFinding entry;
    entry.finding = id;
    entry.reason = std::to_string(baseline.entries.size());
    accept(baseline, entry);
  }
  REQUIRE(baseline.entries.size() == 3);
  CHECK(baseline.entries[0].finding == "a");
  CHECK(baseline.entries[1].reason == "3");
}

TEST_CASE("only days of the calendar are dates") {
  for (const char* date : {"2027-03-31", "2028-02-29"}) CHECK(isDate(date));
  for (const char* date : {"", "2027-02-29", "2027-13-01", "27-01-01", "2027-1-01", "2027/01/01"}) {
    CHECK_FALSE(isDate(date));
  }
}
