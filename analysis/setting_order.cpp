#include "analysis/setting_order.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace dyetrace {
namespace {

using SettingGroup = std::vector<SettingId>;

/// Larger ones say nothing about who belongs together.
constexpr std::size_t kLargestSettingGroup = 8;
constexpr int kRounds = 30;

/// The settings that a walk along the flows meets, in the order in which it meets them.
class Walk {
 public:
  explicit Walk(const Product& product)
      : product_(product), out_(product.nodes.size()), met_(product.settings.size(), false) {
    for (const FlowId id : product.flows.ids()) {
      out_[product.flows[id].from.index()].push_back(id);
    }
  }

  SettingGroup run() {
    std::vector<bool> entered(product_.nodes.size(), false);
    for (const Flow& flow : product_.flows) entered[flow.to.index()] = true;
    visited_.assign(product_.nodes.size(), false);
    for (const NodeId id : product_.nodes.ids()) {
      if (!entered[id.index()]) from(id);
    }
    for (const NodeId id : product_.nodes.ids()) from(id);
    return std::move(order_);
  }

 private:
  /// Depth first, with a stack of its own: models may be deep.
  void from(NodeId start) {
    std::vector<std::pair<NodeId, std::size_t>> open;
    const auto enter = [&](NodeId node) {
      if (visited_[node.index()]) return;
      visited_[node.index()] = true;
      meet(product_.factsOf(product_.nodes[node]).when);
      open.emplace_back(node, 0);
    };
    enter(start);
    while (!open.empty()) {
      auto& [node, next] = open.back();
      if (next == out_[node.index()].size()) {
        open.pop_back();
        continue;
      }
      const Flow& flow = product_.flows[out_[node.index()][next++]];
      meet(product_.factsOf(flow).when);
      enter(flow.to);
    }
  }

  void meet(const Guard& guard) {
    if (guard.always()) return;
    for (const Choice& choice : choicesOf(guard)) {
      const SettingId id = product_.settingNamed(choice.setting);
      if (!id.valid() || met_[id.index()]) continue;
      met_[id.index()] = true;
      order_.push_back(id);
    }
  }

  const Product& product_;
  std::vector<std::vector<FlowId>> out_;
  std::vector<bool> met_;
  std::vector<bool> visited_;
  SettingGroup order_;
};

SettingGroup settingsOf(const Product& product, const Guard& guard) {
  SettingGroup settings;
  if (guard.always()) return settings;
  for (const Choice& choice : choicesOf(guard)) {
    const SettingId id = product.settingNamed(choice.setting);
    if (id.valid()) settings.push_back(id);
  }
  std::sort(settings.begin(), settings.end());
  settings.erase(std::unique(settings.begin(), settings.end()), settings.end());
  return settings;
}

/// What guards and constraints mention together.
std::vector<SettingGroup> groupsOf(const Product& product,
                                   const std::vector<CompiledGuard>& constraints) {
  std::vector<SettingGroup> groups;
  const auto add = [&](SettingGroup group) {
    if (group.size() >= 2 && group.size() <= kLargestSettingGroup)
      groups.push_back(std::move(group));
  };
  for (const Facts& facts : product.facts) add(settingsOf(product, facts.when));
  for (const FlowBinding& binding : product.bindings) add(settingsOf(product, binding.guard));
  for (const CompiledGuard& constraint : constraints) add(constraint.settings());
  std::sort(groups.begin(), groups.end());
  groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
  return groups;
}

/// Moves every setting to the middle of the groups it is in, again and again (FORCE: Aloul, Markov
/// and Sakallah, GLSVLSI 2003); keeps the best of what it saw.
class Attraction {
 public:
  Attraction(SettingGroup order, std::vector<SettingGroup> groups, std::size_t settings)
      : order_(std::move(order)), groups_(std::move(groups)), place_(settings, 0) {
    renumber();
  }

  SettingGroup run() {
    SettingGroup best = order_;
    double least = spread();
    for (int round = 0; round < kRounds && !groups_.empty(); ++round) {
      attract();
      const double now = spread();
      if (now >= least) continue;
      least = now;
      best = order_;
    }
    return best;
  }

 private:
  void renumber() {
    for (std::size_t i = 0; i < order_.size(); ++i)
      place_[order_[i].index()] = static_cast<double>(i);
  }

  double middleOf(const SettingGroup& group) const {
    double sum = 0;
    for (const SettingId id : group) sum += place_[id.index()];
    return sum / static_cast<double>(group.size());
  }

  void attract() {
    std::vector<double> sum(place_.size(), 0);
    std::vector<double> count(place_.size(), 0);
    for (const SettingGroup& group : groups_) {
      const double middle = middleOf(group);
      for (const SettingId id : group) {
        sum[id.index()] += middle;
        count[id.index()] += 1;
      }
    }
    for (const SettingId id : order_) {
      if (count[id.index()] > 0) place_[id.index()] = sum[id.index()] / count[id.index()];
    }
    std::stable_sort(order_.begin(), order_.end(), [&](SettingId a, SettingId b) {
      return place_[a.index()] < place_[b.index()];
    });
    renumber();
  }

  double spread() const {
    double sum = 0;
    for (const SettingGroup& group : groups_) {
      const auto [first, last] = std::minmax_element(
          group.begin(), group.end(),
          [&](SettingId a, SettingId b) { return place_[a.index()] < place_[b.index()]; });
      sum += place_[last->index()] - place_[first->index()];
    }
    return sum;
  }

  SettingGroup order_;
  std::vector<SettingGroup> groups_;
  std::vector<double> place_;
};

}  // namespace

std::vector<SettingId> orderAlongFlows(const Product& product,
                                       const std::vector<SettingId>& settings,
                                       const std::vector<CompiledGuard>& constraints) {
  std::vector<bool> wanted(product.settings.size(), false);
  for (const SettingId id : settings) wanted[id.index()] = true;
  SettingGroup order;
  for (const SettingId id : Walk(product).run()) {
    if (!wanted[id.index()]) continue;
    wanted[id.index()] = false;
    order.push_back(id);
  }
  for (const SettingId id : settings) {
    if (wanted[id.index()]) order.push_back(id);
  }
  std::vector<SettingGroup> groups = groupsOf(product, constraints);
  std::vector<bool> known(product.settings.size(), false);
  for (const SettingId id : settings) known[id.index()] = true;
  for (SettingGroup& group : groups)
    std::erase_if(group, [&](SettingId id) { return !known[id.index()]; });
  std::erase_if(groups, [](const SettingGroup& group) { return group.size() < 2; });
  return Attraction(std::move(order), std::move(groups), product.settings.size()).run();
}

}  // namespace dyetrace
