#include "model/product.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dyetrace {
namespace {

template <class Kind, std::size_t count>
std::string_view nameIn(const std::array<std::pair<Kind, std::string_view>, count>& names,
                        Kind kind) {
  for (const auto& [candidate, name] : names) {
    if (candidate == kind) return name;
  }
  return "";
}

constexpr std::array<std::pair<NodeKind, std::string_view>, 5> kNodeKinds{{
    {NodeKind::person, "person"},
    {NodeKind::process, "process"},
    {NodeKind::store, "store"},
    {NodeKind::data, "data"},
    {NodeKind::external, "external"},
}};

constexpr std::array<std::pair<FlowKind, std::string_view>, 5> kFlowKinds{{
    {FlowKind::read, "read"},
    {FlowKind::write, "write"},
    {FlowKind::transfer, "transfer"},
    {FlowKind::broadcast, "broadcast"},
    {FlowKind::call, "call"},
}};

constexpr std::array<std::pair<Confidence, std::string_view>, 3> kConfidences{{
    {Confidence::drawn, "drawn"},
    {Confidence::inferred, "inferred"},
    {Confidence::implied, "implied"},
}};

constexpr std::array<std::pair<ZoneKind, std::string_view>, 5> kZoneKinds{{
    {ZoneKind::pool, "pool"},
    {ZoneKind::lane, "lane"},
    {ZoneKind::group, "group"},
    {ZoneKind::process, "process"},
    {ZoneKind::boundary, "boundary"},
}};

/// Small tables (a model has tens of labels and marks), so a search is quick enough.
template <class IdType, class Value>
IdType internIn(Table<IdType, Value>& table, Value value) {
  for (const IdType id : table.ids()) {
    if (table[id] == value) return id;
  }
  return table.add(std::move(value));
}

}  // namespace

std::string_view nodeKindName(NodeKind kind) {
  return nameIn(kNodeKinds, kind);
}
std::string_view flowKindName(FlowKind kind) {
  return nameIn(kFlowKinds, kind);
}
std::string_view confidenceName(Confidence confidence) {
  return nameIn(kConfidences, confidence);
}
std::string_view zoneKindName(ZoneKind kind) {
  return nameIn(kZoneKinds, kind);
}

std::optional<NodeKind> nodeKindFromName(std::string_view name) {
  for (const auto& [kind, known] : kNodeKinds) {
    if (known == name) return kind;
  }
  return std::nullopt;
}

LabelId Product::intern(Label label) {
  return internIn(labels, label);
}

MarkId Product::internMark(std::string_view name) {
  return internIn(marks, std::string(name));
}

Facts& Product::editFacts(FactsId& id) {
  if (!id.valid()) id = facts.add({});
  return facts[id];
}

const Facts& Product::lookup(FactsId id) const {
  static const Facts nothing;
  return id.valid() ? facts[id] : nothing;
}

void Product::index() {
  keysOfSettings.clear();
  for (const SettingId id : settings.ids()) keysOfSettings.emplace(settings[id].key, id);
  const auto keyOfFlow = [&](std::uint32_t flow) -> std::string_view {
    return flows[FlowId(flow)].key;
  };
  keysOfFlows_ = TextIndex(flows.size());
  for (const FlowId id : flows.ids()) {
    keysOfFlows_.add(flows[id].key, static_cast<std::uint32_t>(id.index()), keyOfFlow);
  }
}

FlowId Product::flowNamed(std::string_view key) const {
  const auto found = keysOfFlows_.find(
      key, [&](std::uint32_t flow) -> std::string_view { return flows[FlowId(flow)].key; });
  return found ? FlowId(*found) : FlowId();
}

SettingId Product::settingNamed(std::string_view key) const {
  const auto found = keysOfSettings.find(std::string(key));
  return found == keysOfSettings.end() ? SettingId() : found->second;
}

std::string titleOf(const Product& product, LabelId label) {
  const Label& value = product.labels[label];
  const std::string& title = product.taxonomy[value.category].title;
  if (value.form == Form::identified) return title;
  return title + " (" + std::string(formName(value.form)) + ")";
}

std::string keyOf(const Product& product, LabelId label) {
  const Label& value = product.labels[label];
  const std::string& key = product.taxonomy[value.category].key;
  if (value.form == Form::identified) return key;
  return key + ":" + std::string(formName(value.form));
}

std::string titleOf(const Node& node) {
  return node.name.empty() ? node.key : node.name;
}

std::string titleOf(const Zone& zone) {
  return zone.name.empty() ? zone.key : zone.name;
}

std::string titleOf(const Product& product, const Flow& flow) {
  if (!flow.name.empty()) return flow.name;
  return titleOf(product.nodes[flow.from]) + " -> " + titleOf(product.nodes[flow.to]);
}

bool matches(const Product& product, const LabelPattern& pattern, LabelId label) {
  const Label& value = product.labels[label];
  if (pattern.form && *pattern.form != static_cast<int>(value.form)) return false;
  return product.taxonomy.covers(pattern.category, value.category);
}

std::string describe(const Product& product, const Location& where, bool withElement) {
  std::string text = product.files.contains(where.file) ? product.files[where.file].name : "";
  if (where.line > 0) text += ":" + std::to_string(where.line);
  if (where.line > 0 && where.column > 0) text += ":" + std::to_string(where.column);
  if (!withElement || where.element.empty()) return text;
  return text.empty() ? where.element.str() : text + " (" + where.element + ")";
}

}  // namespace dyetrace
