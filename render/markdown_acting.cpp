// Which settings act together, and what each of them decides.

#include <fmt/format.h>

#include "render/acting_words.h"
#include "render/markdown_parts.h"
#include "render/text_road.h"

namespace dyetrace::markdown {
namespace {

std::string tableOf(const words::Cells& rows) {
  std::string text;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    text += "|";
    for (const std::string& cell : rows[i]) text += " " + name(cell) + " |";
    text += "\n";
    if (i > 0) continue;
    text += "|---|";
    for (std::size_t column = 1; column < rows[0].size(); ++column) text += "--:|";
    text += "\n";
  }
  return text + "\n";
}

std::string more(std::size_t count, const char* singular, const char* plural) {
  return count == 0 ? "" : fmt::format("… and {}.\n\n", words::counted(count, singular, plural));
}

std::string decides(const Product& product, const ActingSettings& acting,
                    const std::vector<std::string>& titles) {
  const words::DecidesTable table = words::decidesTable(product, acting, titles);
  if (table.rows.empty()) return {};
  std::string text = fmt::format("{}\n\n{}", words::kDecidesExplained, tableOf(table.rows)) +
                     more(table.leftOut, "more setting", "more settings");
  for (const std::string& title : table.titles) text += "- " + prose(title) + "\n";
  return text + "\n" + more(table.columnsLeftOut, "more exposure", "more exposures");
}

}  // namespace

std::string actingSection(const Product& product, const ActingSettings& acting,
                          const std::vector<std::string>& titles) {
  if (acting.groups.empty()) return {};
  std::string text =
      fmt::format("## Settings that act together\n\n{}\n\n", words::kTogetherExplained);
  const std::vector<words::GroupTable> tables = words::groupTables(product, acting);
  for (const words::GroupTable& table : tables)
    text += tableOf(table.rows) + more(table.leftOut, "more setting", "more settings");
  text += more(acting.groups.size() - tables.size(), "more group", "more groups");
  const std::string unknown = words::unknownActing(acting);
  return text + (unknown.empty() ? "" : unknown + "\n\n") + decides(product, acting, titles);
}

}  // namespace dyetrace::markdown
