#pragma once

// What the rules on protection share.

#include <algorithm>
#include <string>

#include "analysis/flow_graph.h"
#include "model/inherit.h"

namespace dyetrace {

/// The mark that stands for data made unreadable, whatever road it takes.
constexpr std::string_view kEncryptedMark = "encrypted";

/// Whether data is encrypted after passing a vertex or an edge; what takes the mark away wins.
template <class Passed>
bool afterMarks(const Product& product, const Passed& passed, bool before) {
  const auto named = [&](MarkId mark) { return product.marks[mark] == kEncryptedMark; };
  if (std::any_of(passed.unmarks.begin(), passed.unmarks.end(), named)) return false;
  return before || std::any_of(passed.marks.begin(), passed.marks.end(), named);
}

/// Which boundary a flow crosses: `from Example Social to Ads Partner`, `from EU to US`.
std::string boundaryWords(const Product& product, const Flow& flow);

}  // namespace dyetrace
