#pragma once

// What the shell is told. Small and fixed, so that a build can rely on it.

namespace dyetrace {

enum class ExitCode {
  nothingFound = 0,  ///< Done; nothing at or above the threshold.
  findings = 1,      ///< Done; findings at or above the threshold.
  failed = 2,        ///< Could not be done.
  undetermined = 3,  ///< Done as far as the limits allow; something is still open.
};

}  // namespace dyetrace
