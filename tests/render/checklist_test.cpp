#include "render/checklist.h"

#include <set>

#include <catch2/catch.hpp>

#include "analysis/rule.h"
#include "tests/render/outputs_case.h"

using namespace dyetrace;
using namespace dyetrace::outputs_test;
using Catch::Matchers::Contains;

namespace {

std::string checklistOf(const Case& made) {
  return reviewToChecklist(made.product, made.review, "report.md");
}

/// Of the item that the rule belongs to, up to the next item.
std::string itemOf(const std::string& checklist, const std::string& question) {
  const std::size_t begin = checklist.find("] **" + question) - 4;
  return checklist.substr(begin, checklist.find("\n- [", begin) - begin);
}

}  // namespace

TEST_CASE("every rule answers exactly one item of the checklist") {
  std::multiset<std::string> answering;
  for (const auto& section : checklist::sections()) {
    for (const auto& item : section.items) answering.insert(item.rules.begin(), item.rules.end());
  }
  std::multiset<std::string> known;
  for (const auto& rule : rules()) known.insert(rule->description().code);
  CHECK(answering == known);
}

TEST_CASE("an item with findings names them, their severity and place, and is not ticked") {
  const std::string item =
      itemOf(checklistOf(locationCase()), "Does every use stay within the purpose");
  CHECK_THAT(item, Catch::Matchers::StartsWith("- [ ] "));
  CHECK_THAT(item, Contains("1 finding."));
  CHECK_THAT(item, Contains("  - critical: Precise location reaches Ads partner "
                            "([FLW-01-1](report.md#flw-01-1), `photos.bpmn:8:7`)"));
}

TEST_CASE("an item is ticked only if its rules were asked and found nothing") {
  Case made = locationCase();
  made.review.rules = {{"REC-10", "", Verdict::satisfied, "", 0, 0}};
  CHECK_THAT(checklistOf(made), Contains("- [x] **Does everybody inside see only what their task "
                                         "needs?** Yes, as far as the model shows.\n"));
  made.review.rules = {{"REC-10", "", Verdict::doesNotApply, "no roles", 0, 0}};
  CHECK_THAT(checklistOf(made), Contains("- [x] **Does everybody inside see only what their task "
                                         "needs?** Does not apply: no roles\n"));
  made.review.rules = {{"REC-10", "", Verdict::unknown, "no role says what it reads", 0, 0}};
  const std::string item = itemOf(checklistOf(made), "Does everybody inside");
  CHECK_THAT(item, Catch::Matchers::StartsWith("- [ ] "));
  CHECK_THAT(item, Contains("The model does not say. A question for the owner.") &&
                       Contains("no role says what it reads"));
}

TEST_CASE("questions of rules are asked of whom the item names") {
  const std::string item = itemOf(checklistOf(locationCase()), "Does every recipient have a role");
  CHECK_THAT(item, Contains("  - Ask Legal: What is the role of a plain remark?"));
  CHECK_THAT(item, Contains("  - Ads partner (`photos.bpmn:8:7`): third-party (assumed)"));
}

TEST_CASE("rules of a policy have an item of their own") {
  Case made = locationCase();
  CHECK_THAT(checklistOf(made), Contains("own policy?** No policy was given.\n"));
  made.review.rules.push_back({"POL-no-maps", "No maps", Verdict::satisfied, "", 0, 0});
  CHECK_THAT(checklistOf(made), Contains("own policy?** Yes, as far as the model shows.\n"));
}

TEST_CASE("what no model can answer stays open") {
  CHECK_THAT(checklistOf({}), Contains("- [ ] **Are the words true and understandable?** A "
                                       "question for Policy.\n"));
}

TEST_CASE("text of a model stays text in the checklist") {
  const std::string text = checklistOf(
      caseWithText("<script>alert(1)</script> [click](javascript:x) | a\n- [x] b `c` \x1b[31m"));
  CHECK_FALSE(hasControls(text));
  CHECK(text.find("<script") == std::string::npos);
  CHECK(text.find("[click](") == std::string::npos);
  CHECK(text.find("\n- [x] b") == std::string::npos);
}
