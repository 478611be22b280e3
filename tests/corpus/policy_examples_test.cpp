// The examples of docs/policy.md, each asked of a small diagram that breaks it and of one that
// keeps it.

#include "tests/corpus/policy_examples.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "analysis/review.h"
#include "analysis/rule.h"
#include "importers/importer.h"
#include "importers/policy/policy_reader.h"
#include "tests/corpus/bpmn_corpus.h"

using namespace dyetrace;
using namespace dyetrace::test;

namespace {

/// The rule that begins with `rule NAME`, by name; other statements by their whole block.
std::map<std::string, std::string> examples() {
  const std::string document = readFile(std::string(DYETRACE_SOURCE) + "/docs/policy.md");
  const std::string begin = "```policy\n";
  std::map<std::string, std::string> found;
  for (std::size_t at = document.find("## Twenty examples");
       (at = document.find(begin, at)) != std::string::npos;) {
    at += begin.size();
    const std::string block = document.substr(at, document.find("```", at) - at);
    std::istringstream words(block);
    std::string first, second;
    words >> first >> second;
    found[first == "rule" ? second : first] = block;
  }
  return found;
}

Lines splitAt(const std::string& text, const std::string& separator) {
  Lines parts;
  for (std::size_t at = 0; at != std::string::npos;) {
    const std::size_t end = text.find(separator, at);
    parts.push_back(text.substr(at, end - at));
    at = end == std::string::npos ? end : end + separator.size();
  }
  return parts;
}

/// Pools with one task each and message flows between these, from `A > B > C; A > C`. `Zone/A` is a
/// task in the pool of that name.
class ChainsDrawing {
 public:
  explicit ChainsDrawing(const std::string& chains) {
    for (const std::string& chain : splitAt(chains, "; ")) {
      const Lines places = splitAt(chain, " > ");
      for (std::size_t i = 1; i < places.size(); ++i) join(places[i - 1], places[i]);
    }
  }

  std::string bpmn() const {
    return "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" id=\"d\">"
           "<collaboration id=\"c\">" +
           pools_ + flows_ + "</collaboration>" + processes_ + "</definitions>";
  }

 private:
  void join(const std::string& from, const std::string& to) {
    const std::string source = taskOf(from);
    const std::string target = taskOf(to);
    flows_ += "<messageFlow id=\"" + source + "-" + target + "\" sourceRef=\"" + source +
              "\" targetRef=\"" + target + "\"/>";
  }

  std::string taskOf(const std::string& place) {
    const auto [known, fresh] = tasks_.emplace(place, "t" + std::to_string(tasks_.size()));
    if (!fresh) return known->second;
    const Lines names = splitAt(place, "/");
    const std::string& task = known->second;
    pools_ += "<participant id=\"pool-" + task + "\" name=\"" +
              (names.size() > 1 ? names[0] : "Pool of " + names[0]) + "\" processRef=\"process-" +
              task + "\"/>";
    processes_ += "<process id=\"process-" + task + "\"><task id=\"" + task + "\" name=\"" +
                  names.back() + "\"/></process>";
    return task;
  }

  std::map<std::string, std::string> tasks_;
  std::string pools_;
  std::string flows_;
  std::string processes_;
};

/// Of facts as in policy_examples.h.
std::string tableOf(const Lines& facts) {
  std::string table = "select\tkey\tvalue\n";
  for (const std::string& fact : facts) {
    const Lines cells = splitAt(fact, " | ");
    table += cells.at(0) + "\tprivacy." + cells.at(1) + "\t" + cells.at(2) + "\n";
  }
  return table;
}

struct Asked {
  Import import;
  Reviewed reviewed;

  Asked(const Policy& policy, const std::string& chains, const Lines& facts)
      : import(importModel(
            {{"m.bpmn", ChainsDrawing(chains).bpmn()}, {"m.bpmn.facts.tsv", tableOf(facts)}},
            optionsWith(policy))),
        reviewed(import.product, {false, &policy}) {
    for (const Diagnostic& each : import.diagnostics) {
      if (each.level == Level::error) FAIL_CHECK(each.message);
    }
  }

  static ImportOptions optionsWith(const Policy& policy) {
    ImportOptions options;
    options.policy = &policy;
    return options;
  }

  /// Where the policy's rule is broken.
  std::set<std::string> broken() const {
    std::set<std::string> places;
    for (const Finding& finding : reviewed.review.findings) {
      const bool own = finding.rule.starts_with("POL-");
      if (own && finding.verdict == Verdict::violated) {
        places.insert(import.product.nodes[finding.place].name);
      }
    }
    return places;
  }
};

Policy policyOf(const std::string& text) {
  std::vector<std::string> codes;
  for (const auto& rule : rules()) codes.push_back(rule->description().code);
  PolicyReading reading = readPolicy({{"example.policy", text}}, codes);
  for (const Diagnostic& each : reading.diagnostics) FAIL_CHECK(each.message);
  return std::move(reading.policy);
}

Lines with(Lines facts, const std::string& more) {
  if (!more.empty()) facts.push_back(more);
  return facts;
}

}  // namespace

TEST_CASE("every rule among the documented examples is broken where it should be, and kept else") {
  std::map<std::string, std::string> documented = examples();
  for (const Example& each : policyExamples()) {
    CAPTURE(each.rule);
    REQUIRE(documented.contains(each.rule));
    const Policy policy = policyOf(documented.at(each.rule));
    const std::string& other = each.otherChains.empty() ? each.chains : each.otherChains;
    CHECK(Asked(policy, each.chains, with(each.facts, each.breaking)).broken() ==
          std::set<std::string>{each.place});
    CHECK(Asked(policy, other, with(each.facts, each.keeping)).broken().empty());
    documented.erase(each.rule);
  }
  // The two that are no rules are tested below.
  CHECK(documented.size() == 2);
  CHECK(policyExamples().size() + documented.size() >= 20);
}

TEST_CASE("the documented example of a company's own words changes how grave a finding is") {
  const Policy policy = policyOf(examples().at("policy"));
  CHECK(policy.title == "Example company");
  CHECK(policy.failOn == Severity::high);
  CHECK(policy.standard.rare == Approx(0.005));
  const Lines facts{"name:Walker | data | step-count", "name:Walker | region | frankfurt",
                    "name:Host | region | GB", "name:Host | role | third-party",
                    "name:Host | purpose | growth"};
  const Asked asked(policy, "Walker > Host", facts);
  const auto& findings = asked.reviewed.review.findings;
  const auto transfer = std::find_if(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.rule == "REC-02";
  });
  REQUIRE(transfer != findings.end());
  CHECK(transfer->severity.weight == 2);
}

TEST_CASE("the documented example of rules switched off and changed does so") {
  const Policy policy = policyOf(examples().at("builtin"));
  const Asked asked(policy, "Visitor > Shop",
                    {"name:Visitor | data | email", "name:Shop | kind | store"});
  for (const RuleOutcome& outcome : asked.reviewed.review.rules) {
    if (outcome.rule == "FLW-05") CHECK(outcome.verdict == Verdict::doesNotApply);
  }
  for (const Finding& finding : asked.reviewed.review.questions) {
    if (finding.rule == "LIF-01") CHECK(finding.severity.result == Severity::critical);
  }
  for (const Finding& finding : asked.reviewed.review.findings) {
    if (finding.rule == "LIF-01") CHECK(finding.severity.result == Severity::critical);
  }
}
