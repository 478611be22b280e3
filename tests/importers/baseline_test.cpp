#include <catch2/catch.hpp>

#include "importers/baseline/baseline_file.h"

using namespace dyetrace;

TEST_CASE("a baseline is written so that it reads back the same") {
  Baseline baseline;
  accept(baseline, {"FLW-01-1f0c9a3e",
                    "2027-03-31",
                    "head of review",
                    "signed\tin \"May\"",
                    "FLW-01",
                    "user.contact.email",
                    "Task_Ads",
                    "Task_Post",
                    {}});
  accept(baseline, {"POL-own-00000000", "2027-01-01", "", "=known", "POL-own", "", "", "", {}});
  Diagnostics diagnostics;
  const Baseline read = parseBaseline(writeBaseline(baseline), {}, diagnostics);
  CHECK(diagnostics.empty());
  REQUIRE(read.entries.size() == 2);
  CHECK(read.entries[0].reason == "signed\tin \"May\"");
  CHECK(read.entries[1].reason == "=known");
  CHECK(writeBaseline(read) == writeBaseline(baseline));
}

TEST_CASE("lines of a baseline that cannot count are told, and the others count") {
  Diagnostics diagnostics;
  const Baseline read = parseBaseline(
      "reason\tfinding\tuntil\n"
      "fine\tA-1\t2027-01-01\n"
      "no day\tA-2\tsoon\n"
      "\tA-3\t2027-01-01\n"
      "nameless\t\t2027-01-01\n"
      "again\tA-1\t2028-01-01\n",
      {}, diagnostics);
  REQUIRE(read.entries.size() == 1);
  CHECK(read.entries[0].reason == "again");
  REQUIRE(diagnostics.size() == 4);
  CHECK(diagnostics[0].code == "baseline/bad-date");
  CHECK(diagnostics[1].code == "baseline/no-reason");
  CHECK(diagnostics[2].code == "baseline/no-finding");
  CHECK(diagnostics[3].code == "baseline/twice");
}

TEST_CASE("a file that is no baseline is said to be none") {
  Diagnostics diagnostics;
  CHECK(parseBaseline("select\tkey\tvalue\n", {}, diagnostics).entries.empty());
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].code == "baseline/header");
}
