#pragma once

// The label syntax: annotations inside a name, for tools without properties.
//
//   upload [photo, location.precise] {backup} @US if location-history=on
//
// `[…]` holds data labels, `{…}` purposes, `@…` a region in capitals, `if …` a guard; what is left
// is the plain name. Order is free. A bracket in which nothing looks like a label is BPMN habit: a
// leading `[signed]` is a tag, a trailing `[draft]` the state of a data object; both are given back
// as they are and are no annotation. A bracket in which something is a label and something is not
// is an annotation with a slip of the pen: the vocabulary reports it. `if ready` alone is plain
// text; a condition compares (`if ready = yes`) or stands beside another annotation.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/taxonomy.h"

namespace dyetrace {

struct LabelText {
  std::string plain;                                       ///< The name without its annotations.
  std::vector<std::pair<std::string, std::string>> pairs;  ///< Key (without `privacy.`) and value.
  std::vector<std::string> tags;                           ///< Bracketed words that are no labels.
};

LabelText parseLabelText(std::string_view text, const Taxonomy& taxonomy);

}  // namespace dyetrace
