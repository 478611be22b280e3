#pragma once

// JUnit XML, as viewers in pipelines read it: a test suite for each area of rules, a test case for
// each finding and for each rule without one.
//
// A finding from the threshold upwards fails, so that the file and the exit code agree; one below
// it, a question for the owner and a rule that could not be asked are skipped, with the reason. An
// error while reading is an error of the suite `Reading`. Names stay what they are as long as a
// finding keeps its identity and words, so that viewers can tell what is new.

#include <optional>
#include <string>

#include "analysis/finding.h"

namespace dyetrace {

/// No threshold: nothing fails.
std::string reviewToJunit(const Product& product, const Review& review,
                          const Diagnostics& diagnostics, std::optional<Severity> threshold);

}  // namespace dyetrace
