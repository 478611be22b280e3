#include "importers/annotations/facts_table.h"

#include <algorithm>
#include <array>
#include <utility>

#include "importers/annotations/table_text.h"
#include "importers/annotations/text.h"
#include "model/names.h"

namespace dyetrace {
namespace {

struct FactsColumn {
  std::string_view name;
  std::string FactsRow::*member;
};

constexpr std::array<FactsColumn, 6> kFactsColumns{{
    {"select", &FactsRow::select},
    {"key", &FactsRow::key},
    {"value", &FactsRow::value},
    {"expect", &FactsRow::expect},
    {"confidence", &FactsRow::confidence},
    {"reason", &FactsRow::reason},
}};
constexpr std::size_t kRequiredColumns = 3;
constexpr std::size_t kColumnsWithoutSuggestion = 4;

/// For each of kColumns its place in the header, or npos.
using ColumnPlaces = std::array<std::size_t, kFactsColumns.size()>;

ColumnPlaces columnPlaces(const TableLine& header) {
  ColumnPlaces places;
  places.fill(std::string::npos);
  for (std::size_t i = header.size(); i-- > 0;) {
    for (std::size_t column = 0; column < kFactsColumns.size(); ++column) {
      if (foldName(header[i].text) == kFactsColumns[column].name) places[column] = i;
    }
  }
  return places;
}

bool hasRequiredColumns(const ColumnPlaces& places) {
  return std::none_of(places.begin(), places.begin() + kRequiredColumns,
                      [](std::size_t place) { return place == std::string::npos; });
}

FactsRow rowFrom(const TableLine& line, const ColumnPlaces& places, FileId file) {
  FactsRow row;
  for (std::size_t column = 0; column < kFactsColumns.size(); ++column) {
    if (places[column] < line.size()) row.*kFactsColumns[column].member = line[places[column]].text;
  }
  const auto placeOf = [&](std::size_t column) {
    const std::size_t place = places[column] < line.size() ? places[column] : 0;
    return Location{file, line[place].line, line[place].column, row.select};
  };
  row.where = placeOf(0);
  row.valueAt = placeOf(2);
  return row;
}

bool isComplete(const FactsRow& row, Diagnostics& diagnostics) {
  const std::string missing = row.select.empty() ? "selector" : row.key.empty() ? "key" : "";
  if (missing.empty()) return true;
  diagnostics.push_back({Level::warning,
                         "facts/short-row",
                         "The row has no " + missing,
                         row.where,
                         "Write select, key and value with a tab between them",
                         {}});
  return false;
}

}  // namespace

bool looksLikeFactsTable(std::string_view bytes) {
  constexpr std::size_t kLookedAt = 4096;
  Diagnostics ignored;
  const std::string text = decodeTable(bytes.substr(0, kLookedAt), {}, ignored);
  const std::vector<TableLine> lines = tableLines(text, {}, ignored);
  return !lines.empty() && hasRequiredColumns(columnPlaces(lines.front()));
}

std::vector<FactsRow> parseFactsTable(std::string_view bytes, FileId file,
                                      Diagnostics& diagnostics) {
  const std::string text = decodeTable(bytes, file, diagnostics);
  const std::vector<TableLine> lines = tableLines(text, file, diagnostics);
  if (lines.empty() || !hasRequiredColumns(columnPlaces(lines.front()))) {
    diagnostics.push_back(
        {Level::error,
         "facts/header",
         "The first line does not name the columns select, key and value",
         {file, 1, 1, {}},
         "Begin the table with `select`, `key`, `value` and `expect`, tabs between",
         {}});
    return {};
  }
  const ColumnPlaces places = columnPlaces(lines.front());
  std::vector<FactsRow> rows;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    FactsRow row = rowFrom(lines[i], places, file);
    if (isComplete(row, diagnostics)) rows.push_back(std::move(row));
  }
  return rows;
}

std::string writeFactsTable(std::span<const FactsRow> rows) {
  const bool suggestions = std::any_of(rows.begin(), rows.end(), [](const FactsRow& row) {
    return !row.confidence.empty() || !row.reason.empty();
  });
  const std::size_t count = suggestions ? kFactsColumns.size() : kColumnsWithoutSuggestion;
  std::string table;
  for (std::size_t column = 0; column < count; ++column)
    table += (column > 0 ? "\t" : "") + std::string(kFactsColumns[column].name);
  table += '\n';
  for (const FactsRow& row : rows) {
    for (std::size_t column = 0; column < count; ++column)
      table += (column > 0 ? "\t" : "") + writtenCell(row.*kFactsColumns[column].member);
    table += '\n';
  }
  return table;
}

}  // namespace dyetrace
