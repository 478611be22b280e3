#include "analysis/number_map.h"

#include <cstdint>
#include <random>
#include <unordered_map>

#include <catch2/catch.hpp>

using namespace dyetrace;

TEST_CASE("a map of numbers knows what was added, and nothing else, however many there are") {
  std::mt19937_64 random(7);
  std::unordered_map<std::uint64_t, int> expected;
  NumberMap<int> map;
  for (int round = 0; round < 20'000; ++round) {
    // Many are near one another, as nodes are, and many fall into one place.
    const std::uint64_t number = round % 2 == 0 ? random() % 30'000 : random() << 40;
    const int* known = map.find(number);
    const auto wanted = expected.find(number);
    REQUIRE((known != nullptr) == (wanted != expected.end()));
    if (known != nullptr) {
      REQUIRE(*known == wanted->second);
      continue;
    }
    map.add(number, round);
    expected.emplace(number, round);
  }
  for (const auto& [number, value] : expected) REQUIRE(*map.find(number) == value);
  map.clear();
  for (const auto& [number, value] : expected) REQUIRE(map.find(number) == nullptr);
}
