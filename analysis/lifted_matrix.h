#pragma once

// For every vertex and label a condition: always, never, or one that has to be computed. Only the
// last take memory beyond two bits.

#include <bit>
#include <cstdint>
#include <vector>

#include "analysis/condition.h"
#include "analysis/reach.h"

namespace dyetrace {

class LiftedMatrix {
 public:
  /// `open`: where a label can be at all; `always`: where it is whatever the settings.
  LiftedMatrix(const ConditionSpace& space, std::size_t vertices, LabelMatrix open,
               LabelMatrix always);

  const Condition& at(VertexId vertex, LabelId label) const;
  /// Words of labels whose condition has to be computed.
  std::uint64_t unknown(VertexId vertex, std::size_t word) const {
    return open_.words(vertex)[word] & ~always_.words(vertex)[word];
  }
  /// Where the condition is not never(), as far as bits can tell.
  LabelSet openAt(VertexId vertex) const { return open_.row(vertex); }
  std::uint64_t always(VertexId vertex, std::size_t word) const {
    return always_.words(vertex)[word];
  }
  bool isUnknown(VertexId vertex, LabelId label) const {
    return ((unknown(vertex, label.index() / 64) >> (label.index() % 64)) & 1) != 0;
  }
  /// Only of one that is unknown.
  Condition& edit(VertexId vertex, LabelId label) { return conditions_[placeOf(vertex, label)]; }
  const Condition& alwaysCondition() const { return alwaysCondition_; }
  const Condition& neverCondition() const { return neverCondition_; }
  std::size_t words() const { return open_.wordsPerRow(); }
  std::size_t unknowns() const { return conditions_.size(); }

 private:
  std::size_t placeOf(VertexId vertex, LabelId label) const;

  LabelMatrix open_;
  LabelMatrix always_;
  Condition alwaysCondition_;
  Condition neverCondition_;
  std::vector<std::size_t> begins_;  ///< By vertex, in conditions_.
  std::vector<Condition> conditions_;
};

}  // namespace dyetrace
