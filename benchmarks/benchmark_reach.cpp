// Reach on a plain graph, against a tight kernel on the same data in the same run.
//
//   benchmark_reach [VERTICES...]        default: 10000 100000 1000000
//
// Shape: 4 edges a vertex, three of four to a vertex nearby and the rest anywhere, cyclic; 64
// labels, 1 % of the vertices sources, 10 % of the edges carry half of the labels only.
// Exit code 1 if the answers differ from those of the kernel (tight_kernel.h).

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "benchmarks/measured_time.h"
#include "benchmarks/tight_kernel.h"

#include "analysis/reach.h"

namespace {

using namespace dyetrace;
using namespace dyetrace::benchmarks;

constexpr std::size_t kLabels = 64;
constexpr std::size_t kEdgesPerVertex = 4;
constexpr std::size_t kNear = 1000;

Rows makeRows(std::size_t vertices) {
  std::uint64_t state = vertices;
  Rows rows;
  rows.begin.push_back(0);
  for (std::size_t vertex = 0; vertex < vertices; ++vertex) {
    for (std::size_t i = 0; i < kEdgesPerVertex; ++i) {
      const bool near = random(state) % 4 != 0;
      const std::size_t place = near ? vertex + random(state) % kNear : random(state);
      rows.target.push_back(static_cast<std::uint32_t>(place % vertices));
      rows.mask.push_back(random(state) % 10 == 0 ? random(state) : ~std::uint64_t{0});
    }
    rows.begin.push_back(static_cast<std::uint32_t>(rows.target.size()));
    rows.starts.push_back(random(state) % 100 == 0 ? random(state) & random(state) : 0);
  }
  return rows;
}

FlowGraph makeGraph(const Rows& rows) {
  FlowGraph graph;
  graph.labelCount = kLabels;
  for (std::size_t vertex = 0; vertex < rows.starts.size(); ++vertex) {
    Vertex made;
    made.starts = LabelSet::fromWords({&rows.starts[vertex], 1});
    graph.vertices.add(std::move(made));
    for (std::size_t i = rows.begin[vertex]; i < rows.begin[vertex + 1]; ++i) {
      Edge edge;
      edge.from = VertexId(vertex);
      edge.to = VertexId(rows.target[i]);
      edge.carriesAll = rows.mask[i] == ~std::uint64_t{0};
      if (!edge.carriesAll) edge.carries = LabelSet::fromWords({&rows.mask[i], 1});
      graph.edges.add(std::move(edge));
    }
  }
  graph.finish();
  return graph;
}

bool measure(std::size_t vertices) {
  const Rows rows = makeRows(vertices);
  const FlowGraph graph = makeGraph(rows);
  std::vector<std::uint64_t> expected;
  Reach reach;
  const double reference = medianSeconds([&] { expected = tightReach(rows); });
  const double ours = medianSeconds([&] { reach = solveReach(graph); });
  bool same = true;
  for (const VertexId vertex : graph.vertices.ids()) {
    same = same && *reach.at.words(vertex) == expected[vertex.index()];
  }
  std::printf("%10zu %12.2f %12.2f %8.2f  %s\n", vertices, reference * 1000, ours * 1000,
              ours / reference, same ? "same answer" : "ANSWERS DIFFER");
  return same;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::size_t> sizes;
  for (int i = 1; i < argc; ++i) sizes.push_back(std::strtoull(argv[i], nullptr, 10));
  if (sizes.empty()) sizes = {10'000, 100'000, 1'000'000};
  std::printf("%10s %12s %12s %8s\n", "vertices", "kernel ms", "reach ms", "ratio");
  bool same = true;
  for (const std::size_t size : sizes) same = (size == 0 || measure(size)) && same;
  return same ? 0 : 1;
}
