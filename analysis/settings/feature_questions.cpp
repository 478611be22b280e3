#include "analysis/settings/feature_questions.h"

#include <algorithm>
#include <map>

namespace dyetrace {
namespace {

constexpr std::size_t kOn = 1;

bool isSwitch(const Product& product, SettingId setting) {
  return product.settings[setting].options.size() == 2;
}

/// One literal a variable that speaks of an option: a switch's `on`, else every option.
std::vector<OptionSign> optionsAsked(const Product& product) {
  std::vector<OptionSign> asked;
  for (const SettingId id : product.settings.ids()) {
    const std::size_t options = product.settings[id].options.size();
    if (options < 2) continue;
    for (std::size_t option = options == 2 ? kOn : 0; option < options; ++option) {
      asked.push_back({id, option, true});
    }
  }
  return asked;
}

Fate opposite(Fate fate) {
  if (fate == Fate::always) return Fate::never;
  return fate == Fate::never ? Fate::always : fate;
}

std::vector<std::vector<Fate>> fatesOfOptions(const SettingsFormula& formula,
                                              const SatBudget& budget) {
  const Product& product = formula.product();
  const std::vector<OptionSign> asked = optionsAsked(product);
  std::vector<Literal> literals;
  for (const OptionSign& each : asked)
    literals.push_back(formula.literalOf(each.setting, each.option));
  const std::vector<Fate> fates = fatesOf(formula.clauses(), literals, budget);
  std::vector<std::vector<Fate>> byOption;
  for (const Setting& setting : product.settings) {
    byOption.emplace_back(setting.options.size(), Fate::always);
  }
  for (std::size_t i = 0; i < asked.size(); ++i) {
    std::vector<Fate>& ofSetting = byOption[asked[i].setting.index()];
    ofSetting[asked[i].option] = fates[i];
    if (ofSetting.size() == 2) ofSetting[0] = opposite(fates[i]);
  }
  return byOption;
}

bool onlyOptional(const Product& product, SettingId id) {
  const Setting& setting = product.settings[id];
  if (!product.settings.contains(setting.parent)) return false;
  if (!isSwitch(product, id) || !isSwitch(product, setting.parent)) return false;
  const std::optional<FeaturePlace>& parent = product.settings[setting.parent].feature;
  const bool declared =
      setting.feature && setting.feature->mandatory && parent && parent->children == GroupKind::all;
  return !declared;
}

FalseOptional describe(const Product& product, const SettingAnswers& answers, SettingId id) {
  const SettingId parent = product.settings[id].parent;
  const std::optional<FeaturePlace>& place = product.settings[parent].feature;
  FalseOptional found;
  found.setting = id;
  found.inGroup = place && place->children != GroupKind::all;
  found.parentDead = answers.fates[parent.index()][kOn] == Fate::never;
  return found;
}

void findFalseOptional(const SettingsFormula& formula, SatSolver& solver, SettingAnswers& answers) {
  const Product& product = formula.product();
  std::vector<SettingId> asked;
  std::vector<Implication> implications;
  for (const SettingId id : product.settings.ids()) {
    if (!onlyOptional(product, id)) continue;
    const SettingId parent = product.settings[id].parent;
    asked.push_back(id);
    implications.push_back({formula.literalOf(parent, kOn), formula.literalOf(id, kOn)});
  }
  const std::vector<SatAnswer> implied = impliedOf(solver, implications);
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (implied[i] == SatAnswer::yes)
      answers.falseOptional.push_back(describe(product, answers, asked[i]));
    if (implied[i] == SatAnswer::undetermined)
      answers.falseOptionalUndetermined.push_back(asked[i]);
  }
}

/// Those among the asked options that neither always nor never hold.
std::vector<OptionSign> varyingOptions(const Product& product, const SettingAnswers& answers) {
  std::vector<OptionSign> varying = optionsAsked(product);
  const auto fixed = [&](const OptionSign& each) {
    return answers.fates[each.setting.index()][each.option] != Fate::varies;
  };
  varying.erase(std::remove_if(varying.begin(), varying.end(), fixed), varying.end());
  return varying;
}

bool ofTwoSettings(const std::vector<OptionSign>& group) {
  return std::any_of(group.begin(), group.end(),
                     [&](const OptionSign& each) { return each.setting != group.front().setting; });
}

void findTogether(const SettingsFormula& formula, const SatBudget& budget,
                  SettingAnswers& answers) {
  const std::vector<OptionSign> varying = varyingOptions(formula.product(), answers);
  std::vector<Literal> literals;
  for (const OptionSign& each : varying)
    literals.push_back(formula.literalOf(each.setting, each.option));
  const Companions companions = companionsOf(formula.clauses(), literals, budget);
  // By the leader's variable; literals are listed by increasing variable, so groups are in order.
  std::map<std::size_t, std::vector<OptionSign>> groups;
  for (std::size_t i = 0; i < varying.size(); ++i) {
    OptionSign member = varying[i];
    member.chosen = companions.leader[i].positive() == literals[i].positive();
    groups[companions.leader[i].variable()].push_back(member);
  }
  for (auto& [leader, group] : groups) {
    if (ofTwoSettings(group)) answers.together.push_back(std::move(group));
  }
  for (const std::size_t place : companions.undetermined) {
    answers.togetherUndetermined.push_back(varying[place].setting);
  }
}

}  // namespace

SettingAnswers askAboutSettings(const Product& product, const SatBudget& budget) {
  SettingAnswers answers;
  const SettingsFormula formula = validConfigurations(product);
  SatSolver solver(formula.clauses());
  solver.limit(budget);
  answers.anyValid = solver.solve();
  if (answers.anyValid == SatAnswer::no) answers.clash = clashOf(product, budget);
  if (answers.anyValid != SatAnswer::yes) return answers;
  answers.fates = fatesOfOptions(formula, budget);
  findFalseOptional(formula, solver, answers);
  findTogether(formula, budget, answers);
  answers.redundancy = redundancyOf(product, budget);
  return answers;
}

}  // namespace dyetrace
