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

/// Members of a location where it surfaces: the place, the setting, or the first thing that it
/// rests on.
void writeMainPlace(Writer& out, const Product& product, const Finding& finding) {
  if (product.nodes.contains(finding.place)) {
    return writeLocation(out, product, product.nodes[finding.place].where,
                         titleAt(product, finding.place));
  }
  if (product.settings.contains(finding.setting)) {
    const Setting& setting = product.settings[finding.setting];
    return writeLocation(out, product, setting.where, titleOf(setting));
  }
  const auto placed =
      std::find_if(finding.evidence.begin(), finding.evidence.end(),
                   [&](const Evidence& each) { return product.files.contains(each.where.file); });
  const Location where = placed == finding.evidence.end() ? wholeModel(product) : placed->where;
  writeLocation(out, product, where, "");
}

void writeMainPlaces(Writer& out, const Product& product, const Finding& finding) {
  const json::List places(out);
  const Object place(out);
  writeMainPlace(out, product, finding);
}

std::string sentenceOf(const words::RoadStep& step) {
  std::string text = step.sentence;
  if (!step.guard.empty()) text += ", if " + step.guard;
  if (!step.remark.empty()) text += "; " + step.remark;
  return text;
}

/// Where the steps of `words::roadOf` are: the origin, each flow, and the place if it has a remark.
void writeStepPlace(Writer& out, const Product& product, const Path& path, std::size_t step) {
  const bool starts = step == 0;
  if (starts || step > path.hops.size()) {
    const NodeId node = starts ? path.origin : path.place;
    return writeLocation(out, product, product.nodes[node].where, titleAt(product, node));
  }
  const Flow& flow = product.flows[path.hops[step - 1].flow];
  writeLocation(out, product, flow.where, flow.name);
}

void writeStep(Writer& out, const Product& product, const Path& path, const words::RoadStep& step,
               bool essential) {
  const Object object(out);
  out.member("location", [&](Writer&) {
    const Object location(out);
    writeStepPlace(out, product, path, step.index);
    out.member("message", writeMessage, sentenceOf(step));
  });
  out.member("importance", essential ? "essential" : "important");
}

void writeRoad(Writer& out, const Product& product, const Path& path, std::size_t most) {
  const std::vector<words::RoadStep> steps = words::roadOf(product, path, most);
  const json::List list(out);
  for (const words::RoadStep& step : steps) {
    const bool atAnEnd = &step == &steps.front() || &step == &steps.back();
    writeStep(out, product, path, step, atAnEnd);
  }
}

void writeCodeFlows(Writer& out, const Product& product, const Path& path, std::size_t steps) {
  const json::List flows(out);
  const Object flow(out);
  out.member("threadFlows", [&](Writer&) {
    const json::List threads(out);
    const Object thread(out);
    out.member("locations", writeRoad, product, path, steps);
  });
}

/// What it rests on beyond the road, as far as that is written in a file.
std::vector<const Evidence*> evidenceOf(const Product& product, const Finding& finding) {
  std::vector<const Evidence*> written;
  for (const Evidence& item : finding.evidence) {
    if (product.files.contains(item.where.file)) written.push_back(&item);
  }
  return written;
}

/// Each place with its words.
void writeRelated(Writer& out, const Product& product, const std::vector<const Evidence*>& all) {
  const json::List list(out);
  for (std::size_t id = 0; id < all.size(); ++id) {
    const Object related(out);
    out.member("id", id);
    writeLocation(out, product, all[id]->where, "");
    out.member("message", writeMessage, words::prose(all[id]->words));
  }
}

void writeFingerprints(Writer& out, const Finding& finding) {
  const Object fingerprints(out, json::Layout::oneLine);
  out.member("dyetraceIdentity/v1", finding.id);
  // GitHub tells alerts apart by this one, which it would else take from the line.
  out.member("primaryLocationLineHash", finding.id + ":1");
}

void writeResultProperties(Writer& out, const Product& product, const Finding& finding) {
  const Object properties(out);
  out.member("severity", severityName(finding.severity.result));
  out.member("severitySum", words::prose(finding.severity.sentence));
  out.member("verdict", verdictName(finding.verdict));
  if (product.labels.contains(finding.label)) out.member("data", keyOf(product, finding.label));
  if (product.nodes.contains(finding.place))
    out.member("at", words::name(product.nodes[finding.place].key));
  if (finding.suggested) out.member("suggested", true);
  if (finding.inferred) out.member("inferred", true);
}

void writeSuppressions(Writer& out, const Finding& finding) {
  const json::List suppressions(out);
  const Object suppression(out, json::Layout::oneLine);
  out.member("kind", "external");
  out.member("status", "accepted");
  if (finding.acceptance) out.member("justification", words::acceptance(*finding.acceptance));
}

}  // namespace

std::string_view levelOf(Severity severity) {
  if (severity >= Severity::high) return "error";
  return severity == Severity::medium ? "warning" : "note";
}

void writeResult(Writer& out, const Product& product, const Result& result) {
  const Finding& finding = *result.finding;
  const std::vector<const Evidence*> evidence = evidenceOf(product, finding);
  const Object object(out);
  out.member("ruleId", words::name(finding.rule));
  out.member("ruleIndex", result.rule);
  out.member("level", levelOf(finding.severity.result));
  out.member("rank", rankOf(finding.severity.result));
  out.member("message", writeMessage, messageOf(finding));
  out.member("locations", writeMainPlaces, product, finding);
  if (!finding.path.hops.empty())
    out.member("codeFlows", writeCodeFlows, product, finding.path, result.steps);
  if (!evidence.empty()) out.member("relatedLocations", writeRelated, product, evidence);
  out.member("partialFingerprints", writeFingerprints, finding);
  out.member("properties", writeResultProperties, product, finding);
  if (!result.state.empty()) out.member("baselineState", result.state);
  if (result.accepted) out.member("suppressions", writeSuppressions, finding);
}

}  // namespace dyetrace::sarif
