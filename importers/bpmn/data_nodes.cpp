#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "importers/bpmn/name_tags.h"
#include "importers/bpmn/nodes.h"
#include "importers/bpmn/zones.h"
#include "model/names.h"

namespace dyetrace::bpmn {

namespace {

/// Every element that draws a data object or store: the references, else itself.
std::vector<ElementId> drawingsOf(const Source& source, ElementId data) {
  return source.references.has(data) ? source.references.of(data) : std::vector{data};
}

ZoneId zoneOfAll(Reading& reading, const Source& source, const std::vector<ElementId>& drawings) {
  ZoneId zone = zoneOfData(source, drawings.front());
  for (std::size_t other = 1; other < drawings.size(); ++other) {
    zone = commonZone(reading.product(), zone, zoneOfData(source, drawings[other]));
  }
  return zone;
}

/// Whether one way to write a name has less in brackets than another.
bool saysLess(std::string_view one, std::string_view other) {
  return std::pair(one.size(), one) < std::pair(other.size(), other);
}

/// What most references are called is what the data is called; of several names the first by
/// letters, since the order in the file says nothing.
std::string_view writtenName(const Document& document, const std::vector<ElementId>& drawings,
                             ElementId data) {
  const std::string_view first = document.name(drawings.front());
  if (drawings.size() == 1 && !trimmed(first).empty()) return first;
  std::map<std::string, std::vector<std::string_view>> byName;
  for (const ElementId drawn : drawings) {
    const std::string_view name = trimmed(document.name(drawn));
    if (!name.empty()) byName[withoutBrackets(name)].push_back(name);
  }
  if (byName.empty()) return document.name(data);
  const auto isMore = [](const auto& one, const auto& other) {
    return one.second.size() < other.second.size();
  };
  const auto most = std::max_element(byName.begin(), byName.end(), isMore);
  return *std::max_element(most->second.begin(), most->second.end(), saysLess);
}

std::string_view nameOfVariable(const Document& document, ElementId data) {
  const std::string_view name = trimmed(document.name(data));
  return name.empty() ? document.id(data).view() : name;
}

void addGroups(const Source& source, ElementId element, std::vector<ZoneId>& groups) {
  for (const ZoneId group : groupsOf(source, element)) {
    if (std::find(groups.begin(), groups.end(), group) == groups.end()) groups.push_back(group);
  }
}

/// What is noted in the names of the other drawings, once for each name.
void annotateFromOthers(Reading& reading, const Document& document,
                        const std::vector<ElementId>& drawings, std::string_view written,
                        NodeId data) {
  if (drawings.size() == 1) return;
  std::set<std::string_view> read = {trimmed(written)};
  for (const ElementId drawn : drawings) {
    const std::string_view name = trimmed(document.name(drawn));
    if (!read.insert(name).second) continue;
    reading.plainName(name, document.locate(drawn), NameOf::data);
    reading.annotateFromName(data);
  }
}

NodeId addData(Reading& reading, Source& source, ElementId data, NodeKind kind,
               std::string_view reason) {
  const Document& document = source.document;
  const std::vector<ElementId> drawings = drawingsOf(source, data);
  Node node;
  node.key = reading.keyOf(source, data);
  node.where = document.locate(data);
  node.kind = kind;
  node.kindReason = reason;
  node.shape = nameOf(document.tag(data));
  const std::string_view written = writtenName(document, drawings, data);
  node.name = reading.plainName(written, node.where, NameOf::data);
  node.zone = zoneOfAll(reading, source, drawings);
  for (const ElementId drawn : drawings) addGroups(source, drawn, node.groups);
  node.parent = activityAround(source, data);
  const NodeId id = reading.addNode(std::move(node), KeyIs::ofElement);
  reading.annotateFromName(id);
  annotateFromOthers(reading, document, drawings, written, id);
  source.node(data) = id;
  for (const ElementId drawn : drawings) source.node(drawn) = id;
  return id;
}

NodeId addVariable(Reading& reading, Source& source, ElementId data, std::string_view reason) {
  const Document& document = source.document;
  Node node;
  node.key = reading.keyOf(source, data);
  node.where = document.locate(data);
  node.kind = NodeKind::data;
  node.kindReason = reason;
  node.shape = nameOf(document.tag(data));
  node.name = reading.plainName(nameOfVariable(document, data), node.where, NameOf::data);
  node.zone = zoneAround(source, data);
  node.parent = activityAround(source, data);
  const NodeId id = reading.addNode(std::move(node), KeyIs::ofElement);
  reading.annotateFromName(id);
  source.node(data) = id;
  return id;
}

std::string foldedStoreName(std::string_view name) {
  return foldName(withoutBrackets(name));
}

/// References that name no store are one store if they have one name within the file.
NodeId storeByName(Reading& reading, Source& source, ElementId reference) {
  const Document& document = source.document;
  std::string folded = foldedStoreName(document.name(reference));
  const auto known = source.storesByName.find(folded);
  if (known == source.storesByName.end()) {
    const NodeId id = addData(reading, source, reference, NodeKind::store, "a data store");
    if (!folded.empty()) source.storesByName.emplace(std::move(folded), id);
    return id;
  }
  source.node(reference) = known->second;
  Node& store = reading.product().nodes[known->second];
  store.zone = commonZone(reading.product(), store.zone, zoneOfData(source, reference));
  addGroups(source, reference, store.groups);
  reading.report(Level::note, "bpmn/store-by-name",
                 "this reference names no data store; it is taken for `" + store.name +
                     "` because it has the same name",
                 document.locate(reference),
                 "Let both references name one dataStore to be sure, or rename one.");
  return known->second;
}

/// A store of two files is one if both its id and its name are the same.
NodeId addStore(Reading& reading, Source& source, ElementId store) {
  const std::string identity =
      std::string(source.document.id(store)) + "\n" + std::string(source.document.name(store));
  const auto shared = reading.storesOfAllFiles.find(identity);
  const bool known = shared != reading.storesOfAllFiles.end() && shared->second.first != &source;
  const NodeId id = known ? shared->second.second
                          : addData(reading, source, store, NodeKind::store, "a data store");
  if (known) source.node(store) = id;
  reading.storesOfAllFiles.emplace(identity, std::pair(&source, id));
  std::string folded = foldedStoreName(reading.product().nodes[id].name);
  if (!folded.empty()) source.storesByName.emplace(std::move(folded), id);
  return id;
}

NodeId nodeOfPort(Reading& reading, Source& source, ElementId port) {
  const ElementId owner = ownerOf(source.document, port);
  if (!owner.valid() || isSubProcess(source.document.tag(owner))) {
    return addVariable(reading, source, port, "a parameter");
  }
  return handlerFor(reading, source, owner, "data goes through it");
}

NodeId nodeOfProperty(Reading& reading, Source& source, ElementId property) {
  const Document& document = source.document;
  if (document.name(property) == kPlaceholder) return {};
  const ElementId scope = document.parent(property);
  if (isVariableScope(document.tag(scope))) {
    return addVariable(reading, source, property, "a variable of the process");
  }
  return isFlowNode(document.tag(scope))
             ? handlerFor(reading, source, scope, "data goes through it")
             : addVariable(reading, source, property, "a variable");
}

NodeId nodeOfReference(Reading& reading, Source& source, ElementId reference) {
  const ElementId behind = behindReference(source, reference);
  if (behind != reference && isData(source.document.tag(behind)) &&
      behindReference(source, behind) == behind) {
    const NodeId node = dataNodeFor(reading, source, behind);
    source.node(reference) = node;
    return node;
  }
  return source.document.tag(reference) == Tag::dataStoreReference
             ? storeByName(reading, source, reference)
             : addData(reading, source, reference, NodeKind::data, "a data object");
}

}  // namespace

bool isVariableScope(Tag tag) {
  return tag == Tag::process || isSubProcess(tag);
}

NodeId dataNodeFor(Reading& reading, Source& source, ElementId data) {
  if (source.node(data).valid()) return source.node(data);
  switch (source.document.tag(data)) {
    case Tag::dataObject:
      return addData(reading, source, data, NodeKind::data, "a data object");
    case Tag::dataStore:
      return addStore(reading, source, data);
    case Tag::dataObjectReference:
    case Tag::dataStoreReference:
      return nodeOfReference(reading, source, data);
    case Tag::property:
      return nodeOfProperty(reading, source, data);
    default:
      return isPort(source.document.tag(data)) ? nodeOfPort(reading, source, data) : NodeId();
  }
}

ElementId behindReference(const Source& source, ElementId element) {
  const ElementId target = source.behind[element.index()];
  return target.valid() ? target : element;
}

}  // namespace dyetrace::bpmn
