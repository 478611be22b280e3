#include "render/dot.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "render/dot_order.h"
#include "render/escape.h"
#include "render/graphviz.h"
#include "render/html_label.h"
#include "render/style.h"

namespace dyetrace {

namespace {

// Graphviz reads quoted strings of up to 16 KiB.
constexpr std::size_t kTooltipCharacters = 1000;

DotValue plain(std::string_view text) {
  return {std::string(text), false};
}
DotValue html(std::string text) {
  return {std::move(text), true};
}
DotValue number(double value) {
  return {fmt::format("{:.4g}", value), false};
}

void add(DotAttributes& attributes, const char* name, DotValue value) {
  attributes.emplace_back(name, std::move(value));
}

std::string_view className(Emphasis emphasis) {
  switch (emphasis) {
    case Emphasis::finding:
      return "finding";
    case Emphasis::faded:
      return "faded";
    case Emphasis::plain:
      break;
  }
  return "other";
}

std::string_view className(Line line) {
  switch (line) {
    case Line::guarded:
      return "guarded";
    case Line::inferred:
      return "inferred";
    case Line::implied:
      return "implied";
    case Line::undrawn:
      return "undrawn";
    case Line::needed:
      return "needed";
    case Line::stops:
      return "stops";
    case Line::sways:
      return "sways";
    case Line::flow:
      break;
  }
  return "flow";
}

void addShape(DotAttributes& attributes, Shape shape, Change change) {
  const char* const name = shape == Shape::store  ? "cylinder"
                           : shape == Shape::data ? "note"
                                                  : "box";
  const bool rounded = shape == Shape::system || shape == Shape::zone || shape == Shape::setting;
  add(attributes, "shape", plain(name));
  const std::string look = rounded ? "rounded,filled" : "filled";
  add(attributes, "style", plain(change == Change::removed ? look + ",dashed" : look));
  if (shape == Shape::zone) add(attributes, "peripheries", number(2));
}

std::string_view lineStyle(Line line) {
  switch (line) {
    case Line::guarded:
    case Line::inferred:
      return "dashed";
    case Line::implied:
    case Line::undrawn:
      return "dotted";
    case Line::sways:
      return "dashed";
    case Line::needed:
    case Line::stops:
    case Line::flow:
      break;
  }
  return "solid";
}

double penWidth(const DiagramEdge& edge) {
  if (edge.emphasis == Emphasis::finding) return 3.2;
  if (edge.change != Change::none) return style::changeWidth(edge.change);
  return std::min(4.0, 1.1 + 0.25 * (edge.count - 1));
}

std::string_view borderColour(const DiagramNode& node) {
  if (node.change != Change::none) return style::changePaint(node.change).line;
  if (node.emphasis == Emphasis::finding) return style::kFinding;
  if (node.emphasis == Emphasis::faded) return style::kFaded;
  return node.shape == Shape::setting ? style::kGuard : style::kMuted;
}

double borderWidth(const DiagramNode& node) {
  if (node.change != Change::none) return style::changeWidth(node.change);
  if (node.emphasis == Emphasis::finding) return 2.2;
  return node.emphasis == Emphasis::faded ? 0.8 : 1.2;
}

std::string_view edgeColour(const DiagramEdge& edge) {
  if (edge.emphasis == Emphasis::finding) return style::kFinding;
  if (edge.change != Change::none) return style::changePaint(edge.change).line;
  if (edge.line == Line::guarded) return style::kGuard;
  return edge.emphasis == Emphasis::faded ? style::kFaded : style::kFlow;
}

/// Builds the description; one object per call of toDotGraph.
class DotWriter {
 public:
  DotWriter(const Diagram& diagram, const DotOptions& options)
      : diagram_(diagram), options_(options) {}

  DotGraph write() {
    setDefaults();
    DotCluster content;
    content.name = "cluster_all";
    addAll(content, diagram_.zones, diagram_.nodes, {});
    for (const DiagramEdge& edge : diagram_.edges) addEdge(edge);
    for (const std::string& id : firstNodes(diagram_, options_.peopleFirst)) {
      const auto name = names_.find(id);
      if (name != names_.end()) graph_.firstNodes.push_back(name->second);
    }
    arrangeLoose(content);
    addTitle(content);
    return std::move(graph_);
  }

 private:
  void setDefaults() {
    DotAttributes& graph = graph_.graph;
    add(graph, "rankdir", plain(options_.leftToRight ? "LR" : "TB"));
    // Without it two of three labelled clustered graphs abort in Graphviz 2.42.
    add(graph, "newrank", plain("true"));
    add(graph, "compound", plain("true"));
    add(graph, "splines", plain(options_.straightLines ? "line" : "spline"));
    add(graph, "nodesep", number(options_.leftToRight ? 0.38 : 0.3));
    add(graph, "ranksep", number(0.5));
    add(graph, "fontname", plain(style::kFontName));
    add(graph, "fontsize", number(style::kKeySize));
    add(graph, "fontcolor", plain(style::kInk));
    add(graph, "bgcolor", plain(style::kPaper));
    add(graph, "pad", number(options_.titleAndKey ? 0.25 : 0.06));
    add(graph, "outputorder", plain("edgesfirst"));
    add(graph_.nodeDefaults, "fontname", plain(style::kFontName));
    add(graph_.nodeDefaults, "fontsize", number(style::kNameSize));
    add(graph_.nodeDefaults, "fontcolor", plain(style::kInk));
    add(graph_.nodeDefaults, "margin", plain("0.10,0.06"));
    add(graph_.edgeDefaults, "fontname", plain(style::kFontName));
    add(graph_.edgeDefaults, "fontsize", number(style::kFlowSize));
  }

