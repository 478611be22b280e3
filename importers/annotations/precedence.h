#pragma once

// Which of several statements about one key of one element count.

#include <string>
#include <vector>

#include "importers/annotations/key_rules.h"
#include "model/diagnostic.h"
#include "model/product.h"

namespace dyetrace {

/// The statements of the best carrier that says something confirmed (not marked `?`), else of the
/// best one; of a key that is no list only the first. One diagnostic if what yields says something
/// else. `statements` is not empty and all of one key; `title` is the element's.
std::vector<const Statement*> winningStatements(const KeyRule& rule,
                                                const std::vector<const Statement*>& statements,
                                                const std::string& title, const Product& product,
                                                Diagnostics& diagnostics);

}  // namespace dyetrace
