#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "importers/policy/policy_reader.h"

using namespace dyetrace;

namespace {

const std::vector<std::string> kCodes{"FLW-01", "FLW-05", "LIF-01", "REC-01"};

PolicyReading readText(const std::string& text) {
  return readPolicy({{"test.policy", text}}, kCodes);
}

Policy readGood(const std::string& text) {
  const PolicyReading reading = readText(text);
  for (const Diagnostic& each : reading.diagnostics) {
    FAIL_CHECK(each.where.line << ":" << each.where.column << " " << each.message);
  }
  return reading.policy;
}

/// `3:9 policy/unknown-category`, one for each mistake. Each says what to do.
std::vector<std::string> mistakes(const std::string& text) {
  std::vector<std::string> lines;
  for (const Diagnostic& each : readText(text).diagnostics) {
    CAPTURE(each.message);
    CHECK_FALSE(each.advice.empty());
    lines.push_back(std::to_string(each.where.line) + ":" + std::to_string(each.where.column) +
                    " " + each.code);
  }
  return lines;
}

using Lines = std::vector<std::string>;

std::string wholeFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

/// The blocks of a document that are marked as policies.
std::vector<std::string> policyBlocks(const std::string& document) {
  const std::string begin = "```policy\n";
  std::vector<std::string> blocks;
  for (std::size_t at = document.find(begin); at != std::string::npos;
       at = document.find(begin, at)) {
    at += begin.size();
    blocks.push_back(document.substr(at, document.find("```", at) - at));
  }
  return blocks;
}

}  // namespace

TEST_CASE("a rule says which data must not get from here to there") {
  const Policy policy = readGood(
      "rule no-ads \"No location for ads\" high\n"
      "  never location.precise identified, email:pseudonymous about child\n"
      "  from region EU to external with role third-party and not node \"Ads*\"\n"
      "  because \"promised\"\n");
  REQUIRE(policy.rules.size() == 1);
  const PolicyRule& rule = policy.rules[0];
  CHECK(codeOf(rule) == "POL-no-ads");
  CHECK(rule.sentence == "No location for ads");
  CHECK(rule.severity == Severity::high);
  REQUIRE(rule.data.size() == 2);
  CHECK(policy.taxonomy[rule.data[0].category].key == "user.location.precise");
  CHECK(rule.data[0].form == Form::identified);
  CHECK(rule.data[1].form == Form::pseudonymous);
  CHECK(rule.subjects == std::vector<std::string>{"child"});
  CHECK(rule.from->kind == PlaceTest::Kind::region);
  CHECK(rule.to->kind == PlaceTest::Kind::all);
  CHECK(rule.to->operands[2].kind == PlaceTest::Kind::none);
  CHECK(rule.because == "promised");
  CHECK(rule.where.line == 1);
  CHECK(rule.verbWhere.line == 2);
}

TEST_CASE("a clause goes on where it is indented further, and comments do not count") {
  const Policy policy = readGood(
      "rule one  # the first\n"
      "  never email  # any form\n"
      "    or phone_number\n"
      "  to store\n"
      "    or external\n"
      "  when ads = on &  # both\n"
      "    !child\n");
  CHECK(policy.rules[0].data.size() == 2);
  CHECK(policy.rules[0].to->kind == PlaceTest::Kind::any);
  CHECK(toString(policy.rules[0].when) == "ads = on & !child = on");
}

TEST_CASE("stations are places or marks, and an always rule may have several") {
  const Policy policy = readGood(
      "rule one\n"
      "  always email to store\n"
      "  passes mark notice, consent\n"
      "  passes node \"Gate 1\"\n"
      "  without zone Backup\n");
  const PolicyRule& rule = policy.rules[0];
  REQUIRE(rule.passes.size() == 2);
  CHECK(rule.passes[0].marks == std::vector<std::string>{"notice", "consent"});
  CHECK(rule.passes[1].place.names == std::vector<std::string>{"Gate 1"});
  CHECK(rule.without.size() == 1);
}

TEST_CASE("own terms, weights and thresholds change the measures") {
  const Policy policy = readGood(
      "category steps under user.health_and_medical \"number of steps\" weight 2\n"
      "purpose growth under marketing\n"
      "weight email 4\n"
      "distance processor 3\n"
      "adequate US-CA, jp\n"
      "region frankfurt in DE\n"
      "threshold high 8\n"
      "threshold rare 5 %\n"
      "fail-on high\n"
      "rule own\n"
      "  never steps to purpose growth\n");
  const TermId steps = policy.taxonomy.find(TermKind::data, "steps").term;
  REQUIRE(steps.valid());
  CHECK(policy.taxonomy[steps].key == "user.health_and_medical.steps");
  CHECK(policy.taxonomy[steps].weight == 2);
  CHECK(policy.taxonomy[steps].special == Special::article9);
  CHECK(policy.taxonomy[policy.taxonomy.find(TermKind::data, "email").term].weight == 4);
  CHECK(policy.standard.distanceOf(Role::processor) == 3);
  CHECK(policy.standard.adequate == std::vector<std::string>{"US-CA", "JP"});
  CHECK(policy.standard.areas.at("FRANKFURT") == "DE");
  CHECK(policy.standard.levelOf(7) == Severity::medium);
  CHECK(policy.standard.levelOf(8) == Severity::high);
  CHECK(policy.standard.rare == Approx(0.05));
  CHECK(policy.failOn == Severity::high);
}

