#include "render/picture_table.h"

#include <algorithm>

#include "render/escape.h"

namespace dyetrace {

namespace {

constexpr double kTableRow = 21;
constexpr double kCellPadding = 12;
constexpr double kNarrowestCell = 84;
constexpr double kBelow = 16;
constexpr double kTitleRow = 24;
constexpr TextStyle kTitle{style::kSentenceSize, true};
constexpr TextStyle kTableHeading{style::kKeySize, true};
constexpr TextStyle kCell{style::kKeySize, false};
constexpr Stroke kLine{style::kFlow, 0.8, {}};

std::string shown(const std::string& cell) {
  return shorten(cell, style::kCellCharacters);
}

std::vector<double> columnWidths(const DiagramTable& table) {
  std::vector<double> widths(table.header.size(), kNarrowestCell);
  const auto widen = [&](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size() && i < widths.size(); ++i) {
      widths[i] = std::max(widths[i], textWidth(shown(cells[i]), kTableHeading) + 2 * kCellPadding);
    }
  };
  widen(table.header);
  for (const DiagramTableRow& row : table.rows) widen(row.cells);
  return widths;
}

/// How a row looks.
struct RowStyle {
  style::Colour fill;
  style::Colour text;
  TextStyle type;
};

RowStyle styleOf(const DiagramTableRow& row) {
  const style::Paint finding = style::chipPaint(ChipTone::finding);
  if (row.finding) return {finding.fill, finding.text, kTableHeading};
  return {style::kPaper, style::kInk, kCell};
}

void drawRow(Canvas& canvas, const std::vector<std::string>& cells,
             const std::vector<double>& widths, double top, const RowStyle& look) {
  double x = 0;
  for (std::size_t i = 0; i < cells.size() && i < widths.size(); ++i) {
    canvas.box({x, top, widths[i], kTableRow}, 0, look.fill, kLine);
    const std::string words = shown(cells[i]);
    const double left = x + (widths[i] - textWidth(words, look.type)) / 2;
    canvas.text(left, top + kTableRow / 2 + 3.5, words, look.type, look.text);
    x += widths[i];
  }
}

}  // namespace

double tableWidth(const Diagram& diagram) {
  if (!diagram.table) return 0;
  double width = 0;
  for (const double column : columnWidths(*diagram.table)) width += column;
  return std::max(width, textWidth(diagram.table->title, kTitle));
}

double drawTable(Canvas* canvas, const Diagram& diagram) {
  if (!diagram.table) return 0;
  const DiagramTable& table = *diagram.table;
  const double rows = static_cast<double>(table.rows.size() + 1);
  if (canvas != nullptr) {
    const std::vector<double> widths = columnWidths(table);
    canvas->text(0, kTitleRow - 10, shorten(table.title, style::kTableTitleCharacters), kTitle,
                 style::kInk);
    double top = kTitleRow;
    drawRow(*canvas, table.header, widths, top,
            {style::chipPaint(ChipTone::plain).fill, style::kInk, kTableHeading});
    for (const DiagramTableRow& row : table.rows) {
      drawRow(*canvas, row.cells, widths, top += kTableRow, styleOf(row));
    }
  }
  return kTitleRow + rows * kTableRow + kBelow;
}

}  // namespace dyetrace
