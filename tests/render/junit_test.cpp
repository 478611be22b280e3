#include "render/junit.h"

#include <catch2/catch.hpp>
#include <pugixml.hpp>

#include "tests/render/outputs_case.h"

using namespace dyetrace;
using namespace dyetrace::outputs_test;
using Catch::Matchers::Contains;

namespace {

pugi::xml_document parsedReport(const Case& made,
                                std::optional<Severity> threshold = Severity::low) {
  const std::string text = reviewToJunit(made.product, made.review, made.diagnostics, threshold);
  pugi::xml_document document;
  const pugi::xml_parse_result result = document.load_buffer(text.data(), text.size());
  INFO(result.description());
  REQUIRE(result);
  CHECK_FALSE(hasControls(text));
  return document;
}

std::string attribute(const pugi::xml_document& document, const char* path, const char* name) {
  return document.select_node(path).node().attribute(name).value();
}

}  // namespace

TEST_CASE("a finding is a failed test case with its road, in the suite of its area") {
  const pugi::xml_document document = parsedReport(locationCase());
  const char* kCase = "/testsuites/testsuite[@name='Flows']/testcase";
  CHECK(attribute(document, kCase, "classname") ==
        "FLW-01 Data goes further than its stated purpose");
  CHECK(attribute(document, kCase, "name") == "Precise location reaches Ads partner (FLW-01-1)");
  CHECK(attribute(document, kCase, "file") == "photos.bpmn");
  CHECK(attribute(document, kCase, "line") == "8");
  const pugi::xml_node failure =
      document.select_node("/testsuites/testsuite[@name='Flows']/testcase/failure").node();
  CHECK(std::string(failure.attribute("type").value()) == "critical");
  CHECK(std::string(failure.attribute("message").value()) ==
        "Precise location reaches Ads partner");
  CHECK_THAT(failure.text().get(),
             Contains(" 2. Photos app sends precise location to Ads partner") &&
                 Contains("fix: Drop precise location at Photos app"));
}

TEST_CASE("test suites count what they hold") {
  const pugi::xml_document document = parsedReport(locationCase());
  const pugi::xml_node root = document.child("testsuites");
  CHECK(root.attribute("tests").as_int() == 3);
  CHECK(root.attribute("failures").as_int() == 1);
  CHECK(root.attribute("skipped").as_int() == 2);
  int cases = 0;
  int failures = 0;
  for (const pugi::xml_node suite : root.children("testsuite")) {
    cases += suite.attribute("tests").as_int();
    failures += suite.attribute("failures").as_int();
  }
  CHECK(cases == 3);
  CHECK(failures == 1);
}

TEST_CASE("what is below the threshold is skipped and does not fail") {
  Case made = locationCase();
  made.review.findings[0].severity.result = Severity::medium;
  CHECK(parsedReport(made, Severity::high).child("testsuites").attribute("failures").as_int() == 0);
  CHECK(parsedReport(made, std::nullopt).child("testsuites").attribute("failures").as_int() == 0);
  CHECK(parsedReport(made, Severity::medium).child("testsuites").attribute("failures").as_int() ==
        1);
}

TEST_CASE("an accepted finding is skipped with the reason") {
  Case made = locationCase();
  made.review.accepted.swap(made.review.findings);
  made.review.accepted[0].acceptance = Acceptance{"contract is signed", "", "2027-03-31"};
  const pugi::xml_document document = parsedReport(made);
  CHECK(document.child("testsuites").attribute("failures").as_int() == 0);
  CHECK(attribute(document, "/testsuites/testsuite[@name='Flows']/testcase/skipped", "message") ==
        "accepted until 2027-03-31: contract is signed");
}

TEST_CASE("an error while reading is an error of its own suite") {
  Case made = locationCase();
  made.diagnostics.push_back({Level::error, "xml/broken", "the file ends early", {}, "", {}});
  const pugi::xml_document document = parsedReport(made);
  CHECK(document.child("testsuites").attribute("errors").as_int() == 1);
  CHECK(attribute(document, "/testsuites/testsuite[@name='Reading']/testcase/error", "message") ==
        "the file ends early");
}

TEST_CASE("hostile text leaves JUnit XML well-formed, without what XML cannot say") {
  parsedReport(
      caseWithText("a\x01\x08\x1b[31m \xEF\xBF\xBE \xFF ]]> <b a=\"'\">&amp; \xE2\x80\xAE"));
}
