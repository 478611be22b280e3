#pragma once

// A road as a Mermaid flow chart, which code hosts draw inside Markdown.
//
// Mermaid refuses more than 50,000 characters or 500 edges; a road of more than kMermaidHops hops
// has its middle folded, and names are shortened, so that no road comes near.

#include <cstddef>
#include <string>

#include "analysis/finding.h"

namespace dyetrace {

constexpr std::size_t kMermaidHops = 24;
/// Code hosts shrink a chart to the width of their page (some 830 pixels): more hops than this run
/// downwards, where their text stays as large as the page's.
constexpr std::size_t kMermaidHopsAcross = 3;

/// A fenced block with an empty line behind; empty for a road without hops.
std::string mermaidOf(const Product& product, const Path& path);

/// For a quoted label: everything that Mermaid could read as syntax becomes a character code.
std::string escapeMermaid(std::string_view text);

}  // namespace dyetrace
