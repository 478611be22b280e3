#include "analysis/rules/deletions.h"

#include <algorithm>
#include <map>

#include "analysis/rules/consents.h"
#include "analysis/rules/support.h"
#include "analysis/rules/withdrawal_gaps.h"

namespace dyetrace {
namespace {

/// Carries a deletion from node to node, and through the steps of the processes that it reaches.
class DeletionWalk {
 public:
  DeletionWalk(RuleContext& context, DeletionStart start)
      : product_(context.product()),
        order_(context.order()),
        start_(start),
        ways_(product_, order_),
        active_(product_.nodes.size(), start == DeletionStart::anything),
        reached_(product_.nodes.size(), false) {}

  std::vector<bool> run() {
    setOff();
    for (bool grows = true; grows;) {
      grows = false;
      for (const Flow& flow : product_.flows) grows = passOver(flow) || grows;
    }
    return std::move(reached_);
  }

 private:
  void setOff() {
    if (start_ == DeletionStart::anything) return;
    std::vector<StepId> first = stepsGiving(product_, mark::kWithdraw);
    if (start_ == DeletionStart::person) {
      for (const StepId step : product_.steps.ids()) {
        if (ways_.isAct(step)) first.push_back(step);
      }
    }
    activate(first);
    for (const NodeId node : product_.nodes.ids()) {
      const bool asks =
          start_ == DeletionStart::person
              ? isWithPeople(product_, node)
              : gives(product_, product_.factsOf(product_.nodes[node]), mark::kWithdraw);
      if (asks) active_[node.index()] = true;
    }
  }

  void activate(const std::vector<StepId>& first) {
    const auto goesOn = [&](StepId step) { return !product_.steps[step].timed; };
    const std::vector<bool> steps = ways_.after(first, goesOn);
    for (const NodeId node : product_.nodes.ids()) {
      const StepId step = order_.stepOf(node);
      if (step.valid() && steps[step.index()]) active_[node.index()] = true;
    }
  }

  bool passesOn(const Facts& facts) const {
    return facts.erases ||
           (start_ == DeletionStart::withdrawal && gives(product_, facts, mark::kWithdraw));
  }

  bool passOver(const Flow& flow) {
    if (reached_[flow.to.index()] || !active_[flow.from.index()]) return false;
    const Facts& from = product_.factsOf(product_.nodes[flow.from]);
    if (!passesOn(product_.factsOf(flow)) && !passesOn(from)) return false;
    reached_[flow.to.index()] = active_[flow.to.index()] = true;
    if (const StepId step = order_.stepOf(flow.to); step.valid()) activate({step});
    return true;
  }

  const Product& product_;
  const ProcessOrder& order_;
  DeletionStart start_;
  Ways ways_;
  std::vector<bool> active_;  ///< By node: it acts on the deletion.
  std::vector<bool> reached_;
};

constexpr Phase kElsewhere = 0;
constexpr Phase kOutOfErased = 1;

/// Backups, caches and models keep what their source has lost.
bool isResidual(const Product& product, NodeId node) {
  const std::optional<StoreUse> use = product.factsOf(product.nodes[node]).storeUse;
  if (use == StoreUse::backup || use == StoreUse::cache) return true;
  const std::vector<TermId> purposes = purposesOf(product, node).value;
  return std::any_of(purposes.begin(), purposes.end(), [&](TermId purpose) {
    const std::string& key = product.taxonomy[purpose].key;
    return key == "train_ai_system" || key == "essential.service.backup";
  });
}

class GapSearch {
 public:
  explicit GapSearch(RuleContext& context)
      : context_(context),
        product_(context.product()),
        erased_(reachedByDeletion(context, DeletionStart::person)),
        erasedAnyhow_(reachedByDeletion(context, DeletionStart::anything)),
        withdrawn_(placesWithoutWithdrawal(context)),
        roads_(product_, context.graph(), context.reach(), steering()) {
    for (const NodeId node : product_.nodes.ids()) {
      if (isErasedStore(node)) erasedLabels_ |= personalAt(context_, node);
    }
    for (const Arrival& arrival : roads_.arrivals()) keepArrival(arrival);
  }

