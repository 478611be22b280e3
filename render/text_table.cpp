#include "render/text_table.h"

#include <algorithm>

#include "render/escape.h"
#include "render/text_width.h"

namespace dyetrace {
namespace {

std::string cell(const std::string& text, std::size_t width) {
  std::string shown = displayText(text);
  const std::size_t columns = columnsOf(shown);
  if (columns > width) {
    const std::vector<std::string> lines = wrapped(shown, width - 1);
    shown = lines.front() + "…";
  }
  const std::size_t now = columnsOf(shown);
  return shown + std::string(width > now ? width - now : 0, ' ');
}

}  // namespace

std::string tableText(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths(rows.front().size(), 0);
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], std::min(kWidestColumn, columnsOf(displayText(row[i]))));
    }
  }
  std::string text;
  for (const auto& row : rows) {
    std::string line = "   ";
    for (std::size_t i = 0; i < row.size(); ++i) line += " " + cell(row[i], widths[i]) + " ";
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

}  // namespace dyetrace
