#include "importers/annotations/name_words.h"

#include <iterator>
#include <utility>

#include <utf8.h>

#include "importers/annotations/text.h"

namespace dyetrace {
namespace {

/// Longer names are texts, not names.
constexpr std::size_t kLongestName = 400;

/// Base letters of U+00C0 to U+017F, two letters for ligatures; a space where there is none.
std::string_view baseLetters(char32_t letter) {
  switch (letter) {
    case 0xDF:
      return "ss";
    case 0xE6:
      return "ae";
    case 0x153:
      return "oe";
    default:
      break;
  }
  constexpr std::string_view kLatin1 = "aaaaaa ceeeeiiiidnooooo ouuuuy y";
  if (letter >= 0xE0 && letter <= 0xFF) return kLatin1.substr(letter - 0xE0, 1);
  constexpr std::string_view kLatinA =
      "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkk lllllll"
      "lllnnnnnn   oooooo  rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
  if (letter >= 0x100 && letter <= 0x17F) return kLatinA.substr(letter - 0x100, 1);
  return " ";
}

enum class Shape { none, lower, upper };

struct Letter {
  std::string base{};
  Shape shape = Shape::none;
  std::size_t begin = 0;
  std::size_t end = 0;
};

Letter letterAt(std::string_view name, std::string_view::iterator& at) {
  Letter letter;
  letter.begin = static_cast<std::size_t>(at - name.begin());
  const char32_t code = utf8::next(at, name.end());
  letter.end = static_cast<std::size_t>(at - name.begin());
  const char32_t lower = lowerLetter(code);
  if (lower >= U'a' && lower <= U'z') {
    letter.base = static_cast<char>(lower);
  } else if (lower > 0x7F && baseLetters(lower) != " ") {
    letter.base = baseLetters(lower);
  }
  if (!letter.base.empty()) letter.shape = lower == code ? Shape::lower : Shape::upper;
  return letter;
}

std::vector<Letter> lettersOf(std::string_view name) {
  std::vector<Letter> letters;
  for (auto at = name.begin(); at != name.end();) letters.push_back(letterAt(name, at));
  return letters;
}

/// `customerName` splits before `N`, `IDCard` before `C`.
bool humpBefore(const std::vector<Letter>& letters, std::size_t i) {
  if (i == 0 || letters[i].shape != Shape::upper) return false;
  if (letters[i - 1].shape == Shape::lower) return true;
  return letters[i - 1].shape == Shape::upper && i + 1 < letters.size() &&
         letters[i + 1].shape == Shape::lower;
}

}  // namespace

std::string singularOf(std::string_view word) {
  const auto without = [&](std::size_t count) {
    return std::string(word.substr(0, word.size() - count));
  };
  if (word.size() <= 3) return std::string(word);
  if (word.ends_with("ies")) return without(3) + "y";
  for (const std::string_view ending : {"sses", "xes", "ches", "shes"}) {
    if (word.ends_with(ending)) return without(2);
  }
  for (const std::string_view ending : {"ss", "us", "is"}) {
    if (word.ends_with(ending)) return std::string(word);
  }
  return word.ends_with('s') ? without(1) : std::string(word);
}

std::vector<NameWord> nameWords(std::string_view name) {
  std::string valid;
  name = name.substr(0, kLongestName);
  if (utf8::find_invalid(name.begin(), name.end()) != name.end()) {
    // A name cut within a letter, or bytes that no reader should have let through.
    utf8::replace_invalid(name.begin(), name.end(), std::back_inserter(valid));
    name = std::string_view(valid);
  }
  const std::vector<Letter> letters = lettersOf(name);
  std::vector<NameWord> words;
  bool inWord = false;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (letters[i].shape == Shape::none) {
      inWord = false;
      continue;
    }
    if (!inWord || humpBefore(letters, i)) words.push_back({{}, {}, letters[i].begin, 0});
    inWord = true;
    words.back().plain += letters[i].base;
    words.back().end = letters[i].end;
  }
  // What `driver's` leaves.
  std::erase_if(words, [](const NameWord& word) { return word.plain == "s"; });
  for (NameWord& word : words) word.singular = singularOf(word.plain);
  return words;
}

}  // namespace dyetrace
