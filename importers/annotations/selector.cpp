#include "importers/annotations/selector.h"

#include <algorithm>
#include <array>
#include <utility>

#include "importers/annotations/text.h"
#include "model/inherit.h"
#include "model/names.h"

namespace dyetrace {
namespace {

constexpr std::array<std::string_view, 4> kKinds = {"id:", "name:", "zone:", "flow:"};
constexpr std::string_view kPage = "page:";
constexpr std::string_view kTableSuffix = ".facts.tsv";
/// Deeper nesting is not looked at for the ends of a flow.
constexpr std::size_t kZonesAround = 4;

struct Parts {
  std::string_view page{};  ///< Empty: any.
  std::string_view kind{};  ///< One of kKinds; empty if none.
  std::string_view rest{};
};

std::string_view kindAt(std::string_view text) {
  for (const std::string_view kind : kKinds) {
    if (text.starts_with(kind)) return kind;
  }
  return {};
}

Parts partsOf(std::string_view selector) {
  Parts parts;
  selector = trimmed(selector);
  if (selector.starts_with(kPage)) {
    for (std::size_t slash = selector.find('/'); slash != std::string_view::npos;
         slash = selector.find('/', slash + 1)) {
      if (kindAt(selector.substr(slash + 1)).empty()) continue;
      parts.page = trimmed(selector.substr(kPage.size(), slash - kPage.size()));
      selector = selector.substr(slash + 1);
      break;
    }
  }
  parts.kind = kindAt(selector);
  parts.rest = trimmed(selector.substr(parts.kind.size()));
  return parts;
}

bool takeStar(std::string_view& text) {
  if (!text.ends_with('*')) return false;
  text.remove_suffix(1);
  return true;
}

using ByText = std::map<std::string, std::vector<Target>, std::less<>>;

void append(const std::vector<Target>& found, std::vector<Target>& hits) {
  hits.insert(hits.end(), found.begin(), found.end());
}

/// Hits for a text, or for everything that begins with it.
void look(const ByText& index, std::string_view text, bool prefix, std::vector<Target>& hits) {
  auto at = index.lower_bound(text);
  if (!prefix) {
    if (at != index.end() && at->first == text) append(at->second, hits);
    return;
  }
  for (; at != index.end() && at->first.starts_with(text); ++at) append(at->second, hits);
}

/// A folded prefix keeps the space before the star: `name:Photo *`.
std::string foldPrefix(std::string_view text, bool prefix) {
  std::string folded = foldDisplayName(text);
  if (prefix && text.ends_with(' ') && !folded.empty()) folded += ' ';
  return folded;
}

/// `from->to#label` in one spelling.
std::string foldEnds(std::string_view ends) {
  std::string folded = foldDisplayName(ends);
  for (const std::string_view arrow : {"→", "=>"}) {
    for (std::size_t at = folded.find(arrow); at != std::string::npos;
         at = folded.find(arrow, at + 2))
      folded.replace(at, arrow.size(), "->");
  }
  std::string joined;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const bool beforeMark = folded[i] == ' ' && (folded.compare(i + 1, 2, "->") == 0 ||
                                                 folded.compare(i + 1, 1, "#") == 0);
    const bool afterMark = folded[i] == ' ' && (joined.ends_with("->") || joined.ends_with('#'));
    if (!beforeMark && !afterMark) joined += folded[i];
  }
  return joined;
}

std::string_view beforeFirstDot(std::string_view file) {
  file = file.substr(file.rfind('/') == std::string_view::npos ? 0 : file.rfind('/') + 1);
  return file.substr(0, file.find('.', 1));
}

/// Whether a file is the diagram of the table `<stem>.facts.tsv`: named as the stem, or the stem
/// and an ending with at most so many dots.
bool isBeside(std::string_view file, std::string_view stem, std::size_t mostDots) {
  if (!file.starts_with(stem) || file.ends_with(kTableSuffix)) return false;
  const std::string_view ending = file.substr(stem.size());
  if (ending.empty()) return true;
  const auto dots = static_cast<std::size_t>(std::count(ending.begin(), ending.end(), '.'));
  return ending.front() == '.' && ending.find('/') == std::string_view::npos && dots <= mostDots;
}

void keepOnce(std::vector<Target>& hits) {
  std::sort(hits.begin(), hits.end());
  hits.erase(std::unique(hits.begin(), hits.end()), hits.end());
}

}  // namespace

