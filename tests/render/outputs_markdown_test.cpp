#include <catch2/catch.hpp>

#include "render/outputs.h"
#include "tests/render/outputs_case.h"

using namespace dyetrace;
using namespace dyetrace::outputs_test;
using Catch::Matchers::Contains;

namespace {

std::string reportOf(const Case& made, const ReportPictures& pictures = {}) {
  return reviewToMarkdown(made.product, made.review, made.diagnostics, pictures);
}

}  // namespace

TEST_CASE("the report tells a finding with picture, road, reasons and change") {
  const Case made = locationCase();
  const std::string report =
      reportOf(made, {"overview.svg", "settings.svg", {{"FLW-01-1", "FLW-01-1.svg"}}});
  CHECK_THAT(report, Contains("![The settings and what they open](settings.svg)"));
  CHECK_THAT(report,
             Contains("<a id=\"flw-01-1\"></a>\n"
                      "\n"
                      "### FLW-01 Precise location reaches Ads partner\n"
                      "\n"
                      "a plain remark\n"
                      "\n"
                      "![Precise location reaches Ads partner](FLW-01-1.svg)\n"
                      "\n"
                      "Precise location starts at Traveller (`photos.bpmn:4:7`)\n"
                      "\n"
                      "1. Traveller sends precise location to Photos app (`photos.bpmn:10:7`)\n"
                      "2. Photos app sends precise location to Ads partner, **if Personalised ads "
                      "= on**; a plain remark (`photos.bpmn:12:7`)\n"
                      "\n"
                      "<details><summary>The road as a chart</summary>\n"
                      "\n"
                      "```mermaid\n"
                      "flowchart LR\n"
                      "  n0([\"Traveller\"])\n"
                      "  n1[\"Photos app\"]\n"
                      "  n0 -->|\"1 precise location\"| n1\n"
                      "  n2[[\"Ads partner\"]]\n"
                      "  n1 -->|\"2 precise location\"| n2\n"
                      "```\n"
                      "\n"
                      "</details>\n"
                      "\n"
                      "- **Severity:** critical, as 4 (precise location) x 3 (third party) = 12 "
                      "critical\n"
                      "- **Why it matters:** GDPR Art. 5(1)(b)\n"));
  CHECK_THAT(report, Contains("- **Smallest change:** Drop precise location at Photos app\n"));
  CHECK_THAT(report, Contains("](overview.svg)"));
}

TEST_CASE("the report begins with a summary and a table of findings") {
  const std::string report = reportOf(locationCase());
  CHECK_THAT(report, Contains("# photo sharing: where personal data surfaces\n"));
  CHECK_THAT(report, Contains("**1 finding (1 critical) and 1 question for the owners.** "
                              "Personal data in the model: precise location. It draws 1 person, 1 "
                              "system or task, 1 outside party, 2 flows and 1 zone. Read: "
                              "photos.bpmn (bpmn).\n"));
  CHECK_THAT(report, Contains("- notes.txt: holds no format that is read: photo sharing\n"));
  CHECK_THAT(report,
             Contains("| [1](#flw-01-1) | critical | Precise location reaches Ads partner | "
                      "precise location | Ads partner |\n"));
}

TEST_CASE("the report groups questions by whom they concern and lists what is open") {
  const std::string report = reportOf(locationCase());
  CHECK_THAT(report, Contains("### Ads partner\n\n- What is the role of a plain remark? (REC-01, "
                              "`photos.bpmn:8:7`)\n"));
  CHECK_THAT(report, Contains("Could not be asked, and what to add to the model:\n\n"
                              "- LIF-01 No end date: no store says a plain remark\n"));
  CHECK_THAT(report, Contains("| upload | Traveller | Photos app | 1 | `photos.bpmn:10:7` |\n"));
  CHECK_THAT(report, Contains("engineering aid"));
}

TEST_CASE("the report of a model without drawn data says so before all else") {
  Case made = locationCase();
  made.review = {};
  made.review.drawsData = false;
  const std::string report = reportOf(made);
  CHECK_THAT(report, Contains("**No data is drawn in this model.**"));
  CHECK_THAT(report, Contains("**This does not mean that there is no risk.**"));
  CHECK(report.find("No data is drawn") < report.find("No finding"));
}

TEST_CASE("text of a model stays text in the report") {
  const Case made = caseWithText(
      "<script>alert(1)</script> [click](javascript:x) ![i](http://x/y.png) | a\n# b `c` \x1b[31m");
  const std::string report = reportOf(made);
  CHECK_FALSE(hasControls(report));
  CHECK(report.find("<script") == std::string::npos);
  CHECK(report.find("[click](") == std::string::npos);
  CHECK(report.find("![i](") == std::string::npos);
  CHECK(report.find("\n# b") == std::string::npos);
}

TEST_CASE("the same review gives the same report") {
  CHECK(reportOf(locationCase()) == reportOf(locationCase()));
}
