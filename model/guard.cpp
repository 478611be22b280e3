#include "model/guard.h"

#include <cassert>
#include <string_view>
#include <utility>

namespace dyetrace {

struct Guard::Expression {
  Kind kind = Kind::always;
  std::vector<Guard> operands;
  Choice choice;
  Bounds bounds;
};

Guard::Guard(std::shared_ptr<const Expression> expression) : expression_(std::move(expression)) {}

Guard::Guard() = default;

namespace {

const std::vector<Guard>& noOperands() {
  static const std::vector<Guard> none;
  return none;
}

std::string_view symbolOf(Comparison comparison) {
  switch (comparison) {
    case Comparison::equal:
      return "=";
    case Comparison::notEqual:
      return "!=";
    case Comparison::less:
      return "<";
    case Comparison::lessEqual:
      return "<=";
    case Comparison::greater:
      return ">";
    case Comparison::greaterEqual:
      return ">=";
  }
  return "=";
}

std::string countedSymbol(const Guard::Bounds& bounds, std::size_t among) {
  const std::string least = std::to_string(bounds.least);
  if (bounds.least == bounds.most) return "exactly(" + least + ", ";
  if (bounds.least == 0) return "atmost(" + std::to_string(bounds.most) + ", ";
  if (bounds.most >= among) return "atleast(" + least + ", ";
  return "between(" + least + ", " + std::to_string(bounds.most) + ", ";
}

std::string countedInWords(const Guard::Bounds& bounds, std::size_t among) {
  const std::string least = std::to_string(bounds.least);
  if (bounds.least == bounds.most) return "exactly " + least + " of (";
  if (bounds.least == 0) return "at most " + std::to_string(bounds.most) + " of (";
  if (bounds.most >= among) return "at least " + least + " of (";
  return least + " to " + std::to_string(bounds.most) + " of (";
}

/// How loosely each kind binds; a looser operand needs parentheses.
int looseness(Guard::Kind kind) {
  switch (kind) {
    case Guard::Kind::always:
    case Guard::Kind::never:
    case Guard::Kind::choice:
    case Guard::Kind::cardinality:
    case Guard::Kind::changed:
    case Guard::Kind::effective:
      return 0;
    case Guard::Kind::negation:
      return 1;
    case Guard::Kind::conjunction:
      return 2;
    case Guard::Kind::disjunction:
      return 3;
    case Guard::Kind::implication:
      return 4;
    case Guard::Kind::equivalence:
      return 5;
  }
  return 0;
}

std::string_view joinerOf(Guard::Kind kind) {
  switch (kind) {
    case Guard::Kind::conjunction:
      return " & ";
    case Guard::Kind::disjunction:
      return " | ";
    case Guard::Kind::implication:
      return " -> ";
    default:
      return " <-> ";
  }
}

std::string_view joinerInWords(Guard::Kind kind) {
  switch (kind) {
    case Guard::Kind::conjunction:
      return " and ";
    case Guard::Kind::disjunction:
      return " or ";
    case Guard::Kind::implication:
      return " only if ";
    default:
      return " exactly if ";
  }
}

/// One printer for both spellings.
struct Spelling {
  std::string_view negation;
  std::string_view (*joiner)(Guard::Kind);
  std::function<std::string(const Choice&)> choice;
  std::function<std::string(const Guard&)> ofSetting;  ///< `changed` and `effective`.
  std::function<std::string(const Guard::Bounds&, std::size_t)> counted;
};

std::string spell(const Guard& guard, const Spelling& spelling);

std::string spellCounted(const Guard& guard, const Spelling& spelling) {
  std::string text = spelling.counted(guard.bounds(), guard.operands().size());
  for (std::size_t i = 0; i < guard.operands().size(); ++i) {
    text += (i > 0 ? ", " : "") + spell(guard.operands()[i], spelling);
  }
  return text + ")";
}

std::string spellOperand(const Guard& operand, int allowed, const Spelling& spelling) {
  const std::string text = spell(operand, spelling);
  return looseness(operand.kind()) > allowed ? "(" + text + ")" : text;
}

std::string spell(const Guard& guard, const Spelling& spelling) {
  switch (guard.kind()) {
    case Guard::Kind::always:
      return "true";
    case Guard::Kind::never:
      return "false";
    case Guard::Kind::choice:
      return spelling.choice(guard.asChoice());
    case Guard::Kind::negation:
      return std::string(spelling.negation) + spellOperand(guard.operands()[0], 0, spelling);
    case Guard::Kind::changed:
    case Guard::Kind::effective:
      return spelling.ofSetting(guard);
    case Guard::Kind::cardinality:
      return spellCounted(guard, spelling);
    default:
      break;
  }
  std::string text;
  for (const Guard& operand : guard.operands()) {
    if (!text.empty()) text += spelling.joiner(guard.kind());
    text += spellOperand(operand, looseness(guard.kind()) - 1, spelling);
  }
  return text;
}

}  // namespace

Guard Guard::never() {
  auto expression = std::make_shared<Expression>();
  expression->kind = Kind::never;
  return Guard(std::move(expression));
}

Guard Guard::choice(Choice choice) {
  auto expression = std::make_shared<Expression>();
  expression->kind = Kind::choice;
  expression->choice = std::move(choice);
  return Guard(std::move(expression));
}

Guard Guard::negation(Guard operand) {
  auto expression = std::make_shared<Expression>();
  expression->kind = Kind::negation;
  expression->operands.push_back(std::move(operand));
  return Guard(std::move(expression));
}

Guard Guard::conjunction(std::vector<Guard> operands) {
  if (operands.empty()) return {};
  if (operands.size() == 1) return operands.front();
  auto expression = std::make_shared<Expression>();
  expression->kind = Kind::conjunction;
  expression->operands = std::move(operands);
  return Guard(std::move(expression));
}

Guard Guard::disjunction(std::vector<Guard> operands) {
  if (operands.empty()) return never();
  if (operands.size() == 1) return operands.front();
  auto expression = std::make_shared<Expression>();
  expression->kind = Kind::disjunction;
  expression->operands = std::move(operands);
  return Guard(std::move(expression));
}

Guard Guard::implication(Guard premise, Guard conclusion) {
  auto expression = std::make_shared<Expression>();
  expression->kind = Kind::implication;
  expression->operands = {std::move(premise), std::move(conclusion)};
  return Guard(std::move(expression));
}

Guard Guard::equivalence(Guard left, Guard right) {
  auto expression = std::make_shared<Expression>();
  expression->kind = Kind::equivalence;
  expression->operands = {std::move(left), std::move(right)};
  return Guard(std::move(expression));
}

Guard Guard::cardinality(Bounds bounds, std::vector<Guard> operands) {
  auto expression = std::make_shared<Expression>();
  expression->kind = Kind::cardinality;
  expression->bounds = bounds;
  expression->operands = std::move(operands);
  return Guard(std::move(expression));
}

Guard Guard::changed(std::string setting) {
  auto expression = std::make_shared<Expression>();
  expression->kind = Kind::changed;
  expression->choice = {std::move(setting), Comparison::equal, "on"};
  return Guard(std::move(expression));
}

Guard Guard::effective(std::string setting) {
  auto expression = std::make_shared<Expression>();
  expression->kind = Kind::effective;
  expression->choice = {std::move(setting), Comparison::equal, "on"};
  return Guard(std::move(expression));
}

Guard::Kind Guard::kind() const {
  return expression_ ? expression_->kind : Kind::always;
}

const std::vector<Guard>& Guard::operands() const {
  return expression_ ? expression_->operands : noOperands();
}

const Choice& Guard::asChoice() const {
  return expression_->choice;
}

Guard::Bounds Guard::bounds() const {
  return expression_->bounds;
}

bool Guard::operator==(const Guard& other) const {
  if (expression_ == other.expression_) return true;
  if (kind() != other.kind() || operands() != other.operands()) return false;
  if (!expression_ || !other.expression_) return true;
  return expression_->choice == other.expression_->choice &&
         expression_->bounds == other.expression_->bounds;
}

namespace {

bool isAboutSetting(const Guard& guard) {
  return guard.kind() == Guard::Kind::choice || guard.kind() == Guard::Kind::changed ||
         guard.kind() == Guard::Kind::effective;
}

Guard rebuilt(const Guard& guard, std::vector<Guard> operands) {
  switch (guard.kind()) {
    case Guard::Kind::negation:
      return Guard::negation(std::move(operands[0]));
    case Guard::Kind::conjunction:
      return Guard::conjunction(std::move(operands));
    case Guard::Kind::disjunction:
      return Guard::disjunction(std::move(operands));
    case Guard::Kind::implication:
      return Guard::implication(std::move(operands[0]), std::move(operands[1]));
    case Guard::Kind::equivalence:
      return Guard::equivalence(std::move(operands[0]), std::move(operands[1]));
    case Guard::Kind::cardinality:
      return Guard::cardinality(guard.bounds(), std::move(operands));
    default:
      return guard;
  }
}

}  // namespace

std::vector<Choice> choicesOf(const Guard& guard) {
  if (isAboutSetting(guard)) return {guard.asChoice()};
  std::vector<Choice> choices;
  for (const Guard& operand : guard.operands()) {
    for (Choice& choice : choicesOf(operand)) choices.push_back(std::move(choice));
  }
  return choices;
}

Guard transformed(const Guard& guard, const std::function<Guard(const Guard&)>& replace) {
  if (isAboutSetting(guard)) return replace(guard);
  std::vector<Guard> operands;
  for (const Guard& operand : guard.operands()) operands.push_back(transformed(operand, replace));
  return rebuilt(guard, std::move(operands));
}

bool evaluate(const Guard& guard, const std::function<bool(const Choice&)>& holds) {
  const auto& operands = guard.operands();
  const auto value = [&](std::size_t index) { return evaluate(operands[index], holds); };
  switch (guard.kind()) {
    case Guard::Kind::always:
      return true;
    case Guard::Kind::never:
      return false;
    case Guard::Kind::choice:
      return holds(guard.asChoice());
    case Guard::Kind::negation:
      return !value(0);
    case Guard::Kind::implication:
      return !value(0) || value(1);
    case Guard::Kind::equivalence:
      return value(0) == value(1);
    case Guard::Kind::conjunction:
      for (std::size_t i = 0; i < operands.size(); ++i) {
        if (!value(i)) return false;
      }
      return true;
    case Guard::Kind::disjunction:
      for (std::size_t i = 0; i < operands.size(); ++i) {
        if (value(i)) return true;
      }
      return false;
    case Guard::Kind::cardinality: {
      std::size_t count = 0;
      for (std::size_t i = 0; i < operands.size(); ++i) count += value(i) ? 1 : 0;
      return guard.bounds().least <= count && count <= guard.bounds().most;
    }
    case Guard::Kind::changed:
    case Guard::Kind::effective:
      break;
  }
  assert(false && "changed and effective are written out before a guard is evaluated");
  return false;
}

std::string toString(const Guard& guard) {
  const auto choice = [](const Choice& each) {
    return each.setting + " " + std::string(symbolOf(each.comparison)) + " " + each.option;
  };
  const auto ofSetting = [](const Guard& each) {
    const bool changed = each.kind() == Guard::Kind::changed;
    return (changed ? "changed(" : "effective(") + each.asChoice().setting + ")";
  };
  return spell(guard, {"!", joinerOf, choice, ofSetting, countedSymbol});
}

std::string inWords(const Guard& guard,
                    const std::function<std::string(const std::string&)>& title) {
  const auto choice = [&](const Choice& each) {
    return title(each.setting) + " " + std::string(symbolOf(each.comparison)) + " " + each.option;
  };
  const auto ofSetting = [&](const Guard& each) {
    const bool changed = each.kind() == Guard::Kind::changed;
    return title(each.asChoice().setting) + (changed ? " was changed" : " counts");
  };
  return spell(guard, {"not ", joinerInWords, choice, ofSetting, countedInWords});
}

}  // namespace dyetrace
