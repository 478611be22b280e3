#pragma once

// The data layer of a comparison in words: one paragraph for people who decide, and lists.

#include <string>
#include <vector>

#include "render/comparison_words.h"

namespace dyetrace::words {

/// What the launch does to people's data. Every clause says a fact that was worked out: which data
/// newly gets to whom, for how many people, whether by default, what stops it, what becomes of the
/// choices that people made, what no longer happens.
std::string launchParagraph(const Compared& compared);

/// Answers of the rules about launches, choices that share more, and changes at places, at most so
/// many lines of each.
std::vector<ChangeGroup> dataGroups(const Compared& compared, std::size_t most);

/// `7 changes of data at places, 2 answers of rules about launches`.
std::string dataSummary(const DataChanges& data);

}  // namespace dyetrace::words
