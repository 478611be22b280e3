#include "render/text_exposure.h"

#include <algorithm>

#include <fmt/format.h>

#include "analysis/settings/words.h"
#include "render/escape.h"
#include "render/text_road.h"
#include "render/text_settings.h"
#include "render/text_table.h"
#include "render/text_width.h"

namespace dyetrace {
namespace {

constexpr std::size_t kMostTextRows = 16;
constexpr std::size_t kMostCombinations = 8;
constexpr std::size_t kMostPairs = 3;

std::string optionTitle(const Product& product, SettingId setting, std::size_t option) {
  return titleOf(product.settings[setting].options[option]);
}

std::string truthTable(const Product& product, const ExposureOverview& exposure) {
  if (exposure.table.empty() || exposure.table.size() > kMostTextRows) return {};
  std::vector<std::vector<std::string>> rows(1);
  for (const SettingId id : exposure.facts.settings) {
    rows[0].push_back(titleOf(product.settings[id]));
  }
  rows[0].emplace_back("happens");
  for (const TableRow& row : exposure.table) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < row.options.size(); ++i) {
      cells.push_back(optionTitle(product, exposure.facts.settings[i], row.options[i]));
    }
    cells.emplace_back(row.holds ? "YES" : "no");
    rows.push_back(std::move(cells));
  }
  return tableText(rows);
}

std::string combinationLines(const Product& product, const ExposureOverview& exposure,
                             const TerminalStyle& style) {
  const std::vector<Combination>& all = exposure.combinations.smallest;
  if (all.empty() || exposure.facts.always) return {};
  std::string text = "  Smallest combinations that open it:\n";
  for (std::size_t i = 0; i < std::min(all.size(), kMostCombinations); ++i) {
    text += hanging("    - ", displayText(words::combination(product, all[i])), style.width);
  }
  const bool more = all.size() > kMostCombinations || !exposure.combinations.complete;
  return text + (more ? "    - and more\n" : "");
}

std::string influenceLine(const Product& product, const ExposureOverview& exposure,
                          const TerminalStyle& style) {
  std::vector<std::string> parts;
  for (const Influence& each : exposure.effects.influences) {
    parts.push_back(
        fmt::format("{} {}", titleOf(product.settings[each.setting]), words::share(each.share())));
  }
  if (parts.empty()) return {};
  return hanging("  How often it alone decides: ",
                 displayText(fmt::format("{}", fmt::join(parts, "; "))), style.width);
}

std::string pairText(const Product& product, const Interaction& pair, const TerminalStyle& style) {
  const std::string first = titleOf(product.settings[pair.first]);
  const std::string second = titleOf(product.settings[pair.second]);
  std::string text = hanging(
      "  ", displayText(fmt::format("{} and {} act together:", first, second)), style.width);
  std::vector<std::vector<std::string>> rows{{first, second, "happens"}};
  for (const Corner& corner : pair.corners) {
    rows.push_back({optionTitle(product, pair.first, corner.first),
                    optionTitle(product, pair.second, corner.second), corner.holds ? "YES" : "no"});
  }
  return text + tableText(rows);
}

std::string pairs(const Product& product, const ExposureOverview& exposure,
                  const TerminalStyle& style) {
  std::string text;
  const std::size_t shown = std::min(exposure.effects.interactions.size(), kMostPairs);
  for (std::size_t i = 0; i < shown; ++i) {
    text += pairText(product, exposure.effects.interactions[i], style);
  }
  if (shown < exposure.effects.interactions.size()) {
    text += fmt::format("  … and {} more pairs\n", exposure.effects.interactions.size() - shown);
  }
  return text;
}

}  // namespace

std::string exposureToText(const Product& product, const ExposureOverview& exposure,
                           const ExposureText& parts, const TerminalStyle& style) {
  std::string text = hanging("  ", displayText(words::whenWords(exposure.facts)), style.width);
  const std::string defaults = words::defaultWords(exposure.facts);
  if (!defaults.empty()) text += hanging("  ", displayText(defaults), style.width);
  if (parts.combinations) text += combinationLines(product, exposure, style);
  const std::string table = parts.table ? truthTable(product, exposure) : "";
  if (!table.empty()) text += "  Every combination of what decides:\n" + table;
  if (parts.influence) {
    text += influenceLine(product, exposure, style);
    const bool tableSaysIt = !table.empty() && exposure.facts.settings.size() <= 2;
    if (!tableSaysIt) text += pairs(product, exposure, style);
  }
  if (!exposure.notice.empty())
    text += hanging("  ", "Note: " + displayText(exposure.notice) + ".", style.width);
  return text;
}

}  // namespace dyetrace
