#include "analysis/condition_diagram_count.h"

#include <memory>

namespace dyetrace {

ConditionDiagram::~ConditionDiagram() = default;

Count ConditionDiagram::count(Handle a) {
  if (counting_ == nullptr) counting_ = std::make_unique<Counting>(*this);
  return counting_->of(a);
}

}  // namespace dyetrace
