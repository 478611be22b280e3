#include "render/dot_order.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <utility>

namespace dyetrace {

namespace {

using Followers = std::map<std::string, std::vector<std::string>>;

/// Where the finding's road begins: nothing of it leads there. In a circle, at its first flow.
std::deque<std::string> startsOf(const Diagram& diagram, Followers& followers) {
  std::set<std::string> reached;
  std::deque<std::string> starts;
  for (const DiagramEdge& edge : diagram.edges) {
    if (edge.emphasis != Emphasis::finding) continue;
    followers[edge.from].push_back(edge.to);
    reached.insert(edge.to);
  }
  for (const auto& [node, next] : followers) {
    if (!reached.contains(node)) starts.push_back(node);
  }
  if (starts.empty() && !followers.empty()) starts.push_back(followers.begin()->first);
  return starts;
}

/// The finding's nodes from its start onwards.
std::vector<std::string> roadOf(const Diagram& diagram) {
  Followers followers;
  std::deque<std::string> waiting = startsOf(diagram, followers);
  std::set<std::string> seen(waiting.begin(), waiting.end());
  std::vector<std::string> road;
  while (!waiting.empty()) {
    const std::string node = waiting.front();
    waiting.pop_front();
    road.push_back(node);
    for (const std::string& next : followers[node]) {
      if (seen.insert(next).second) waiting.push_back(next);
    }
  }
  return road;
}

/// The people and organisations outside every zone that are not on the road.
std::vector<std::string> peopleBeside(const std::vector<std::string>& road,
                                      const Diagram& diagram) {
  std::vector<std::string> people;
  for (const DiagramNode& node : diagram.nodes) {
    if (node.shape == Shape::party && std::ranges::find(road, node.id) == road.end())
      people.push_back(node.id);
  }
  return people;
}

}  // namespace

std::vector<std::string> firstNodes(const Diagram& diagram, bool peopleFirst) {
  std::vector<std::string> road = roadOf(diagram);
  std::vector<std::string> people = peopleBeside(road, diagram);
  if (peopleFirst) std::swap(road, people);
  road.insert(road.end(), people.begin(), people.end());
  return road;
}

}  // namespace dyetrace
