#include "model/order_points.h"

#include <utility>

namespace dyetrace {
namespace {

bool chooses(StepKind kind) {
  return kind == StepKind::exclusiveGateway || kind == StepKind::eventGateway;
}

class Builder {
 public:
  Builder(const Product& product, const std::vector<StepId>& stepOfNode)
      : product_(product), stepOfNode_(stepOfNode) {}

  OrderPoints build() {
    addSteps();
    for (const Sequence& sequence : product_.sequences) addSequence(sequence);
    closeSubProcesses();
    addRepeats();
    addInsides();
    addMessages();
    return std::move(points_);
  }

 private:
  static constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

  /// Where an event on the border of a sub-process, or of one around it, can take over.
  struct Inside {
    std::uint32_t interrupts = kNone;
    std::uint32_t beside = kNone;
  };

  std::uint32_t addPoint(bool choice, StepId beginning) {
    points_.next.emplace_back();
    points_.choice.push_back(choice);
    points_.stepBeginning.push_back(beginning);
    return static_cast<std::uint32_t>(points_.next.size() - 1);
  }

  void connect(std::uint32_t from, std::uint32_t to, Branch branch, const Guard& guard = {}) {
    points_.next[from].push_back({to, branch});
    points_.forward.emplace_back(from, to);
    points_.forwardGuards.push_back(guard);
    points_.backward.emplace_back(to, from);
  }

  std::uint32_t begin(StepId step) const { return points_.begin[step.index()]; }
  std::uint32_t end(StepId step) const { return points_.end[step.index()]; }
  bool hasSteps(StepId step) const { return begin(step) != end(step); }
  bool within(StepId inner, StepId outer) const {
    std::size_t guard = 0;
    for (StepId at = product_.steps[inner].parent; product_.steps.contains(at);
         at = product_.steps[at].parent) {
      if (at == outer) return true;
      if (++guard > product_.steps.size()) return false;
    }
    return false;
  }

  void addSteps() {
    std::vector<bool> composite(product_.steps.size(), false);
    for (const Step& step : product_.steps) {
      if (product_.steps.contains(step.parent)) composite[step.parent.index()] = true;
    }
    for (const StepId id : product_.steps.ids()) {
      const std::uint32_t point = addPoint(chooses(product_.steps[id].kind), id);
      points_.begin.push_back(point);
      points_.end.push_back(composite[id.index()] ? addPoint(false, StepId()) : point);
    }
    entered_.assign(product_.steps.size(), false);
    left_.assign(product_.steps.size(), false);
  }

  void addSequence(const Sequence& sequence) {
    if (!product_.steps.contains(sequence.from) || !product_.steps.contains(sequence.to)) return;
    const bool exits = within(sequence.from, sequence.to);
    if (!exits) entered_[sequence.to.index()] = true;
    if (sequence.kind == SequenceKind::boundary) {
      const bool interrupting = product_.steps[sequence.to].interrupting;
      connect(begin(sequence.from), begin(sequence.to),
              interrupting ? Branch::interrupts : Branch::beside);
      borders_.push_back({sequence.from, sequence.to});
    } else if (within(sequence.to, sequence.from)) {
      connect(begin(sequence.from), begin(sequence.to), Branch::sequence, sequence.guard);
    } else {
      left_[sequence.from.index()] = true;
      const bool beside = sequence.kind == SequenceKind::compensation;
      connect(end(sequence.from), exits ? end(sequence.to) : begin(sequence.to),
              beside ? Branch::beside : Branch::sequence, sequence.guard);
    }
  }

  /// Ties first and last steps that no sequence ties to their sub-process. One that loops inside
  /// for ever is left all the same: nothing that is drawn after it may be lost.
  void closeSubProcesses() {
    std::vector<bool> finishes(product_.steps.size(), false);
    for (const StepId id : product_.steps.ids()) {
      const StepId parent = product_.steps[id].parent;
      if (!product_.steps.contains(parent)) continue;
      if (!entered_[id.index()]) connect(begin(parent), begin(id), Branch::sequence);
      if (!left_[id.index()]) connect(end(id), end(parent), Branch::sequence);
      for (const PointEdge& edge : points_.next[end(id)]) {
        if (edge.to == end(parent)) finishes[parent.index()] = true;
      }
    }
    for (const StepId id : product_.steps.ids()) {
      if (hasSteps(id) && !finishes[id.index()]) connect(begin(id), end(id), Branch::sequence);
    }
  }

