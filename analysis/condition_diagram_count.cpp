#include "analysis/condition_diagram_count.h"

#include <memory>

namespace dyetrace {

ConditionDiagram::~ConditionDiagram() = default;

/// Settings that are hidden have their variables too, but no diagram asks for them: their digits
/// are not counted.
std::size_t ConditionDiagram::countedDigits() const {
  std::size_t counted = 0;
  for (const Digits& digits : digits_) {
    if (placeOf(digits.setting) != kOutside) counted += digits.count;
  }
  return counted;
}

Count ConditionDiagram::count(Handle a) {
  using boost::multiprecision::cpp_int;
  using boost::multiprecision::uint128_t;
  if (counting_ == nullptr) {
    const std::size_t digits = countedDigits();
    if (digits < 128) {
      counting_ = std::make_unique<CountingIn<uint128_t>>(*this, digits);
    } else {
      counting_ = std::make_unique<CountingIn<cpp_int>>(*this, digits);
    }
  }
  return counting_->of(a);
}

}  // namespace dyetrace
