#include "render/key.h"

#include <algorithm>
#include <set>

namespace dyetrace {

namespace {

Sign signOf(Shape shape) {
  switch (shape) {
    case Shape::party:
      return Sign::party;
    case Shape::store:
      return Sign::store;
    case Shape::data:
      return Sign::data;
    case Shape::zone:
      return Sign::collapsedZone;
    case Shape::setting:
      return Sign::settingOff;
    case Shape::outcome:
      return Sign::outcome;
    case Shape::system:
      break;
  }
  return Sign::system;
}

Sign signOf(ChipTone tone) {
  switch (tone) {
    case ChipTone::finding:
      return Sign::findingChip;
    case ChipTone::special:
      return Sign::specialChip;
    case ChipTone::suggested:
      return Sign::suggestedChip;
    case ChipTone::plain:
      break;
  }
  return Sign::plainChip;
}

Sign signOf(Line line) {
  switch (line) {
    case Line::guarded:
      return Sign::guardedFlow;
    case Line::inferred:
      return Sign::inferredFlow;
    case Line::implied:
      return Sign::impliedFlow;
    case Line::undrawn:
      return Sign::undrawnFlow;
    case Line::needed:
      return Sign::neededLine;
    case Line::stops:
      return Sign::stopsLine;
    case Line::sways:
      return Sign::swaysLine;
    case Line::flow:
      break;
  }
  return Sign::flow;
}

void collect(Change change, std::set<Sign>& signs) {
  if (change == Change::added) signs.insert(Sign::added);
  if (change == Change::removed) signs.insert(Sign::removed);
  if (change == Change::changed) signs.insert(Sign::changed);
  if (change == Change::same) signs.insert(Sign::same);
}

void collect(const DiagramNode& node, std::set<Sign>& signs) {
  collect(node.change, signs);
  signs.insert(node.toggledOn ? Sign::settingOn : signOf(node.shape));
  if (node.emphasis == Emphasis::faded) signs.insert(Sign::fadedNode);
  if (!node.guard.empty()) signs.insert(Sign::guardPill);
  for (const Chip& chip : node.chips) signs.insert(signOf(chip.tone));
}

void collect(const DiagramEdge& edge, std::set<Sign>& signs) {
  collect(edge.change, signs);
  if (!edge.steps.empty()) signs.insert(Sign::step);
  if (!edge.guard.empty()) signs.insert(Sign::guardPill);
  if (edge.count > 1) signs.insert(Sign::manyFlows);
  const bool finding = edge.emphasis == Emphasis::finding;
  const bool ofSettings =
      edge.line == Line::needed || edge.line == Line::stops || edge.line == Line::sways;
  if (finding && edge.steps.empty()) {
    signs.insert(ofSettings ? Sign::surprise : Sign::findingFlow);
  }
  const bool compared = edge.change != Change::none && edge.line == Line::flow;
  if ((!finding && !compared) || edge.line != Line::flow) signs.insert(signOf(edge.line));
}

void collect(const DiagramZone& zone, std::set<Sign>& signs) {
  collect(zone.change, signs);
  if (zone.tone == ZoneTone::thirdParty) signs.insert(Sign::thirdPartyZone);
  for (const DiagramNode& node : zone.nodes) collect(node, signs);
  for (const DiagramZone& inner : zone.zones) collect(inner, signs);
}

bool hasStressed(const DiagramZone& zone) {
  return std::ranges::any_of(
             zone.nodes,
             [](const DiagramNode& node) { return node.emphasis == Emphasis::finding; }) ||
         std::ranges::any_of(zone.zones, hasStressed);
}

}  // namespace

std::vector<Sign> signsIn(const Diagram& diagram) {
  std::set<Sign> signs;
  for (const DiagramZone& zone : diagram.zones) collect(zone, signs);
  for (const DiagramNode& node : diagram.nodes) collect(node, signs);
  for (const DiagramEdge& edge : diagram.edges) collect(edge, signs);
  return {signs.begin(), signs.end()};
}

std::string_view wordsFor(Sign sign) {
  switch (sign) {
    case Sign::party:
      return "person or organisation";
    case Sign::system:
      return "system or step";
    case Sign::store:
      return "data store";
    case Sign::data:
      return "data object";
    case Sign::collapsedZone:
      return "area with several systems";
    case Sign::settingOn:
      return "setting that starts on";
    case Sign::settingOff:
      return "setting, with what it starts with";
    case Sign::outcome:
      return "what settings open";
    case Sign::fadedNode:
      return "no personal data found here";
    case Sign::step:
      return "step of the finding";
    case Sign::findingFlow:
      return "road of the gravest finding";
    case Sign::surprise:
      return "in the finding";
    case Sign::flow:
      return "flow of data";
    case Sign::guardPill:
      return "only if the setting says so";
    case Sign::guardedFlow:
      return "flow that needs a setting";
    case Sign::inferredFlow:
      return "not drawn, but follows from the model";
    case Sign::impliedFlow:
      return "not drawn, only possible";
    case Sign::undrawnFlow:
      return "missing";
    case Sign::neededLine:
      return "is needed by";
    case Sign::stopsLine:
      return "can stop it by itself";
    case Sign::swaysLine:
      return "has a say, cannot stop it alone";
    case Sign::manyFlows:
      return "thicker = more flows";
    case Sign::thirdPartyZone:
      return "outside the organisation";
    case Sign::plainChip:
      return "data category";
    case Sign::findingChip:
      return "category in the finding";
    case Sign::specialChip:
      return "special category";
    case Sign::suggestedChip:
      return "suggested, not confirmed";
    case Sign::added:
      return "added";
    case Sign::removed:
      return "removed";
    case Sign::changed:
      return "changed";
    case Sign::same:
      return "unchanged";
  }
  return {};
}

std::string_view lookOf(Sign sign) {
  switch (sign) {
    case Sign::party:
      return "sharp box";
    case Sign::system:
      return "rounded box";
    case Sign::store:
      return "cylinder";
    case Sign::data:
      return "page";
    case Sign::collapsedZone:
      return "double box";
    case Sign::settingOn:
      return "blue box with a filled tag";
    case Sign::settingOff:
      return "blue box with a tag";
    case Sign::outcome:
      return "sharp box";
    case Sign::fadedNode:
      return "pale box";
    case Sign::step:
      return "orange number";
    case Sign::findingFlow:
      return "thick orange line";
    case Sign::surprise:
      return "thick orange line";
    case Sign::flow:
      return "grey line";
    case Sign::guardPill:
      return "if …";
    case Sign::guardedFlow:
      return "blue dashed line";
    case Sign::inferredFlow:
      return "dashed line";
    case Sign::impliedFlow:
      return "widely dotted line";
    case Sign::undrawnFlow:
      return "dotted line";
    case Sign::neededLine:
      return "grey arrow";
    case Sign::stopsLine:
      return "line with a bar";
    case Sign::swaysLine:
      return "dashed arrow";
    case Sign::manyFlows:
      return "line";
    case Sign::thirdPartyZone:
      return "dashed area";
    case Sign::plainChip:
      return "grey tag";
    case Sign::findingChip:
      return "orange tag";
    case Sign::specialChip:
      return "black tag";
    case Sign::suggestedChip:
      return "dashed tag with ?";
    case Sign::added:
      return "thick, with +";
    case Sign::removed:
      return "dashed, with -";
    case Sign::changed:
      return "thick, with ~";
    case Sign::same:
      return "pale";
  }
  return {};
}

bool hasFinding(const Diagram& diagram) {
  if (std::ranges::any_of(diagram.zones, hasStressed)) return true;
  const std::vector<Sign> signs = signsIn(diagram);
  return std::ranges::any_of(signs, [](Sign sign) {
    return sign == Sign::step || sign == Sign::findingFlow || sign == Sign::surprise ||
           sign == Sign::findingChip;
  });
}

}  // namespace dyetrace
