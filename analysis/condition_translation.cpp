#include "analysis/condition_translation.h"

#include <stdexcept>
#include <utility>
#include <vector>

#include "analysis/condition_engine.h"

namespace dyetrace {

ConditionTranslation::ConditionTranslation(const ConditionSpace& from, const ConditionSpace& to,
                                           std::unique_ptr<ConditionTranslator> translator)
    : from_(from), to_(to), translator_(std::move(translator)) {}

ConditionTranslation::ConditionTranslation(ConditionTranslation&& other) noexcept = default;

ConditionTranslation::~ConditionTranslation() = default;

std::optional<ConditionTranslation> ConditionTranslation::between(const ConditionSpace& from,
                                                                  const ConditionSpace& to,
                                                                  const Meaning& meaning) {
  const bool diagrams = from.representation() == Representation::diagram &&
                        to.representation() == Representation::diagram;
  if (!diagrams) return std::nullopt;
  const ConditionScope& scope = from.engine_->scope();
  std::vector<Condition> held;
  std::vector<std::vector<ConditionEngine::Handle>> options;
  for (const SettingId id : scope.settings) {
    options.emplace_back();
    for (std::size_t option = 0; option < (*scope.names)[id].options.size(); ++option) {
      held.push_back(meaning(id, option));
      options.back().push_back(held.back().handle_);
    }
  }
  auto translator = from.engine_->translator(*to.engine_, options);
  if (translator == nullptr) return std::nullopt;
  return ConditionTranslation(from, to, std::move(translator));
}

Condition ConditionTranslation::of(const Condition& condition) const {
  if (condition.engine_ != from_.engine_)
    throw std::logic_error("a condition of another space cannot be translated");
  return {to_.engine_, translator_->of(condition.handle_)};
}

}  // namespace dyetrace
