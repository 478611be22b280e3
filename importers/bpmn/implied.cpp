#include "importers/bpmn/implied.h"

#include <algorithm>
#include <map>

namespace dyetrace::bpmn {

namespace {

constexpr std::size_t kMostImplied = 200'000;
constexpr std::size_t kMostVisited = 50'000'000;

class Implying {
 public:
  explicit Implying(Reading& reading) : reading_(reading), product_(reading.product()) {}

  void run() {
    indexSteps();
    indexPorts();
    const std::vector<NodeId> receivers = receiversOfMessages();
    for (const NodeId receiver : receivers) {
      for (const NodeId reached : reachedFrom(receiver)) {
        if (added_ >= kMostImplied || visited_ > kMostVisited) {
          reportLimit(receiver);
          return;
        }
        imply(receiver, reached);
      }
    }
  }

 private:
  void indexSteps() {
    stepOf_.resize(product_.nodes.size());
    after_.resize(product_.steps.size());
    for (std::size_t index = 0; index < product_.steps.size(); ++index) {
      const NodeId node = product_.steps[StepId(index)].node;
      if (node.valid()) stepOf_[node.index()] = StepId(index);
    }
    for (const Sequence& sequence : product_.sequences) {
      after_[sequence.from.index()].push_back(sequence.to);
    }
  }

  std::vector<NodeId> receiversOfMessages() const {
    std::vector<bool> receives(product_.nodes.size());
    std::vector<NodeId> receivers;
    for (const Flow& flow : product_.flows) {
      if (flow.kind != FlowKind::transfer && flow.kind != FlowKind::broadcast) continue;
      if (product_.nodes[flow.to].kind != NodeKind::process || receives[flow.to.index()]) continue;
      receives[flow.to.index()] = true;
      receivers.push_back(flow.to);
    }
    std::sort(receivers.begin(), receivers.end());
    return receivers;
  }

  std::vector<NodeId> reachedFrom(NodeId receiver) {
    const StepId first = stepOf_[receiver.index()];
    if (first.valid()) {
      std::vector<NodeId> reached = reachedFrom(first);
      const auto port = ports_.find(product_.steps[first].process);
      if (port != ports_.end()) reached.push_back(port->second);
      return reached;
    }
    return stepsOfPool(product_.nodes[receiver].zone);
  }

  std::vector<NodeId> reachedFrom(StepId first) {
    std::vector<bool> seen(product_.steps.size());
    std::vector<StepId> open = {first};
    std::vector<NodeId> reached;
    while (!open.empty()) {
      if (++visited_ > kMostVisited) return reached;
      const StepId step = open.back();
      open.pop_back();
      for (const StepId next : after_[step.index()]) {
        if (seen[next.index()]) continue;
        seen[next.index()] = true;
        open.push_back(next);
        if (product_.steps[next].node.valid()) reached.push_back(product_.steps[next].node);
      }
    }
    std::sort(reached.begin(), reached.end());
    return reached;
  }

  /// A message to the whole pool may reach any step of it.
  std::vector<NodeId> stepsOfPool(ZoneId pool) const {
    std::vector<NodeId> reached;
    if (!pool.valid()) return reached;
    for (const Step& step : product_.steps) {
      if (step.process == pool && step.node.valid()) reached.push_back(step.node);
    }
    std::sort(reached.begin(), reached.end());
    return reached;
  }

  void imply(NodeId from, NodeId to) {
    if (from == to || reading_.connected(from, to)) return;
    Flow flow;
    flow.key = product_.nodes[from].key + " ~> " + product_.nodes[to].key;
    flow.from = from;
    flow.to = to;
    flow.kind = FlowKind::transfer;
    flow.confidence = Confidence::implied;
    flow.reason =
        "what `" + titleOf(product_.nodes[from]) + "` receives may still be there in a later step";
    flow.where = product_.nodes[from].where;
    reading_.addFlow(flow);
    ++added_;
  }

  void reportLimit(NodeId receiver) {
    reading_.report(Level::warning, "bpmn/too-many-implied",
                    "too many flows are implied; after " + std::to_string(added_) +
                        " of them the others are left out",
                    product_.nodes[receiver].where, "Split the model or draw the data flow.");
  }

  /// What a pool sends as a whole may be anything that it received.
  void indexPorts() {
    for (const Flow& flow : product_.flows) {
      const Node& sender = product_.nodes[flow.from];
      const bool isPort = sender.kind == NodeKind::process && !stepOf_[flow.from.index()].valid();
      if (isPort && sender.zone.valid() && sender.shape == "participant") {
        ports_.emplace(sender.zone, flow.from);
      }
    }
  }

  Reading& reading_;
  Product& product_;
  std::vector<StepId> stepOf_;
  std::vector<std::vector<StepId>> after_;
  std::map<ZoneId, NodeId> ports_;
  std::size_t added_ = 0;
  std::size_t visited_ = 0;
};

}  // namespace

void readImplied(Reading& reading) {
  Implying(reading).run();
}

}  // namespace dyetrace::bpmn
