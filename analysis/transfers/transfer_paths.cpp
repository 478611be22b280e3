#include "analysis/transfers/transfer_paths.h"

#include <utility>

#include "analysis/transfers/assignment.h"

namespace dyetrace {
namespace {

/// More sets of labels on a pin than the paths of a real model tell apart.
constexpr std::size_t kMostSets = 400;
/// More ways to choose one set for each input of an output.
constexpr std::size_t kMostCombinations = 20'000;
/// All that may be tried for one model.
constexpr std::size_t kMostTransferWork = 1'000'000;

LabelSet setOf(const std::vector<LabelId>& labels) {
  LabelSet set;
  for (const LabelId label : labels) set.insert(label);
  return set;
}

/// Goes through all ways to choose one of `sizes[i]` things for each i.
class WaysToChoose {
 public:
  explicit WaysToChoose(std::vector<std::size_t> sizes)
      : sizes_(std::move(sizes)), at_(sizes_.size()) {}

  std::size_t operator[](std::size_t i) const { return at_[i]; }
  bool next() {
    for (std::size_t i = 0; i < sizes_.size(); ++i) {
      if (++at_[i] < sizes_[i]) return true;
      at_[i] = 0;
    }
    return false;
  }

 private:
  std::vector<std::size_t> sizes_;
  std::vector<std::size_t> at_;
};

/// What an output has where its inputs have these labels.
LabelSet outcome(const Pin& output, const std::vector<PinId>& inputs,
                 const std::vector<LabelSet>& chosen) {
  PinLabels result;
  for (const Assignment& assignment : output.assignments) {
    PinLabels here;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      for (const PinId named : assignment.inputs) {
        if (named == inputs[i]) here.may |= chosen[i];
      }
    }
    here.must = here.may;
    apply(assignment, here, result);
  }
  return result.may;
}

}  // namespace

TransferPaths::TransferPaths(const Product& product, const PinGraph& graph)
    : product_(product),
      graph_(graph),
      sets_(product.pins.size()),
      tooMany_(product.pins.size(), false) {
  for (const PinId pin : product.pins.ids()) {
    if (graph.isSeed(pin)) add(pin, {});
    wait(pin);
  }
  collect();
}

void TransferPaths::collect() {
  while (!waiting_.empty()) {
    const PinId pin = *waiting_.begin();
    waiting_.erase(waiting_.begin());
    if (tooMany_[pin.index()]) continue;
    if (product_.pins[pin].input) {
      collectInput(pin);
    } else {
      collectOutput(pin);
    }
  }
}

void TransferPaths::wait(PinId pin) {
  if (graph_.isFed(pin) && !tooMany_[pin.index()]) waiting_.insert(pin);
}

void TransferPaths::add(PinId pin, const LabelSet& labels) {
  if (!sets_[pin.index()].insert(labels.members()).second) return;
  for (const PinId dependent : graph_.dependents(pin)) wait(dependent);
  if (sets_[pin.index()].size() > kMostSets) giveUp(pin);
}

void TransferPaths::giveUp(PinId pin) {
  if (tooMany_[pin.index()]) return;
  tooMany_[pin.index()] = true;
  for (const PinId dependent : graph_.dependents(pin)) wait(dependent);
}

void TransferPaths::collectInput(PinId input) {
  for (const PinId output : graph_.sources(input)) {
    for (const Labels& labels : sets_[output.index()]) add(input, setOf(labels));
    if (tooMany_[output.index()]) giveUp(input);
  }
}

/// How many ways there are to choose a set for each input, at most one more than are tried.
std::size_t TransferPaths::combinations(PinId output) const {
  std::size_t count = 1;
  for (const PinId input : graph_.sources(output)) {
    count *= sets_[input.index()].size();
    if (count == 0 || count > kMostCombinations) return count;
  }
  return count;
}

void TransferPaths::collectOutput(PinId output) {
  const std::vector<PinId>& inputs = graph_.sources(output);
  for (const PinId input : inputs) {
    if (tooMany_[input.index()]) return giveUp(output);
  }
  const std::size_t count = combinations(output);
  if (count == 0) return;
  work_ += count;
  if (count > kMostCombinations || work_ > kMostTransferWork) return giveUp(output);
  std::vector<std::vector<LabelSet>> options;
  std::vector<std::size_t> sizes;
  for (const PinId input : inputs) {
    options.emplace_back();
    for (const Labels& labels : sets_[input.index()]) options.back().push_back(setOf(labels));
    sizes.push_back(options.back().size());
  }
  std::vector<LabelSet> chosen(inputs.size());
  WaysToChoose choices(sizes);
  do {
    for (std::size_t i = 0; i < inputs.size(); ++i) chosen[i] = options[i][choices[i]];
    add(output, outcome(product_.pins[output], inputs, chosen));
  } while (choices.next());
}

/// For each path to the pin on which nothing of `lacking` is: which sets of `having` it meets.
std::set<std::uint32_t> TransferPaths::met(PinId pin, const PinDemand& demand) const {
  std::set<std::uint32_t> all;
  for (const Labels& labels : sets_[pin.index()]) {
    const LabelSet set = setOf(labels);
    if (set.intersects(demand.lacking)) continue;
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < demand.having.size(); ++i) {
      if (set.intersects(demand.having[i])) bits |= 1U << i;
    }
    all.insert(bits);
  }
  return all;
}

TransferPaths::Answer TransferPaths::onOne(const std::vector<PinId>& pins,
                                           const PinDemand& demand) const {
  bool unknown = false;
  std::set<std::uint32_t> together{0};
  for (const PinId pin : pins) {
    unknown = unknown || tooMany_[pin.index()];
    std::set<std::uint32_t> next;
    for (const std::uint32_t one : met(pin, demand)) {
      for (const std::uint32_t other : together) next.insert(one | other);
    }
    together = std::move(next);
  }
  const std::uint32_t whole = (1U << demand.having.size()) - 1;
  if (together.contains(whole)) return Answer::yes;
  return unknown ? Answer::tooMany : Answer::no;
}

}  // namespace dyetrace
