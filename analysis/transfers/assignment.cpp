#include "analysis/transfers/assignment.h"

namespace dyetrace {
namespace {

/// Whether a term can be true, and whether it can be false.
struct TermTruth {
  bool canBeTrue = true;
  bool canBeFalse = false;
};

TermTruth truthOf(const LabelTerm& term, const PinLabels& labels) {
  if (term.kind == LabelTerm::Kind::always) return {};
  if (term.kind == LabelTerm::Kind::label) {
    return {labels.may.contains(term.label), !labels.must.contains(term.label)};
  }
  if (term.kind == LabelTerm::Kind::negation) {
    const TermTruth inner = truthOf(term.operands.front(), labels);
    return {inner.canBeFalse, inner.canBeTrue};
  }
  const bool conjunction = term.kind == LabelTerm::Kind::conjunction;
  TermTruth all{conjunction, !conjunction};
  for (const LabelTerm& operand : term.operands) {
    const TermTruth one = truthOf(operand, labels);
    all.canBeTrue = conjunction ? all.canBeTrue && one.canBeTrue : all.canBeTrue || one.canBeTrue;
    all.canBeFalse =
        conjunction ? all.canBeFalse || one.canBeFalse : all.canBeFalse && one.canBeFalse;
  }
  return all;
}

TermTruth truthOf(const Assignment& assignment, const PinLabels& inputs) {
  if (assignment.kind == Assignment::Kind::unset) return {false, true};
  return assignment.kind == Assignment::Kind::assign ? truthOf(assignment.term, inputs)
                                                     : TermTruth();
}

}  // namespace

void apply(const Assignment& assignment, const PinLabels& inputs, PinLabels& output) {
  if (assignment.kind == Assignment::Kind::forward) {
    output.may |= inputs.may;
    output.must |= inputs.must;
    return;
  }
  LabelSet labels;
  for (const LabelId label : assignment.labels) labels.insert(label);
  const TermTruth truth = truthOf(assignment, inputs);
  if (truth.canBeTrue) output.may |= labels;
  if (truth.canBeFalse) output.must -= labels;
  if (!truth.canBeTrue) output.may -= labels;
  if (!truth.canBeFalse) output.must |= labels;
}

}  // namespace dyetrace
