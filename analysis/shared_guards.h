#pragma once

// Equal guards as copies of one, so that whatever is worked out of a guard is worked out once.
//
//   SharedGuards guards;
//   edge.guard = guards.shared(edge.guard);

#include <string>
#include <unordered_map>

#include "model/guard.h"

namespace dyetrace {

class SharedGuards {
 public:
  /// The first guard given that is equal.
  const Guard& shared(const Guard& guard) {
    return guards_.try_emplace(toString(guard), guard).first->second;
  }

 private:
  std::unordered_map<std::string, Guard> guards_;  ///< For look-up only.
};

}  // namespace dyetrace
