#include "render/json_finding.h"

namespace dyetrace::json {
namespace {

constexpr std::size_t kEndHops = 1;

void writeSeverityTerm(Writer& out, const SeverityTerm& term) {
  const Object object(out, Layout::oneLine);
  out.member("words", term.words);
  out.member("amount", term.amount);
}

void writeSeverity(Writer& out, const SeveritySum& severity) {
  const Object object(out);
  out.member("level", severityName(severity.result));
  out.member("sentence", severity.sentence);
  out.member("weight", severity.weight);
  out.member("distance", severity.distance);
  out.member("base", severityName(severity.base));
  out.list("steps", severity.steps, writeSeverityTerm);
}

// Everything that must be open for the hop: the flow and the node it leads to.
std::vector<std::string> guardsOf(const Product& product, const Hop& hop) {
  std::vector<std::string> guards;
  const Guard& ofFlow = product.factsOf(product.flows[hop.flow]).when;
  const Guard& ofNode = product.factsOf(product.nodes[hop.to]).when;
  if (!ofFlow.always()) guards.push_back(toString(ofFlow));
  if (!ofNode.always()) guards.push_back(toString(ofNode));
  return guards;
}

void writeHop(Writer& out, const Product& product, const Hop& hop) {
  const Flow& flow = product.flows[hop.flow];
  const Object object(out);
  out.member("flow", flow.key);
  out.member("name", flow.name);
  out.member("from", writeNode, product, hop.from);
  out.member("to", writeNode, product, hop.to);
  out.member("label", writeLabel, product, hop.label);
  out.member("remark", hop.remark);
  out.member("confidence", confidenceName(flow.confidence));
  out.member("guards", guardsOf(product, hop));
  out.member("place", writePlace, product, flow.where);
}

void writeHops(Writer& out, const Product& product, const Path& path, std::size_t leftOut) {
  const std::size_t size = path.hops.size();
  const List list(out);
  for (std::size_t i = 0; i < size; ++i) {
    const bool within = leftOut > 0 && i >= kEndHops && i < size - kEndHops;
    if (!within) writeHop(out, product, path.hops[i]);
  }
}

void writePath(Writer& out, const Product& product, const Path& path, std::size_t leftOut) {
  const Object object(out);
  out.member("origin", writeNode, product, path.origin);
  out.member("originLabel", writeLabel, product, path.originLabel);
  out.member("place", writeNode, product, path.place);
  out.member("placeLabel", writeLabel, product, path.placeLabel);
  out.member("placeRemark", path.placeRemark);
  out.member("confirmed", path.confirmed);
  out.member("hops", writeHops, product, path, leftOut);
  out.member("hopsLeftOut", leftOut);
}

void writeSetting(Writer& out, const Product& product, SettingId id) {
  if (!product.settings.contains(id)) return out.null();
  const Setting& setting = product.settings[id];
  const Object object(out);
  out.member("key", setting.key);
  out.member("title", titleOf(setting));
  out.member("place", writePlace, product, setting.where);
}

void writeEstimate(Writer& out, std::string_view share, double value, std::string_view error,
                   double apart) {
  if (apart >= 1) return;
  out.member(share, rounded(value));
  out.member(error, rounded(apart));
}

/// What single questions answered where the condition is beyond the budget.
void writeSearched(Writer& out, const FindingSettings& settings) {
  const Object object(out);
  out.member("determined", false);
  if (!settings.searched) return;
  out.member("always", settings.always);
  out.member("onByDefault", settings.onByDefault);
  out.member("byDefault", settings.byDefault);
  out.member("stop", settings.stop);
  out.member("stopKnown", settings.stopKnown);
  writeEstimate(out, "shareOfConfigurations", settings.shareOfConfigurations,
                "errorOfConfigurations", settings.errorOfConfigurations);
  writeEstimate(out, "shareOfPeople", settings.shareOfPeople, "errorOfPeople",
                settings.errorOfPeople);
}

std::vector<std::string_view> decidedBy(const Product& product, const FindingSettings& settings) {
  std::vector<std::string_view> keys;
  for (const SettingId id : settings.settings) keys.push_back(product.settings[id].key);
  return keys;
}

void writeEvidence(Writer& out, const Product& product, const Evidence& item) {
  const Object object(out);
  out.member("words", item.words);
  out.member("place", writePlace, product, item.where);
}

}  // namespace

std::size_t HopBudget::leftOut(const Path& path) {
  const std::size_t hops = path.hops.size();
  if (hops <= 2 * kEndHops) return 0;
  if (hops > left_) return hops - 2 * kEndHops;
  left_ -= hops;
  return 0;
}

void writeNode(Writer& out, const Product& product, NodeId id) {
  if (!product.nodes.contains(id)) return out.null();
  const Node& node = product.nodes[id];
  const Object object(out, Layout::oneLine);
  out.member("key", node.key);
  out.member("title", titleOf(node));
  out.member("place", writePlace, product, node.where);
}

void writeLabel(Writer& out, const Product& product, LabelId id) {
  if (!product.labels.contains(id)) return out.null();
  const Object object(out, Layout::oneLine);
  out.member("key", keyOf(product, id));
  out.member("title", titleOf(product, id));
}

void writeSettings(Writer& out, const Product& product,
                   const std::optional<FindingSettings>& settings) {
  if (!settings) return out.null();
  if (!settings->determined) return writeSearched(out, *settings);
  const Object object(out);
  out.member("determined", true);
  out.member("always", settings->always);
  out.member("condition", settings->condition);
  out.member("decidedBy", decidedBy(product, *settings));
  out.member("onByDefault", settings->onByDefault);
  out.member("defaultUnknown", settings->defaultUnknown);
  out.member("byDefault", settings->byDefault);
  out.member("stop", settings->stop);
  out.member("configurations", settings->count);
  out.member("ofConfigurations", settings->of);
  out.member("shareOfConfigurations", rounded(settings->shareOfConfigurations));
  out.member("shareOfPeople", settings->defaultUnknown
                                  ? std::nullopt
                                  : std::optional(rounded(settings->shareOfPeople)));
}

void writeFinding(Writer& out, const Product& product, HopBudget& budget, const Finding& finding) {
  const Object object(out);
  out.member("id", finding.id);
  out.member("rule", finding.rule);
  out.member("verdict", verdictName(finding.verdict));
  out.member("severity", writeSeverity, finding.severity);
  out.member("sentence", finding.sentence);
  out.member("detail", finding.detail);
  out.member("who", finding.who);
  out.member("why", finding.why);
  out.member("fix", finding.fix);
  out.member("ask", finding.ask);
  out.member("label", writeLabel, product, finding.label);
  out.member("at", writeNode, product, finding.place);
  out.member("origin", writeNode, product, finding.origin);
  out.member("path", writePath, product, finding.path, budget.leftOut(finding.path));
  out.member("setting", writeSetting, product, finding.setting);
  out.member("settings", writeSettings, product, finding.settings);
  out.list("evidence", finding.evidence, writeEvidence, product);
  out.member("suggested", finding.suggested);
  out.member("inferred", finding.inferred);
  out.member("acceptance", writeAcceptance, finding.acceptance);
}

}  // namespace dyetrace::json