  std::vector<ErasureGap> run() {
    std::vector<ErasureGap> gaps;
    for (const NodeId node : product_.nodes.ids()) {
      const bool misses = isHolder(product_, node) && !erased_[node.index()];
      if (!misses || withdrawn_[node.index()]) continue;
      if (auto gap = gapAt(node)) gaps.push_back(std::move(*gap));
    }
    return gaps;
  }

 private:
  bool isErasedStore(NodeId node) const {
    return product_.nodes[node].kind == NodeKind::store && erased_[node.index()];
  }

  Steering steering() const {
    const FlowGraph& graph = context_.graph();
    const auto start = [this, &graph](VertexId vertex, LabelId) -> std::optional<Phase> {
      return isErasedStore(graph.vertices[vertex].node) ? kOutOfErased : kElsewhere;
    };
    const auto arrive = [this, &graph](EdgeId edge, LabelId, Phase phase) -> std::optional<Phase> {
      const NodeId to = graph.vertices[graph.edges[edge].to].node;
      return isErasedStore(to) ? kOutOfErased : phase;
    };
    return {start, arrive};
  }

  void keepArrival(const Arrival& arrival) {
    if (!isPersonal(product_, arrival.label)) return;
    const NodeId node = context_.graph().vertices[arrival.vertex].node;
    if (arrival.phase == kOutOfErased) outOfErased_.try_emplace({node, arrival.label}, &arrival);
    if (arrival.before != arrival.index) arrived_[node].insert(arrival.label);
  }

  /// What a place keeps of data that is erased elsewhere.
  LabelSet copiesAt(NodeId node) {
    const bool store = product_.nodes[node].kind == NodeKind::store;
    LabelSet copies;
    for (const LabelId label : (store ? personalAt(context_, node) : arrived_[node]).members()) {
      if (erasedLabels_.contains(label) || outOfErased_.contains({node, label})) {
        copies.insert(label);
      }
    }
    return copies;
  }

  std::optional<ErasureGap> gapAt(NodeId node) {
    ErasureGap gap;
    gap.place = node;
    gap.byItself = erasedAnyhow_[node.index()];
    gap.labels = copiesAt(node);
    const bool store = product_.nodes[node].kind == NodeKind::store;
    if (!gap.labels.empty()) {
      const bool changed = !gap.labels.intersects(erasedLabels_);
      const bool residue = store && (changed || isResidual(product_, node));
      gap.kind = residue ? ErasureGap::Kind::residue : ErasureGap::Kind::copy;
    } else if (store) {
      gap.labels = personalAt(context_, node);
    }
    if (gap.labels.empty()) return std::nullopt;
    gap.path = roadAt(node, heaviest(product_, gap.labels));
    return gap;
  }

  Path roadAt(NodeId node, LabelId label) const {
    const auto known = outOfErased_.find({node, label});
    return known == outOfErased_.end() ? roadTo(context_, node, label)
                                       : roads_.pathTo(*known->second);
  }

  RuleContext& context_;
  const Product& product_;
  std::vector<bool> erased_;
  std::vector<bool> erasedAnyhow_;
  std::vector<bool> withdrawn_;
  PhaseSearch roads_;
  LabelSet erasedLabels_;
  std::map<std::pair<NodeId, LabelId>, const Arrival*> outOfErased_;
  std::map<NodeId, LabelSet> arrived_;
};

}  // namespace

std::vector<bool> reachedByDeletion(RuleContext& context, DeletionStart start) {
  return DeletionWalk(context, start).run();
}

std::vector<ErasureGap> erasureGaps(RuleContext& context) {
  return GapSearch(context).run();
}

std::optional<RuleAnswer> deletionNotDrawn(const RuleContext& context) {
  const Table<FactsId, Facts>& facts = context.product().facts;
  const bool drawn =
      std::any_of(facts.begin(), facts.end(), [](const Facts& each) { return each.erases; });
  if (drawn) return std::nullopt;
  return couldNotAsk(
      "No deletion is drawn. Add privacy.erases: yes to the flows or steps that delete.");
}

bool isHolder(const Product& product, NodeId node) {
  if (isWithPeople(product, node)) return false;
  if (product.nodes[node].kind == NodeKind::store) return true;
  const Role role = roleOf(product, node).value;
  return product.nodes[node].kind == NodeKind::external && role != Role::authority &&
         role != Role::publicRole && role != Role::otherUser;
}

}  // namespace dyetrace
