#pragma once

// Conditions of one space said over another one, in which it is a condition when an option of the
// first is chosen. What was computed in the first need not be computed again.
//
//   const auto translation = ConditionTranslation::between(own, joint, [&](SettingId id,
//                                                                          std::size_t option) {
//     return joint.where(settings.is(side, id, option));
//   });
//   if (translation) translation->of(condition).subsetOf(other);

#include <functional>
#include <memory>
#include <optional>

#include "analysis/condition.h"

namespace dyetrace {

class ConditionTranslator;

class ConditionTranslation {
 public:
  using Meaning = std::function<Condition(SettingId, std::size_t option)>;

  /// `meaning` is asked for each option of each setting of `from`, and answers over `to`. Nothing
  /// unless both are decision diagrams, and whatever is valid in `to` is valid in `from`. Throws
  /// OutOfBudget.
  static std::optional<ConditionTranslation> between(const ConditionSpace& from,
                                                     const ConditionSpace& to,
                                                     const Meaning& meaning);
  ConditionTranslation(ConditionTranslation&& other) noexcept;
  ConditionTranslation& operator=(ConditionTranslation&& other) = delete;
  ~ConditionTranslation();

  /// A condition over `from`. Throws OutOfBudget.
  Condition of(const Condition& condition) const;

 private:
  ConditionTranslation(const ConditionSpace& from, const ConditionSpace& to,
                       std::unique_ptr<ConditionTranslator> translator);

  ConditionSpace from_;
  ConditionSpace to_;
  std::unique_ptr<ConditionTranslator> translator_;  ///< Ends before the spaces that it is of.
};

}  // namespace dyetrace
