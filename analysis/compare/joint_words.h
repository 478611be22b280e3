#pragma once

// Numbers for the words of two sides' elements, types and names of properties: the same number for
// the same word, so that most of comparing is comparing numbers.

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/elements.h"

namespace dyetrace {

class JointWords {
 public:
  /// By the number that a word has on its side.
  using Numbers = std::vector<std::uint32_t>;

  JointWords(const WrittenElements& before, const WrittenElements& after)
      : before_(numbersOf(before)), after_(numbersOf(after)) {}

  const Numbers& before() const { return before_; }
  const Numbers& after() const { return after_; }

  /// WrittenElements::kNone if neither side has the word.
  std::uint32_t number(std::string_view word) const {
    const auto found = numbers_.find(word);
    return found == numbers_.end() ? WrittenElements::kNone : found->second;
  }

 private:
  Numbers numbersOf(const WrittenElements& elements) {
    Numbers numbers;
    for (std::uint32_t word = 0; word < elements.wordCount(); ++word) {
      const auto next = static_cast<std::uint32_t>(numbers_.size());
      numbers.push_back(numbers_.emplace(elements.word(word), next).first->second);
    }
    return numbers;
  }

  std::unordered_map<std::string_view, std::uint32_t> numbers_;
  Numbers before_;
  Numbers after_;
};

}  // namespace dyetrace
