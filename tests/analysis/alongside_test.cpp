// Walking along two lists that are mostly alike.

#include "analysis/compare/alongside.h"

#include <string>

#include <catch2/catch.hpp>

using namespace dyetrace;

namespace {

/// What becomes of each letter: `=` on both sides, `-` before only, `+` after only.
std::string walked(const std::string& before, const std::string& after) {
  std::string steps;
  walkAlongside(
      before.size(), after.size(),
      [&](std::size_t i, std::size_t j) { return before[i] == after[j]; },
      [&](std::size_t i, std::size_t) { steps += std::string("=") + before[i]; },
      [&](std::size_t i) { steps += std::string("-") + before[i]; },
      [&](std::size_t j) { steps += std::string("+") + after[j]; });
  return steps;
}

}  // namespace

TEST_CASE("walking along two lists steps over what one of them has more") {
  CHECK(walked("abc", "abc") == "=a=b=c");
  CHECK(walked("abc", "axbc") == "=a+x=b=c");
  CHECK(walked("axbc", "abc") == "=a-x=b=c");
  CHECK(walked("abc", "axc") == "=a-b+x=c");
  CHECK(walked("", "ab") == "+a+b");
  CHECK(walked("ab", "") == "-a-b");
}

TEST_CASE("walking along lists of many that look alike does not drift where one is replaced") {
  CHECK(walked("aaaabcd", "axaabcd") == "=a-a+x=a=a=b=c=d");
}

TEST_CASE("walking along two lists ends where they are in another order") {
  CHECK(walked("ab", "ba") == "+b=a-b");
  CHECK(walked("abcd", "dcba") == "-a+d+c=b-c+a-d");
}
