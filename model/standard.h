#pragma once

// What an organisation's own standard changes of the measures that findings are weighed with. A
// policy file fills it in (model/policy.h); without one, what is built in holds.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/facts.h"
#include "model/severity_level.h"

namespace dyetrace {

struct Standard {
  std::map<Role, int> distances{};  ///< In place of distanceOf().
  /// Weight times distance from which each level begins, low to critical.
  std::map<Severity, int> levels{
      {Severity::low, 2}, {Severity::medium, 4}, {Severity::high, 7}, {Severity::critical, 12}};
  /// At most this share of the configurations counts as rare.
  double rare = 0.01;
  std::vector<std::string> adequate{};    ///< Regions that count as adequate besides the known,
  std::vector<std::string> inadequate{};  ///< and regions that do not, whatever is known.
  std::map<std::string, std::string> areas{};  ///< Own words for regions, and the area they lie in.

  int distanceOf(Role role) const;
  Severity levelOf(int weightTimesDistance) const;
};

}  // namespace dyetrace
