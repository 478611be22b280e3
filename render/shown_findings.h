#pragma once

// Which findings a person is shown in full where there are too many to read.

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "analysis/finding.h"

namespace dyetrace {

struct ShownFindings {
  std::vector<const Finding*> inFull{};                       ///< In their order.
  std::map<std::string, std::vector<const Finding*>> rest{};  ///< By rule.
};

/// At most `most`: the gravest, but first `ofOneRule` of each rule, so that one kind of trouble
/// does not hide the others.
ShownFindings shownOf(const std::vector<Finding>& findings, std::size_t most,
                      std::size_t ofOneRule);

}  // namespace dyetrace
