#pragma once

// How much a test tries of what is drawn at random. Sanitizers look at how memory is used, which a
// part of the cases shows as well as all of them; whether a law holds is for the run without them.
//
//   for (std::uint64_t seed = 1; seed <= tried(1500); ++seed) ...

#include <cstdint>

namespace dyetrace::testing {

#ifdef DYETRACE_SANITIZED
inline constexpr std::uint64_t kOneInCases = 4;
#else
inline constexpr std::uint64_t kOneInCases = 1;
#endif

constexpr std::uint64_t tried(std::uint64_t cases) {
  return cases / kOneInCases;
}

}  // namespace dyetrace::testing
