#pragma once

// Help with misspelt names.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dyetrace {

/// The candidates nearest to `name` by edit distance (Damerau–Levenshtein, adjacent swaps), best
/// first, at most `count`, none farther than a third of the longer name (at least one).
std::vector<std::string> nearestNames(std::string_view name,
                                      std::span<const std::string> candidates,
                                      std::size_t count = 3);

/// `Did you mean a, b or c?`, or an empty string when there is nothing near.
std::string didYouMean(const std::vector<std::string>& nearest);

/// Lower case, with every run of spaces, `-` and `_` as one `_` and no surrounding space; how names
/// are compared (ASCII letters only; other characters are compared as they are).
std::string foldName(std::string_view name);

}  // namespace dyetrace
