#include <algorithm>
#include <sstream>

#include <catch2/catch.hpp>

#include "render/outputs.h"
#include "render/text_width.h"
#include "tests/render/outputs_case.h"

using namespace dyetrace;
using namespace dyetrace::outputs_test;
using Catch::Matchers::Contains;

namespace {

std::vector<std::string> linesOf(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string withoutColour(std::string text) {
  for (std::size_t at = text.find('\x1b'); at != std::string::npos; at = text.find('\x1b', at)) {
    text.erase(at, text.find('m', at) + 1 - at);
  }
  return text;
}

}  // namespace

TEST_CASE("the terminal shows a finding with its road, numbered, each step with its place") {
  const Case made = locationCase();
  const std::string text = reviewToText(made.product, made.review, {});
  CHECK(text ==
        "critical  Precise location reaches Ads partner\n"
        "          FLW-01-1, rests on an unconfirmed label\n"
        "          Precise location starts at Traveller (photos.bpmn:4:7)\n"
        "       1. Traveller sends precise location to Photos app (photos.bpmn:10:7)\n"
        "       2. Photos app sends precise location to Ads partner, if Personalised ads\n"
        "          = on; a plain remark (photos.bpmn:12:7)\n"
        "     why: GDPR Art. 5(1)(b)\n"
        "     fix: Drop precise location at Photos app\n"
        "\n"
        "Questions for the owners\n"
        "  - What is the role of a plain remark?\n"
        "\n"
        "1 flow without a word on what moves, taken to carry everything that the source\n"
        "has: upload.\n"
        "\n"
        "1 finding (1 critical), 1 question, 2 rules asked, 1 unanswered.\n");
}

TEST_CASE("colour adds nothing but colour") {
  const Case made = locationCase();
  const std::string plain = reviewToText(made.product, made.review, {false, 80});
  const std::string coloured = reviewToText(made.product, made.review, {true, 80});
  CHECK(coloured != plain);
  CHECK(withoutColour(coloured) == plain);
}

TEST_CASE("lines keep within the width, also with wide characters") {
  const Case made = caseWithText("東京都の位置情報を広告会社へ送る処理システム " +
                                 std::string(200, 'x') + " and some more words");
  for (const std::size_t width : {std::size_t{40}, std::size_t{80}, std::size_t{100}}) {
    for (const std::string& line : linesOf(reviewToText(made.product, made.review, {false, width})))
      CHECK(columnsOf(line) <= width);
  }
}

TEST_CASE("a road that was shown before is named and not repeated") {
  Case made = locationCase();
  made.review.findings.push_back(made.review.findings[0]);
  made.review.findings.push_back(made.review.findings[0]);
  made.review.findings[2].path.hops.pop_back();
  const std::string text = reviewToText(made.product, made.review, {});
  CHECK_THAT(text, Contains("          By the road of FLW-01-1\n"));
  CHECK_THAT(text, Contains("          By the road of FLW-01-1, up to step 1\n"));
}

TEST_CASE("places leave out the folder that all files share, diagnostics do not") {
  Case made = locationCase();
  made.product.files[FileId(0)].name = "models/feature/photos.bpmn";
  made.product.files[FileId(1)].name = "models/feature/more/notes.txt";
  CHECK_THAT(reviewToText(made.product, made.review, {}), Contains("Traveller (photos.bpmn:4:7)"));
  CHECK_THAT(diagnosticsToText(made.product, made.diagnostics, {}),
             Contains("models/feature/photos.bpmn:6:7: warning:"));
}

TEST_CASE("a road ends with what happens at its place") {
  Case made = locationCase();
  made.review.findings[0].path.placeRemark = "derived from time and place";
  CHECK_THAT(reviewToText(made.product, made.review, {}),
             Contains("At Ads partner: precise location derived from time and place"));
}

TEST_CASE("a model without drawn data is never called safe") {
  Case made = locationCase();
  made.review = {};
  made.review.drawsData = false;
  const std::string text = reviewToText(made.product, made.review, {});
  CHECK_THAT(text, Contains("NO DATA IS DRAWN") && Contains("does not mean that there is no risk"));
  CHECK(text.find("NO DATA") == 0);
}

TEST_CASE("beyond twenty findings the terminal counts the rest by rule") {
  Case made = locationCase();
  made.review.findings.clear();
  for (int i = 0; i < 34; ++i) {
    made.review.findings.push_back(findingIn(made.product, Severity::high, i));
  }
  const std::string text = reviewToText(made.product, made.review, {});
  CHECK_THAT(text,
             Contains("FLW-01 Data goes further than its stated purpose: and 14 more (14 high)"));
  CHECK_THAT(text, Contains("34 findings (34 high)"));
}

TEST_CASE("a long road is folded in the middle and keeps its numbers") {
  Case made = locationCase();
  Path& path = made.review.findings[0].path;
  path.hops.assign(40, path.hops[0]);
  const std::string text = reviewToText(made.product, made.review, {});
  CHECK_THAT(text, Contains("30 steps in between") && Contains("40. Traveller"));
}

TEST_CASE("diagnostics look like a compiler's, with advice and further places below") {
  const Case made = locationCase();
  CHECK(diagnosticsToText(made.product, made.diagnostics, {}) ==
        "photos.bpmn:6:7: warning: `a plain remark` is no key\n"
        "    Did you mean a plain remark?\n"
        "    photos.bpmn:8:7: a plain remark\n");
}

TEST_CASE("a diagnostic that repeats is shown five times and then counted") {
  const Case made = locationCase();
  const Diagnostics many(42, made.diagnostics[0]);
  const std::string text = diagnosticsToText(made.product, many, {});
  CHECK_THAT(text, Contains("… and 37 more like this (vocabulary/unknown-key)"));
  CHECK(linesOf(text).size() == 5 * 3 + 1);
}

TEST_CASE("hostile text never reaches the terminal as a control sequence") {
  const Case made = caseWithText(
      "a\x1b[31mred\x07 \xC2\x9B"
      "31m \xE2\x80\xAEtxt.exe\xE2\x80\xAC \r\n\xFF\xC0 end");
  CHECK_FALSE(hasControls(reviewToText(made.product, made.review, {})));
  CHECK_FALSE(hasControls(diagnosticsToText(made.product, made.diagnostics, {})));
  CHECK_FALSE(hasControls(withoutColour(reviewToText(made.product, made.review, {true, 80}))));
}

TEST_CASE("columns are counted as terminals show them") {
  CHECK(columnsOf(std::string_view("abc")) == 3);
  CHECK(columnsOf(std::string_view("漢字")) == 4);
  CHECK(columnsOf(std::string_view("e\u0301")) == 1);
  CHECK(columnsOf(std::string_view("é😀")) == 3);
}

TEST_CASE("text wraps at spaces, and inside a word only if it must") {
  CHECK(wrapped("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(wrapped("abcdefghij k", 4) == std::vector<std::string>{"abcd", "efgh", "ij k"});
  CHECK(wrapped("漢字漢字", 5) == std::vector<std::string>{"漢字", "漢字"});
  CHECK(wrapped("", 5) == std::vector<std::string>{""});
}
