#include "render/dot_order.h"

#include <deque>
#include <map>
#include <set>

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

}  // namespace

std::vector<std::string> firstNodes(const Diagram& diagram) {
  Followers followers;
  std::deque<std::string> waiting = startsOf(diagram, followers);
  std::set<std::string> seen(waiting.begin(), waiting.end());
  std::vector<std::string> order;
  while (!waiting.empty()) {
    const std::string node = waiting.front();
    waiting.pop_front();
    order.push_back(node);
    for (const std::string& next : followers[node]) {
      if (seen.insert(next).second) waiting.push_back(next);
    }
  }
  for (const DiagramNode& node : diagram.nodes) {
    if (node.shape == Shape::party && seen.insert(node.id).second) order.push_back(node.id);
  }
  return order;
}

}  // namespace dyetrace