TEST_CASE(
    "a file that extends another adds to it, replaces rules of the same name and changes others") {
  const PolicyReading reading = readPolicy(
      {{"company.policy", "rule a\n  never email\nrule b\n  never email\nbuiltin flw-05 off\n"},
       {"team.policy", "rule a\n  never phone_number\ninherited b low\nbuiltin FLW-05 on\n"}},
      kCodes);
  CHECK(reading.diagnostics.empty());
  REQUIRE(reading.policy.rules.size() == 2);
  CHECK(reading.policy.rules[0].data[0].name == "phone_number");
  REQUIRE(reading.policy.changes.size() == 3);
  CHECK(reading.policy.changes[0].rule == "FLW-05");
  CHECK(reading.policy.changes[0].off);
  CHECK_FALSE(reading.policy.changes[1].off);
  CHECK(reading.policy.changes[2].rule == "POL-b");
  CHECK(reading.policy.changes[2].severity == Severity::low);
}

TEST_CASE("what a file extends is found without reading the rest") {
  const auto files =
      extendedBy({"team.policy", "# ours\nextends \"company.policy\"\nnonsense\n"}, {});
  REQUIRE(files.size() == 1);
  CHECK(files[0].name == "company.policy");
  CHECK(files[0].where.line == 2);
}

TEST_CASE("every mistake is told at its place, and the others all the same") {
  CHECK(mistakes("polcy \"x\"\n") == Lines{"1:1 policy/unknown-statement"});
  CHECK(mistakes("rule a\n  never emial\n") == Lines{"2:9 policy/unknown-category"});
  CHECK(mistakes("rule a\n  never email\n  to stor\n  from nod X\n") ==
        Lines{"3:6 policy/unknown-test", "4:8 policy/unknown-test"});
  CHECK(mistakes("rule a\n  never email to (store or external\n") ==
        Lines{"2:36 policy/open-parenthesis"});
  CHECK(mistakes("rule a\n  never email to zone \"Sh\n") == Lines{"2:26 policy/open-quote"});
  CHECK(mistakes("rule a\n  never email\n  when ads = on &\n").size() == 1);
  CHECK(mistakes("  to store\n") == Lines{"1:3 policy/stray-line"});
  CHECK(mistakes("never email\n") == Lines{"1:1 policy/clause-not-indented"});
  CHECK(mistakes("rule a\n  high\n") == Lines{"1:1 policy/no-demand"});
  CHECK(mistakes("builtin FLW-99 off\n") == Lines{"1:9 policy/unknown-rule"});
  CHECK(mistakes("inherited nothing off\n") == Lines{"1:11 policy/nothing-inherited"});
  CHECK(mistakes("threshold low 9\n") ==
        Lines{"1:1 policy/thresholds-out-of-order", "1:1 policy/thresholds-out-of-order"});
}

TEST_CASE("a mistake names what stands there and what was near") {
  const PolicyReading reading = readText("rule a\n  never location.precise\n  form store\n");
  REQUIRE(reading.diagnostics.size() == 1);
  CHECK(reading.diagnostics[0].message ==
        "expected a clause, or the end of the line; found `form`");
  CHECK(reading.diagnostics[0].advice == "Did you mean from?");
}

TEST_CASE("deep nesting is refused and no policy makes the reader fall over") {
  const std::string deep(5000, '(');
  CHECK(mistakes("rule a\n  never email to " + deep + "\n") == Lines{"2:118 policy/too-deep"});
  for (const std::string& text :
       {std::string(), std::string("\n"), std::string("rule"), std::string("rule \""),
        std::string("\xEF\xBB\xBFpolicy \"x\"\n"), std::string("rule a\n  never email to not"),
        std::string("rule a\n\tnever\n"), std::string("\xff\xfe"), std::string(3, '\0')}) {
    CHECK_NOTHROW(readText(text));
  }
}

TEST_CASE("every example of the documentation can be read") {
  const std::vector<std::string> blocks =
      policyBlocks(wholeFile(std::string(DYETRACE_SOURCE) + "/docs/policy.md"));
  CHECK(blocks.size() >= 21);
  for (const std::string& block : blocks) {
    CAPTURE(block);
    readGood(block);
  }
}
