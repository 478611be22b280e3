#pragma once

// The label syntax: annotations inside a name, for tools without properties.
//
//   upload [photo, location.precise] {backup} @US if location-history=on
//
// `[…]` holds data labels, `{…}` purposes, `@…` a region, `if …` at the end a guard; what is left
// is the plain name. Order is free. Brackets that hold no known label are BPMN habit: a leading
// `[personal_data]` is a tag, a trailing `[state]` the state of a data object; both are given back
// as they are and are no annotation.

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
