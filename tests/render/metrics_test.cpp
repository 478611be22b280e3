#include "render/metrics.h"

#include <catch2/catch.hpp>

#include "render/text_lines.h"

using namespace dyetrace;

TEST_CASE("widths agree with the Helvetica AFM figures") {
  // A 667, W 944, i 222, space 278 thousandths of an em; bold A 722.
  CHECK(textWidth("AWi ", {10, false}) == Approx(21.11));
  CHECK(textWidth("A", {10, true}) == Approx(7.22));
  CHECK(textWidth("", {10, true}) == 0);
}

TEST_CASE("characters are measured, not bytes") {
  CHECK(textWidth("é", {10, false}) == textWidth("e", {10, false}));
  CHECK(textWidth("Ж", {10, false}) > 8);
  CHECK(textWidth("e\xCC\x81", {10, false}) == textWidth("e", {10, false}));
  CHECK(textWidth("\xE4\xB8\xAD", {10, false}) == Approx(10));
  CHECK(textWidth("\xF0\x9F\x93\xB7", {10, false}) == Approx(10));
}

TEST_CASE("hostile bytes have a width and do not crash") {
  CHECK(textWidth("\xFF\xFE\xED\xA0", {10, false}) > 0);
  CHECK_FALSE(widthIsKnown("\xFF"));
}

TEST_CASE("only text of the table is told to have a known width") {
  CHECK(widthIsKnown("Zażółć gęślą jaźń – 18 €"));
  CHECK(widthIsKnown("Привет, κόσμε"));
  CHECK_FALSE(widthIsKnown("写真"));
}

TEST_CASE("lines break between words and lose nothing until the last one") {
  CHECK(breakLines("Send precise location to partner", 16, 3) ==
        std::vector<std::string>{"Send precise", "location to", "partner"});
  CHECK(breakLines("Donaudampfschifffahrt", 10, 5) ==
        std::vector<std::string>{"Donaudampf", "schifffahr", "t"});
  CHECK(breakLines("one two three four five", 8, 2) ==
        std::vector<std::string>{"one two", "thre…ive"});
  CHECK(breakLines("", 8, 2).empty());
}

TEST_CASE("lines broken to a width fit it") {
  const TextStyle style{12, true};
  for (const std::string& line :
       breakLinesToWidth("Phone numbers from address books reach a friend", 100, style)) {
    CHECK(textWidth(line, style) <= 100);
  }
  CHECK(breakLinesToWidth("WWWW", 1, style).size() == 4);
}