  // The title goes into a borderless cluster around everything and the key into the label of the
  // graph itself: neither moves the layout.
  void addTitle(DotCluster& content) {
    add(content.attributes, "peripheries", number(0));
    add(content.attributes, "margin", number(8));
    const std::string title = options_.titleAndKey ? html_label::ofTitle(diagram_) : std::string();
    if (!title.empty()) {
      add(content.attributes, "labelloc", plain("t"));
      add(content.attributes, "labeljust", plain("l"));
      add(content.attributes, "label", html(title));
    }
    if (options_.titleAndKey) {
      add(graph_.graph, "labelloc", plain("b"));
      add(graph_.graph, "labeljust", plain("l"));
      add(graph_.graph, "label", html(html_label::below(diagram_)));
    }
    graph_.root.clusters.push_back(std::move(content));
  }

  // Within a cluster Graphviz places from top to bottom if drawing from left to right, but from
  // right to left if drawing from top to bottom.
  void addAll(DotCluster& into, const std::vector<DiagramZone>& zones,
              const std::vector<DiagramNode>& nodes, const std::string& words) {
    const auto inReadingOrder = [this](std::size_t index, std::size_t count) {
      return options_.leftToRight ? index : count - 1 - index;
    };
    for (std::size_t i = 0; i < zones.size(); ++i) {
      addZone(into, zones[inReadingOrder(i, zones.size())], words);
    }
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      addNode(into, nodes[inReadingOrder(i, nodes.size())], words);
    }
  }

  void addZone(DotCluster& into, const DiagramZone& zone, const std::string& outerWords) {
    if (!options_.zones) {
      const std::string words = outerWords.empty() ? zone.name : outerWords;
      addAll(into, zone.zones, zone.nodes, words);
      return;
    }
    DotCluster cluster;
    cluster.name = fmt::format("cluster_{}", ++clusters_);
    const style::Paint paint = style::zonePaint(zone.tone);
    const bool thirdParty = zone.tone == ZoneTone::thirdParty;
    DotAttributes& attributes = cluster.attributes;
    add(attributes, "id", plain(uniqueId(zone.id, "zone_")));
    add(attributes, "label", html(html_label::ofZone(zone)));
    // These are inherited from the clusters around, so each says them again.
    add(attributes, "peripheries", number(1));
    add(attributes, "labelloc", plain("t"));
    add(attributes, "labeljust", plain("l"));
    add(attributes, "style", plain(thirdParty ? "rounded,filled,dashed" : "rounded,filled"));
    add(attributes, "fillcolor", plain(paint.fill));
    add(attributes, "color", plain(paint.line));
    add(attributes, "penwidth", number(thirdParty ? 1.6 : 1.4));
    add(attributes, "margin", number(14));
    addAll(cluster, zone.zones, zone.nodes, {});
    // Graphviz only draws a cluster that holds a node.
    if (!cluster.nodes.empty() || !cluster.clusters.empty()) {
      into.clusters.push_back(std::move(cluster));
    }
  }

  void addNode(DotCluster& into, const DiagramNode& node, const std::string& zoneWords) {
    const std::string name = fmt::format("n{}", names_.size() + 1);
    if (!names_.emplace(node.id, name).second) return;
    DotAttributes attributes;
    add(attributes, "id", plain(uniqueId(node.id, "node_")));
    add(attributes, "class", plain(className(node.emphasis)));
    addShape(attributes, node.shape, node.change);
    add(attributes, "fillcolor", plain(style::changePaint(node.change).fill));
    add(attributes, "color", plain(borderColour(node)));
    add(attributes, "penwidth", number(borderWidth(node)));
    add(attributes, "label", html(html_label::ofNode(node, zoneWords, options_.leftToRight)));
    into.nodes.push_back(
        {name, std::move(attributes), node.tooltip.empty() ? node.name : node.tooltip});
  }

