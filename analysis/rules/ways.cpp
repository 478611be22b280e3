#include "analysis/rules/ways.h"

#include <deque>

#include "model/inherit.h"

namespace dyetrace {
namespace {

std::vector<StepId> stepsOfNodes(const Product& product, const ProcessOrder& order) {
  std::vector<StepId> steps;
  steps.reserve(product.nodes.size());
  for (const NodeId node : product.nodes.ids()) steps.push_back(order.stepOf(node));
  return steps;
}

bool isPerson(const Product& product, NodeId node) {
  return product.nodes[node].kind == NodeKind::person ||
         roleOf(product, node).value == Role::subject;
}

}  // namespace

bool isDoneByHand(const Node& node) {
  return node.shape == "userTask" || node.shape == "manualTask";
}

Ways::Ways(const Product& product, const ProcessOrder& order)
    : points_(orderPoints(product, stepsOfNodes(product, order))) {
  next_.resize(points_.size());
  before_.resize(points_.size());
  for (std::uint32_t from = 0; from < points_.size(); ++from) {
    for (const PointEdge& edge : points_.next[from]) {
      next_[from].push_back(edge.to);
      before_[edge.to].push_back(from);
    }
  }
  findActs(product, order);
}

void Ways::findActs(const Product& product, const ProcessOrder& order) {
  act_.assign(product.steps.size(), false);
  for (const StepId id : product.steps.ids()) {
    const NodeId node = product.steps[id].node;
    if (!product.nodes.contains(node)) continue;
    act_[id.index()] = isDoneByHand(product.nodes[node]) || isPerson(product, node);
  }
  for (const Flow& flow : product.flows) {
    const StepId step = order.stepOf(flow.to);
    if (step.valid() && flow.kind == FlowKind::transfer && isPerson(product, flow.from)) {
      act_[step.index()] = true;
    }
  }
}

std::vector<bool> Ways::search(std::vector<std::uint32_t> points, const Edges& edges,
                               const StepTest& passes) const {
  std::vector<bool> steps(act_.size(), false);
  std::vector<bool> seen(points_.size(), false);
  for (const std::uint32_t point : points) seen[point] = true;
  while (!points.empty()) {
    const std::uint32_t point = points.back();
    points.pop_back();
    const StepId step = points_.stepBeginning[point];
    if (step.valid()) steps[step.index()] = true;
    if (step.valid() && !passes(step)) continue;
    for (const std::uint32_t other : edges[point]) {
      if (!seen[other]) points.push_back(other);
      seen[other] = true;
    }
  }
  return steps;
}

std::vector<bool> Ways::after(const std::vector<StepId>& from, const StepTest& passes) const {
  std::vector<std::uint32_t> points;
  std::vector<bool> first(act_.size(), false);
  for (const StepId step : from) {
    points.push_back(points_.begin[step.index()]);
    first[step.index()] = true;
  }
  return search(points, next_, [&](StepId step) { return first[step.index()] || passes(step); });
}

std::vector<bool> Ways::before(const std::vector<StepId>& to, const StepTest& passes) const {
  std::vector<std::uint32_t> points;
  for (const StepId step : to) points.push_back(points_.begin[step.index()]);
  return search(points, before_, passes);
}

std::vector<Ways::Acts> Ways::fewest(const std::vector<std::uint32_t>& from, bool withFirst) const {
  std::vector<Acts> acts(points_.size());
  std::deque<std::uint32_t> queue;
  const auto reach = [&](std::uint32_t point, std::size_t before, bool counts) {
    const StepId step = points_.stepBeginning[point];
    const bool act = counts && step.valid() && act_[step.index()];
    const std::size_t sum = before + (act ? 1 : 0);
    if (acts[point] && *acts[point] <= sum) return;
    acts[point] = sum;
    act ? queue.push_back(point) : queue.push_front(point);
  };
  for (const std::uint32_t point : from) reach(point, 0, withFirst);
  while (!queue.empty()) {
    const std::uint32_t point = queue.front();
    queue.pop_front();
    for (const std::uint32_t other : next_[point]) reach(other, *acts[point], true);
  }
  return acts;
}

Ways::Acts Ways::acts(StepId from, StepId to) const {
  return fewest({points_.begin[from.index()]}, false)[points_.begin[to.index()]];
}

Ways::Acts Ways::actsFromStart(StepId to) const {
  std::vector<std::uint32_t> starts;
  for (const std::uint32_t point : points_.begin) {
    if (before_[point].empty()) starts.push_back(point);
  }
  return fewest(starts, true)[points_.begin[to.index()]];
}

}  // namespace dyetrace