SelectorIndex::SelectorIndex(const Product& product) : product_(product) {
  const auto add = [&](const auto& element, Target target, ByText& names) {
    byKey_[element.key].push_back(target);
    if (!element.where.element.empty() && element.where.element != element.key)
      byElement_[element.where.element].push_back(target);
    const std::string name = foldDisplayName(element.name);
    if (!name.empty()) names[name].push_back(target);
  };
  for (const NodeId id : product.nodes.ids()) {
    add(product.nodes[id], id, nodeNames_);
    for (const ZoneId zone : zonesOf(product, id)) nodesIn_[zone].push_back(id);
  }
  for (const FlowId id : product.flows.ids()) add(product.flows[id], id, flowNames_);
  for (const ZoneId id : product.zones.ids()) add(product.zones[id], id, zoneNames_);
  for (const StepId id : product.steps.ids()) {
    if (!product.steps[id].node.valid()) controlSteps_.emplace(product.steps[id].key, id);
  }
}

std::vector<std::string> SelectorIndex::zoneNamesAround(NodeId node) const {
  std::vector<std::string> names;
  for (const ZoneId zone : zonesOf(product_, node)) {
    if (names.size() == kZonesAround) break;
    if (!product_.zones[zone].name.empty()) names.push_back(product_.zones[zone].name);
  }
  return names;
}

void SelectorIndex::addFlowEnds() {
  flowEndsAdded_ = true;
  const auto ownNames = [&](NodeId id) {
    const Node& node = product_.nodes[id];
    std::vector<std::string> names{node.key};
    if (!node.name.empty() && node.name != node.key) names.push_back(node.name);
    return names;
  };
  const auto add = [](ByText& index, const std::string& from, const std::string& to,
                      const std::string& label, FlowId id) {
    index[foldEnds(from + " -> " + to)].push_back(id);
    if (!label.empty()) index[foldEnds(from + " -> " + to + "#" + label)].push_back(id);
  };
  for (const FlowId id : product_.flows.ids()) {
    const Flow& flow = product_.flows[id];
    std::vector<std::string> sources = ownNames(flow.from);
    std::vector<std::string> targets = ownNames(flow.to);
    for (const std::string& from : sources) {
      for (const std::string& to : targets) add(flowEnds_, from, to, flow.name, id);
    }
    for (std::string& zone : zoneNamesAround(flow.from)) sources.push_back(std::move(zone));
    for (std::string& zone : zoneNamesAround(flow.to)) targets.push_back(std::move(zone));
    for (const std::string& from : sources) {
      for (const std::string& to : targets) add(flowZoneEnds_, from, to, flow.name, id);
    }
  }
}

SelectorResult SelectorIndex::find(std::string_view selector, FileId table) {
  const Parts parts = partsOf(selector);
  SelectorResult result;
  result.several = parts.rest.ends_with('*');
  if (parts.kind.empty() || parts.rest.empty()) {
    result.problem = parts.kind.empty() ? "begins with none of `id:`, `name:`, `zone:`, `flow:`"
                                        : "names nothing";
    return result;
  }
  if (parts.kind == "id:") findId(parts.rest, result);
  if (parts.kind == "name:") findName(parts.rest, result);
  if (parts.kind == "zone:") findZone(parts.rest, result);
  if (parts.kind == "flow:") findFlow(parts.rest, result);
  keepOnce(result.hits);
  const std::vector<bool>& near = besides(table);
  const std::vector<bool> page = filesOnPage(parts.page);
  std::erase_if(result.hits, [&](const Target& target) {
    const FileId file = fileOf(target);
    return !product_.files.contains(file) ? !parts.page.empty()
                                          : !near[file.index()] || !page[file.index()];
  });
  return result;
}

void SelectorIndex::findId(std::string_view id, SelectorResult& result) const {
  if (takeStar(id)) {
    look(byKey_, id, true, result.hits);
    look(byElement_, id, true, result.hits);
    return;
  }
  look(byKey_, id, false, result.hits);
  if (result.hits.empty()) look(byElement_, id, false, result.hits);
  if (result.hits.empty() && controlSteps_.contains(id))
    result.advice =
        "That is a step of the control flow, which handles no data; name the task or flow instead";
}

void SelectorIndex::findName(std::string_view name, SelectorResult& result) const {
  const bool prefix = takeStar(name);
  const std::string folded = foldPrefix(name, prefix);
  for (const ByText* names : {&nodeNames_, &flowNames_, &zoneNames_}) {
    if (result.hits.empty()) look(*names, folded, prefix, result.hits);
  }
}

