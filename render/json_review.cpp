#include <algorithm>
#include <cmath>

#include "analysis/spread_system.h"
#include "render/json_finding.h"
#include "render/json_remedies.h"
#include "render/outputs.h"
#include "render/text_road.h"

namespace dyetrace {
namespace {

using json::Object;
using json::Writer;

constexpr int kReviewVersion = 1;
/// More than most findings take.
constexpr std::size_t kBytesOfFinding = 8'000;

void writeSpreadOrigin(Writer& out, const Product& product, bool known,
                       const SpreadOrigin& origin) {
  const bool limited = known && std::isfinite(origin.copies);
  const Object object(out, json::Layout::oneLine);
  out.member("node", product.nodes[origin.node].key);
  out.member("label", json::labelKey(product, origin.label));
  out.member("endless", origin.copies == kEndless);
  out.member("copies", limited ? std::optional(json::rounded(origin.copies)) : std::nullopt);
}

void writeSpread(Writer& out, const Product& product, const std::optional<Spread>& spread) {
  if (!spread) return out.null();
  std::vector<std::string_view> cycle;
  for (const NodeId node : spread->cycle) cycle.push_back(product.nodes[node].key);
  const Object object(out);
  out.list("origins", spread->origins, writeSpreadOrigin, product, !spread->defaultUnknown);
  out.member("cycle", cycle);
  out.member("defaultUnknown", spread->defaultUnknown);
  out.member("assumesDefaultsKept", spread->assumed.defaultsKept);
  out.member("assumesGroupsAlike", spread->assumed.groupsAlike);
}

void writeExposure(Writer& out, const Product& product, const ExposureCell& cell) {
  const Object object(out);
  out.member("label", json::labelKey(product, cell.label));
  out.member("recipient", product.nodes[cell.recipient].key);
  out.member("distance", cell.distance);
  out.member("required", cell.required);
  out.member("settings", json::writeSettings, product, cell.settings);
  out.member("spread", writeSpread, product, cell.spread);
}

void writeOutcome(Writer& out, const RuleOutcome& outcome) {
  const Object object(out);
  out.member("rule", outcome.rule);
  out.member("title", words::ruleTitle(outcome));
  out.member("verdict", verdictName(outcome.verdict));
  out.member("reason", outcome.reason);
  out.member("findings", outcome.findings);
  out.member("questions", outcome.questions);
}

void writeUnlabelled(Writer& out, const Product& product, const UnlabelledFlow& item) {
  const Flow& flow = product.flows[item.flow];
  const Object object(out);
  out.member("flow", flow.key);
  out.member("name", flow.name);
  out.member("from", json::writeNode, product, flow.from);
  out.member("to", json::writeNode, product, flow.to);
  out.member("labels", item.labels);
  out.member("place", json::writePlace, product, flow.where);
}

void writeCounts(Writer& out, const std::vector<Finding>& findings) {
  const Object object(out, json::Layout::oneLine);
  for (const Severity severity :
       {Severity::critical, Severity::high, Severity::medium, Severity::low, Severity::note}) {
    const auto ofIt = [&](const Finding& finding) { return finding.severity.result == severity; };
    out.member(severityName(severity), std::count_if(findings.begin(), findings.end(), ofIt));
  }
}

void writeSummary(Writer& out, const Product& product) {
  const Object object(out);
  out.list("files", product.files, json::writeFile);
  out.member("nodes", product.nodes.size());
  out.member("flows", product.flows.size());
  out.member("zones", product.zones.size());
  out.member("steps", product.steps.size());
  out.member("settings", product.settings.size());
  out.list("labels", product.labels.ids(), json::writeLabel, product);
}

void writeReview(Writer& out, const Product& product, const Review& review,
                 const Diagnostics& diagnostics, const ReviewAdditions& additions) {
  json::HopBudget budget;
  const auto findings = [&](const char* key, const std::vector<Finding>& all) {
    out.list(key, all,
             [&](Writer&, const Finding& each) { json::writeFinding(out, product, budget, each); });
  };
  const Object object(out);
  out.member("format", "dyetrace-findings");
  out.member("version", kReviewVersion);
  out.member("title", product.title);
  out.member("drawsData", review.drawsData);
  out.member("namesData", review.namesData);
  out.member("severities", writeCounts, review.findings);
  findings("findings", review.findings);
  findings("questions", review.questions);
  findings("accepted", review.accepted);
  out.member("remedies", json::writeRemedies, product, additions.remedies);
  out.list("exposures", additions.exposures, writeExposure, product);
  out.list("rules", review.rules, writeOutcome);
  out.list("unlabelledFlows", review.unlabelled, writeUnlabelled, product);
  out.list("diagnostics", diagnostics, json::writeDiagnostic, product);
  out.member("model", writeSummary, product);
}

}  // namespace

std::string reviewToJson(const Product& product, const Review& review,
                         const Diagnostics& diagnostics, const ReviewAdditions& additions) {
  Diagnostics all = diagnostics;
  all.insert(all.end(), review.diagnostics.begin(), review.diagnostics.end());
  const std::size_t findings =
      review.findings.size() + review.questions.size() + review.accepted.size();
  Writer out(findings * kBytesOfFinding);
  writeReview(out, product, review, all, additions);
  return out.text();
}

}  // namespace dyetrace
