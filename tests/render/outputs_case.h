#pragma once

// A small model with its review, built by hand: a person gives precise location to an app, which
// sends it to a partner. `text` stands in every place where a model may hold text of its own, so
// that a hostile text is tried everywhere at once.

#include <string>

#include "analysis/finding.h"
#include "model/product.h"

namespace dyetrace::outputs_test {

struct Case {
  Product product{};
  Review review{};
  Diagnostics diagnostics{};
};

Case locationCase();
Case caseWithText(const std::string& text);

/// A finding at the partner with that number in its id.
Finding findingIn(const Product& product, Severity severity, int number);

/// Control characters other than line breaks, and characters that turn text round.
bool hasControls(const std::string& text);

}  // namespace dyetrace::outputs_test
