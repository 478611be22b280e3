#include "model/control_constraints.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "model/option_guard.h"
#include "model/written_out.h"

namespace dyetrace {
namespace {

bool leadsTo(const Setting& setting, const Control& control, std::size_t option) {
  if (control.option.empty()) return true;
  const auto chosen = optionsThat(setting, Comparison::equal, control.option);
  return chosen && (*chosen)[option];
}

/// Who has a control that leads to the option; nothing if everybody has, or nobody.
std::optional<Guard> whoCanChoose(const Setting& setting, std::size_t option) {
  std::vector<Guard> ways;
  for (const Control& control : setting.controls) {
    if (!leadsTo(setting, control, option)) continue;
    if (control.when.always()) return std::nullopt;
    if (std::find(ways.begin(), ways.end(), control.when) == ways.end())
      ways.push_back(control.when);
  }
  if (ways.empty()) return std::nullopt;
  return Guard::disjunction(std::move(ways));
}

}  // namespace

void addControlConstraints(Product& product) {
  for (const Setting& setting : product.settings) {
    for (std::size_t option = 0; option < setting.options.size(); ++option) {
      const std::optional<Guard> who = whoCanChoose(setting, option);
      if (!who) continue;
      Constraint constraint;
      constraint.kind = Constraint::Kind::requires_;
      constraint.premise = Guard::conjunction({hasOption(setting, option), changedGuard(setting)});
      constraint.conclusion = *who;
      constraint.because = "only they have the control";
      constraint.where = setting.where;
      product.constraints.push_back(std::move(constraint));
    }
  }
}

}  // namespace dyetrace
