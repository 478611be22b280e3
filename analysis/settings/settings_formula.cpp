#include "analysis/settings/settings_formula.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dyetrace {
namespace {

/// Up to here "not two of them" is written out pair by pair.
constexpr std::size_t kMostPairwise = 6;
/// A clause is repeated for each part of a conjunction in it only up to this length.
constexpr std::size_t kLongestRepeated = 16;
/// The same for equivalences, which repeat all that is in them.
constexpr std::size_t kLongestBeforeEquivalence = 2;

bool isDisjunctive(Guard::Kind kind, bool holds) {
  if (kind == Guard::Kind::implication) return holds;
  return kind == (holds ? Guard::Kind::disjunction : Guard::Kind::conjunction);
}

}  // namespace

SettingsFormula::SettingsFormula(const Product& product) : product_(&product) {
  encodings_.reserve(product.settings.size());
  for (const Setting& setting : product.settings) encodings_.push_back(encode(setting));
}

SettingsFormula::Encoding SettingsFormula::encode(const Setting& setting) {
  Encoding encoding;
  const std::size_t options = setting.options.size();
  if (options < 2) {
    encoding.first = gates_.always();
    return encoding;
  }
  encoding.first = newVariable();
  if (options == 2) return encoding;
  for (std::size_t option = 1; option < options; ++option) newVariable();
  encoding.ladder = options > kMostPairwise || setting.kind == SettingKind::level ||
                    setting.kind == SettingKind::number;
  if (encoding.ladder) encoding.orLater = newVariable();
  for (std::size_t option = 2; encoding.ladder && option < options; ++option) newVariable();
  exactlyOne(encoding, options);
  return encoding;
}

void SettingsFormula::exactlyOne(const Encoding& encoding, std::size_t options) {
  std::vector<Literal> all;
  for (std::size_t option = 0; option < options; ++option)
    all.emplace_back(encoding.first.variable() + option);
  if (!encoding.ladder) {
    gates_.require(all);
    atMostOne({}, all);
    return;
  }
  for (std::size_t option = 0; option < options; ++option) {
    // This option: from here on, but not from the next one on. The first ladder literal means the
    // second option.
    const Literal here(encoding.orLater.variable() + option - 1);
    const Literal next(encoding.orLater.variable() + option);
    const bool first = option == 0;
    const bool last = option + 1 == options;
    if (!first) gates_.require({!all[option], here});
    if (!last) gates_.require({!all[option], !next});
    if (!first && !last) gates_.require({!next, here});
    if (first) gates_.require({next, all[option]});
    if (last) gates_.require({!here, all[option]});
    if (!first && !last) gates_.require({!here, next, all[option]});
  }
}

Literal SettingsFormula::literalOf(SettingId setting, std::size_t option) const {
  const Encoding& encoding = encodings_[setting.index()];
  const std::size_t options = product_->settings[setting].options.size();
  if (options < 2) return encoding.first;
  if (options == 2) return option == 1 ? encoding.first : !encoding.first;
  return Literal(encoding.first.variable() + option);
}

Configuration SettingsFormula::configurationIn(const SatSolver& solver) const {
  Configuration configuration = firstConfiguration(*product_);
  for (const SettingId id : product_->settings.ids()) {
    const std::size_t options = product_->settings[id].options.size();
    for (std::size_t option = 0; option < options; ++option) {
      if (solver.holds(literalOf(id, option))) configuration.choose(id, option);
    }
  }
  return configuration;
}

std::vector<Literal> SettingsFormula::allowed(const Choice& choice, bool holds) {
  const SettingId id = product_->settingNamed(choice.setting);
  if (!id.valid()) return {holds ? !gates_.always() : gates_.always()};
  const auto chosen = optionsThat(product_->settings[id], choice.comparison, choice.option);
  if (!chosen) return {holds ? !gates_.always() : gates_.always()};
  const auto in = static_cast<std::size_t>(std::count(chosen->begin(), chosen->end(), holds));
  if (in == 0) return {!gates_.always()};
  if (in == chosen->size()) return {gates_.always()};
  const Encoding& encoding = encodings_[id.index()];
  const auto changes = std::adjacent_find(chosen->begin(), chosen->end(), std::not_equal_to<>());
  const auto border = static_cast<std::size_t>(changes - chosen->begin());
  const bool once =
      std::adjacent_find(std::next(changes), chosen->end(), std::not_equal_to<>()) == chosen->end();
  if (encoding.ladder && once) {
    const Literal later(encoding.orLater.variable() + border);
    return {(*chosen)[border] == holds ? !later : later};
  }
  std::vector<Literal> literals;
  const bool exceptOne = in + 1 == chosen->size();
  for (std::size_t option = 0; option < chosen->size(); ++option) {
    const bool listed = ((*chosen)[option] == holds) != exceptOne;
    if (listed) literals.push_back(exceptOne ? !literalOf(id, option) : literalOf(id, option));
  }
  return literals;
}

void SettingsFormula::require(const Guard& guard) {
  oneOf({}, {{&guard, true}});
}

void SettingsFormula::require(const Guard& guard, Literal condition) {
  oneOf({!condition}, {{&guard, true}});
}

