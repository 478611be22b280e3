#include "render/shown_findings.h"

namespace dyetrace {
namespace {

/// By place in the list: the gravest of each rule first, then the gravest of the others.
std::vector<bool> chosen(const std::vector<Finding>& findings, std::size_t most,
                         std::size_t ofOneRule) {
  std::vector<bool> shown(findings.size(), false);
  std::size_t count = 0;
  std::map<std::string, std::size_t> ofRule;
  for (std::size_t i = 0; i < findings.size() && count < most; ++i) {
    if (++ofRule[findings[i].rule] > ofOneRule) continue;
    shown[i] = true;
    ++count;
  }
  for (std::size_t i = 0; i < findings.size() && count < most; ++i) {
    if (shown[i]) continue;
    shown[i] = true;
    ++count;
  }
  return shown;
}

}  // namespace

ShownFindings shownOf(const std::vector<Finding>& findings, std::size_t most,
                      std::size_t ofOneRule) {
  const std::vector<bool> inFull = chosen(findings, most, ofOneRule);
  ShownFindings shown;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (inFull[i]) {
      shown.inFull.push_back(&findings[i]);
    } else {
      shown.rest[findings[i].rule].push_back(&findings[i]);
    }
  }
  return shown;
}

}  // namespace dyetrace
