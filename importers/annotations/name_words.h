#pragma once

// Names of diagram elements as words that a lexicon can look up: `customerE-Mail` is `customer`,
// `e`, `mail`; `Führerscheine` is `fuhrerscheine` and, in the singular, `fuhrerschein`.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dyetrace {

struct NameWord {
  std::string plain{};     ///< Lower case ASCII, without accents.
  std::string singular{};  ///< The same without a plural ending, by simple rules.
  std::size_t begin = 0;   ///< Where it stands in the name, in bytes.
  std::size_t end = 0;
};

/// Split at spaces, punctuation, digits and camel humps. Letters beyond Latin are left out.
std::vector<NameWord> nameWords(std::string_view name);

/// A word without an English plural ending: `addresses` is `address`, `allergies` is `allergy`.
std::string singularOf(std::string_view word);

}  // namespace dyetrace