/// One of the literals or one of the demands. Whatever is a disjunction is taken apart; of what is
/// left one may stay a formula, for which the clause is repeated.
void SettingsFormula::oneOf(std::vector<Literal> clause, std::vector<Demand> demands) {
  std::vector<Demand> formulas;
  while (!demands.empty()) {
    const Demand demand = demands.back();
    demands.pop_back();
    const Guard::Kind kind = demand.guard->kind();
    const std::vector<Guard>& operands = demand.guard->operands();
    if (kind == Guard::Kind::choice || operands.empty()) {
      if (addChoice(clause, demand)) return;
    } else if (kind == Guard::Kind::negation) {
      demands.push_back({&operands[0], !demand.holds});
    } else if (kind == Guard::Kind::implication && demand.holds) {
      demands.push_back({&operands[0], false});
      demands.push_back({&operands[1], true});
    } else if (isDisjunctive(kind, demand.holds)) {
      for (const Guard& operand : operands) demands.push_back({&operand, demand.holds});
    } else {
      formulas.push_back(demand);
    }
  }
  if (formulas.size() == 1 && distribute(clause, formulas[0])) return;
  for (const Demand& formula : formulas) clause.push_back(literalOf(formula));
  gates_.require(clause);
}

/// Whether the clause holds whatever else is in it.
bool SettingsFormula::addChoice(std::vector<Literal>& clause, const Demand& demand) {
  const bool choice = demand.guard->kind() == Guard::Kind::choice;
  const std::vector<Literal> literals =
      choice ? allowed(demand.guard->asChoice(), demand.holds) : std::vector{literalOf(demand)};
  for (const Literal literal : literals) {
    if (gates_.isAlways(literal)) return true;
    if (!gates_.isNever(literal)) clause.push_back(literal);
  }
  return false;
}

bool SettingsFormula::distribute(const std::vector<Literal>& clause, const Demand& demand) {
  const std::vector<Guard>& operands = demand.guard->operands();
  if (clause.size() > kLongestRepeated) return false;
  switch (demand.guard->kind()) {
    case Guard::Kind::conjunction:
    case Guard::Kind::disjunction:
      for (const Guard& operand : operands) oneOf(clause, {{&operand, demand.holds}});
      return true;
    case Guard::Kind::implication:
      oneOf(clause, {{&operands[0], true}});
      oneOf(clause, {{&operands[1], false}});
      return true;
    case Guard::Kind::equivalence:
      if (clause.size() > kLongestBeforeEquivalence) return false;
      oneOf(clause, {{&operands[0], false}, {&operands[1], demand.holds}});
      oneOf(clause, {{&operands[0], true}, {&operands[1], !demand.holds}});
      return true;
    case Guard::Kind::cardinality:
      if (!demand.holds) return false;
      count(clause, *demand.guard);
      return true;
    default:
      return false;
  }
}

void SettingsFormula::count(const std::vector<Literal>& clause, const Guard& guard) {
  std::vector<Literal> literals;
  for (const Guard& operand : guard.operands()) literals.push_back(literalOf(operand));
  const Guard::Bounds bounds = guard.bounds();
  if (bounds.least > 0) {
    std::vector<Literal> enough = clause;
    if (bounds.least == 1) enough.insert(enough.end(), literals.begin(), literals.end());
    if (bounds.least > 1) enough.push_back(gates_.atLeast(bounds.least, literals));
    gates_.require(enough);
  }
  if (bounds.most >= literals.size()) return;
  if (bounds.most == 1) {
    atMostOne(clause, literals);
    return;
  }
  std::vector<Literal> notMore = clause;
  notMore.push_back(!gates_.atLeast(bounds.most + 1, literals));
  gates_.require(notMore);
}

void SettingsFormula::atMostOne(const std::vector<Literal>& clause,
                                const std::vector<Literal>& literals) {
  const auto notBoth = [&](Literal one, Literal other) {
    std::vector<Literal> made = clause;
    made.push_back(!one);
    made.push_back(!other);
    gates_.require(made);
  };
  if (literals.size() <= kMostPairwise) {
    for (std::size_t i = 0; i < literals.size(); ++i) {
      for (std::size_t j = i + 1; j < literals.size(); ++j) notBoth(literals[i], literals[j]);
    }
    return;
  }
  Literal before = literals[0];
  for (std::size_t i = 1; i < literals.size(); ++i) {
    notBoth(before, literals[i]);
    if (i + 1 < literals.size()) before = gates_.disjunction({before, literals[i]});
  }
}

Literal SettingsFormula::literalOf(const Demand& demand) {
  const Literal literal = literalOf(*demand.guard);
  return demand.holds ? literal : !literal;
}

Literal SettingsFormula::literalOf(const Guard& guard) {
  std::vector<Literal> literals;
  for (const Guard& operand : guard.operands()) literals.push_back(literalOf(operand));
  switch (guard.kind()) {
    case Guard::Kind::choice:
      return gates_.disjunction(allowed(guard.asChoice(), true));
    case Guard::Kind::negation:
      return !literals[0];
    case Guard::Kind::always:
    case Guard::Kind::conjunction:
      return gates_.conjunction(std::move(literals));
    case Guard::Kind::disjunction:
      return gates_.disjunction(std::move(literals));
    case Guard::Kind::implication:
      return gates_.disjunction({!literals[0], literals[1]});
    case Guard::Kind::equivalence:
      return gates_.equivalence(literals[0], literals[1]);
    case Guard::Kind::cardinality:
      return gates_.between(guard.bounds(), literals);
    case Guard::Kind::never:
    case Guard::Kind::changed:  // Resolving writes these two out as choices.
    case Guard::Kind::effective:
      break;
  }
  return !gates_.always();
}

std::vector<Constraint> allConstraints(const Product& product) {
  std::vector<Constraint> constraints = product.constraints;
  std::vector<Constraint> ofTree = treeConstraints(product);
  constraints.insert(constraints.end(), std::make_move_iterator(ofTree.begin()),
                     std::make_move_iterator(ofTree.end()));
  return constraints;
}

SettingsFormula validConfigurations(const Product& product) {
  SettingsFormula formula(product);
  for (const Constraint& constraint : allConstraints(product))
    formula.require(formulaOf(constraint));
  return formula;
}

}  // namespace dyetrace
