#include "render/text_road.h"

#include <algorithm>
#include <initializer_list>

#include <fmt/format.h>

#include "analysis/rule.h"
#include "render/escape.h"

namespace dyetrace::words {
namespace {

constexpr std::size_t kNameCharacters = 120;
constexpr std::size_t kProseCharacters = 600;

std::string nodeName(const Product& product, NodeId node) {
  return name(titleOf(product.nodes[node]));
}

/// With the slash at its end. Among very many files names are left whole, since this is asked for
/// every place.
std::string_view sharedFolder(const Product& product) {
  constexpr std::size_t kFiles = 100;
  if (product.files.empty() || product.files.size() > kFiles) return {};
  std::string_view shared = product.files[FileId(0)].name;
  for (const SourceFile& file : product.files) {
    const auto ends =
        std::mismatch(shared.begin(), shared.end(), file.name.begin(), file.name.end());
    shared = shared.substr(0, static_cast<std::size_t>(ends.first - shared.begin()));
  }
  const std::size_t slash = shared.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : shared.substr(0, slash + 1);
}

std::string hopWords(FlowKind kind, const std::string& from, const std::string& label,
                     const std::string& to) {
  switch (kind) {
    case FlowKind::read:
      return fmt::format("{} reads {} from {}", to, label, from);
    case FlowKind::write:
      return fmt::format("{} writes {} to {}", from, label, to);
    case FlowKind::broadcast:
      return fmt::format("{} broadcasts {} to {}", from, label, to);
    case FlowKind::call:
      return fmt::format("{} hands {} to {}", from, label, to);
    case FlowKind::transfer:
      break;
  }
  return fmt::format("{} sends {} to {}", from, label, to);
}

/// The guards as one condition, each said once; empty if they are always open.
std::string inWordsOnce(const Product& product, std::initializer_list<Guard> guards) {
  const auto title = [&](const std::string& key) {
    for (const Setting& setting : product.settings) {
      if (setting.key == key && !setting.name.empty()) return setting.name;
    }
    return key;
  };
  std::vector<Guard> distinct;
  for (const Guard& guard : guards) {
    const bool known = std::find(distinct.begin(), distinct.end(), guard) != distinct.end();
    if (!guard.always() && !known) distinct.push_back(guard);
  }
  return distinct.empty() ? "" : prose(inWords(Guard::conjunction(distinct), title));
}

std::string guardOf(const Product& product, const Hop& hop) {
  return inWordsOnce(product, {product.factsOf(product.flows[hop.flow]).when,
                               product.factsOf(product.nodes[hop.to]).when});
}

std::string remarkOf(const Product& product, const Hop& hop) {
  const Flow& flow = product.flows[hop.flow];
  std::string remark = prose(hop.remark);
  if (flow.confidence == Confidence::drawn) return remark;
  if (!remark.empty()) remark += "; ";
  remark += std::string(confidenceName(flow.confidence)) + ", not drawn";
  if (!flow.reason.empty()) remark += ": " + prose(flow.reason);
  return remark;
}

RoadStep startOf(const Product& product, const Path& path) {
  const Node& origin = product.nodes[path.origin];
  return {0,
          fmt::format("{} starts at {}", sentenceCase(titleOf(product, path.originLabel)),
                      nodeName(product, path.origin)),
          inWordsOnce(product, {product.factsOf(origin).when}), "", placeOf(product, origin.where)};
}

RoadStep stepOf(const Product& product, const Hop& hop, std::size_t number) {
  const Flow& flow = product.flows[hop.flow];
  return {number,
          hopWords(flow.kind, nodeName(product, hop.from), titleOf(product, hop.label),
                   nodeName(product, hop.to)),
          guardOf(product, hop), remarkOf(product, hop), placeOf(product, flow.where)};
}

RoadStep endOf(const Product& product, const Path& path) {
  return {0,
          fmt::format("At {}: {} {}", nodeName(product, path.place),
                      titleOf(product, path.placeLabel), prose(path.placeRemark)),
          "", "", placeOf(product, product.nodes[path.place].where)};
}

/// The start, the hops, and the end if something is to be said of it.
std::size_t stepsOf(const Path& path) {
  return 1 + path.hops.size() + (path.placeRemark.empty() ? 0 : 1);
}

RoadStep stepAt(const Product& product, const Path& path, std::size_t index) {
  RoadStep step = index == 0                  ? startOf(product, path)
                  : index <= path.hops.size() ? stepOf(product, path.hops[index - 1], index)
                                              : endOf(product, path);
  step.index = index;
  return step;
}

}  // namespace

std::string name(std::string_view text) {
  return shorten(text, kNameCharacters);
}

std::string prose(std::string_view text) {
  return shorten(text, kProseCharacters);
}

std::string sentenceCase(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

std::string fileName(const Product& product, FileId file) {
  const std::string& whole = product.files[file].name;
  return name(std::string_view(whole).substr(sharedFolder(product).size()));
}

bool couldNotBeAsked(const RuleOutcome& outcome) {
  return outcome.verdict == Verdict::unknown && outcome.questions == 0;
}

bool nothingIsValid(const Review& review) {
  return std::any_of(review.diagnostics.begin(), review.diagnostics.end(),
                     [](const Diagnostic& each) { return each.code == "settings/nothing-valid"; });
}

std::size_t undeterminedRules(const Review& review) {
  return static_cast<std::size_t>(
      std::count_if(review.rules.begin(), review.rules.end(), [](const RuleOutcome& each) {
        return couldNotBeAsked(each) && each.reason.starts_with("Undetermined");
      }));
}

std::string placeOf(const Product& product, const Location& where) {
  if (!product.files.contains(where.file)) return name(where.element);
  std::string place = fileName(product, where.file);
  if (where.line == 0) return where.element.empty() ? place : place + " " + name(where.element);
  place += ":" + std::to_string(where.line);
  if (where.column != 0) place += ":" + std::to_string(where.column);
  return place;
}

std::vector<RoadStep> roadOf(const Product& product, const Path& path, std::size_t most) {
  if (!product.nodes.contains(path.origin) || !product.labels.contains(path.originLabel)) return {};
  const std::size_t count = stepsOf(path);
  const std::size_t hidden = count > most ? count - most + 1 : 0;
  const std::size_t head = hidden == 0 ? count : most / 2;
  std::vector<RoadStep> steps;
  for (std::size_t i = 0; i < head; ++i) steps.push_back(stepAt(product, path, i));
  if (hidden == 0) return steps;
  steps.push_back(
      {0, fmt::format("… {} steps in between …", hidden), "", "", "", head + hidden - 1});
  for (std::size_t i = head + hidden; i < count; ++i) steps.push_back(stepAt(product, path, i));
  return steps;
}

std::string lineOf(const RoadStep& step) {
  std::string line = step.sentence;
  if (!step.guard.empty()) line += ", if " + step.guard;
  if (!step.remark.empty()) line += "; " + step.remark;
  if (!step.place.empty()) line += " (" + step.place + ")";
  return line;
}

std::string ruleTitle(const std::string& code) {
  const Rule* rule = ruleNamed(code);
  return rule == nullptr ? name(code) : code + " " + rule->description().name;
}

std::string ruleTitle(const RuleOutcome& outcome) {
  return outcome.name.empty() ? ruleTitle(outcome.rule) : outcome.rule + " " + name(outcome.name);
}

std::string acceptance(const Acceptance& acceptance) {
  const std::string by = acceptance.by.empty() ? "" : ", by " + name(acceptance.by);
  return "until " + acceptance.until + by + ": " + prose(acceptance.reason);
}

std::string counted(std::size_t count, const std::string& singular, const std::string& plural) {
  if (count == 0) return "no " + singular;
  return std::to_string(count) + " " + (count == 1 ? singular : plural);
}

std::string bySeverity(const std::vector<const Finding*>& findings) {
  std::string words;
  for (const Severity severity :
       {Severity::critical, Severity::high, Severity::medium, Severity::low, Severity::note}) {
    const auto count = std::count_if(findings.begin(), findings.end(), [&](const Finding* finding) {
      return finding->severity.result == severity;
    });
    if (count == 0) continue;
    if (!words.empty()) words += ", ";
    words += fmt::format("{} {}", count, severityName(severity));
  }
  return words;
}

std::string bySeverity(const std::vector<Finding>& findings) {
  std::vector<const Finding*> all;
  for (const Finding& finding : findings) all.push_back(&finding);
  return bySeverity(all);
}

std::string listed(const std::vector<std::string>& items, std::size_t most) {
  std::vector<std::string> shown = items;
  if (items.size() > most) {
    shown.resize(most);
    shown.push_back(std::to_string(items.size() - most) + " more");
  }
  std::string words;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (i > 0) words += i + 1 == shown.size() ? " and " : ", ";
    words += shown[i];
  }
  return words;
}

}  // namespace dyetrace::words
