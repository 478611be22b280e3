#include "analysis/transfer_reach.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace dyetrace {
namespace {

/// More sets of labels than any path of a real model tells apart.
constexpr std::size_t kMostSets = 400;
constexpr std::size_t kMostCombinations = 20'000;

/// Whether a term can be true, and whether it can be false.
struct Truth {
  bool canBeTrue = true;
  bool canBeFalse = false;
};

Truth truthOf(const LabelTerm& term, const LabelSet& may, const LabelSet& must) {
  if (term.kind == LabelTerm::Kind::always) return {};
  if (term.kind == LabelTerm::Kind::label) {
    return {may.contains(term.label), !must.contains(term.label)};
  }
  if (term.kind == LabelTerm::Kind::negation) {
    const Truth inner = truthOf(term.operands.front(), may, must);
    return {inner.canBeFalse, inner.canBeTrue};
  }
  const bool conjunction = term.kind == LabelTerm::Kind::conjunction;
  Truth all{conjunction, !conjunction};
  for (const LabelTerm& operand : term.operands) {
    const Truth one = truthOf(operand, may, must);
    all.canBeTrue = conjunction ? all.canBeTrue && one.canBeTrue : all.canBeTrue || one.canBeTrue;
    all.canBeFalse =
        conjunction ? all.canBeFalse || one.canBeFalse : all.canBeFalse && one.canBeFalse;
  }
  return all;
}

LabelSet setOf(const std::vector<LabelId>& labels) {
  LabelSet set;
  for (const LabelId label : labels) set.insert(label);
  return set;
}

/// One assignment, given what is on the inputs that it names.
void assign(const Assignment& assignment, const PinLabels& inputs, PinLabels& output) {
  const LabelSet labels = setOf(assignment.labels);
  Truth truth;
  switch (assignment.kind) {
    case Assignment::Kind::forward:
      output.may |= inputs.may;
      output.must |= inputs.must;
      return;
    case Assignment::Kind::set:
      break;
    case Assignment::Kind::unset:
      truth = {false, true};
      break;
    case Assignment::Kind::assign:
      truth = truthOf(assignment.term, inputs.may, inputs.must);
      break;
  }
  if (truth.canBeTrue) output.may |= labels;
  if (truth.canBeFalse) output.must -= labels;
  if (!truth.canBeTrue) output.may -= labels;
  if (!truth.canBeFalse) output.must |= labels;
}

/// The inputs that the assignments of an output name, each once.
std::vector<PinId> inputsOf(const Pin& output) {
  std::vector<PinId> inputs;
  for (const Assignment& assignment : output.assignments) {
    for (const PinId input : assignment.inputs) {
      if (std::find(inputs.begin(), inputs.end(), input) == inputs.end()) inputs.push_back(input);
    }
  }
  return inputs;
}

}  // namespace

TransferReach::TransferReach(const Product& product)
    : product_(product),
      feeds_(product.pins.size()),
      seeded_(product.pins.size(), false),
      paths_(product.pins.size()),
      tooMany_(product.pins.size(), false) {
  for (std::size_t i = 0; i < product.pins.size(); ++i) labels_.add({});
  for (const Flow& flow : product.flows) {
    if (flow.fromPin.valid() && flow.toPin.valid()) {
      feeds_[flow.toPin.index()].push_back(flow.fromPin);
    }
  }
  settle(false);
  seedCircles();
  collectPaths();
}

std::optional<PinLabels> TransferReach::joined(PinId input) const {
  std::optional<PinLabels> join;
  for (const PinId output : feeds_[input.index()]) {
    const PinLabels& one = labels_[output];
    if (!one.fed) continue;
    if (!join) {
      join = one;
    } else {
      join->may |= one.may;
      join->must &= one.must;
    }
  }
  return join;
}

std::optional<PinLabels> TransferReach::assigned(const Pin& output) const {
  PinLabels result;
  result.fed = true;
  for (const Assignment& assignment : output.assignments) {
    PinLabels inputs;
    for (const PinId input : assignment.inputs) {
      if (!labels_[input].fed) return std::nullopt;
      inputs.may |= labels_[input].may;
      inputs.must |= labels_[input].must;
    }
    assign(assignment, inputs, result);
  }
  return result;
}

