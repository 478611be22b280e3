#include "analysis/remedies/remedy.h"

#include <algorithm>

namespace dyetrace {

const FindingRemedies* Remedies::of(const std::string& finding) const {
  const auto found = std::find_if(findings.begin(), findings.end(),
                                  [&](const auto& each) { return each.finding == finding; });
  return found == findings.end() ? nullptr : &*found;
}

}  // namespace dyetrace
