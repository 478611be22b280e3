// A finding as a result.

#include <algorithm>

#include "render/sarif.h"
#include "render/text_road.h"
#include "render/text_settings.h"

namespace dyetrace::sarif {
namespace {

/// 0 to 100, so that the five severities are kept beside the three levels.
int rankOf(Severity severity) {
  constexpr int kStep = 20;
  return (static_cast<int>(severity) + 1) * kStep;
}

std::string sentence(std::string text) {
  const bool ended = text.empty() || text.ends_with('.') || text.ends_with('?');
  return ended ? text : text + ".";
}

std::string messageOf(const Finding& finding) {
  std::string text = sentence(words::prose(finding.sentence));
  const auto add = [&](const std::string& more) {
    if (!more.empty()) text += " " + sentence(words::prose(more));
  };
  add(finding.detail);
  if (finding.settings) {
    add(words::whenWords(*finding.settings));
    add(words::defaultWords(*finding.settings));
  }
  add(finding.fix);
  return text;
}

std::string titleAt(const Product& product, NodeId node) {
  return titleOf(product.nodes[node]);
}

/// The first file that was read, for what concerns the model as a whole.
Location wholeModel(const Product& product) {
  for (const FileId id : product.files.ids()) {
    if (product.files[id].passedOver.empty()) return {id, 0, 0, ""};
  }
  return {};
}

/// Where it surfaces: the place, the setting, or the first thing that it rests on.
Json mainPlace(const Product& product, const Finding& finding) {
  if (product.nodes.contains(finding.place)) {
    return locationOf(product, product.nodes[finding.place].where, titleAt(product, finding.place));
  }
  if (product.settings.contains(finding.setting)) {
    const Setting& setting = product.settings[finding.setting];
    return locationOf(product, setting.where, titleOf(setting));
  }
  const auto placed =
      std::find_if(finding.evidence.begin(), finding.evidence.end(),
                   [&](const Evidence& each) { return product.files.contains(each.where.file); });
  return placed == finding.evidence.end() ? locationOf(product, wholeModel(product), "")
                                          : locationOf(product, placed->where, "");
}

Json stepAt(Json location, const words::RoadStep& step, bool essential) {
  std::string text = step.sentence;
  if (!step.guard.empty()) text += ", if " + step.guard;
  if (!step.remark.empty()) text += "; " + step.remark;
  location["message"] = message(text);
  return json::object(
      {{"location", std::move(location)}, {"importance", essential ? "essential" : "important"}});
}

/// Where the steps of `words::roadOf` are: the origin, each flow, and the place if it has a remark.
Json locationAt(const Product& product, const Path& path, std::size_t step) {
  if (step == 0)
    return locationOf(product, product.nodes[path.origin].where, titleAt(product, path.origin));
  if (step > path.hops.size())
    return locationOf(product, product.nodes[path.place].where, titleAt(product, path.place));
  const Flow& flow = product.flows[path.hops[step - 1].flow];
  return locationOf(product, flow.where, flow.name);
}

Json roadOf(const Product& product, const Path& path, std::size_t most) {
  const std::vector<words::RoadStep> shown = words::roadOf(product, path, most);
  Json locations = Json::array();
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const bool first = i == 0;
    const bool last = i + 1 == shown.size();
    Json location = locationAt(product, path, shown[i].index);
    locations.push_back(stepAt(std::move(location), shown[i], first || last));
  }
  return locations;
}

Json codeFlowsOf(const Product& product, const Path& path, std::size_t steps) {
  Json thread = {{"locations", roadOf(product, path, steps)}};
  return Json::array({{{"threadFlows", Json::array({std::move(thread)})}}});
}

/// What it rests on beyond the road, each place with its words.
Json relatedTo(const Product& product, const Finding& finding) {
  Json related = Json::array();
  for (const Evidence& item : finding.evidence) {
    if (!product.files.contains(item.where.file)) continue;
    Json location = json::object({{"id", related.size()}});
    location.update(locationOf(product, item.where, ""));
    location["message"] = message(words::prose(item.words));
    related.push_back(std::move(location));
  }
  return related;
}

Json propertiesOf(const Product& product, const Finding& finding) {
  Json properties = json::object({{"severity", severityName(finding.severity.result)},
                                  {"severitySum", words::prose(finding.severity.sentence)},
                                  {"verdict", verdictName(finding.verdict)}});
  if (product.labels.contains(finding.label)) {
    properties["data"] = keyOf(product, finding.label);
  }
  if (product.nodes.contains(finding.place)) {
    properties["at"] = words::name(product.nodes[finding.place].key);
  }
  if (finding.suggested) properties["suggested"] = true;
  if (finding.inferred) properties["inferred"] = true;
  return properties;
}

}  // namespace

std::string_view levelOf(Severity severity) {
  if (severity >= Severity::high) return "error";
  return severity == Severity::medium ? "warning" : "note";
}

Json resultOf(const Product& product, const Finding& finding, std::size_t rule, std::size_t steps) {
  Json result = json::object({{"ruleId", words::name(finding.rule)},
                              {"ruleIndex", rule},
                              {"level", levelOf(finding.severity.result)},
                              {"rank", rankOf(finding.severity.result)},
                              {"message", message(messageOf(finding))},
                              {"locations", Json::array({mainPlace(product, finding)})}});
  if (!finding.path.hops.empty()) result["codeFlows"] = codeFlowsOf(product, finding.path, steps);
  Json related = relatedTo(product, finding);
  if (!related.empty()) result["relatedLocations"] = std::move(related);
  // GitHub tells alerts apart by the second, which it would else take from the line.
  result["partialFingerprints"] = {{"dyetraceIdentity/v1", finding.id},
                                   {"primaryLocationLineHash", finding.id + ":1"}};
  result["properties"] = propertiesOf(product, finding);
  return result;
}

}  // namespace dyetrace::sarif
