#pragma once

// A diagram before layout: what to draw, in the terms of the style guide (docs/pictures.md) and not
// of Graphviz. Built from a model (picture.h), laid out by graphviz.h, written as DOT by dot.h.

#include <optional>
#include <string>
#include <vector>

namespace dyetrace {

enum class ChipTone { plain, finding, special, suggested };

struct Chip {
  std::string text{};
  ChipTone tone = ChipTone::plain;
};

/// What became of something between two models; `none` in pictures of one model.
enum class Change { none, same, added, removed, changed };

enum class Shape {
  party,
  system,
  store,
  data,
  zone,
  setting,
  outcome,  ///< In a picture of settings: what they open.
};
enum class Emphasis { plain, finding, faded };

struct DiagramNode {
  std::string id{};  ///< Own counter-free id, safe in XML: `node_` and letters, digits, `-`, `_`.
  std::string name{};
  std::string second{};  ///< Second line: `keep 18 months`.
  std::vector<Chip> chips{};
  std::string tooltip{};
  Shape shape = Shape::system;
  Emphasis emphasis = Emphasis::plain;
  Change change = Change::none;
  std::string guard;     ///< Pill: `if Face grouping = on`.
  std::string toggle{};  ///< Of a setting: what people start with, `ON`.
  bool toggledOn = false;
};

enum class Line {
  flow,
  guarded,
  inferred,
  implied,
  undrawn,
  needed,  ///< From a setting to one that needs it.
  stops,   ///< From a setting to what it can stop by itself.
  sways,   ///< From a setting to what it has a say in, and cannot stop by itself.
};

struct DiagramEdge {
  std::string id{};
  std::string from{};  ///< DiagramNode::id.
  std::string to{};
  std::string label{};
  std::string guard{};       ///< Pill: `if Face grouping = on`.
  std::vector<int> steps{};  ///< Numbers of the finding's steps along it.
  std::string tooltip{};
  Line line = Line::flow;
  Emphasis emphasis = Emphasis::plain;
  Change change = Change::none;
  int count = 1;  ///< How many flows it stands for, when zones are collapsed.
  int span = 1;   ///< At least so many columns (or rows) long.
};

enum class ZoneTone {
  device,
  european,
  american,
  thirdParty,
  other,
  screen,    ///< Where people find settings.
  outcomes,  ///< What settings open.
};

struct DiagramZone {
  std::string id{};
  std::string name{};
  std::string second{};  ///< Organisation and role.
  ZoneTone tone = ZoneTone::other;
  std::vector<DiagramZone> zones{};
  std::vector<DiagramNode> nodes{};
  Change change = Change::none;
};

struct DiagramTableRow {
  std::vector<std::string> cells{};
  bool finding = false;
};

/// Below the graph: every combination of a few settings.
struct DiagramTable {
  std::string title{};
  std::vector<std::string> header{};
  std::vector<DiagramTableRow> rows{};
};

struct Diagram {
  std::string title{};
  std::string sentence{};  ///< The finding, bold; or what the overview says.
  std::string remark{};    ///< After it, regular.
  std::vector<DiagramZone> zones{};
  std::vector<DiagramNode> nodes{};  ///< Outside every zone.
  std::vector<DiagramEdge> edges{};
  std::optional<DiagramTable> table{};
  bool leftToRight = true;
  bool edgeLabels = true;
};

}  // namespace dyetrace
