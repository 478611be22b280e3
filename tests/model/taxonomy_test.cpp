#include "model/taxonomy.h"

#include <set>

#include <catch2/catch.hpp>

#include "model/names.h"

using namespace dyetrace;

namespace {

std::string keyFor(TermKind kind, const std::string& name) {
  const Taxonomy& taxonomy = Taxonomy::builtIn();
  const TermLookup lookup = taxonomy.find(kind, name);
  return lookup.term.valid() ? taxonomy[lookup.term].key : "";
}

}  // namespace

TEST_CASE("a term is found by its key, any unique tail, and common other names") {
  CHECK(keyFor(TermKind::data, "user.contact.email") == "user.contact.email");
  CHECK(keyFor(TermKind::data, "contact.email") == "user.contact.email");
  CHECK(keyFor(TermKind::data, "E-Mail") == "user.contact.email");
  CHECK(keyFor(TermKind::data, "location") == "user.location");
  CHECK(keyFor(TermKind::data, "phone number") == "user.contact.phone_number");
  CHECK(keyFor(TermKind::purpose, "advertising") == "marketing.advertising");
  CHECK(keyFor(TermKind::basis, "consent") == "consent");
}

TEST_CASE("a name that fits several terms gives the candidates") {
  const TermLookup lookup = Taxonomy::builtIn().find(TermKind::purpose, "targeted");
  CHECK_FALSE(lookup.term.valid());
  CHECK(lookup.ambiguous);
  CHECK(lookup.candidates.size() == 2);
}

TEST_CASE("an unknown name gives the nearest ones") {
  const TermLookup lookup = Taxonomy::builtIn().find(TermKind::data, "emial");
  CHECK_FALSE(lookup.term.valid());
  REQUIRE_FALSE(lookup.candidates.empty());
  CHECK(lookup.candidates.front() == "email");
}

TEST_CASE("a parent covers its children and not the other way round") {
  const Taxonomy& taxonomy = Taxonomy::builtIn();
  const TermId contact = taxonomy.find(TermKind::data, "contact").term;
  const TermId email = taxonomy.find(TermKind::data, "email").term;
  CHECK(taxonomy.covers(contact, email));
  CHECK_FALSE(taxonomy.covers(email, contact));
}

TEST_CASE("every term of the taxonomy is sound and reachable by its own key and aliases") {
  const Taxonomy& taxonomy = Taxonomy::builtIn();
  std::set<std::pair<TermKind, std::string>> seen;
  for (const TermId id : taxonomy.terms().ids()) {
    const Term& term = taxonomy[id];
    INFO(term.key);
    CHECK(seen.emplace(term.kind, term.key).second);
    CHECK(taxonomy.find(term.kind, term.key).term == id);
    CHECK((term.weight >= 0 && term.weight <= 4));
    CHECK_FALSE(term.title.empty());
    CHECK_FALSE(term.definition.empty());
    if (term.special != Special::none) CHECK(term.weight == 4);
  }
}

TEST_CASE("names are compared without case, spaces and hyphens") {
  CHECK(foldName("  Ads  Partner ") == "ads_partner");
  CHECK(foldName("ads-partner") == "ads_partner");
}

TEST_CASE("a swap of neighbours counts as one mistake") {
  const std::vector<std::string> known = {"retention", "region", "role"};
  CHECK(nearestNames("retnetion", known) == std::vector<std::string>{"retention"});
  CHECK(nearestNames("zzzzzzzz", known).empty());
  CHECK(didYouMean({"a", "b", "c"}) == "Did you mean a, b or c?");
}
