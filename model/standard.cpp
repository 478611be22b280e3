#include "model/standard.h"

namespace dyetrace {

int Standard::distanceOf(Role role) const {
  const auto own = distances.find(role);
  return own == distances.end() ? dyetrace::distanceOf(role) : own->second;
}

Severity Standard::levelOf(int weightTimesDistance) const {
  Severity reached = Severity::note;
  for (const auto& [level, from] : levels) {
    if (weightTimesDistance >= from) reached = level;
  }
  return reached;
}

}  // namespace dyetrace
