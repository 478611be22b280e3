#include "importers/bpmn/zones.h"

#include <algorithm>
#include <unordered_set>

namespace dyetrace::bpmn {

namespace {

template <class Action>
void forEach(const Source& source, Tag tag, Action action) {
  for (std::size_t index = 0; index < source.document.size(); ++index) {
    if (source.document.tag(ElementId(index)) == tag) action(ElementId(index));
  }
}

bool hasFlowNodes(const Source& source, ElementId process) {
  const Children children = source.document.children(process);
  return std::any_of(children.begin(), children.end(),
                     [&](ElementId child) { return isFlowNode(source.document.tag(child)); });
}

Zone makeZone(Reading& reading, const Source& source, ElementId element, ZoneKind kind,
              std::string_view writtenName) {
  Zone zone;
  zone.key = reading.keyOf(source, element);
  zone.kind = kind;
  zone.where = source.document.locate(element);
  zone.name = reading.plainName(writtenName, zone.where);
  return zone;
}

ZoneId addZone(Reading& reading, Source& source, ElementId element, ZoneKind kind,
               std::string_view writtenName, ZoneId parent) {
  Zone zone = makeZone(reading, source, element, kind, writtenName);
  zone.parent = parent;
  const ZoneId id = reading.addZone(zone);
  reading.annotateFromName(id);
  source.zone(element) = id;
  return id;
}

bool isMany(const Source& source, ElementId participant) {
  const Children children = source.document.children(participant);
  return std::any_of(children.begin(), children.end(), [&](ElementId child) {
    return localName(source.document.element(child).node.name()) == "participantMultiplicity";
  });
}

void addParty(Reading& reading, Source& source, ElementId participant, const std::string& reason) {
  Node node;
  node.key = reading.keyOf(source, participant);
  node.where = source.document.locate(participant);
  node.name = reading.plainName(source.document.name(participant), node.where);
  node.kind = NodeKind::external;
  node.shape = "participant";
  node.kindReason = isMany(source, participant) ? reason + ", of which there are many" : reason;
  const NodeId id = reading.addNode(std::move(node), KeyIs::ofElement);
  reading.annotateFromName(id);
  source.node(participant) = id;
}

void addPool(Reading& reading, Source& source, ElementId participant, Place process) {
  const ZoneId pool = addZone(reading, source, participant, ZoneKind::pool,
                              source.document.name(participant), ZoneId());
  process.source->zone(process.element) = pool;
}

void readParticipant(Reading& reading, Source& source, ElementId participant) {
  const std::string_view reference = source.document.attribute(participant, "processRef");
  if (reference.empty()) {
    addParty(reading, source, participant, "a pool without a process");
    return;
  }
  const Place process = reading.findProcess(source, reference);
  if (!process.valid()) {
    reading.reportUnresolved(source, participant, "process", reference);
    addParty(reading, source, participant, "a pool whose process is not in the files");
    return;
  }
  if (process.source->zone(process.element).valid()) {
    reading.report(Level::warning, "bpmn/shared-process",
                   "the process `" + std::string(reference) + "` already belongs to another pool",
                   source.document.locate(participant), "Give each pool a process of its own.");
    addParty(reading, source, participant, "a pool whose process belongs to another pool");
    return;
  }
  if (hasFlowNodes(*process.source, process.element)) {
    addPool(reading, source, participant, process);
    return;
  }
  addParty(reading, source, participant, "a pool with an empty process");
  process.source->node(process.element) = source.node(participant);
}

void readProcess(Reading& reading, Source& source, ElementId process) {
  if (source.zone(process).valid() || source.node(process).valid()) return;
  addZone(reading, source, process, ZoneKind::process, source.document.name(process), ZoneId());
}

void readMembers(Reading& reading, Source& source, ElementId lane) {
  const Document& document = source.document;
  const Children references = document.children(lane, Tag::flowNodeRef);
  if (references.empty()) source.lanesWithoutMembers = true;
  for (const ElementId reference : references) {
    const ElementId member = document.targetOfText(reference);
    if (!member.valid()) {
      reading.reportUnresolved(source, reference, "member of the lane", document.text(reference));
      continue;
    }
    if (!isFlowNode(document.tag(member))) continue;
    ElementId& known = source.lane(member);
    if (!known.valid() || document.contains(known, lane)) known = lane;
  }
}

void readLane(Reading& reading, Source& source, ElementId lane) {
  addZone(reading, source, lane, ZoneKind::lane, source.document.name(lane),
          zoneAround(source, source.document.parent(lane)));
  readMembers(reading, source, lane);
}

std::string groupName(const Source& source, ElementId group) {
  const Document& document = source.document;
  const ElementId value = document.target(group, "categoryValueRef");
  if (value.valid()) return std::string(document.attribute(value, "value"));
  return std::string(document.name(group));
}

void readGroup(Reading& reading, Source& source, ElementId group) {
  const Document& document = source.document;
  const std::string_view reference = document.attribute(group, "categoryValueRef");
  if (!reference.empty() && !document.find(reference).valid()) {
    reading.reportUnresolved(source, group, "category value", reference);
  }
  const ZoneId zone =
      addZone(reading, source, group, ZoneKind::group, groupName(source, group), ZoneId());
  const ElementId value = document.target(group, "categoryValueRef");
  if (value.valid()) source.groups[value.index()].push_back(zone);
}

void reportEmptyGroups(Reading& reading, const Source& source) {
  const Document& document = source.document;
  std::unordered_set<std::size_t> named;
  forEach(source, Tag::categoryValueRef, [&](ElementId reference) {
    const ElementId value = document.targetOfText(reference);
    if (value.valid()) named.insert(value.index());
  });
  forEach(source, Tag::group, [&](ElementId group) {
    const ElementId value = document.target(group, "categoryValueRef");
    if (document.bounds(group) || (value.valid() && named.contains(value.index()))) return;
    reading.report(Level::note, "bpmn/group-without-bounds",
                   "nothing says what this group holds: it is not drawn and no element names it",
                   document.locate(group), "Draw the group around its elements.");
  });
}

void placeAreas(Source& source) {
  const Document& document = source.document;
  for (std::size_t index = 0; index < document.size(); ++index) {
    const ElementId element(index);
    const Tag tag = document.tag(element);
    std::optional<Bounds> bounds;
    if (tag == Tag::participant || tag == Tag::lane || tag == Tag::group) {
      bounds = document.bounds(element);
    }
    if (!bounds) continue;
    const Areas::Kind kind = tag == Tag::participant ? Areas::Kind::pool
                             : tag == Tag::lane      ? Areas::Kind::lane
                                                     : Areas::Kind::group;
    source.areas.add(kind, source.zone(element), *bounds);
  }
}

ZoneId rootOf(const Product& product, ZoneId zone) {
  while (zone.valid() && product.zones[zone].parent.valid()) zone = product.zones[zone].parent;
  return zone;
}

}  // namespace

void readZones(Reading& reading) {
  for (const auto& source : reading.sources) {
    forEach(*source, Tag::participant,
            [&](ElementId element) { readParticipant(reading, *source, element); });
  }
  for (const auto& source : reading.sources) {
    forEach(*source, Tag::process,
            [&](ElementId element) { readProcess(reading, *source, element); });
    forEach(*source, Tag::lane, [&](ElementId element) { readLane(reading, *source, element); });
    forEach(*source, Tag::group, [&](ElementId element) { readGroup(reading, *source, element); });
    placeAreas(*source);
    reportEmptyGroups(reading, *source);
  }
}

ZoneId zoneAround(const Source& source, ElementId element) {
  for (ElementId at = element; at.valid(); at = source.document.parent(at)) {
    const ElementId lane = source.lanes[at.index()];
    if (lane.valid()) return source.zones[lane.index()];
    if (source.zones[at.index()].valid()) return source.zones[at.index()];
  }
  return {};
}

ZoneId zoneOfFlowNode(Reading& reading, Source& source, ElementId flowNode) {
  const ZoneId structural = zoneAround(source, flowNode);
  if (!source.lanesWithoutMembers || source.lane(flowNode).valid()) return structural;
  const std::optional<Bounds> bounds = source.document.bounds(flowNode);
  if (!bounds) return structural;
  const ZoneId drawn = source.areas.innermostAt(*bounds);
  const Product& product = reading.product();
  return drawn.valid() && rootOf(product, drawn) == rootOf(product, structural) ? drawn
                                                                                : structural;
}

ZoneId zoneOfData(const Source& source, ElementId drawn) {
  const ZoneId structural = zoneAround(source, drawn);
  const std::optional<Bounds> bounds = source.document.bounds(drawn);
  if (!bounds) return structural;
  const ZoneId placed = source.areas.innermostAt(*bounds);
  if (placed.valid() || source.areas.poolsAround(*bounds)) return placed;
  return structural;
}

ZoneId commonZone(const Product& product, ZoneId one, ZoneId other) {
  for (ZoneId outer = one; outer.valid(); outer = product.zones[outer].parent) {
    for (ZoneId inner = other; inner.valid(); inner = product.zones[inner].parent) {
      if (inner == outer) return outer;
    }
  }
  return {};
}

std::vector<ZoneId> groupsOf(const Source& source, ElementId element) {
  const Document& document = source.document;
  std::vector<ZoneId> groups;
  if (source.areas.haveGroups()) {
    if (const auto bounds = document.bounds(element)) groups = source.areas.groupsAt(*bounds);
  }
  if (source.groups.empty()) return groups;
  for (const ElementId reference : document.children(element, Tag::categoryValueRef)) {
    const ElementId value = document.targetOfText(reference);
    const auto named = value.valid() ? source.groups.find(value.index()) : source.groups.end();
    if (named == source.groups.end()) continue;
    for (const ZoneId group : named->second) {
      if (std::find(groups.begin(), groups.end(), group) == groups.end()) groups.push_back(group);
    }
  }
  return groups;
}

}  // namespace dyetrace::bpmn
