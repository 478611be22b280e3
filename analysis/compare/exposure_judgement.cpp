#include "analysis/compare/exposure_judgement.h"

#include <algorithm>
#include <array>

namespace dyetrace {
namespace {

bool anyGroup(const std::vector<bool>& groups) {
  return std::find(groups.begin(), groups.end(), true) != groups.end();
}

bool grew(Relation relation) {
  return relation == Relation::wider || relation == Relation::incomparable;
}

}  // namespace

std::string_view relationName(Relation relation) {
  constexpr std::array<std::string_view, 4> names{"same", "wider", "narrower", "incomparable"};
  return names.at(static_cast<std::size_t>(relation));
}

bool ExposureSide::onByDefault() const {
  return anyGroup(onFor);
}

bool ExposureJudgement::newlyOn() const {
  return anyGroup(newlyOnFor);
}

bool ExposureJudgement::more() const {
  return newlyPossible() || newlyOn() || grew(relation) || grew(relationAtAnyOption);
}

std::string_view ExposureJudgement::words() const {
  if (newlyPossible()) return "newly possible";
  if (noLongerPossible()) return "no longer possible";
  const Relation said = relation == Relation::same ? relationAtAnyOption : relation;
  if (said == Relation::wider) return "in more configurations";
  if (said == Relation::narrower) return "in fewer configurations";
  if (said == Relation::incomparable) return "in other configurations";
  return newlyOn() ? "newly on by default" : "as often, for other people";
}

}  // namespace dyetrace