/// To a fixpoint. Once circles are broken, values may go to and fro; `keepSeeds` lets what the
/// seeds brought stay, so that they only grow.
void TransferReach::settle(bool keepSeeds) {
  const std::size_t rounds = keepSeeds ? ~std::size_t{0} : 4 * product_.pins.size() + 4;
  bool changed = true;
  for (std::size_t round = 0; changed && round < rounds; ++round) {
    changed = false;
    for (const PinId id : product_.pins.ids()) {
      const Pin& pin = product_.pins[id];
      std::optional<PinLabels> next = pin.input ? joined(id) : assigned(pin);
      if (!next) continue;
      if (keepSeeds && seeded_[id.index()]) next->must = {};
      if (*next == labels_[id]) continue;
      labels_[id] = std::move(*next);
      changed = true;
    }
  }
  if (changed) settle(true);
}

void TransferReach::seedCircles() {
  bool any = false;
  for (const PinId id : product_.pins.ids()) {
    const bool fedByItself =
        product_.pins[id].input && !labels_[id].fed && !feeds_[id.index()].empty();
    if (!fedByItself) continue;
    seeded_[id.index()] = any = true;
  }
  if (!any) return;
  for (const PinId id : product_.pins.ids()) {
    if (seeded_[id.index()]) labels_[id].fed = true;
  }
  settle(false);
}

void TransferReach::collectPaths() {
  for (const PinId id : product_.pins.ids()) {
    if (seeded_[id.index()]) add(id, {});
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (const PinId id : product_.pins.ids()) changed = collect(id) || changed;
  }
}

bool TransferReach::collect(PinId id) {
  if (tooMany_[id.index()]) return false;
  return product_.pins[id].input ? collectInput(id) : collectOutput(id);
}

bool TransferReach::add(PinId pin, const LabelSet& labels) {
  Sets& sets = paths_[pin.index()];
  if (!sets.insert(labels.members()).second) return false;
  tooMany_[pin.index()] = sets.size() > kMostSets;
  return true;
}

bool TransferReach::collectInput(PinId input) {
  bool changed = false;
  for (const PinId output : feeds_[input.index()]) {
    if (tooMany_[output.index()] && !tooMany_[input.index()]) {
      tooMany_[input.index()] = changed = true;
    }
    for (const auto& labels : paths_[output.index()]) {
      changed = add(input, setOf(labels)) || changed;
    }
  }
  return changed;
}

bool TransferReach::collectOutput(PinId id) {
  const Pin& output = product_.pins[id];
  const std::vector<PinId> inputs = inputsOf(output);
  std::size_t combinations = 1;
  bool unknown = false;
  for (const PinId input : inputs) {
    combinations *= paths_[input.index()].size();
    unknown = unknown || tooMany_[input.index()] || combinations > kMostCombinations;
    if (unknown || combinations == 0) break;
  }
  if (unknown) {
    tooMany_[id.index()] = true;
    return true;
  }
  bool changed = false;
  std::map<PinId, LabelSet> chosen;
  const std::function<void(std::size_t)> choose = [&](std::size_t at) {
    if (at < inputs.size()) {
      for (const auto& labels : paths_[inputs[at].index()]) {
        chosen[inputs[at]] = setOf(labels);
        choose(at + 1);
      }
      return;
    }
    PinLabels result;
    for (const Assignment& assignment : output.assignments) {
      PinLabels here;
      for (const PinId input : assignment.inputs) here.may |= chosen[input];
      here.must = here.may;
      assign(assignment, here, result);
    }
    changed = add(id, result.may) || changed;
  };
  choose(0);
  return changed;
}

TransferReach::Answer TransferReach::onOnePath(const std::vector<PinId>& pins, LabelId label,
                                               const LabelSet& lacking) const {
  bool brought = !label.valid();
  bool unknown = false;
  for (const PinId pin : pins) {
    bool lacks = false;
    for (const auto& labels : paths_[pin.index()]) {
      const LabelSet set = setOf(labels);
      if (set.intersects(lacking)) continue;
      lacks = true;
      brought = brought || set.contains(label);
    }
    if (!lacks && !tooMany_[pin.index()]) return Answer::no;
    unknown = unknown || tooMany_[pin.index()];
  }
  if (brought && !unknown) return Answer::yes;
  return unknown ? Answer::tooMany : Answer::no;
}

std::vector<PinId> fedInputs(const Product& product, const TransferReach& reach, NodeId node) {
  std::vector<PinId> pins;
  for (const PinId id : product.pins.ids()) {
    const Pin& pin = product.pins[id];
    if (pin.input && pin.node == node && reach.at(id).fed) pins.push_back(id);
  }
  return pins;
}

}  // namespace dyetrace
