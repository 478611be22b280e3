#include "model/names.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace dyetrace {
namespace {

/// Longer names are not compared: a suggestion for them would help nobody and cost much.
constexpr std::size_t kLongestComparedName = 200;

char lower(char c) {
  return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

bool isSeparator(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '-' || c == '_';
}

/// Optimal string alignment distance (Damerau–Levenshtein with adjacent swaps only).
std::size_t editDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> beforePrevious(b.size() + 1);
  std::vector<std::size_t> previous(b.size() + 1);
  std::vector<std::size_t> current(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, substitution});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) current[j] = std::min(current[j], beforePrevious[j - 2] + 1);
    }
    beforePrevious = std::exchange(previous, current);
  }
  return previous[b.size()];
}

}  // namespace

std::string foldName(std::string_view name) {
  std::string folded;
  bool gap = false;
  for (const char c : name) {
    if (isSeparator(c)) {
      gap = !folded.empty();
      continue;
    }
    if (gap) folded += '_';
    gap = false;
    folded += lower(c);
  }
  return folded;
}

std::vector<std::string> nearestNames(std::string_view name,
                                      std::span<const std::string> candidates, std::size_t count) {
  if (name.size() > kLongestComparedName) return {};
  const std::string folded = foldName(name);
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const std::string& candidate : candidates) {
    const std::size_t longer = std::max(name.size(), candidate.size());
    const std::size_t shorter = std::min(name.size(), candidate.size());
    const std::size_t farthest = std::max<std::size_t>(1, longer / 3);
    if (longer > kLongestComparedName || longer - shorter > farthest) continue;
    const std::size_t distance = editDistance(folded, foldName(candidate));
    if (distance <= farthest) near.emplace_back(distance, candidate);
  }
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());
  if (near.size() > count) near.resize(count);
  std::vector<std::string> names;
  names.reserve(near.size());
  for (auto& [distance, candidate] : near) names.push_back(std::move(candidate));
  return names;
}

std::string didYouMean(const std::vector<std::string>& nearest) {
  if (nearest.empty()) return {};
  std::string question = "Did you mean ";
  for (std::size_t i = 0; i < nearest.size(); ++i) {
    if (i > 0) question += i + 1 == nearest.size() ? " or " : ", ";
    question += nearest[i];
  }
  return question + "?";
}

}  // namespace dyetrace
