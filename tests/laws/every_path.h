#pragma once

// Every single path to a pin, by plain recursion over models without circles: what the analyses of
// pins are compared with.

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <vector>

#include "model/product.h"

namespace dyetrace::testing {

/// The labels that each of some paths brings.
using Sets = std::set<std::vector<LabelId>>;

inline LabelSet setOf(const std::vector<LabelId>& labels) {
  LabelSet set;
  for (const LabelId label : labels) set.insert(label);
  return set;
}

/// Every path on its own, by recursion: one flow into each pin that is needed.
class EveryPath {
 public:
  explicit EveryPath(const Product& product) : product_(product) {}

  Sets to(PinId pin) const { return product_.pins[pin].input ? into(pin) : outOf(pin); }

 private:
  Sets into(PinId input) const {
    Sets sets;
    for (const Flow& flow : product_.flows) {
      if (flow.toPin == input) sets.merge(outOf(flow.fromPin));
    }
    return sets;
  }

  Sets outOf(PinId output) const {
    std::set<PinId> needed;
    for (const Assignment& assignment : product_.pins[output].assignments) {
      needed.insert(assignment.inputs.begin(), assignment.inputs.end());
    }
    Sets sets;
    std::map<PinId, LabelSet> chosen;
    const std::vector<PinId> inputs(needed.begin(), needed.end());
    const std::function<void(std::size_t)> choose = [&](std::size_t at) {
      if (at == inputs.size()) {
        sets.insert(run(product_.pins[output], chosen).members());
        return;
      }
      for (const auto& labels : into(inputs[at])) {
        chosen[inputs[at]] = setOf(labels);
        choose(at + 1);
      }
    };
    choose(0);
    return sets;
  }

  static bool holds(const LabelTerm& term, const LabelSet& labels) {
    const auto each = [&](const LabelTerm& operand) { return holds(operand, labels); };
    const auto& operands = term.operands;
    switch (term.kind) {
      case LabelTerm::Kind::always:
        return true;
      case LabelTerm::Kind::label:
        return labels.contains(term.label);
      case LabelTerm::Kind::negation:
        return !holds(operands.front(), labels);
      case LabelTerm::Kind::conjunction:
        return std::all_of(operands.begin(), operands.end(), each);
      default:
        return std::any_of(operands.begin(), operands.end(), each);
    }
  }

  static LabelSet run(const Pin& output, std::map<PinId, LabelSet>& chosen) {
    LabelSet result;
    for (const Assignment& assignment : output.assignments) {
      LabelSet inputs;
      for (const PinId input : assignment.inputs) inputs |= chosen[input];
      const LabelSet labels = setOf(assignment.labels);
      switch (assignment.kind) {
        case Assignment::Kind::forward:
          result |= inputs;
          break;
        case Assignment::Kind::set:
          result |= labels;
          break;
        case Assignment::Kind::unset:
          result -= labels;
          break;
        default:
          if (holds(assignment.term, inputs)) result |= labels;
          if (!holds(assignment.term, inputs)) result -= labels;
      }
    }
    return result;
  }

  const Product& product_;
};

}  // namespace dyetrace::testing
