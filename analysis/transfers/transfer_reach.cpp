#include "analysis/transfers/transfer_reach.h"

#include <deque>
#include <utility>
#include <vector>

namespace dyetrace {
namespace {

class Solver {
 public:
  Solver(const Product& product, const PinGraph& graph, Table<PinId, PinLabels>& labels)
      : product_(product), graph_(graph), labels_(labels), waits_(product.pins.size(), false) {
    for (const LabelId label : product.labels.ids()) everything_.insert(label);
  }

  void solve() {
    for (const PinId pin : product_.pins.ids()) {
      const bool fed = graph_.isFed(pin);
      labels_.add(fed ? PinLabels{{}, everything_} : PinLabels());
      if (fed) wait(pin);
    }
    while (!waiting_.empty()) {
      const PinId pin = waiting_.front();
      waiting_.pop_front();
      waits_[pin.index()] = false;
      update(pin);
    }
  }

 private:
  void wait(PinId pin) {
    if (waits_[pin.index()] || !graph_.isFed(pin)) return;
    waits_[pin.index()] = true;
    waiting_.push_back(pin);
  }

  void update(PinId pin) {
    PinLabels next = product_.pins[pin].input ? joined(pin) : assigned(product_.pins[pin]);
    if (next == labels_[pin]) return;
    labels_[pin] = std::move(next);
    for (const PinId dependent : graph_.dependents(pin)) wait(dependent);
  }

  PinLabels joined(PinId input) const {
    PinLabels join{{}, everything_};
    if (graph_.isSeed(input)) join.must = {};
    for (const PinId output : graph_.sources(input)) {
      join.may |= labels_[output].may;
      join.must &= labels_[output].must;
    }
    return join;
  }

  PinLabels assigned(const Pin& output) const {
    PinLabels result;
    for (const Assignment& assignment : output.assignments) {
      PinLabels inputs;
      for (const PinId input : assignment.inputs) {
        inputs.may |= labels_[input].may;
        inputs.must |= labels_[input].must;
      }
      apply(assignment, inputs, result);
    }
    return result;
  }

  const Product& product_;
  const PinGraph& graph_;
  Table<PinId, PinLabels>& labels_;
  LabelSet everything_;
  std::vector<bool> waits_;
  std::deque<PinId> waiting_;
};

}  // namespace

TransferReach::TransferReach(const Product& product, const PinGraph& graph) {
  Solver(product, graph, labels_).solve();
}

}  // namespace dyetrace
