#include "render/sarif.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "render/outputs.h"
#include "render/text_road.h"

namespace dyetrace {
namespace sarif {
namespace {

constexpr const char* kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The log, its runs, the run and its results.
constexpr std::size_t kResultDepth = 4;
constexpr std::string_view kNoResults = "[]";

std::string_view levelOf(Level level) {
  if (level == Level::error) return "error";
  return level == Level::warning ? "warning" : "note";
}

Json notificationOf(const Product& product, const Diagnostic& diagnostic) {
  std::string text = words::prose(diagnostic.message);
  if (!diagnostic.advice.empty()) text += ". " + words::prose(diagnostic.advice);
  Json notification = {{"descriptor", {{"id", words::name(diagnostic.code)}}},
                       {"level", levelOf(diagnostic.level)},
                       {"message", message(text)}};
  Json location = locationOf(product, diagnostic.where, "");
  if (!location.empty()) notification["locations"] = Json::array({std::move(location)});
  return notification;
}

}  // namespace

Run::Run(const Product& product, const std::vector<std::string>& rules, const Policy* policy)
    : product_(product),
      policy_(policy),
      codes_(rules),
      artifacts_(artifactsOf(product)),
      results_(kResultDepth) {}

std::size_t Run::ruleIndex(const std::string& code) {
  const auto known = std::find(codes_.begin(), codes_.end(), code);
  const auto index = static_cast<std::size_t>(known - codes_.begin());
  if (known == codes_.end()) codes_.push_back(code);
  return index;
}

Json Run::resultFor(const Product& product, const Finding& finding) {
  constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();
  const std::size_t hops = finding.path.hops.size();
  const bool whole = hops_ + hops <= kWholeHops;
  Json result = resultOf(product, finding, ruleIndex(finding.rule), whole ? kAll : kStepsBeyond);
  hops_ += whole ? hops : 0;
  return result;
}

void Run::add(const Product& product, const Finding& finding, std::string_view state) {
  Json result = resultFor(product, finding);
  if (!state.empty()) result["baselineState"] = state;
  results_.add(result);
}

void Run::addAccepted(const Product& product, const Finding& finding) {
  Json result = resultFor(product, finding);
  Json suppression = {{"kind", "external"}, {"status", "accepted"}};
  if (finding.acceptance) suppression["justification"] = words::acceptance(*finding.acceptance);
  result["suppressions"] = Json::array({std::move(suppression)});
  results_.add(result);
}

void Run::add(const Product& product, const Diagnostics& diagnostics) {
  for (const Diagnostic& each : diagnostics)
    notifications_.push_back(notificationOf(product, each));
}

Json Run::frame() {
  Json described = Json::array();
  for (const std::string& code : codes_) described.push_back(ruleOf(product_, policy_, code));
  Json driver = {
      {"name", "Dyetrace"}, {"version", DYETRACE_VERSION}, {"rules", std::move(described)}};
  Json invocation = {{"executionSuccessful", true},
                     {"toolExecutionNotifications", std::move(notifications_)}};
  Json run = {{"tool", {{"driver", std::move(driver)}}},
              {"automationDetails", {{"id", "dyetrace/" + words::name(product_.title) + "/"}}},
              {"invocations", Json::array({std::move(invocation)})},
              {"columnKind", "unicodeCodePoints"},
              {"artifacts", std::move(artifacts_)},
              {"results", Json::array()}};
  return {{"$schema", kSchema}, {"version", "2.1.0"}, {"runs", Json::array({std::move(run)})}};
}

std::string Run::written() {
  std::string log = json::written(frame());
  return log.replace(log.rfind(kNoResults), kNoResults.size(), results_.written());
}

}  // namespace sarif

std::string reviewToSarif(const Product& product, const Review& review,
                          const Diagnostics& diagnostics, const Policy* policy) {
  std::vector<std::string> codes;
  for (const RuleOutcome& outcome : review.rules) codes.push_back(outcome.rule);
  sarif::Run run(product, codes, policy);
  for (const Finding& finding : review.findings) run.add(product, finding);
  for (const Finding& finding : review.accepted) run.addAccepted(product, finding);
  run.add(product, diagnostics);
  run.add(product, review.diagnostics);
  return run.written();
}

}  // namespace dyetrace
