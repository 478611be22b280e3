#include <catch2/catch.hpp>

#include "tests/laws/random_model.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

LabelSet randomSet(Random& random) {
  LabelSet labels;
  const std::size_t bound = random.oneIn(2) ? 8 : 200;
  for (std::size_t i = random.below(10); i > 0; --i) labels.insert(LabelId(random.below(bound)));
  return labels;
}

}  // namespace

TEST_CASE("sets of labels are a lattice") {
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const LabelSet a = randomSet(random);
    const LabelSet b = randomSet(random);
    const LabelSet c = randomSet(random);
    CHECK((a | b) == (b | a));
    CHECK((a & b) == (b & a));
    CHECK(((a | b) | c) == (a | (b | c)));
    CHECK(((a & b) & c) == (a & (b & c)));
    CHECK((a | a) == a);
    CHECK((a & a) == a);
    CHECK((a | (a & b)) == a);
    CHECK((a & (a | b)) == a);
    CHECK((a & (b | c)) == ((a & b) | (a & c)));
    CHECK((a | b).includes(a));
    CHECK(a.includes(a & b));
    CHECK(a.includes(b) == ((a | b) == a));
    CHECK(a.includes(b) == ((a & b) == b));
    CHECK(a.intersects(b) == !(a & b).empty());
  }
}

TEST_CASE("taking labels away and putting them back gives the join") {
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const LabelSet a = randomSet(random);
    const LabelSet b = randomSet(random);
    CHECK(((a - b) | b) == (a | b));
    CHECK_FALSE((a - b).intersects(b));
    CHECK((a - LabelSet()) == a);
  }
}

TEST_CASE("a set is its members, and its words") {
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const LabelSet a = randomSet(random);
    LabelSet again;
    for (const LabelId label : a.members()) again.insert(label);
    CHECK(again == a);
    CHECK(a.members().size() == a.size());
    std::vector<std::uint64_t> words(4);
    a.copyTo(words);
    CHECK(LabelSet::fromWords(words) == a);
  }
}
