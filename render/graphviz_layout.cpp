#include "render/graphviz_layout.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>

#include <fmt/format.h>

#include "model/diagnostic.h"
#include "render/graphviz_identifiers.h"
#include "render/metrics.h"

// Last, because it defines MIN, MAX, NOT, ROUND and many more.
// clang-format off
#include <graphviz/gvc.h>
#include <graphviz/gvplugin_textlayout.h>
// clang-format on

extern "C" {
extern gvplugin_library_t gvplugin_core_LTX_library;
extern gvplugin_library_t gvplugin_dot_layout_LTX_library;
}

namespace dyetrace {

namespace {

// The line height that Graphviz assumes where it has no fonts.
constexpr double kLineHeight = 1.2;

char* cs(const std::string& text) {
  return const_cast<char*>(text.c_str());
}
char* cs(const char* text) {
  return const_cast<char*>(text);
}

boolean measure(textspan_t* span, char** fontPath) {
  if (fontPath != nullptr) *fontPath = nullptr;
  const double size = span->font->size;
  const bool bold = (span->font->flags & HTML_BF) != 0;
  span->size.x = textWidth(span->str, {size, bold});
  span->size.y = size * kLineHeight;
  span->yoffset_layout = 0;
  span->yoffset_centerline = 0.1 * size;
  span->layout = nullptr;
  span->free_layout = nullptr;
  return TRUE;
}

gvtextlayout_engine_t metricsEngine = {measure};
std::array<gvplugin_installed_t, 2> metricsTypes = {
    {{0, "textlayout", 1, &metricsEngine, nullptr}, {0, nullptr, 0, nullptr, nullptr}}};
std::array<gvplugin_api_t, 2> metricsApis = {
    {{API_textlayout, metricsTypes.data()}, {static_cast<api_t>(0), nullptr}}};
gvplugin_library_t metricsLibrary = {const_cast<char*>("dyetrace"), metricsApis.data()};

const std::array<lt_symlist_t, 4> kBuiltIn = {{
    {"gvplugin_core_LTX_library", &gvplugin_core_LTX_library},
    {"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library},
    {"gvplugin_dyetrace_LTX_library", &metricsLibrary},
    {nullptr, nullptr},
}};

struct CloseGraph {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};
using GraphHandle = std::unique_ptr<Agraph_t, CloseGraph>;

void set(Agraph_t* graph, void* object, const std::string& name, const DotValue& value) {
  if (value.html) {
    char* const text = agstrdup_html(graph, cs(value.text));
    agsafeset(object, cs(name), text, cs(""));
    agstrfree(graph, text);
  } else {
    agsafeset(object, cs(name), cs(value.text), cs(""));
  }
}

void setAll(Agraph_t* graph, void* object, const DotAttributes& attributes) {
  for (const auto& [name, value] : attributes) set(graph, object, name, value);
}

void declareDefaults(Agraph_t* graph, int kind, const DotAttributes& attributes) {
  for (const auto& [name, value] : attributes) agattr(graph, kind, cs(name), cs(value.text));
}

using NodesByName = std::map<std::string, Agnode_t*>;

void fill(Agraph_t* graph, Agraph_t* into, const DotCluster& cluster, NodesByName& nodes) {
  for (const DotCluster& inner : cluster.clusters) {
    Agraph_t* const subgraph = agsubg(into, cs(inner.name), TRUE);
    setAll(graph, subgraph, inner.attributes);
    fill(graph, subgraph, inner, nodes);
  }
  for (const DotNode& node : cluster.nodes) {
    Agnode_t* const made = agnode(into, cs(node.name), TRUE);
    setAll(graph, made, node.attributes);
    nodes[node.name] = made;
  }
}

GraphHandle build(const DotGraph& description) {
  Agdisc_t disciplines{nullptr, identifiersInOrder(), nullptr};
  GraphHandle graph(agopen(cs("dyetrace"), Agdirected, &disciplines));
  setAll(graph.get(), graph.get(), description.graph);
  declareDefaults(graph.get(), AGNODE, description.nodeDefaults);
  declareDefaults(graph.get(), AGEDGE, description.edgeDefaults);
  for (const std::string& name : description.firstNodes) agnode(graph.get(), cs(name), TRUE);
  NodesByName nodes;
  fill(graph.get(), graph.get(), description.root, nodes);
  for (const DotEdge& edge : description.edges) {
    Agedge_t* const made =
        agedge(graph.get(), nodes.at(edge.from), nodes.at(edge.to), nullptr, TRUE);
    setAll(graph.get(), made, edge.attributes);
  }
  return graph;
}

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

GraphHandle read(const std::string& dot) {
  const std::unique_ptr<std::FILE, CloseFile> file(fmemopen(cs(dot), dot.size(), "r"));
  if (file == nullptr) return nullptr;
  Agdisc_t disciplines{nullptr, identifiersInOrder(), nullptr};
  return GraphHandle(agread(file.get(), &disciplines));
}

std::string renderGraph(Agraph_t* graph) {
  GVC_t* const context = gvContextPlugins(kBuiltIn.data(), 0);
  if (gvLayout(context, graph, "dot") != 0) throw Error("the layout failed");
  char* data = nullptr;
  unsigned length = 0;
  if (gvRenderData(context, graph, "svg", &data, &length) != 0 || data == nullptr) {
    throw Error("Graphviz wrote no picture");
  }
  std::string svg(data, length);
  gvFreeRenderData(data);
  gvFreeLayout(context, graph);
  // Errors inside the layout ("lost edge", "trouble in init_rank") do not show in its result.
  if (agerrors() != 0) throw Error("Graphviz reported errors");
  return svg;
}

}  // namespace

std::string layoutSvg(const DotGraph& description) {
  agseterr(AGERR);
  agreseterrors();
  const GraphHandle graph = build(description);
  return renderGraph(graph.get());
}

std::string layoutSvgOfText(const std::string& dot) {
  agseterr(AGERR);
  agreseterrors();
  const GraphHandle graph = read(dot);
  if (graph == nullptr) throw Error("this is not DOT");
  agsafeset(graph.get(), cs("layout"), cs("dot"), cs(""));
  return renderGraph(graph.get());
}

}  // namespace dyetrace
