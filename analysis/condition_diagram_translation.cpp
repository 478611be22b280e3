#include <memory>

#include "analysis/condition_diagram.h"

namespace dyetrace {

/// Each digit of a setting is a function of the other engine: when one of the options that have it
/// is chosen there. Where the other engine has the same settings in the same order, digits stand
/// for digits.
class ConditionDiagram::Translator : public ConditionTranslator {
 public:
  using Options = std::vector<std::vector<Handle>>;

  Translator(ConditionDiagram& from, ConditionDiagram& to, const Options& options)
      : to_(to), renames_(haveSameOrder(from, to, options)), functions_(from.diagrams_) {
    for (std::size_t place = 0; place < options.size(); ++place) {
      const Digits& digits = from.digitsAt(place);
      for (std::size_t digit = digits.first; digit < digits.first + digits.count; ++digit) {
        functions_.put(digit, renames_ ? to.diagrams_.variable(digit)
                                       : functionOf(digits, digit, options[place]));
      }
    }
    const DecisionDiagram valid = translated(from.valid_.node());
    sameValid_ = valid == to.valid_;
    allowsAll_ = sameValid_ || to.diagrams_.without(to.valid_, valid) == to.diagrams_.never();
  }

  /// Whether whatever is valid in the other engine is valid in this one.
  bool allowsAll() const { return allowsAll_; }

  Handle of(Handle handle) override {
    DecisionDiagram function = translated(handle);
    return renames_ && sameValid_ ? function.take() : to_.handleOf(function);
  }

 private:
  static bool haveSameOrder(ConditionDiagram& from, ConditionDiagram& to, const Options& options) {
    if (from.digits_.size() != to.digits_.size()) return false;
    for (std::size_t i = 0; i < from.digits_.size(); ++i) {
      const std::size_t place = from.placeOf(from.digits_[i].setting);
      const std::size_t other = to.placeOf(to.digits_[i].setting);
      if (place == kOutside || other == kOutside) return false;
      if (from.digits_[i].options != to.digits_[i].options) return false;
      for (std::size_t option = 0; option < options[place].size(); ++option) {
        const DecisionDiagram there(to.diagrams_, to.choice(other, option));
        to.release(there.node());
        if (there.node() != options[place][option]) return false;
      }
    }
    return true;
  }

  DecisionDiagram translated(Node node) {
    return renames_ ? to_.diagrams_.renamed(node, functions_)
                    : to_.diagrams_.composed(node, functions_);
  }

  DecisionDiagram functionOf(const Digits& digits, std::size_t digit,
                             const std::vector<Handle>& options) {
    DecisionDiagram one = to_.diagrams_.never();
    for (std::size_t option = 0; option < digits.options; ++option) {
      if (digits.has(option, digit)) one = to_.diagrams_.either(one.node(), options[option]);
    }
    return one;
  }

  ConditionDiagram& to_;
  bool renames_;
  DiagramSubstitution functions_;
  bool sameValid_ = false;
  bool allowsAll_ = false;
};

std::unique_ptr<ConditionTranslator> ConditionDiagram::translator(
    ConditionEngine& to, const std::vector<std::vector<Handle>>& options) {
  auto* const other = dynamic_cast<ConditionDiagram*>(&to);
  if (other == nullptr) return nullptr;
  auto translator = std::make_unique<Translator>(*this, *other, options);
  if (!translator->allowsAll()) return nullptr;
  return translator;
}

}  // namespace dyetrace
