#include <algorithm>
#include <cmath>

#include "render/json_parts.h"
#include "render/json_remedies.h"
#include "render/outputs.h"
#include "render/text_road.h"

namespace dyetrace {
namespace {

using json::acceptanceOf;
using json::Json;
using json::keyIn;
using json::labelKey;
using json::placeOf;

constexpr int kReviewVersion = 1;
/// So many hops are written in all, some 6 MB; of roads beyond, only both ends are.
constexpr std::size_t kWholeHops = 5'000;
constexpr std::size_t kEndHops = 1;

Json nodeOf(const Product& product, NodeId id) {
  if (!product.nodes.contains(id)) return nullptr;
  const Node& node = product.nodes[id];
  return json::object(
      {{"key", node.key}, {"title", titleOf(node)}, {"place", placeOf(product, node.where)}});
}

Json labelOf(const Product& product, LabelId id) {
  if (!product.labels.contains(id)) return nullptr;
  return json::object({{"key", keyOf(product, id)}, {"title", titleOf(product, id)}});
}

Json severityOf(const SeveritySum& severity) {
  Json steps = Json::array();
  for (const SeverityTerm& term : severity.steps) {
    steps.push_back({{"words", term.words}, {"amount", term.amount}});
  }
  return json::object({{"level", severityName(severity.result)},
                       {"sentence", severity.sentence},
                       {"weight", severity.weight},
                       {"distance", severity.distance},
                       {"base", severityName(severity.base)},
                       {"steps", std::move(steps)}});
}

// Everything that must be open for the hop: the flow and the node it leads to.
Json guardsOf(const Product& product, const Hop& hop) {
  Json guards = Json::array();
  const Guard& ofFlow = product.factsOf(product.flows[hop.flow]).when;
  const Guard& ofNode = product.factsOf(product.nodes[hop.to]).when;
  if (!ofFlow.always()) guards.push_back(toString(ofFlow));
  if (!ofNode.always()) guards.push_back(toString(ofNode));
  return guards;
}

Json hopOf(const Product& product, const Hop& hop) {
  const Flow& flow = product.flows[hop.flow];
  return json::object({{"flow", flow.key},
                       {"name", flow.name},
                       {"from", nodeOf(product, hop.from)},
                       {"to", nodeOf(product, hop.to)},
                       {"label", labelOf(product, hop.label)},
                       {"remark", hop.remark},
                       {"confidence", confidenceName(flow.confidence)},
                       {"guards", guardsOf(product, hop)},
                       {"place", placeOf(product, flow.where)}});
}

/// Says which roads fit into the file as a whole.
class HopBudget {
 public:
  bool takes(const Path& path) {
    const std::size_t hops = path.hops.size();
    if (hops <= 2 * kEndHops) return true;
    if (hops > left_) return false;
    left_ -= hops;
    return true;
  }