  void addRepeats() {
    for (const StepId id : product_.steps.ids()) {
      if (product_.steps[id].repeats) connect(end(id), begin(id), Branch::sequence);
    }
  }

  Inside& inside(StepId subProcess) {
    insides_.resize(product_.steps.size());
    return insides_[subProcess.index()];
  }

  /// The nearest sub-process at or around `step` that needs a point of this sort, if there is one.
  template <class Member>
  std::uint32_t nearestInside(StepId step, Member member) {
    std::size_t guard = 0;
    for (StepId at = step; product_.steps.contains(at) && guard <= product_.steps.size();
         at = product_.steps[at].parent, ++guard) {
      if (inside(at).*member != kNone) return inside(at).*member;
    }
    return kNone;
  }

  template <class Member>
  void tieInside(StepId id, Member member, Branch branch) {
    const std::uint32_t around = nearestInside(product_.steps[id].parent, member);
    if (around == kNone) return;
    connect(begin(id), around, branch);
    if (hasSteps(id)) connect(end(id), around, branch);
    if (inside(id).*member != kNone) connect(inside(id).*member, around, branch);
  }

  void addInsides() {
    for (const auto& [activity, event] : borders_) {
      if (!hasSteps(activity)) continue;
      const bool interrupting = product_.steps[event].interrupting;
      const auto member = interrupting ? &Inside::interrupts : &Inside::beside;
      const Branch branch = interrupting ? Branch::interrupts : Branch::beside;
      if (inside(activity).*member == kNone) {
        const std::uint32_t point = addPoint(false, StepId());
        inside(activity).*member = point;
      }
      connect(inside(activity).*member, begin(event), branch);
    }
    if (insides_.empty()) return;
    for (const StepId id : product_.steps.ids()) {
      tieInside(id, &Inside::interrupts, Branch::interrupts);
      tieInside(id, &Inside::beside, Branch::beside);
    }
  }

  /// A message that starts a process.
  void addStart(std::uint32_t from, std::uint32_t to) {
    points_.forward.emplace_back(from, to);
    points_.forwardGuards.emplace_back();
  }

  void addMessages() {
    for (const Flow& flow : product_.flows) {
      if (flow.kind == FlowKind::read || flow.kind == FlowKind::write) continue;
      const StepId from = stepOfNode_[flow.from.index()];
      const StepId to = stepOfNode_[flow.to.index()];
      if (!to.valid()) continue;
      if (!from.valid()) {
        if (!entered_[to.index()]) points_.startedFromOutside.push_back(begin(to));
        continue;
      }
      if (from == to || within(from, to) || within(to, from)) continue;
      points_.next[end(from)].push_back({begin(to), Branch::beside});
      if (!entered_[to.index()]) addStart(end(from), begin(to));
      if (!left_[from.index()]) points_.backward.emplace_back(begin(to), end(from));
    }
  }

  const Product& product_;
  const std::vector<StepId>& stepOfNode_;
  OrderPoints points_;
  std::vector<bool> entered_;  ///< By step: a sequence leads to it.
  std::vector<bool> left_;     ///< By step: a sequence leads on from it.
  std::vector<std::pair<StepId, StepId>> borders_;
  std::vector<Inside> insides_;
};

}  // namespace

std::vector<StepId> singleSteps(const Product& product) {
  std::vector<StepId> steps(product.nodes.size());
  std::vector<bool> several(product.nodes.size(), false);
  for (const StepId id : product.steps.ids()) {
    const NodeId node = product.steps[id].node;
    if (!product.nodes.contains(node)) continue;
    several[node.index()] = steps[node.index()].valid();
    steps[node.index()] = id;
  }
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (several[i]) steps[i] = StepId();
  }
  return steps;
}

OrderPoints orderPoints(const Product& product, const std::vector<StepId>& stepOfNode) {
  return Builder(product, stepOfNode).build();
}

}  // namespace dyetrace
