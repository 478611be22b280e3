#include "analysis/settings/configuration_count.h"

#include "analysis/settings/counting/simplified_clauses.h"

namespace dyetrace {
namespace {

struct Compiled {
  SimplifiedClauses simple{};
  CompiledCount count{};
};

std::optional<Compiled> compileAll(const SettingsFormula& formula,
                                   const std::vector<std::size_t>& uncounted,
                                   const CountBudget& budget) {
  auto simple = simplify(formula.clauses(), uncounted, {});
  if (!simple) return std::nullopt;
  auto count = compile(simple->clauses, simple->counted, budget);
  if (!count) return std::nullopt;
  return Compiled{std::move(*simple), std::move(*count)};
}

bool noneValid(const SettingsFormula& formula) {
  SatSolver solver(formula.clauses());
  solver.limit({});
  return solver.solve() == SatAnswer::no;
}

double shareOf(const Image& image, bool positive, const std::vector<double>& shares) {
  double share = image.kind == Image::Kind::always ? 1 : 0;
  if (image.kind == Image::Kind::literal) {
    share = shares[image.literal.variable()];
    if (!image.literal.positive()) share = 1 - share;
  }
  return positive ? share : 1 - share;
}

std::vector<std::vector<double>> sharesOf(const SettingsFormula& formula,
                                          const Compiled& compiled) {
  const DecisionGraph& graph = compiled.count.graph;
  const std::vector<double> shares =
      graph.shares(compiled.count.root, compiled.simple.clauses.variables());
  const Product& product = formula.product();
  std::vector<std::vector<double>> ofSettings;
  for (const SettingId id : product.settings.ids()) {
    std::vector<double>& ofOptions = ofSettings.emplace_back();
    for (std::size_t option = 0; option < product.settings[id].options.size(); ++option) {
      const Literal literal = formula.literalOf(id, option);
      ofOptions.push_back(
          shareOf(compiled.simple.images[literal.variable()], literal.positive(), shares));
    }
  }
  return ofSettings;
}

/// The variables of hidden features and all that only stands for formulas of others.
std::vector<std::size_t> hiddenAndHelpers(const SettingsFormula& formula) {
  std::vector<bool> shown(formula.clauses().variables(), false);
  const Product& product = formula.product();
  for (const SettingId id : product.settings.ids()) {
    const Setting& setting = product.settings[id];
    if (setting.feature && setting.feature->hidden) continue;
    for (std::size_t option = 0; option < setting.options.size(); ++option)
      shown[formula.literalOf(id, option).variable()] = true;
  }
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (!shown[i]) others.push_back(i);
  }
  return others;
}

}  // namespace

std::optional<ConfigurationCount> countConfigurations(const SettingsFormula& formula,
                                                      const CountBudget& budget) {
  if (noneValid(formula)) return ConfigurationCount{"0", {}};
  const auto compiled = compileAll(formula, {}, budget);
  if (!compiled) return std::nullopt;
  ConfigurationCount count;
  count.exact = compiled->count.graph.count(compiled->count.root).str();
  count.shares = sharesOf(formula, *compiled);
  return count;
}

std::optional<std::string> countWithoutHidden(const SettingsFormula& formula,
                                              const CountBudget& budget) {
  if (noneValid(formula)) return "0";
  const auto compiled = compileAll(formula, hiddenAndHelpers(formula), budget);
  if (!compiled) return std::nullopt;
  return compiled->count.graph.count(compiled->count.root).str();
}

}  // namespace dyetrace
