#pragma once

// A comparison as text, Markdown, JSON and SARIF. Each takes values and returns text.

#include <string>

#include "analysis/compare/comparison.h"
#include "render/outputs.h"

namespace dyetrace {

/// A comparison with the two models that it was made of.
struct Compared {
  const ComparedModel& before;
  const ComparedModel& after;
  const ModelComparison& comparison;
  const Policy* policy = nullptr;  ///< By which the model after was judged, if by any.
};

/// What `compare` prints: findings first, then the drawing, grouped; long lists are cut with a
/// count.
std::string comparisonToText(const Compared& compared, const TerminalStyle& style);

/// compare.md; `picture` is a file name, or empty.
std::string comparisonToMarkdown(const Compared& compared, const std::string& picture);

/// compare.sarif: what got worse, and nothing else.
std::string comparisonToSarif(const Compared& compared);

/// compare.json; schema in docs/schemas/comparison.schema.json. Nothing is cut.
std::string comparisonToJson(const Compared& compared);

}  // namespace dyetrace
