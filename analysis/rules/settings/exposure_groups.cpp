#include "analysis/rules/settings/exposure_groups.h"

#include <algorithm>

#include "analysis/rules/settings/settings_support.h"

namespace dyetrace {
namespace {

bool together(const Exposure& one, const Exposure& other) {
  return one.label.valid() && other.label.valid() && one.place == other.place &&
         one.condition == other.condition;
}

void add(const SettingsAnalysis& settings, std::vector<ExposureGroup>& groups, std::size_t index) {
  const auto& exposures = settings.exposures();
  const auto known = std::find_if(groups.begin(), groups.end(), [&](const ExposureGroup& group) {
    return together(exposures[group.gravest()], exposures[index]);
  });
  if (known == groups.end()) {
    groups.push_back({{index}});
  } else {
    known->members.push_back(index);
  }
}

}  // namespace

std::vector<ExposureGroup> grouped(const SettingsAnalysis& settings,
                                   const std::vector<std::size_t>& exposures) {
  std::vector<ExposureGroup> groups;
  for (const std::size_t index : exposures) add(settings, groups, index);
  for (ExposureGroup& group : groups) {
    std::stable_sort(group.members.begin(), group.members.end(), [&](std::size_t a, std::size_t b) {
      return settings.exposures()[a].weight > settings.exposures()[b].weight;
    });
  }
  return groups;
}

std::vector<ExposureGroup> unneededGroups(const SettingsAnalysis& settings) {
  std::vector<std::size_t> unneeded;
  for (const std::size_t index : exposuresByThemselves(settings)) {
    const Exposure& exposure = settings.exposures()[index];
    if (!exposure.required && !exposure.condition.never()) unneeded.push_back(index);
  }
  return grouped(settings, unneeded);
}

void addOnce(std::vector<ExposureGroup>& groups, const ExposureGroup& group) {
  const bool known = std::any_of(groups.begin(), groups.end(), [&](const ExposureGroup& each) {
    return each.gravest() == group.gravest();
  });
  if (!known) groups.push_back(group);
}

std::string othersOf(const SettingsAnalysis& settings, const ExposureGroup& group) {
  std::vector<std::string> titles;
  for (std::size_t i = 1; i < group.members.size(); ++i) {
    titles.push_back(titleOf(settings.product(), settings.exposures()[group.members[i]].label));
  }
  return titles.empty() ? "" : " It is the same with " + listed(titles) + ".";
}

std::string titlesOf(const SettingsAnalysis& settings, const std::vector<ExposureGroup>& groups) {
  std::vector<std::string> titles;
  for (const ExposureGroup& group : groups) {
    titles.push_back(clauseOf(settings.exposures()[group.gravest()]));
  }
  return listed(titles);
}

}  // namespace dyetrace
