#include "render/dot.h"

#include <string>

#include <catch2/catch.hpp>
#include <graphviz/cgraph.h>

#include "render/graphviz.h"
#include "tests/render/picture_samples.h"

using namespace dyetrace;

namespace {

struct Counts {
  int nodes = -1;
  int edges = -1;
};

Counts readBack(const std::string& dot) {
  Agraph_t* const graph = agmemread(dot.c_str());
  if (graph == nullptr) return {};
  const Counts counts{agnnodes(graph), agnedges(graph)};
  agclose(graph);
  return counts;
}

}  // namespace

TEST_CASE("Graphviz reads our DOT back with every node and flow") {
  const Counts counts = readBack(toDot(samples::everySign()));
  CHECK(counts.nodes == 6);
  CHECK(counts.edges == 5);
}

TEST_CASE("hostile text in labels and tooltips leaves the DOT readable") {
  for (const std::string& text :
       {std::string("C:\\temp\\"), std::string("\"]; x [label=<"), std::string("> } \\"),
        std::string("<!-- & -->"), std::string(20000, '\\'), std::string("\xFF\x01")}) {
    INFO(text.substr(0, 40));
    Diagram diagram = samples::everySign();
    diagram.title = text;
    for (DiagramEdge& edge : diagram.edges) edge.label = edge.tooltip = edge.guard = text;
    for (DiagramNode& node : diagram.zones[0].nodes) node.name = node.tooltip = text;
    diagram.zones[0].name = text;
    const Counts counts = readBack(toDot(diagram));
    CHECK(counts.nodes == 6);
    CHECK(counts.edges == 5);
  }
}

TEST_CASE("no attribute is used that crashes this Graphviz") {
  const std::string dot = toDot(samples::everySign());
  CHECK(dot.find("newrank=\"true\"") != std::string::npos);
  for (const char* forbidden : {"rank=", "constraint", "concentrate", "ortho", "record", "minlen",
                                "nslimit", "URL", "href", "image", "stylesheet"}) {
    INFO(forbidden);
    std::string others = dot;
    for (std::size_t at; (at = others.find("newrank=")) != std::string::npos;) others.erase(at, 8);
    CHECK(others.find(forbidden) == std::string::npos);
  }
}
