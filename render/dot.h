#pragma once

// A diagram put into Graphviz' terms: one description, written out as DOT text (toDot) or handed to
// the layout through its API (graphviz_layout.h), so that both give the same picture. Only our own
// ids and constants become attributes; what a model says is always an HTML-like label we built.

#include <string>
#include <utility>
#include <vector>

#include "render/diagram.h"

namespace dyetrace {

struct DotValue {
  std::string text;
  bool html = false;  ///< `text` is an HTML-like label, without the outer angle brackets.
};

/// In the order to write them.
using DotAttributes = std::vector<std::pair<std::string, DotValue>>;

struct DotNode {
  std::string name;
  DotAttributes attributes;
  std::string tooltip;
};

struct DotEdge {
  std::string from;
  std::string to;
  DotAttributes attributes;
  std::string tooltip;
};

struct DotCluster {
  std::string name;  ///< Begins with `cluster`.
  DotAttributes attributes;
  std::vector<DotCluster> clusters;
  std::vector<DotNode> nodes;
};

struct DotGraph {
  DotAttributes graph;
  DotAttributes nodeDefaults;
  DotAttributes edgeDefaults;
  std::vector<std::string> firstNodes;  ///< Names to make known before all others.
  DotCluster root;                      ///< Its own name and attributes are not used.
  std::vector<DotEdge> edges;
};

struct DotOptions {
  bool leftToRight = true;
  bool edgeLabels = true;  ///< Badges of a finding's steps stay in any case.
  bool zones = true;       ///< False: the zone is the node's second line.
  bool straightLines = false;
  bool peopleFirst = false;  ///< People before the finding's road (dot_order.h).
  bool titleAndKey = false;  ///< As labels; renderSvg draws its own instead.
};

DotGraph toDotGraph(const Diagram& diagram, const DotOptions& options);

std::string writeDot(const DotGraph& graph);

}  // namespace dyetrace
