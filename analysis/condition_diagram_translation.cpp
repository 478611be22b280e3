#include <memory>

#include "analysis/condition_diagram.h"

namespace dyetrace {

/// Each digit of a setting is a function of the other engine: when one of the options that have it
/// is chosen there.
class ConditionDiagram::Translator : public ConditionTranslator {
 public:
  Translator(ConditionDiagram& from, ConditionDiagram& to,
             const std::vector<std::vector<Handle>>& options)
      : to_(to), functions_(from.diagrams_) {
    for (std::size_t place = 0; place < options.size(); ++place) {
      const Digits& digits = from.digitsAt(place);
      for (std::size_t digit = 0; digit < digits.count; ++digit)
        functions_.put(digits.first + digit, digitOf(digits, digit, options[place]));
    }
  }

  Handle of(Handle handle) override {
    return to_.handleOf(to_.diagrams_.composed(handle, functions_));
  }

 private:
  DecisionDiagram digitOf(const Digits& digits, std::size_t digit,
                          const std::vector<Handle>& options) {
    DecisionDiagram one = to_.diagrams_.never();
    for (std::size_t option = 0; option < digits.options; ++option) {
      if (digits.has(option, digits.first + digit))
        one = to_.diagrams_.either(one.node(), options[option]);
    }
    return one;
  }

  ConditionDiagram& to_;
  DiagramSubstitution functions_;
};

std::unique_ptr<ConditionTranslator> ConditionDiagram::translator(
    ConditionEngine& to, const std::vector<std::vector<Handle>>& options) {
  auto* const other = dynamic_cast<ConditionDiagram*>(&to);
  if (other == nullptr) return nullptr;
  auto translator = std::make_unique<Translator>(*this, *other, options);
  const DecisionDiagram allowed(other->diagrams_, translator->of(valid_.node()));
  other->release(allowed.node());
  if (allowed.node() != other->always()) return nullptr;
  return translator;
}

}  // namespace dyetrace
