#include "model/policy.h"

namespace dyetrace {

std::string codeOf(const PolicyRule& rule) {
  return "POL-" + rule.name;
}

}  // namespace dyetrace
