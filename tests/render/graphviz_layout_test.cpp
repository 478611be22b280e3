#include "render/graphviz_layout.h"

#include <string>

#include <catch2/catch.hpp>

#include "render/dot.h"
#include "render/graphviz_fence.h"

using namespace dyetrace;

namespace {

/// Long and short names in turn, so that they do not lie in memory in the order of the clusters.
std::string nameOf(std::size_t i) {
  return "cluster_" + std::to_string(i) + std::string(i % 2 == 0 ? 0 : 40 + 20 * (i % 7), 'x');
}

DotGraph clusters(std::size_t count) {
  DotGraph graph;
  for (std::size_t i = 0; i < count; ++i) {
    DotCluster cluster;
    cluster.name = nameOf(i);
    cluster.nodes.push_back({"node" + std::to_string(i), {}, {}});
    graph.root.clusters.push_back(cluster);
  }
  return graph;
}

}  // namespace

TEST_CASE("clusters are drawn in the order in which they are described") {
  constexpr std::size_t kCount = 40;
  const std::string svg = runFenced([] { return layoutSvg(clusters(kCount)); }, {}).text;
  std::size_t last = 0;
  for (std::size_t i = 0; i < kCount; ++i) {
    const std::size_t place = svg.find("<title>" + nameOf(i) + "</title>");
    REQUIRE(place != std::string::npos);
    CHECK(place > last);
    last = place;
  }
}
