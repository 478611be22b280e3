#include "analysis/components.h"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>

namespace dyetrace {

Components strongComponents(std::size_t vertices, std::span<const PointPair> edges) {
  using Graph =
      boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                         boost::no_property, std::uint32_t, std::uint32_t>;
  Components components;
  components.of.resize(vertices);
  if (vertices == 0) return components;
  const Graph graph(boost::edges_are_unsorted_multi_pass, edges.begin(), edges.end(),
                    static_cast<std::uint32_t>(vertices));
  components.count = static_cast<std::uint32_t>(boost::strong_components(
      graph,
      boost::make_iterator_property_map(components.of.begin(), get(boost::vertex_index, graph))));
  return components;
}

}  // namespace dyetrace