  void addEdge(const DiagramEdge& edge) {
    const auto from = names_.find(edge.from);
    const auto to = names_.find(edge.to);
    if (from == names_.end() || to == names_.end()) return;
    const bool finding = edge.emphasis == Emphasis::finding;
    DotAttributes attributes;
    add(attributes, "id", plain(uniqueId(edge.id, "edge_")));
    add(attributes, "class",
        plain(fmt::format("{} {}", className(edge.emphasis), className(edge.line))));
    add(attributes, "color", plain(edgeColour(edge)));
    add(attributes, "penwidth", number(penWidth(edge)));
    const bool stops = edge.line == Line::stops;
    add(attributes, "arrowsize", number(stops ? 1.5 : finding ? 0.9 : 0.7));
    if (stops) add(attributes, "arrowhead", plain("tee"));
    const bool gone = edge.change == Change::removed;
    add(attributes, "style", plain(gone ? "dashed" : lineStyle(edge.line)));
    if (finding) add(attributes, "weight", number(8));
    if (edge.span > 1) add(attributes, "minlen", number(edge.span));
    const std::string label =
        html_label::ofEdge(edge, diagram_.edgeLabels && options_.edgeLabels, options_.leftToRight);
    if (!label.empty()) add(attributes, "label", html(label));
    graph_.edges.push_back({from->second, to->second, std::move(attributes), edge.tooltip});
    joined_.insert(from->second);
    joined_.insert(to->second);
  }

  // Nodes without any flow would all stand in one rank, in a row or column of endless length:
  // invisible lines arrange those of each zone in the shape of a slide.
  void arrangeLoose(const DotCluster& cluster) {
    for (const DotCluster& inner : cluster.clusters) arrangeLoose(inner);
    std::vector<std::string> loose;
    for (const DotNode& node : cluster.nodes) {
      if (!joined_.contains(node.name)) loose.push_back(node.name);
    }
    if (!options_.leftToRight) std::ranges::reverse(loose);
    const double ratio = options_.leftToRight ? 0.6 : 1.2;
    const auto length =
        static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(loose.size()) * ratio)));
    for (std::size_t i = 1; i < loose.size(); ++i) {
      if (i % length == 0) continue;
      DotAttributes attributes;
      add(attributes, "style", plain("invis"));
      graph_.edges.push_back({loose[i - 1], loose[i], std::move(attributes), {}});
    }
  }

  // An id is what an address or a script takes hold of: letters, digits, `-`, `_`, and only once.
  std::string uniqueId(std::string_view wanted, std::string_view prefix) {
    std::string id;
    for (char c : wanted) {
      const bool safe = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                        (c >= '0' && c <= '9') || c == '-' || c == '_';
      id.push_back(safe ? c : '-');
    }
    if (!id.starts_with(prefix)) id.insert(0, prefix);
    const std::string base = id;
    for (int i = 2; !ids_.insert(id).second; ++i) id = fmt::format("{}-{}", base, i);
    return id;
  }

  const Diagram& diagram_;
  DotOptions options_;
  DotGraph graph_;
  std::map<std::string, std::string> names_;  ///< DiagramNode::id to the name in the graph.
  std::set<std::string> ids_;
  std::set<std::string> joined_;  ///< Names of nodes that have a flow.
  int clusters_ = 0;
};

std::string quoted(const DotValue& value) {
  return value.html ? fmt::format("<{}>", value.text) : fmt::format("\"{}\"", value.text);
}

std::string inBrackets(const DotAttributes& attributes, const std::string& tooltip) {
  std::string list;
  for (const auto& [name, value] : attributes) {
    if (!list.empty()) list += ", ";
    list += fmt::format("{}={}", name, quoted(value));
  }
  if (!tooltip.empty())
    list += fmt::format(", tooltip=\"{}\"", escapeDot(shorten(tooltip, kTooltipCharacters)));
  return fmt::format("[{}]", list);
}

std::string indent(int depth) {
  return std::string(static_cast<std::size_t>(depth) * 2, ' ');
}

void writeContents(std::string& out, const DotCluster& cluster, int depth) {
  for (const DotCluster& inner : cluster.clusters) {
    out += fmt::format("{}subgraph {} {{\n", indent(depth), inner.name);
    for (const auto& [name, value] : inner.attributes) {
      out += fmt::format("{}{}={};\n", indent(depth + 1), name, quoted(value));
    }
    writeContents(out, inner, depth + 1);
    out += fmt::format("{}}}\n", indent(depth));
  }
  for (const DotNode& node : cluster.nodes) {
    out += fmt::format("{}{} {};\n", indent(depth), node.name,
                       inBrackets(node.attributes, node.tooltip));
  }
}

}  // namespace

DotGraph toDotGraph(const Diagram& diagram, const DotOptions& options) {
  return DotWriter(diagram, options).write();
}

std::string writeDot(const DotGraph& graph) {
  std::string out = "digraph dyetrace {\n";
  out += fmt::format("  graph {};\n", inBrackets(graph.graph, {}));
  out += fmt::format("  node {};\n", inBrackets(graph.nodeDefaults, {}));
  out += fmt::format("  edge {};\n", inBrackets(graph.edgeDefaults, {}));
  for (const std::string& name : graph.firstNodes) out += fmt::format("  {};\n", name);
  writeContents(out, graph.root, 1);
  for (const DotEdge& edge : graph.edges) {
    out += fmt::format("  {} -> {} {};\n", edge.from, edge.to,
                       inBrackets(edge.attributes, edge.tooltip));
  }
  return out + "}\n";
}

std::string toDot(const Diagram& diagram) {
  DotOptions options;
  options.leftToRight = diagram.leftToRight;
  options.titleAndKey = true;
  return writeDot(toDotGraph(diagram, options));
}

}  // namespace dyetrace
