// xDECAF's published models with the violations that its authors expect: their constraints, written
// as rules of a policy, give every one of them at the right node and no other.

#include <filesystem>
#include <set>
#include <string>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "analysis/review.h"
#include "importers/importer.h"
#include "importers/policy/policy_reader.h"
#include "tests/corpus/bpmn_corpus.h"

using namespace dyetrace;
using namespace dyetrace::test;

namespace {

using Json = nlohmann::json;

/// `"Level.High", "Level.Low"`.
std::string names(const Json& labels) {
  std::string text;
  for (const Json& label : labels) text += (text.empty() ? "" : ", ") + label.dump();
  return text;
}

/// A constraint `data D neverFlows vertex V`: a positive list means any of the labels, a negated
/// one none of them.
std::string ruleFor(const Json& constraint, std::size_t number) {
  std::string rule = "rule constraint-" + std::to_string(number) + "\n  high\n  never ";
  rule += constraint["data"].empty() ? "anything" : names(constraint["data"][0]);
  for (const Json& lacking : constraint["data_not"]) rule += "\n  without mark " + names(lacking);
  std::string place;
  for (const Json& tags : constraint["vertex"]) {
    place += (place.empty() ? "tag " : " and tag ") + names(tags);
  }
  for (const Json& tags : constraint["vertex_not"]) {
    place += (place.empty() ? "not tag " : " and not tag ") + names(tags);
  }
  return rule + "\n  to " + (place.empty() ? "anywhere" : place) + "\n";
}

std::string policyFor(const Json& record) {
  std::string text;
  std::size_t number = 0;
  for (const Json& constraint : record["constraints"]) {
    if (!constraint.contains("opaque_predicate")) text += ruleFor(constraint, ++number);
  }
  return text;
}

Import importPair(const std::string& stem, const Policy& policy) {
  ImportOptions options;
  options.policy = &policy;
  return importModel({{"model.dataflowdiagram", readFile(stem + ".dataflowdiagram")},
                      {"model.datadictionary", readFile(stem + ".datadictionary")}},
                     options);
}

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
    const std::string stem = folder + record["base"].get<std::string>() + "/" +
                             record["model"].get<std::string>() + "/" +
                             record["file"].get<std::string>();
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
