#include "render/sarif.h"

#include <algorithm>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "render/outputs.h"
#include "render/text_road.h"

namespace dyetrace {
namespace sarif {
namespace {

constexpr const char* kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// More than most results take.
constexpr std::size_t kBytesOfResult = 8'000;

std::string_view levelOf(Level level) {
  if (level == Level::error) return "error";
  return level == Level::warning ? "warning" : "note";
}

void writeNotification(Writer& out, const Product& product, const Diagnostic* diagnostic) {
  std::string text = words::prose(diagnostic->message);
  if (!diagnostic->advice.empty()) text += ". " + words::prose(diagnostic->advice);
  const Object object(out);
  out.member("descriptor", [&](Writer&) {
    const Object descriptor(out);
    out.member("id", words::name(diagnostic->code));
  });
  out.member("level", levelOf(diagnostic->level));
  out.member("message", writeMessage, text);
  if (isSomewhere(product, diagnostic->where)) {
    out.member("locations", [&](Writer&) {
      const json::List locations(out);
      const Object location(out);
      writeLocation(out, product, diagnostic->where, "");
    });
  }
}

Diagnostic leftOutNotice(std::size_t count) {
  Diagnostic notice;
  notice.level = Level::warning;
  notice.code = "sarif/results-left-out";
  notice.message =
      fmt::format("{} not in this log, which holds {}",
                  words::counted(count, "finding is", "findings are"), Run::kMostResults);
  notice.advice = "The JSON output has all of them";
  return notice;
}

}  // namespace

std::size_t Run::ruleIndex(const std::string& code) {
  const auto known = std::find(codes_.begin(), codes_.end(), code);
  const auto index = static_cast<std::size_t>(known - codes_.begin());
  if (known == codes_.end()) codes_.push_back(code);
  return index;
}

std::size_t Run::stepsOf(const Path& path) {
  const std::size_t hops = path.hops.size();
  if (hops_ + hops > kWholeHops) return kStepsBeyond;
  hops_ += hops;
  return std::numeric_limits<std::size_t>::max();
}

void Run::add(const Finding& finding, std::string_view state, bool accepted) {
  if (results_.size() == kMostResults) {
    ++leftOut_;
    return;
  }
  results_.push_back({&finding, state, accepted, ruleIndex(finding.rule), stepsOf(finding.path)});
}

void Run::add(const Finding& finding, std::string_view state) {
  add(finding, state, false);
}

void Run::addAccepted(const Finding& finding) {
  add(finding, {}, true);
}

void Run::add(const Diagnostics& diagnostics) {
  for (const Diagnostic& each : diagnostics) notifications_.push_back(&each);
}

void Run::writeTool(Writer& out) const {
  const Object tool(out);
  out.member("driver", [&](Writer&) {
    const Object driver(out);
    out.member("name", "Dyetrace");
    out.member("version", DYETRACE_VERSION);
    out.list("rules", codes_, writeRule, product_, policy_);
  });
}

void Run::writeInvocation(Writer& out) const {
  const Object invocation(out);
  out.member("executionSuccessful", true);
  const Diagnostic fewer = leftOutNotice(leftOut_);
  std::vector<const Diagnostic*> notifications = notifications_;
  if (leftOut_ > 0) notifications.push_back(&fewer);
  out.list("toolExecutionNotifications", notifications, writeNotification, product_);
}

void Run::write(Writer& out) const {
  const Object run(out);
  out.member("tool", [&](Writer&) { writeTool(out); });
  out.member("automationDetails", [&](Writer&) {
    const Object details(out);
    out.member("id", "dyetrace/" + words::name(product_.title) + "/");
  });
  out.member("invocations", [&](Writer&) {
    const json::List invocations(out);
    writeInvocation(out);
  });
  out.member("columnKind", "unicodeCodePoints");
  out.list("artifacts", product_.files, writeArtifact);
  out.list("results", results_, writeResult, product_);
}

std::string Run::written() const {
  Writer out(results_.size() * kBytesOfResult);
  {
    const Object log(out);
    out.member("$schema", kSchema);
    out.member("version", "2.1.0");
    out.member("runs", [&](Writer&) {
      const json::List runs(out);
      write(out);
    });
  }
  return out.text();
}

}  // namespace sarif

std::string reviewToSarif(const Product& product, const Review& review,
                          const Diagnostics& diagnostics, const Policy* policy) {
  std::vector<std::string> codes;
  for (const RuleOutcome& outcome : review.rules) codes.push_back(outcome.rule);
  sarif::Run run(product, std::move(codes), policy);
  for (const Finding& finding : review.findings) run.add(finding);
  for (const Finding& finding : review.accepted) run.addAccepted(finding);
  run.add(diagnostics);
  run.add(review.diagnostics);
  return run.written();
}

}  // namespace dyetrace
