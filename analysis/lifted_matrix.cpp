#include "analysis/lifted_matrix.h"

#include <utility>

namespace dyetrace {

LiftedMatrix::LiftedMatrix(const ConditionSpace& space, std::size_t vertices, LabelMatrix open,
                           LabelMatrix always)
    : open_(std::move(open)),
      always_(std::move(always)),
      alwaysCondition_(space.always()),
      neverCondition_(space.never()) {
  std::size_t count = 0;
  for (std::size_t vertex = 0; vertex < vertices; ++vertex) {
    begins_.push_back(count);
    for (std::size_t word = 0; word < words(); ++word) {
      count += static_cast<std::size_t>(std::popcount(unknown(VertexId(vertex), word)));
    }
  }
  conditions_.assign(count, neverCondition_);
}

std::size_t LiftedMatrix::placeOf(VertexId vertex, LabelId label) const {
  const std::size_t word = label.index() / 64;
  std::size_t place = begins_[vertex.index()];
  for (std::size_t i = 0; i < word; ++i) {
    place += static_cast<std::size_t>(std::popcount(unknown(vertex, i)));
  }
  const std::uint64_t below = (std::uint64_t{1} << (label.index() % 64)) - 1;
  return place + static_cast<std::size_t>(std::popcount(unknown(vertex, word) & below));
}

const Condition& LiftedMatrix::at(VertexId vertex, LabelId label) const {
  if (isUnknown(vertex, label)) return conditions_[placeOf(vertex, label)];
  return always_.test(vertex, label) ? alwaysCondition_ : neverCondition_;
}

}  // namespace dyetrace
