#include "render/spread_words.h"

#include <cmath>

#include <fmt/format.h>

#include "analysis/spread_system.h"
#include "render/share_words.h"
#include "render/text_road.h"

namespace dyetrace::words {
namespace {

constexpr std::size_t kMostOrigins = 3;
constexpr std::size_t kMostOnCycle = 6;

/// To two decimals, of large numbers none.
std::string number(double count) {
  if (count >= 100) return fmt::format("{:.0f}", count);
  std::string digits = fmt::format("{:.2f}", count);
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.ends_with('.')) digits.pop_back();
  return digits;
}

std::string originWords(const Product& product, const SpreadOrigin& origin) {
  return fmt::format("{} that starts at {}", titleOf(product, origin.label),
                     titleOf(product.nodes[origin.node]));
}

std::string arrivingWords(double count) {
  const bool one = number(count) == "1";
  return fmt::format("{} {} expected to arrive here", copies(count), one ? "is" : "are");
}

/// Of one origin.
std::string sentence(const Product& product, const SpreadOrigin& origin, LabelId label) {
  const std::string start = originWords(product, origin);
  const std::string as = origin.label == label ? "" : " as " + titleOf(product, label);
  if (origin.copies == kEndless)
    return fmt::format("One {} keeps multiplying on its way here{}.", start, as);
  return fmt::format("Of one {}, {}{}.", start, arrivingWords(origin.copies), as);
}

std::string cycleSentence(const Product& product, const Spread& there) {
  if (there.cycle.empty()) return {};
  const std::string round = cycle(product, there);
  return there.endless() ? fmt::format(" Each round {} makes a new copy of it.", round)
                         : fmt::format(
                               " Some copies come round again by {}; for whom that is open is "
                               "asked anew each round.",
                               round);
}

}  // namespace

std::string copies(double count) {
  if (std::isnan(count)) return "an unknown number of copies";
  if (count < 0.01) return "less than 0.01 copies";
  const std::string digits = number(count);
  return digits + (digits == "1" ? " copy" : " copies");
}

std::string cycle(const Product& product, const Spread& spread) {
  std::string words;
  for (std::size_t i = 0; i < spread.cycle.size(); ++i) {
    if (i >= kMostOnCycle) return words + "… → " + titleOf(product.nodes[spread.cycle.front()]);
    words += titleOf(product.nodes[spread.cycle[i]]) + " → ";
  }
  return words.empty() ? "" : words + titleOf(product.nodes[spread.cycle.front()]);
}

std::string spread(const Product& product, const Spread& spread, LabelId label) {
  if (spread.defaultUnknown)
    return "How many copies arrive is not known: the default of a setting on the way is not "
           "stated.";
  std::string words;
  for (std::size_t i = 0; i < std::min(spread.origins.size(), kMostOrigins); ++i)
    words += (i > 0 ? " " : "") + sentence(product, spread.origins[i], label);
  if (spread.origins.size() > kMostOrigins)
    words += fmt::format(" It also comes from {}.", counted(spread.origins.size() - kMostOrigins,
                                                            "other place", "other places"));
  words += cycleSentence(product, spread);
  const std::string rests = basis(spread.assumed);
  return rests.empty() ? words : words + " " + rests;
}

std::string moreThanOne(const Spread& spread) {
  if (spread.defaultUnknown) return {};
  if (spread.endless()) return " ↻";
  const double most = spread.origins.front().copies;
  return std::isnan(most) || most < 1.005 ? "" : ", " + copies(most);
}

}  // namespace dyetrace::words
