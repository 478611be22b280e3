// Pairs among xDECAF's published models: one that breaks its constraints and one that does not.
// What the comparison says is exactly what their authors took away or put in, and that it mends
// them.

#include <map>
#include <set>

#include <catch2/catch.hpp>

#include "analysis/compare/comparison.h"
#include "analysis/review.h"
#include "importers/policy/policy_reader.h"
#include "tests/corpus/xdecaf_models.h"

using namespace dyetrace;
using namespace dyetrace::test;

namespace {

using Words = std::set<std::string>;

/// By pair: each change with the key of what changed.
const std::map<std::string, Words> kChanges{
    {"AC-ContactSMS", {"removed flow nbhrk"}},
    {"AC-DAC", {"removed flow ryd2n"}},
    {"AC-DistanceTracker", {"removed flow 8pmc75"}},
    {"IF-FriendMap",
     {"added node h7zsr7", "added node vdoced", "removed flow b8uveg", "removed flow oxbxa8",
      "added flow l7ygvp", "added flow lbn6gk", "added flow h0a7b", "added flow q07xn"}},
    {"IF-JPMail",
     {"added node z1tv5n", "removed flow mf8vvh", "added flow o9bfyp", "added flow z6bwxc"}},
    {"IF-PrivateTaxi", {"removed flow v9xn9"}},
};

Words wordsOf(const DrawingChanges& changes) {
  Words words;
  for (const ThingChange& change : changes.things) {
    const ThingSide& side = change.kind == ChangeKind::removed ? change.before : change.after;
    words.insert(std::string(changeKindName(change.kind)) + " " +
                 std::string(thingKindName(change.thing)) + " " + side.key);
  }
  return words;
}

ModelComparison compared(const Import& before, const Import& after, const Policy& policy) {
  const Reviewed reviewedBefore(before.product, {false, &policy});
  const Reviewed reviewedAfter(after.product, {false, &policy});
  return compareModels({before.product, before.elements, reviewedBefore},
                       {after.product, after.elements, reviewedAfter});
}

Policy policyOf(const Json& record) {
  return readPolicy({{"constraints.policy", policyFor(record)}}, {}).policy;
}

/// The records by the name of their model; none if there is no corpus.
std::map<std::string, Json> recordsOf(const std::string& folder) {
  std::map<std::string, Json> records;
  for (const Json& record : Json::parse(readFile(folder + "expected.json"))) {
    records[record["model"].get<std::string>()] = record;
  }
  return records;
}

}  // namespace

TEST_CASE("what xDECAF's authors changed to mend a model is told, and that it is mended") {
  const auto corpus = corpusFolder();
  if (!corpus) {
    WARN("skipped: DYETRACE_CORPUS is not set");
    return;
  }
  const std::string folder = *corpus + "/xdecaf/";
  const std::map<std::string, Json> records = recordsOf(folder);
  for (const auto& [name, changes] : kChanges) {
    CAPTURE(name);
    const Json& broken = records.at(name + "-violation");
    const Policy policy = policyOf(broken);
    const Import before = importPair(stemOf(folder, broken), policy);
    const Import after = importPair(stemOf(folder, records.at(name + "-no-violation")), policy);
    const ModelComparison comparison = compared(before, after, policy);
    CHECK(wordsOf(comparison.drawing) == changes);
    CHECK(comparison.findings.count(FindingFate::fixed) > 0);
    CHECK(comparison.findings.count(FindingFate::fixed) == comparison.findings.all.size());
  }
}

TEST_CASE("a name of an xDECAF model in other letters is a rename and mends nothing") {
  const auto corpus = corpusFolder();
  if (!corpus) {
    WARN("skipped: DYETRACE_CORPUS is not set");
    return;
  }
  const std::string folder = *corpus + "/xdecaf/";
  const Json record = recordsOf(folder).at("AC-ContactSMS-violation");
  const Policy policy = policyOf(record);
  const std::string stem = stemOf(folder, record);
  std::string renamed = readFile(stem + ".dataflowdiagram");
  renamed.replace(renamed.find("\"send SMS\""), 10, "\"Send Sms\"");
  const Import before = importPair(stem, policy);
  const Import after = importDiagram(renamed, stem, policy);
  const ModelComparison comparison = compared(before, after, policy);
  REQUIRE(comparison.drawing.things.size() == 1);
  CHECK(comparison.drawing.things[0].renamed());
  CHECK(comparison.drawing.things[0].before.title == "send SMS");
  CHECK(comparison.findings.count(FindingFate::remains) == comparison.findings.all.size());
}
