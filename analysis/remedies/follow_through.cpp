#include "analysis/remedies/follow_through.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "analysis/carried.h"
#include "analysis/remedies/without_flows.h"

namespace dyetrace {
namespace {

/// Each round strikes what the one before uncovered further down; a road has no more stations.
constexpr std::size_t kMostFollowRounds = 100;

class FollowThrough {
 public:
  FollowThrough(Product product, const FlowGraph& before, const ModelChanges& changes)
      : product_(std::move(product)), changes_(changes) {
    for (const UndrawnOrigin& origin : before.undrawnOrigins)
      known_.insert({origin.node, origin.label});
  }

  Product run(const FlowGraphOptions& options) {
    for (std::size_t round = 0; round < kMostFollowRounds; ++round) {
      const FlowGraph graph = buildFlowGraph(product_, options);
      empty_.clear();
      bool struck = false;
      for (const UndrawnOrigin& origin : graph.undrawnOrigins) {
        if (!known_.contains({origin.node, origin.label})) struck = strike(origin) || struck;
      }
      product_ = withoutFlows(std::move(product_), empty_);
      if (!struck) break;
    }
    return std::move(product_);
  }

 private:
  /// Wherever the flow's own words, or those of the data at its ends, name the label.
  bool strike(const UndrawnOrigin& origin) {
    Flow& flow = product_.flows[origin.flow];
    if (!product_.factsOf(flow).data.empty()) {
      const bool struck = strikeFrom(flow.facts, origin.label);
      if (product_.factsOf(flow).data.empty()) empty_.insert(origin.flow);
      return struck;
    }
    const bool atSource = strikeContent(flow.from, origin.label);
    return strikeContent(flow.to, origin.label) || atSource;
  }

  bool strikeContent(NodeId id, LabelId label) {
    Node& node = product_.nodes[id];
    if (node.kind != NodeKind::data || product_.factsOf(node).data.empty()) return false;
    const bool struck = strikeFrom(node.facts, label);
    if (product_.factsOf(node).data.empty()) emptyFlowsAt(id);
    return struck;
  }

  /// Flows that rely on the content of a data object have nothing left to carry.
  void emptyFlowsAt(NodeId id) {
    for (const FlowId flow : product_.flows.ids()) {
      const Flow& each = product_.flows[flow];
      const bool touches = each.from == id || each.to == id;
      if (touches && product_.factsOf(each).data.empty()) empty_.insert(flow);
    }
  }

  bool strikeFrom(FactsId facts, LabelId label) {
    std::vector<LabelUse>& data = product_.facts[facts].data;
    const auto named = std::find_if(data.begin(), data.end(),
                                    [&](const LabelUse& use) { return use.label == label; });
    if (named == data.end()) return false;
    const bool suggested = named->suggested;
    data.erase(named);
    for (const LabelId instead : coarsened(label)) {
      if (!statedLabels(product_.facts[facts]).contains(instead)) {
        product_.facts[facts].data.push_back({instead, suggested});
      }
    }
    return true;
  }

  /// What the changes turn the label into.
  std::vector<LabelId> coarsened(LabelId id) {
    std::set<LabelId> results;
    for (const ModelChange& change : changes_) {
      const auto* coarsen = std::get_if<CoarsenLabel>(&change);
      if (coarsen == nullptr) continue;
      const Label from = product_.labels[coarsen->from];
      const LabelPattern pattern{from.category, static_cast<int>(from.form)};
      if (!matches(product_, pattern, id)) continue;
      const bool keepsCategory = coarsen->to.category == from.category;
      const TermId own = product_.labels[id].category;
      results.insert(
          product_.intern({keepsCategory ? own : coarsen->to.category, coarsen->to.form}));
    }
    return {results.begin(), results.end()};
  }

  Product product_;
  const ModelChanges& changes_;
  std::set<std::pair<NodeId, LabelId>> known_;
  std::set<FlowId> empty_;
};

}  // namespace

Product followedThrough(Product product, const FlowGraph& before, const ModelChanges& changes,
                        const FlowGraphOptions& options) {
  return FollowThrough(std::move(product), before, changes).run(options);
}

}  // namespace dyetrace