void SelectorIndex::findZone(std::string_view name, SelectorResult& result) const {
  const bool nodes = name.ends_with("/*");
  if (nodes) name.remove_suffix(2);
  const bool prefix = takeStar(name);
  std::vector<Target> zones;
  look(zoneNames_, foldPrefix(name, prefix), prefix, zones);
  if (zones.empty()) result.advice = otherKind(name);
  if (!nodes) {
    result.hits = std::move(zones);
    return;
  }
  for (const Target& zone : zones) {
    const auto found = nodesIn_.find(std::get<ZoneId>(zone));
    if (found != nodesIn_.end()) append(found->second, result.hits);
  }
}

void SelectorIndex::findFlow(std::string_view ends, SelectorResult& result) {
  if (!flowEndsAdded_) addFlowEnds();
  const bool prefix = takeStar(ends);
  const std::string folded = foldEnds(ends);
  look(flowEnds_, folded, prefix, result.hits);
  if (result.hits.empty()) look(flowZoneEnds_, folded, prefix, result.hits);
}

std::string SelectorIndex::otherKind(std::string_view name) const {
  const std::string folded = foldDisplayName(name);
  if (!nodeNames_.contains(folded) && !flowNames_.contains(folded)) return {};
  return "There is " + std::string(nodeNames_.contains(folded) ? "a node" : "a flow") +
         " of that name; write " + shown("name:" + std::string(name));
}

std::vector<std::string> SelectorIndex::nearest(std::string_view selector) const {
  const Parts parts = partsOf(selector);
  std::vector<std::string> names;
  const auto add = [&](const auto& table) {
    for (const auto& element : table) {
      const std::string& word = parts.kind == "id:" ? element.key : element.name;
      if (!word.empty()) names.push_back(word);
    }
  };
  if (parts.kind == "id:" || parts.kind == "name:") {
    add(product_.nodes);
    add(product_.flows);
  }
  if (parts.kind != "flow:") add(product_.zones);
  if (parts.kind == "flow:") {
    for (const Flow& flow : product_.flows)
      names.push_back(titleOf(product_.nodes[flow.from]) + " -> " +
                      titleOf(product_.nodes[flow.to]));
  }
  std::vector<std::string> selectors;
  for (const std::string& name : nearestNames(parts.rest, names))
    selectors.push_back("`" + std::string(parts.kind) + name + "`");
  return selectors;
}

bool SelectorIndex::speaksOf(FileId table, FileId drawn) {
  return !product_.files.contains(drawn) || besides(table)[drawn.index()];
}

FileId SelectorIndex::fileOf(const Target& target) const {
  if (const auto* node = std::get_if<NodeId>(&target)) return product_.nodes[*node].where.file;
  if (const auto* flow = std::get_if<FlowId>(&target)) return product_.flows[*flow].where.file;
  return product_.zones[std::get<ZoneId>(target)].where.file;
}

const std::vector<bool>& SelectorIndex::besides(FileId table) {
  const auto known = besides_.find(table);
  if (known != besides_.end()) return known->second;
  std::vector<bool> all(product_.files.size(), true);
  const std::string name = product_.files.contains(table) ? product_.files[table].name : "";
  if (!name.ends_with(kTableSuffix)) return besides_.emplace(table, std::move(all)).first->second;
  const std::string stem = name.substr(0, name.size() - kTableSuffix.size());
  // `feature.bpmn` belongs to `feature.facts.tsv` before `feature.draft.bpmn` does.
  std::vector<bool> near(product_.files.size(), false);
  for (const std::size_t mostDots : {std::size_t{1}, std::string::npos}) {
    for (const FileId file : product_.files.ids())
      near[file.index()] = isBeside(product_.files[file].name, stem, mostDots);
    if (std::find(near.begin(), near.end(), true) != near.end()) break;
  }
  const bool any = std::find(near.begin(), near.end(), true) != near.end();
  return besides_.emplace(table, any ? std::move(near) : std::move(all)).first->second;
}

std::vector<bool> SelectorIndex::filesOnPage(std::string_view page) const {
  std::vector<bool> files(product_.files.size(), page.empty());
  if (page.empty()) return files;
  const bool prefix = takeStar(page);
  const std::string wanted = foldDisplayName(page);
  for (const FileId file : product_.files.ids()) {
    const std::string& name = product_.files[file].name;
    const std::string stem = foldDisplayName(beforeFirstDot(name));
    files[file.index()] =
        prefix ? stem.starts_with(wanted) : stem == wanted || foldDisplayName(name) == wanted;
  }
  return files;
}

}  // namespace dyetrace
