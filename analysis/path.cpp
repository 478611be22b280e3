#include "analysis/path.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "analysis/arising.h"

namespace dyetrace {
namespace {

/// Searches for further roads, at most; each tries to do without some nodes of those found.
constexpr std::size_t kFurtherSearches = 200;

std::string titlesListed(const Product& product, const std::vector<LabelId>& labels) {
  std::string text;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (i > 0) text += i + 1 == labels.size() ? " and " : ", ";
    text += titleOf(product, labels[i]);
  }
  return text;
}

void addRemark(std::string& remarks, const std::string& remark) {
  if (!remarks.empty()) remarks += "; ";
  remarks += remark;
}

bool isUndrawn(const FlowGraph& graph, const Path& path) {
  return std::any_of(graph.undrawnOrigins.begin(), graph.undrawnOrigins.end(),
                     [&](const UndrawnOrigin& origin) {
                       return origin.node == path.origin && origin.label == path.originLabel;
                     });
}

/// Puts a road into words.
class Teller {
 public:
  Teller(const Product& product, const FlowGraph& graph, const RoadSearch& search)
      : product_(product), graph_(graph), search_(search) {}

  Path tell(const std::vector<RoadStop>& road) const {
    Path path;
    path.origin = nodeOf(road.front());
    path.originLabel = road.front().label;
    path.place = nodeOf(road.back());
    path.placeLabel = road.back().label;
    std::string remarks = isUndrawn(graph_, path) ? "origin not drawn" : "";
    for (std::size_t i = 1; i < road.size(); ++i) {
      if (!road[i].edge.valid()) {
        const auto premises = search_.premisesOf(road[i].vertex, road[i].label);
        addRemark(remarks, "derived from " + titlesListed(product_, premises));
      } else {
        addHop(path, road[i - 1], road[i], std::exchange(remarks, {}));
      }
    }
    path.placeRemark = remarks;
    return path;
  }

 private:
  NodeId nodeOf(const RoadStop& stop) const { return graph_.vertices[stop.vertex].node; }

  void addHop(Path& path, const RoadStop& from, const RoadStop& to, std::string remark) const {
    const Edge& edge = graph_.edges[to.edge];
    LabelSet before;
    before.insert(from.label);
    if (from.label != to.label) {
      addRemark(remark, "turned from " + titleOf(product_, from.label));
    } else if (!leaves(graph_.vertices[from.vertex], before).contains(to.label)) {
      addRemark(remark, "named by the flow although it should not leave");
    }
    path.hops.push_back({edge.flow, nodeOf(from), nodeOf(to), to.label, std::move(remark)});
    if (!edge.guard.always()) path.guardedFlows.push_back(edge.flow);
  }

  const Product& product_;
  const FlowGraph& graph_;
  const RoadSearch& search_;
};

/// The nodes of a road, by which roads are told apart.
std::vector<NodeId> nodesOf(const Path& path) {
  std::vector<NodeId> nodes{path.origin};
  for (const Hop& hop : path.hops) nodes.push_back(hop.to);
  return nodes;
}

/// A road found while avoiding some nodes.
struct Candidate {
  std::vector<NodeId> nodes;
  std::vector<NodeId> avoided;
  Path path;
  bool operator<(const Candidate& other) const {
    return std::tuple(nodes.size(), nodes, avoided) <
           std::tuple(other.nodes.size(), other.nodes, other.avoided);
  }
};

}  // namespace

Witnesses::Witnesses(const Product& product, const FlowGraph& graph, std::optional<MarkId> missing)
    : product_(&product), graph_(&graph), missing_(missing) {}

const RoadSearch& Witnesses::searchFor(LabelId label) const {
  const auto found = searches_.find(label);
  if (found != searches_.end()) return found->second;
  const RoadQuestion question{sourcesOf(*graph_, label), missing_, {}, {}};
  return searches_.emplace(label, RoadSearch(*graph_, question)).first->second;
}

std::optional<Path> Witnesses::describe(const RoadSearch& search, NodeId place,
                                        LabelId label) const {
  const std::vector<RoadStop> road = search.roadTo(place, label);
  if (road.empty()) return std::nullopt;
  Path path = Teller(*product_, *graph_, search).tell(road);
  path.confirmed = confirm(*graph_, path, missing_);
  return path;
}

std::optional<Path> Witnesses::shortest(NodeId place, LabelId label) const {
  return describe(searchFor(label), place, label);
}

std::vector<Path> Witnesses::several(NodeId place, LabelId label, std::size_t count) const {
  std::vector<Path> paths;
  std::set<Candidate> candidates;
  std::set<std::vector<NodeId>> tried, told;
  std::size_t searches = 0;
  const auto look = [&](std::vector<NodeId> avoid) {
    if (!tried.insert(avoid).second || searches++ > kFurtherSearches) return;
    const RoadSearch search(*graph_, {sourcesOf(*graph_, label), missing_, place, avoid});
    std::optional<Path> path = describe(search, place, label);
    if (path) candidates.insert({nodesOf(*path), std::move(avoid), *path});
  };
  look({});
  while (!candidates.empty() && paths.size() < count) {
    const Candidate next = *candidates.begin();
    candidates.erase(candidates.begin());
    if (told.insert(next.nodes).second) paths.push_back(next.path);
    for (const NodeId node : next.nodes) {
      if (node == place && !next.path.hops.empty()) continue;
      std::vector<NodeId> avoid = next.avoided;
      avoid.insert(std::upper_bound(avoid.begin(), avoid.end(), node), node);
      look(std::move(avoid));
    }
  }
  return paths;
}

}  // namespace dyetrace
