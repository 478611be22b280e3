#include "importers/bpmn/reading.h"

#include <algorithm>

#include "importers/annotations/label_syntax.h"
#include "importers/bpmn/name_tags.h"
#include "model/names.h"

namespace dyetrace::bpmn {

namespace {

/// More inferred flows than this say nothing to anyone; a real model has a few hundred.
constexpr std::size_t kMostInferredFlows = 500'000;

std::uint64_t pairOf(NodeId from, NodeId to) {
  return (static_cast<std::uint64_t>(from.index()) << 32) | static_cast<std::uint64_t>(to.index());
}

constexpr int kMostLevelsWithoutId = 8;

/// Ids compared for suggestions cost time, so only the first so many references get one.
constexpr std::size_t kMostSuggestions = 100;

/// A guard in a name compares; "Check if valid" is only a name.
bool mayHoldAnnotations(std::string_view name) {
  const auto opens = [](char c) { return c == '[' || c == '{' || c == '@'; };
  if (std::any_of(name.begin(), name.end(), opens)) return true;
  const std::size_t condition = name.find(" if ");
  return condition != std::string_view::npos &&
         name.find_first_of("=<>", condition) != std::string_view::npos;
}

/// Whether the second of two characters is to become no space, or to be left out.
bool breaksLine(char before, char c) {
  return isSpace(c) && (c != ' ' || isSpace(before));
}

/// Names are broken into lines to fit their shapes.
Text onOneLine(std::string_view written) {
  written = trimmed(written);
  if (std::adjacent_find(written.begin(), written.end(), breaksLine) == written.end()) {
    return written;
  }
  std::string line;
  line.reserve(written.size());
  for (const char c : written) {
    if (!isSpace(c)) {
      line += c;
    } else if (line.back() != ' ') {
      line += ' ';
    }
  }
  return line;
}

}  // namespace

Source::Source(Document read, std::string fileName)
    : document(std::move(read)),
      name(std::move(fileName)),
      nodes(document.size()),
      steps(document.size()),
      zones(document.size()),
      lanes(document.size()),
      flows(document.size()),
      behind(document.size()),
      references(document.size()) {}

std::size_t Source::rank(ElementId element) const {
  const auto known = ranks_.find(element.index());
  if (known != ranks_.end()) return known->second;
  const ElementId parent = document.parent(element);
  if (!parent.valid()) return 1;
  std::unordered_map<std::string_view, std::size_t> seen;
  for (const ElementId child : document.children(parent)) {
    ranks_[child.index()] = ++seen[localName(document.element(child).node.name())];
  }
  return ranks_[element.index()];
}

Text Keys::claim(Text wanted) {
  const auto [entry, isNew] = taken_.emplace(wanted, 1);
  if (isNew) return wanted;
  Text candidate;
  do {
    candidate = wanted + "#" + std::to_string(++entry->second);
  } while (taken_.contains(candidate));
  taken_.emplace(candidate, 1);
  return candidate;
}

void Reading::reserveTables() {
  std::size_t steps = 0;
  std::size_t data = 0;
  std::size_t sequences = 0;
  std::size_t flows = 0;
  for (const auto& source : sources) {
    const Document& document = source->document;
    steps += document.count(isFlowNode);
    data += document.count([](Tag tag) { return tag == Tag::dataObject || tag == Tag::dataStore; });
    sequences += document.count([](Tag tag) { return tag == Tag::sequenceFlow; });
    flows += document.count([](Tag tag) {
      return tag == Tag::dataInputAssociation || tag == Tag::dataOutputAssociation ||
             tag == Tag::association || tag == Tag::messageFlow;
    });
  }
  product().steps.reserve(steps);
  product().nodes.reserve(steps + data);
  product().sequences.reserve(sequences);
  product().flows.reserve(flows);
  product().drawn.reserve(flows);
}

void Reading::shareOutIds() {
  if (sources.size() < 2) return;
  for (const auto& source : sources) {
    const Document& document = source->document;
    for (std::size_t index = 0; index < document.size(); ++index) {
      const Text id = document.id(ElementId(index));
      if (!id.empty()) firstWithId_.emplace(id, source.get());
    }
  }
}

Text Reading::keyOf(const Source& source, ElementId element) const {
  const Document& document = source.document;
  const Text id = document.id(element);
  if (!id.empty() && !document.repeatsId(element)) {
    const auto first = firstWithId_.find(id);
    if (first == firstWithId_.end() || first->second == &source) return id;
    return source.stem + "/" + id;
  }
  const pugi::xml_node node = document.element(element).node;
  return pathAround(source, element) + "/" + std::string(localName(node.name())) + "[" +
         std::to_string(source.rank(element)) + "]";
}

/// Paths in which many levels have no id are cut, so that keys stay short.
std::string Reading::pathAround(const Source& source, ElementId element) const {
  const Document& document = source.document;
  ElementId named = document.parent(element);
  for (int level = 0; named.valid() && document.id(named).empty(); ++level) {
    if (level == kMostLevelsWithoutId) return source.stem + "/" + std::to_string(element.index());
    named = document.parent(named);
  }
  const ElementId parent = document.parent(element);
  return parent.valid() ? keyOf(source, parent).str() : source.stem;
}

bool Reading::isSomeId(const Text& key) const {
  for (const auto& source : sources) {
    if (source->document.hasId(key)) return true;
  }
  return false;
}

Text Reading::unique(Keys& keys, Text key, const Location& where, KeyIs kind) const {
  if (kind == KeyIs::ofElement && key == where.element) return key;
  while (isSomeId(key)) key = key + "'";
  return keys.claim(key);
}

NodeId Reading::addNode(Node&& node, KeyIs key) {
  node.key = unique(nodeKeys_, node.key, node.where, key);
  return product().nodes.add(std::move(node));
}

ZoneId Reading::addZone(Zone zone) {
  zone.key = unique(zoneKeys_, zone.key, zone.where, KeyIs::ofElement);
  return product().zones.add(zone);
}

StepId Reading::addStep(Step step) {
  step.key = unique(stepKeys_, step.key, step.where, KeyIs::ofElement);
  return product().steps.add(step);
}

FlowId Reading::addFlow(Flow flow, KeyIs key) {
  flow.key = unique(flowKeys_, flow.key, flow.where, key);
  return product().flows.add(flow);
}

bool Reading::exhausted() const {
  return inferred_ >= kMostInferredFlows;
}

FlowId Reading::infer(NodeId from, NodeId to, FlowKind kind, Text reason, Location where,
                      Text name) {
  if (!from.valid() || !to.valid() || from == to || connected(from, to)) return {};
  if (inferred_ == kMostInferredFlows && !saidTooMany_) {
    saidTooMany_ = true;
    report(Level::warning, "bpmn/too-many-inferred",
           "more than " + std::to_string(kMostInferredFlows) +
               " flows follow from shared messages, signals and calls; further ones are left out",
           where, "Split the model.");
  }
  if (exhausted()) return {};
  ++inferred_;
  Flow flow;
  flow.key = product().nodes[from].key + " -> " + product().nodes[to].key;
  flow.from = from;
  flow.to = to;
  flow.name = name;
  flow.kind = kind;
  flow.confidence = Confidence::inferred;
  flow.reason = reason;
  flow.where = where;
  return addFlow(flow);
}

void Reading::report(Level level, std::string code, std::string message, Location where,
                     std::string advice) {
  drawing.diagnostics.push_back(
      {level, std::move(code), std::move(message), where, std::move(advice), {}});
}

void Reading::reportUnresolved(const Source& source, ElementId element, std::string_view role,
                               std::string_view reference) {
  const Document& document = source.document;
  const std::string wanted(trimmed(reference));
  const std::string what(localName(document.element(element).node.name()));
  const std::string message = wanted.empty()
                                  ? "the " + std::string(role) + " of this " + what + " is missing"
                                  : "the " + std::string(role) + " of this " + what + " is `" +
                                        wanted + "`, which is no element of the file";
  std::string advice;
  if (suggestions_++ < kMostSuggestions) {
    advice = didYouMean(nearestNames(wanted, document.idsToSuggest()));
  }
  if (advice.empty()) advice = "Point it at an element that is there, or remove it.";
  report(Level::warning, "bpmn/unresolved-reference", message, document.locate(element),
         std::move(advice));
}

Text Reading::plainName(std::string_view written, const Location& where, NameOf what) {
  fromName_.clear();
  const Text name = onOneLine(written);
  if (!mayHoldAnnotations(name)) return name;
  LabelText text = parseLabelText(name, product().taxonomy);
  const auto keep = [&](std::pair<std::string, std::string>& pair) {
    fromName_.push_back({std::move(pair.first), std::move(pair.second), Carrier::label, where});
  };
  for (auto& pair : text.pairs) keep(pair);
  for (const std::string& tag : text.tags) {
    for (auto& pair : meaningOfTag(tag)) keep(pair);
  }
  const Text plain = fromName_.empty() ? name : Text(text.plain);
  return what == NameOf::data || !fromName_.empty() ? Text(withoutBrackets(plain)) : plain;
}

void Reading::annotateFromName(Target target) {
  for (Statement& statement : fromName_) {
    drawing.annotations.push_back({target, std::move(statement)});
  }
  fromName_.clear();
}

Place Reading::findProcess(Source& from, std::string_view reference) {
  const auto in = [&](Source& source) -> Place {
    const ElementId found = source.document.find(reference);
    const bool fits = found.valid() && source.document.tag(found) == Tag::process;
    return fits ? Place{&source, found} : Place{};
  };
  if (const Place here = in(from); here.valid()) return here;
  for (const auto& source : sources) {
    if (const Place there = in(*source); there.valid()) return there;
  }
  return {};
}

bool Reading::connected(NodeId from, NodeId to) {
  const Table<FlowId, Flow>& flows = product().flows;
  for (; connectionsOf_ < flows.size(); ++connectionsOf_) {
    const Flow& flow = flows[FlowId(connectionsOf_)];
    connections_.insert(pairOf(flow.from, flow.to));
  }
  return connections_.contains(pairOf(from, to));
}

}  // namespace dyetrace::bpmn
