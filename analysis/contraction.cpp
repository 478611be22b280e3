#include "analysis/contraction.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "analysis/components.h"

namespace dyetrace {
namespace {

constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

bool passesAll(const Vertex& vertex) {
  return vertex.drops.empty() && vertex.turns.empty();
}

class Contracting {
 public:
  Contracting(const FlowGraph& graph, const EdgeConditions& conditions)
      : graph_(graph), conditions_(conditions) {}

  Contraction run() {
    joinComponents();
    joinFollowers();
    addVertices();
    addEdges();
    result_.graph.labelCount = graph_.labelCount;
    result_.graph.markCount = graph_.markCount;
    result_.graph.finish();
    return std::move(result_);
  }

 private:
  /// Whatever is at the source is at the target, in every configuration.
  bool isPlain(EdgeId id) const {
    const Edge& edge = graph_.edges[id];
    return edge.carriesAll && conditions_.always(id) && passesAll(graph_.vertices[edge.from]);
  }

  void joinComponents() {
    std::vector<PointPair> pairs;
    for (const EdgeId id : graph_.edges.ids()) {
      if (!isPlain(id)) continue;
      pairs.emplace_back(static_cast<std::uint32_t>(graph_.edges[id].from.index()),
                         static_cast<std::uint32_t>(graph_.edges[id].to.index()));
    }
    components_ = strongComponents(graph_.vertices.size(), pairs);
    joined_.resize(components_.count);
    members_.resize(components_.count);
    for (const VertexId id : graph_.vertices.ids()) {
      members_[components_.of[id.index()]].push_back(id);
    }
  }

  /// Sources have the higher numbers.
  void joinFollowers() {
    for (std::uint32_t component = components_.count; component-- > 0;) {
      const std::uint32_t source = onlySource(component);
      joined_[component] = source == kNone ? component : joined_[source];
    }
  }

  /// The component that brings all that is ever in this one.
  std::uint32_t onlySource(std::uint32_t component) const {
    std::uint32_t source = kNone;
    for (const VertexId member : members_[component]) {
      const Vertex& vertex = graph_.vertices[member];
      if (!vertex.starts.empty() || !vertex.derives.empty() || !passesAll(vertex)) return kNone;
      for (const EdgeId id : graph_.into(member)) {
        const std::uint32_t from = components_.of[graph_.edges[id].from.index()];
        if (from == component) continue;
        if (!isPlain(id) || (source != kNone && joined_[from] != joined_[source])) return kNone;
        source = from;
      }
    }
    return source;
  }

  void addVertices() {
    std::vector<VertexId> made(components_.count);
    for (const VertexId id : graph_.vertices.ids()) {
      const Vertex& vertex = graph_.vertices[id];
      VertexId& place = made[joined_[components_.of[id.index()]]];
      if (!place.valid()) {
        place = result_.graph.vertices.add({});
        copyRules(place, vertex);
      }
      Vertex& whole = result_.graph.vertices[place];
      whole.starts |= vertex.starts;
      whole.derives.insert(whole.derives.end(), vertex.derives.begin(), vertex.derives.end());
      // What is joined is open whenever its first member is, which alone may be guarded.
      if (!conditions_.always(id)) whole.guard = vertex.guard;
      result_.vertexOf.push_back(place);
    }
  }

  void copyRules(VertexId place, const Vertex& vertex) {
    Vertex& whole = result_.graph.vertices[place];
    whole.drops = vertex.drops;
    whole.turns = vertex.turns;
  }

  void addEdges() {
    for (const EdgeId id : graph_.edges.ids()) {
      const Edge& edge = graph_.edges[id];
      Edge moved = edge;
      moved.from = result_.vertexOf[edge.from.index()];
      moved.to = result_.vertexOf[edge.to.index()];
      if (moved.from == moved.to && passesAll(graph_.vertices[edge.from])) continue;
      if (isKnown(moved, conditions_.always(id))) continue;
      result_.graph.edges.add(std::move(moved));
    }
  }

  /// Whether another edge between the same vertices already brings as much.
  bool isKnown(const Edge& edge, bool always) {
    const auto from = static_cast<std::uint64_t>(edge.from.index());
    std::vector<Between>& others = between_[from << 32 | edge.to.index()];
    const bool known = std::any_of(others.begin(), others.end(), [&](const Between& other) {
      const Edge& one = result_.graph.edges[other.edge];
      const bool asMuch = one.carriesAll || (!edge.carriesAll && one.carries == edge.carries);
      const bool asOften = other.always || one.guard == edge.guard;
      return asMuch && asOften && edge.insists == one.insists;
    });
    if (!known) others.push_back({EdgeId(result_.graph.edges.size()), always});
    return known;
  }

  struct Between {
    EdgeId edge{};
    bool always = false;
  };

  const FlowGraph& graph_;
  const EdgeConditions& conditions_;
  Components components_;
  std::vector<std::uint32_t> joined_;  ///< By component: the one that stands for it.
  std::vector<std::vector<VertexId>> members_;
  std::unordered_map<std::uint64_t, std::vector<Between>> between_;  ///< For look-up only.
  Contraction result_;
};

}  // namespace

Contraction contracted(const FlowGraph& graph, const EdgeConditions& conditions) {
  return Contracting(graph, conditions).run();
}

}  // namespace dyetrace
