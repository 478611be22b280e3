#pragma once

// Diagrams that several tests draw.

#include <string>

#include "render/diagram.h"

namespace dyetrace::samples {

inline DiagramNode node(const std::string& id, const std::string& name, Shape shape) {
  DiagramNode node;
  node.id = "node_" + id;
  node.name = name;
  node.shape = shape;
  return node;
}

inline DiagramEdge edge(const std::string& from, const std::string& to, const std::string& label) {
  DiagramEdge edge;
  edge.id = "edge_" + from + "_" + to;
  edge.from = "node_" + from;
  edge.to = "node_" + to;
  edge.label = label;
  return edge;
}

/// Every sign once: zones in zones, all shapes, lines, chips, a guard, two steps.
inline Diagram everySign() {
  Diagram diagram;
  diagram.title = "Photos backup";
  diagram.sentence = "Precise location reaches an ad partner in 2 steps.";
  diagram.remark = "Consent covers backup only.";
  DiagramZone inner{"zone_team", "Sharing team", "", ZoneTone::other, {}, {}};
  inner.nodes = {node("store", "Photo store", Shape::store),
                 node("units", "Other units", Shape::zone)};
  DiagramZone outer{"zone_eu", "Europe", "controller, EU", ZoneTone::european, {inner}, {}};
  outer.nodes = {node("app", "Photos app", Shape::system), node("photo", "Photo", Shape::data)};
  DiagramZone outside{"zone_out", "Third party", "", ZoneTone::thirdParty, {}, {}};
  outside.nodes = {node("ads", "Ad partner", Shape::party)};
  diagram.zones = {outer, outside};
  diagram.nodes = {node("person", "Person", Shape::party)};
  diagram.nodes[0].emphasis = Emphasis::faded;
  diagram.zones[0].nodes[0].second = "keep 18 months";
  diagram.zones[0].nodes[0].chips = {{"precise location", ChipTone::finding},
                                     {"health", ChipTone::special},
                                     {"interests?", ChipTone::suggested},
                                     {"e-mail", ChipTone::plain}};
  diagram.edges = {edge("person", "app", "takes photo"), edge("app", "store", "upload"),
                   edge("store", "ads", "sold"), edge("photo", "app", ""),
                   edge("units", "store", "4 flows")};
  for (std::size_t i : {1U, 2U}) {
    diagram.edges[i].steps = {static_cast<int>(i)};
    diagram.edges[i].emphasis = Emphasis::finding;
  }
  diagram.edges[2].line = Line::guarded;
  diagram.edges[2].guard = "if Sharing = on";
  diagram.edges[3].line = Line::inferred;
  diagram.edges[4].count = 4;
  return diagram;
}

}  // namespace dyetrace::samples
