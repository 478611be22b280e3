#include "model/label.h"

#include <catch2/catch.hpp>

using namespace dyetrace;

namespace {

LabelSet setOf(std::initializer_list<std::size_t> indices) {
  LabelSet set;
  for (const std::size_t index : indices) set.insert(LabelId(index));
  return set;
}

}  // namespace

TEST_CASE("a label set holds what was put in, in order of id") {
  const LabelSet set = setOf({130, 3, 64});
  CHECK(set.size() == 3);
  CHECK(set.members() == std::vector{LabelId(3), LabelId(64), LabelId(130)});
  CHECK_FALSE(set.contains(LabelId(131)));
  CHECK_FALSE(set.contains(LabelId(100000)));
}

TEST_CASE("sets that grew and shrank equal sets that never grew") {
  LabelSet set = setOf({1, 500});
  set.erase(LabelId(500));
  CHECK(set == setOf({1}));
  CHECK((setOf({1, 500}) & setOf({1})) == setOf({1}));
  CHECK((setOf({1, 500}) - setOf({500})) == setOf({1}));
  CHECK((setOf({500}) - setOf({500})).empty());
}

TEST_CASE("inclusion and intersection work across words") {
  CHECK(setOf({1, 70, 200}).includes(setOf({70, 200})));
  CHECK_FALSE(setOf({70}).includes(setOf({70, 200})));
  CHECK(setOf({70, 200}).intersects(setOf({200})));
  CHECK_FALSE(setOf({70}).intersects(setOf({6})));
}
