#include <algorithm>
#include <utility>

#include "analysis/condition.h"
#include "analysis/condition_engine.h"
#include "analysis/condition_parts.h"
#include "analysis/setting_order.h"
#include "analysis/settings/settings_formula.h"

namespace dyetrace {
namespace {

/// Building the valid configurations as a diagram is given up early where constraints are many.
constexpr DiagramBudget kWhileBuilding{200'000, 2'000'000};

/// Whether what is not in the space leaves any configuration valid.
bool restIsPossible(const Product& product, const ConditionScope& scope, std::size_t& steps) {
  if (scope.apart.empty()) return true;
  const auto possible = anyConfiguration(product, scope.elsewhere, scope.apart, steps);
  if (possible) return *possible;
  SatSolver solver(validConfigurations(product).clauses());
  solver.limit({});
  const SatAnswer any = solver.solve();
  if (any == SatAnswer::undetermined) throw OutOfBudget();
  return any == SatAnswer::yes;
}

std::unique_ptr<ConditionEngine> tableOver(const Product& product, ConditionScope scope,
                                           const ConditionOptions& options) {
  std::size_t steps = options.steps;
  if (surelyMore(product, scope, options.tableConfigurations, steps)) return nullptr;
  auto list = enumerateConfigurations(product, scope.settings, scope.constraints,
                                      options.tableConfigurations, steps);
  if (!list) return nullptr;
  if (!restIsPossible(product, scope, steps)) *list = {scope.settings.size(), 0, {}};
  return makeConditionTable(std::move(scope), std::move(*list), options.tableBytes);
}

/// The settings as the order has them, then those that it does not name.
std::vector<SettingId> inOrder(std::vector<SettingId> order, std::vector<SettingId> settings) {
  const auto in = [](const std::vector<SettingId>& some, SettingId id) {
    return std::find(some.begin(), some.end(), id) != some.end();
  };
  std::erase_if(order, [&](SettingId id) { return !in(settings, id); });
  std::erase_if(settings, [&](SettingId id) { return in(order, id); });
  order.insert(order.end(), settings.begin(), settings.end());
  return order;
}

std::unique_ptr<ConditionEngine> diagramOver(const Product& product, ConditionScope scope,
                                             const ConditionOptions& options) {
  std::size_t steps = options.steps;
  const bool possible = restIsPossible(product, scope, steps);
  std::vector<SettingId> settings = scope.settings;
  settings.insert(settings.end(), scope.hidden.begin(), scope.hidden.end());
  const std::vector<SettingId> order = options.order.empty()
                                           ? orderAlongFlows(product, settings, scope.constraints)
                                           : inOrder(options.order, settings);
  try {
    return makeConditionDiagram(std::move(scope), order, possible, kWhileBuilding,
                                {options.diagramNodes, options.diagramWork});
  } catch (const OutOfBudget&) {
    return nullptr;
  }
}

/// In pairs, and these again, so that what is large is joined seldom.
Condition joined(std::vector<Condition> conditions, const Condition& never) {
  if (conditions.empty()) return never;
  while (conditions.size() > 1) {
    std::vector<Condition> pairs;
    for (std::size_t i = 0; i + 1 < conditions.size(); i += 2)
      pairs.push_back(conditions[i] | conditions[i + 1]);
    if (conditions.size() % 2 == 1) pairs.push_back(conditions.back());
    conditions = std::move(pairs);
  }
  return conditions.front();
}

}  // namespace

ConditionSpace ConditionSpace::of(const Product& product, const ConditionOptions& options) {
  const auto names = std::make_shared<const SettingNames>(product);
  const std::vector<CompiledGuard> constraints = compiledConstraints(product, *names);
  const std::vector<SettingId> settings = guardSettings(product, options.also);
  std::unique_ptr<ConditionEngine> engine;
  if (options.representation != Representation::diagram) {
    engine = tableOver(product, wholeScope(product, names, constraints), options);
    ConditionScope tied = tiedScope(product, names, settings, constraints);
    if (engine == nullptr && !tied.elsewhere.empty())
      engine = tableOver(product, std::move(tied), options);
  }
  if (engine == nullptr && options.representation != Representation::table) {
    engine = diagramOver(product, tiedScope(product, names, settings, constraints), options);
    if (engine == nullptr)
      engine = diagramOver(product, projectedScope(product, names, settings, constraints), options);
  }
  if (engine == nullptr) throw OutOfBudget();
  return ConditionSpace(engine.release());
}

ConditionSpace::ConditionSpace(ConditionEngine* engine) : engine_(engine) {
  engine_->join();
}

ConditionSpace::ConditionSpace(const ConditionSpace& other) : ConditionSpace(other.engine_) {}

ConditionSpace& ConditionSpace::operator=(const ConditionSpace& other) {
  if (this == &other) return *this;
  other.engine_->join();
  engine_->leave();
  engine_ = other.engine_;
  return *this;
}

ConditionSpace::~ConditionSpace() {
  engine_->leave();
}

const std::vector<SettingId>& ConditionSpace::settings() const {
  return engine_->scope().settings;
}

bool ConditionSpace::has(SettingId setting) const {
  return engine_->placeOf(setting) != ConditionEngine::kOutside;
}

bool ConditionSpace::coversAll() const {
  return engine_->scope().settings.size() == engine_->scope().productSettings;
}

Representation ConditionSpace::representation() const {
  return engine_->representation();
}

void ConditionSpace::renewBudget(const ConditionOptions& options) const {
  engine_->limit({options.diagramNodes, options.diagramWork});
}

std::vector<SettingId> ConditionSpace::order() const {
  return engine_->order();
}

Condition ConditionSpace::always() const {
  return Condition(engine_, engine_->always());
}

Condition ConditionSpace::never() const {
  return Condition(engine_, engine_->never());
}

Condition ConditionSpace::where(const Guard& guard) const {
  const CompiledGuard compiled(*engine_->scope().names, guard);
  for (const SettingId setting : compiled.settings()) engine_->requirePlace(setting);
  return Condition(engine_, engine_->where(compiled));
}

Condition ConditionSpace::choice(SettingId setting, std::size_t option) const {
  return Condition(engine_, engine_->choice(engine_->requirePlace(setting), option));
}

std::optional<Condition> ConditionSpace::anyOf(std::vector<Condition> conditions,
                                               std::size_t nodes) const {
  const DiagramBudget left = engine_->budgetLeft();
  const std::size_t may = std::min(left.made, nodes);
  engine_->limit({left.nodes, may});
  std::optional<Condition> some;
  try {
    some = joined(std::move(conditions), never());
  } catch (const OutOfBudget&) {
  }
  engine_->limit({left.nodes, left.made - (may - engine_->budgetLeft().made)});
  return some;
}

std::optional<std::vector<TableRow>> ConditionSpace::table(const Condition& condition,
                                                           const std::vector<SettingId>& settings,
                                                           std::size_t limit) const {
  condition.with(always());
  std::vector<std::size_t> places;
  places.reserve(settings.size());
  for (const SettingId setting : settings) places.push_back(engine_->requirePlace(setting));
  return engine_->table(condition.handle_, places, limit);
}

}  // namespace dyetrace
