#include "model/duration.h"

#include <catch2/catch.hpp>

using namespace dyetrace;

TEST_CASE("durations are read in both spellings, and what is none is not") {
  CHECK(daysIn("P2W") == 14.0);
  CHECK(daysIn("PT36H") == 1.5);
  CHECK(daysIn("7d") == 7.0);
  CHECK(daysIn("1 week 2 days") == 9.0);
  CHECK(daysIn("P1Y") == 365.25);
  for (const char* none : {"", "P", "soon", "7", "P7", "7 parsecs", "P99999999Y"}) {
    CAPTURE(none);
    CHECK_FALSE(daysIn(none));
  }
}
