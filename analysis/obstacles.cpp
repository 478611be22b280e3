// Why a label does not get somewhere.

#include <algorithm>
#include <deque>
#include <limits>
#include <tuple>
#include <utility>
#include <vector>

#include "analysis/path.h"

namespace dyetrace {
namespace {

constexpr std::size_t kMostObstacles = 5;
constexpr std::size_t kMostNames = 3;
constexpr std::size_t kFar = std::numeric_limits<std::size_t>::max();

struct Ranked {
  std::size_t distance;  ///< Hops from here to the place.
  Obstacle obstacle;
};

class ObstacleSearch {
 public:
  ObstacleSearch(const Product& product, const FlowGraph& graph, const Reach& reach, NodeId place,
                 LabelId label)
      : product_(product), graph_(graph), reach_(reach), place_(place), label_(label) {}

  std::vector<Obstacle> find() {
    if (atNode(place_)) return {};
    measure();
    for (const VertexId id : graph_.vertices.ids()) {
      if (distance_[id.index()] == kFar) continue;
      lookBefore(id);
      lookForPremises(id);
      lookForTurns(id);
      lookForOrder(id);
    }
    if (found_.empty()) found_.push_back({0, nothingNear()});
    return nearest();
  }

 private:
  bool at(VertexId vertex) const { return reach_.at.test(vertex, label_); }
  bool atNode(NodeId node) const {
    const std::vector<VertexId>& vertices = graph_.verticesOf[node.index()];
    return std::any_of(vertices.begin(), vertices.end(), [&](VertexId v) { return at(v); });
  }
  NodeId nodeOf(VertexId vertex) const { return graph_.vertices[vertex].node; }
  std::string nameOf(NodeId node) const { return titleOf(product_.nodes[node]); }
  std::string labelName() const { return titleOf(product_, label_); }

  /// Hops to the place, backwards from it.
  void measure() {
    distance_.assign(graph_.vertices.size(), kFar);
    std::deque<VertexId> waiting;
    for (const VertexId vertex : graph_.verticesOf[place_.index()]) {
      distance_[vertex.index()] = 0;
      waiting.push_back(vertex);
    }
    for (; !waiting.empty(); waiting.pop_front()) {
      const VertexId vertex = waiting.front();
      for (const EdgeId edge : graph_.into(vertex)) {
        std::size_t& distance = distance_[graph_.edges[edge].from.index()];
        if (distance != kFar) continue;
        distance = distance_[vertex.index()] + 1;
        waiting.push_back(graph_.edges[edge].from);
      }
    }
  }

  void add(VertexId vertex, Obstacle::Kind kind, NodeId reached, FlowId flow, std::string words) {
    found_.push_back({distance_[vertex.index()], {kind, reached, flow, std::move(words)}});
  }

  /// Flows that would bring the label here from where it is.
  void lookBefore(VertexId to) {
    if (at(to)) return;
    for (const EdgeId id : graph_.into(to)) {
      const Edge& edge = graph_.edges[id];
      if (!at(edge.from)) continue;
      const Vertex& source = graph_.vertices[edge.from];
      const NodeId from = source.node;
      const std::string on = " before it goes on to " + nameOf(nodeOf(to));
      if (source.drops.contains(label_)) {
        add(to, Obstacle::Kind::dropped, from, edge.flow,
            nameOf(from) + " drops " + labelName() + on);
      } else if (const LabelTurn* turn = turnAt(source)) {
        add(to, Obstacle::Kind::turned, from, edge.flow,
            nameOf(from) + " turns " + labelName() + " into " + titleOf(product_, turn->to) + on);
      } else {
        add(to, Obstacle::Kind::notCarried, from, edge.flow, notCarried(edge));
      }
    }
  }

  const LabelTurn* turnAt(const Vertex& vertex) const {
    for (const LabelTurn& turn : vertex.turns) {
      if (turn.from.contains(label_)) return &turn;
    }
    return nullptr;
  }

  std::string notCarried(const Edge& edge) const {
    const Flow& flow = product_.flows[edge.flow];
    const std::string ends = nameOf(flow.from) + " to " + nameOf(flow.to) +
                             (flow.name.empty() ? "" : " (" + flow.name + ")");
    if (edge.carries.empty()) {
      return "The flow from " + ends + " names nothing and is taken to carry nothing";
    }
    return "The flow from " + ends + " carries only " + listed(edge.carries) + ", not " +
           labelName();
  }

