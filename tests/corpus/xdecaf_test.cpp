// xDECAF's published models with the violations that its authors expect: their constraints, written
// as rules of a policy, give every one of them at the right node and no other.

#include <filesystem>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "analysis/review.h"
#include "importers/policy/policy_reader.h"
#include "tests/corpus/xdecaf_models.h"

using namespace dyetrace;
using namespace dyetrace::test;

namespace {

std::set<std::string> expectedNodes(const Json& record) {
  std::set<std::string> nodes;
  for (const Json& violation : record["expected_violations"]) {
    nodes.insert(violation["node_id"].get<std::string>());
  }
  return nodes;
}

std::set<std::string> foundNodes(const Product& product, const Review& review) {
  std::set<std::string> nodes;
  for (const Finding& finding : review.findings) {
    nodes.insert(product.nodes[finding.place].key);
  }
  return nodes;
}

}  // namespace

TEST_CASE("every violation that xDECAF's authors expect is found, and no other") {
  const auto corpus = corpusFolder();
  if (!corpus) {
    WARN("skipped: DYETRACE_CORPUS is not set");
    return;
  }
  const std::string folder = *corpus + "/xdecaf/";
  std::size_t compared = 0;
  for (const Json& record : Json::parse(readFile(folder + "expected.json"))) {
    const std::string stem = stemOf(folder, record);
    if (!std::filesystem::exists(stem + ".dataflowdiagram")) continue;
    CAPTURE(stem);
    const PolicyReading reading = readPolicy({{"constraints.policy", policyFor(record)}}, {});
    REQUIRE(reading.diagnostics.empty());
    const Import import = importPair(stem, reading.policy);
    CHECK(import.diagnostics.empty());
    const Reviewed reviewed(import.product, {false, &reading.policy});
    CHECK(foundNodes(import.product, reviewed.review) == expectedNodes(record));
    for (const Finding& finding : reviewed.review.findings) {
      CAPTURE(finding.sentence);
      CHECK(finding.verdict == Verdict::violated);
    }
    ++compared;
  }
  CHECK(compared == 22);
}
