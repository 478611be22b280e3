#include "render/text_acting.h"

#include <fmt/format.h>

#include "render/acting_words.h"
#include "render/escape.h"
#include "render/text_road.h"
#include "render/text_table.h"
#include "render/text_width.h"

namespace dyetrace {
namespace {

std::string more(std::size_t count, const char* singular, const char* plural) {
  return count == 0 ? "" : fmt::format("    … and {}\n", words::counted(count, singular, plural));
}

}  // namespace

std::string groupsToText(const Product& product, const ActingSettings& acting,
                         const TerminalStyle& style) {
  if (acting.groups.empty()) return {};
  std::string text = hanging("  ", words::kTogetherExplained, style.width);
  const std::vector<words::GroupTable> tables = words::groupTables(product, acting);
  for (const words::GroupTable& table : tables)
    text += tableText(table.rows) + more(table.leftOut, "more setting", "more settings");
  text += more(acting.groups.size() - tables.size(), "more group", "more groups");
  const std::string unknown = words::unknownActing(acting);
  return unknown.empty() ? text : text + hanging("  ", unknown, style.width);
}

std::string decidesToText(const Product& product, const ActingSettings& acting,
                          const std::vector<std::string>& titles, const TerminalStyle& style) {
  const words::DecidesTable table = words::decidesTable(product, acting, titles);
  if (table.rows.empty()) return {};
  std::string text = hanging("  ", words::kDecidesExplained, style.width) + tableText(table.rows) +
                     more(table.leftOut, "more setting", "more settings");
  for (const std::string& title : table.titles)
    text += hanging("    ", displayText(title), style.width);
  return text + more(table.columnsLeftOut, "more exposure", "more exposures");
}

}  // namespace dyetrace