  std::string listed(const LabelSet& labels) const {
    std::vector<std::string> names;
    for (const LabelId label : labels.members()) names.push_back(titleOf(product_, label));
    return joined(names);
  }

  static std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < kMostNames; ++i) {
      text += (i == 0 ? "" : ", ") + names[i];
    }
    if (names.size() > kMostNames) {
      text += " and " + std::to_string(names.size() - kMostNames) + " more";
    }
    return text;
  }

  /// Steps that would derive the label if they had all that it takes. A vertex lists derivations
  /// and their parts as its node states them.
  void lookForPremises(VertexId id) {
    if (at(id)) return;
    const LabelSet here = reach_.at.row(id);
    const Vertex& vertex = graph_.vertices[id];
    const Facts& facts = product_.factsOf(product_.nodes[vertex.node]);
    for (std::size_t i = 0; i < vertex.derives.size(); ++i) {
      if (vertex.derives[i].to != label_) continue;
      for (std::size_t part = 0; part < vertex.derives[i].from.size(); ++part) {
        if (vertex.derives[i].from[part].intersects(here)) continue;
        const TermId category = facts.derives[i].from[part].category;
        add(id, Obstacle::Kind::missingPremise, vertex.node, FlowId(),
            nameOf(vertex.node) + " would derive " + labelName() + ", but " +
                product_.taxonomy[category].title + " never gets there");
      }
    }
  }

  /// Steps that would turn something into the label if they had it.
  void lookForTurns(VertexId id) {
    const Vertex& vertex = graph_.vertices[id];
    const LabelSet kept = reach_.at.row(id) - vertex.drops;
    for (const LabelTurn& turn : vertex.turns) {
      if (turn.to != label_ || turn.from.contains(label_) || kept.intersects(turn.from)) continue;
      add(id, Obstacle::Kind::missingPremise, vertex.node, FlowId(),
          nameOf(vertex.node) + " would turn " + listed(turn.from) + " into " + labelName() +
              ", but that never gets there");
    }
  }

  /// Data that is written where only those who come later read it.
  void lookForOrder(VertexId id) {
    const NodeId node = nodeOf(id);
    if (at(id) || !atNode(node) || graph_.outOf(id).empty()) return;
    const Edge& edge = graph_.edges[graph_.outOf(id).front()];
    const std::string reader = nameOf(nodeOf(edge.to));
    add(id, Obstacle::Kind::order, node, edge.flow,
        reader + " reads " + nameOf(node) + " before " + labelName() + " can be written into it");
  }

  Obstacle nothingNear() const {
    std::vector<std::string> names;
    NodeId first;
    for (const NodeId node : product_.nodes.ids()) {
      if (!atNode(node)) continue;
      if (!first.valid()) first = node;
      names.push_back(nameOf(node));
    }
    if (names.empty()) {
      return {Obstacle::Kind::neverCollected, {}, {}, "Nothing collects or holds " + labelName()};
    }
    return {Obstacle::Kind::noFlow,
            first,
            {},
            "No flow leads on to " + nameOf(place_) + " from where " + labelName() + " is (" +
                joined(names) + ")"};
  }

  /// The obstacles closest to the place, each once.
  std::vector<Obstacle> nearest() {
    const auto rank = [](const Ranked& ranked) {
      const Obstacle& obstacle = ranked.obstacle;
      return std::tuple(ranked.distance, obstacle.kind, obstacle.reached, obstacle.flow,
                        obstacle.words);
    };
    std::sort(found_.begin(), found_.end(),
              [&](const Ranked& a, const Ranked& b) { return rank(a) < rank(b); });
    std::vector<Obstacle> obstacles;
    for (const Ranked& ranked : found_) {
      if (ranked.distance != found_.front().distance || obstacles.size() == kMostObstacles) break;
      if (!obstacles.empty() && obstacles.back().words == ranked.obstacle.words) continue;
      obstacles.push_back(ranked.obstacle);
    }
    return obstacles;
  }

  const Product& product_;
  const FlowGraph& graph_;
  const Reach& reach_;
  const NodeId place_;
  const LabelId label_;
  std::vector<std::size_t> distance_;
  std::vector<Ranked> found_;
};

}  // namespace

std::vector<Obstacle> whyNot(const Product& product, const FlowGraph& graph, const Reach& reach,
                             NodeId place, LabelId label) {
  return ObstacleSearch(product, graph, reach, place, label).find();
}

}  // namespace dyetrace
