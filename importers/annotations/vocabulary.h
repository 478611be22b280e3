#pragma once

// The one vocabulary of annotations, `privacy.<key>`, whatever the format they came in.
//
// An importer hands over keys and values as written; this gives them meaning, settles which carrier
// wins where several speak (facts table > own namespace > tool properties > documentation > text
// annotation > label), and says what it did not understand with the nearest known name.

#include <string>
#include <string_view>
#include <vector>

#include "importers/drawing.h"
#include "model/privacy_key.h"

namespace dyetrace {

/// Every key the vocabulary knows, without the prefix, sorted.
const std::vector<std::string>& vocabularyKeys();

/// Key/value pairs in free text: each line `privacy.key: value` (or `=`). Other lines are left
/// alone.
struct TextPair {
  std::string key;
  std::string value;
  std::size_t line = 0;  ///< 0-based, within the text.
};
std::vector<TextPair> pairsInText(std::string_view text);

/// Applies every annotation of the drawing to its product, and reports unknown keys, values that do
/// not parse, and carriers that disagree. With `useSuggested` false, values marked `?` are left
/// out. The annotations are used up, so that more (suggestions) can be added and applied
/// afterwards.
void applyAnnotations(Drawing& drawing, bool useSuggested);

}  // namespace dyetrace
