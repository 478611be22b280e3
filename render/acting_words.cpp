#include "render/acting_words.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "render/text_road.h"

namespace dyetrace::words {
namespace {

std::string hundredths(double share) {
  if (share <= 0) return "·";
  return share < 0.005 ? "<1" : fmt::format("{:.0f}", share * 100);
}

std::string rowTitle(const Product& product, const ActingSettings& acting, std::size_t row) {
  return fmt::format("{} {}", row + 1, titleOf(product.settings[acting.settings[row]]));
}

GroupTable groupTable(const Product& product, const ActingSettings& acting, std::size_t first,
                      std::size_t size) {
  const std::size_t shown = std::min(size, kMostGroupRows);
  GroupTable table;
  table.leftOut = size - shown;
  table.rows.push_back({""});
  for (std::size_t i = first; i < first + shown; ++i)
    table.rows.front().push_back(std::to_string(i + 1));
  for (std::size_t i = first; i < first + shown; ++i) {
    table.rows.push_back({rowTitle(product, acting, i)});
    for (std::size_t j = first; j < first + shown; ++j)
      table.rows.back().push_back(i == j ? "" : hundredths(numberAt(acting.together, i, j)));
  }
  return table;
}

/// Columns of the matrix that are equal, the first of them first.
std::vector<std::vector<std::size_t>> equalColumns(const ActingSettings& acting) {
  std::vector<std::vector<std::pair<std::size_t, double>>> values(acting.columns.size());
  for (const auto& [where, share] : acting.influence)
    values[where.second].emplace_back(where.first, share);
  std::map<std::vector<std::pair<std::size_t, double>>, std::size_t> placeOf;
  std::vector<std::vector<std::size_t>> all;
  for (std::size_t column = 0; column < acting.columns.size(); ++column) {
    const auto [place, isNew] = placeOf.try_emplace(values[column], all.size());
    if (isNew) all.emplace_back();
    all[place->second].push_back(column);
  }
  return all;
}

std::string letter(std::size_t column) {
  return std::string(1, static_cast<char>('a' + column));
}

std::string columnTitle(std::size_t column, const std::string& first, std::size_t count) {
  const std::string more = count > 1 ? fmt::format(", and {} more", count - 1) : "";
  return fmt::format("{}: {}{}", letter(column), first, more);
}

}  // namespace

std::string unknownActing(const ActingSettings& acting) {
  if (acting.unknown == 0) return {};
  return fmt::format(
      "Not worked out for {}, which too many settings decide or which {} beyond the budget.",
      counted(acting.unknown, "exposure", "exposures"), acting.unknown == 1 ? "is" : "are");
}

std::vector<GroupTable> groupTables(const Product& product, const ActingSettings& acting) {
  std::vector<GroupTable> tables;
  std::size_t first = 0;
  for (std::size_t i = 0; i < std::min(acting.groups.size(), kMostGroups); ++i) {
    tables.push_back(groupTable(product, acting, first, acting.groups[i]));
    first += acting.groups[i];
  }
  return tables;
}

DecidesTable decidesTable(const Product& product, const ActingSettings& acting,
                          const std::vector<std::string>& titles) {
  const auto columns = equalColumns(acting);
  DecidesTable table;
  if (acting.settings.size() < 2 || columns.size() < 2) return table;
  const std::size_t shown = std::min(columns.size(), kMostColumns);
  const std::size_t rows = std::min(acting.settings.size(), kMostGroupRows);
  table.leftOut = acting.settings.size() - rows;
  table.columnsLeftOut = columns.size() - shown;
  table.rows.push_back({""});
  for (std::size_t i = 0; i < shown; ++i) {
    table.rows.front().push_back(letter(i));
    table.titles.push_back(
        columnTitle(i, titles[acting.columns[columns[i].front()]], columns[i].size()));
  }
  for (std::size_t row = 0; row < rows; ++row) {
    table.rows.push_back({rowTitle(product, acting, row)});
    for (std::size_t i = 0; i < shown; ++i)
      table.rows.back().push_back(hundredths(numberAt(acting.influence, row, columns[i].front())));
  }
  return table;
}

}  // namespace dyetrace::words