 private:
  std::size_t left_ = kWholeHops;
};

Json pathOf(const Product& product, const Path& path, HopBudget& budget) {
  const std::size_t size = path.hops.size();
  const std::size_t leftOut = budget.takes(path) ? 0 : size - 2 * kEndHops;
  Json hops = Json::array();
  for (std::size_t i = 0; i < size; ++i) {
    const bool within = leftOut > 0 && i >= kEndHops && i < size - kEndHops;
    if (!within) hops.push_back(hopOf(product, path.hops[i]));
  }
  return json::object({{"origin", nodeOf(product, path.origin)},
                       {"originLabel", labelOf(product, path.originLabel)},
                       {"place", nodeOf(product, path.place)},
                       {"placeLabel", labelOf(product, path.placeLabel)},
                       {"placeRemark", path.placeRemark},
                       {"confirmed", path.confirmed},
                       {"hops", std::move(hops)},
                       {"hopsLeftOut", leftOut}});
}

Json settingOf(const Product& product, SettingId id) {
  if (!product.settings.contains(id)) return nullptr;
  const Setting& setting = product.settings[id];
  return json::object({{"key", setting.key},
                       {"title", titleOf(setting)},
                       {"place", placeOf(product, setting.where)}});
}

/// To six digits, so that every machine writes the same.
double rounded(double share) {
  return std::round(share * 1e6) / 1e6;
}

/// What single questions answered where the condition is beyond the budget.
Json searchedOf(const FindingSettings& settings) {
  Json known = {{"determined", false}};
  if (!settings.searched) return known;
  known["always"] = settings.always;
  known["onByDefault"] = settings.onByDefault;
  known["byDefault"] = settings.byDefault;
  known["stop"] = settings.stop;
  known["stopKnown"] = settings.stopKnown;
  if (settings.errorOfConfigurations < 1) {
    known["shareOfConfigurations"] = rounded(settings.shareOfConfigurations);
    known["errorOfConfigurations"] = rounded(settings.errorOfConfigurations);
  }
  if (settings.errorOfPeople < 1) {
    known["shareOfPeople"] = rounded(settings.shareOfPeople);
    known["errorOfPeople"] = rounded(settings.errorOfPeople);
  }
  return known;
}

Json settingsOf(const Product& product, const std::optional<FindingSettings>& settings) {
  if (!settings) return nullptr;
  if (!settings->determined) return searchedOf(*settings);
  Json deciding = Json::array();
  for (const SettingId id : settings->settings) deciding.push_back(product.settings[id].key);
  return json::object(
      {{"determined", true},
       {"always", settings->always},
       {"condition", settings->condition},
       {"decidedBy", std::move(deciding)},
       {"onByDefault", settings->onByDefault},
       {"defaultUnknown", settings->defaultUnknown},
       {"byDefault", settings->byDefault},
       {"stop", settings->stop},
       {"configurations", settings->count},
       {"ofConfigurations", settings->of},
       {"shareOfConfigurations", rounded(settings->shareOfConfigurations)},
       {"shareOfPeople",
        settings->defaultUnknown ? Json(nullptr) : Json(rounded(settings->shareOfPeople))}});
}

Json evidenceOf(const Product& product, const std::vector<Evidence>& evidence) {
  Json all = Json::array();
  for (const Evidence& item : evidence) {
    all.push_back({{"words", item.words}, {"place", placeOf(product, item.where)}});
  }
  return all;
}

Json findingOf(const Product& product, const Finding& finding, HopBudget& budget) {
  return json::object({{"id", finding.id},
                       {"rule", finding.rule},
                       {"verdict", verdictName(finding.verdict)},
                       {"severity", severityOf(finding.severity)},
                       {"sentence", finding.sentence},
                       {"detail", finding.detail},
                       {"who", finding.who},
                       {"why", finding.why},
                       {"fix", finding.fix},
                       {"ask", finding.ask},
                       {"label", labelOf(product, finding.label)},
                       {"at", nodeOf(product, finding.place)},
                       {"origin", nodeOf(product, finding.origin)},
                       {"path", pathOf(product, finding.path, budget)},
                       {"setting", settingOf(product, finding.setting)},
                       {"settings", settingsOf(product, finding.settings)},
                       {"evidence", evidenceOf(product, finding.evidence)},
                       {"suggested", finding.suggested},
                       {"inferred", finding.inferred},
                       {"acceptance", acceptanceOf(finding.acceptance)}});
}

Json exposureOf(const Product& product, const ExposureCell& cell) {
  return json::object({{"label", labelKey(product, cell.label)},
                       {"recipient", product.nodes[cell.recipient].key},
                       {"distance", cell.distance},
                       {"required", cell.required},
                       {"settings", settingsOf(product, cell.settings)}});
}

Json rulesOf(const std::vector<RuleOutcome>& rules) {
  Json all = Json::array();
  for (const RuleOutcome& outcome : rules) {
    all.push_back({{"rule", outcome.rule},
                   {"title", words::ruleTitle(outcome)},
                   {"verdict", verdictName(outcome.verdict)},
                   {"reason", outcome.reason},
                   {"findings", outcome.findings},
                   {"questions", outcome.questions}});
  }
  return all;
}

Json unlabelledOf(const Product& product, const UnlabelledFlow& item) {
  const Flow& flow = product.flows[item.flow];
  return json::object({{"flow", flow.key},
                       {"name", flow.name},
                       {"from", nodeOf(product, flow.from)},
                       {"to", nodeOf(product, flow.to)},
                       {"labels", item.labels},
                       {"place", placeOf(product, flow.where)}});
}

Json countsBySeverity(const std::vector<Finding>& findings) {
  Json counts = Json::object();
  for (const Severity severity :
       {Severity::critical, Severity::high, Severity::medium, Severity::low, Severity::note}) {
    counts[std::string(severityName(severity))] =
        std::count_if(findings.begin(), findings.end(),
                      [&](const Finding& finding) { return finding.severity.result == severity; });
  }
  return counts;
}

Json modelSummary(const Product& product) {
  Json labels = Json::array();
  for (const LabelId id : product.labels.ids()) labels.push_back(labelOf(product, id));
  return json::object({{"files", json::filesOf(product)},
                       {"nodes", product.nodes.size()},
                       {"flows", product.flows.size()},
                       {"zones", product.zones.size()},
                       {"steps", product.steps.size()},
                       {"settings", product.settings.size()},
                       {"labels", std::move(labels)}});
}

}  // namespace

std::string reviewToJson(const Product& product, const Review& review,
                         const Diagnostics& diagnostics, const ReviewAdditions& additions) {
  Diagnostics all = diagnostics;
  all.insert(all.end(), review.diagnostics.begin(), review.diagnostics.end());
  HopBudget budget;
  const auto finding = [&](const Finding& each) { return findingOf(product, each, budget); };
  json::ObjectText whole;
  whole.add("format", "dyetrace-findings");
  whole.add("version", kReviewVersion);
  whole.add("title", product.title);
  whole.add("drawsData", review.drawsData);
  whole.add("namesData", review.namesData);
  whole.add("severities", countsBySeverity(review.findings));
  whole.addList("findings", review.findings, finding);
  whole.addList("questions", review.questions, finding);
  whole.addList("accepted", review.accepted, finding);
  whole.add("remedies", json::remediesOf(product, additions.remedies));
  whole.addList("exposures", additions.exposures,
                [&](const ExposureCell& each) { return exposureOf(product, each); });
  whole.add("rules", rulesOf(review.rules));
  whole.addList("unlabelledFlows", review.unlabelled,
                [&](const UnlabelledFlow& each) { return unlabelledOf(product, each); });
  whole.add("diagnostics", json::diagnosticsOf(product, all));
  whole.add("model", modelSummary(product));
  return whole.written();
}

}  // namespace dyetrace
