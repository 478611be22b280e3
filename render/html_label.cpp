#include "render/html_label.h"

#include <algorithm>

#include <fmt/format.h>

#include "render/escape.h"
#include "render/key.h"
#include "render/metrics.h"
#include "render/style.h"
#include "render/text_lines.h"

namespace dyetrace::html_label {

namespace {

// A nested table is stretched to its cell and spreads the surplus evenly over its columns; a row of
// empty cells takes nearly all of it, so that chips keep their natural width.
constexpr int kAbsorbingCells = 14;

const style::LineLimits& limitsFor(bool leftToRight) {
  return leftToRight ? style::kNarrow : style::kWide;
}

/// Text of a model as content of a label. Graphviz takes `\N` for the node's name and two
/// backslashes for one.
std::string content(std::string_view text) {
  std::string escaped = escapeXml(text);
  for (std::size_t at = 0; (at = escaped.find('\\', at)) != std::string::npos; at += 2) {
    escaped.insert(at, 1, '\\');
  }
  return escaped;
}

std::string space(int width) {
  return fmt::format(R"(<TD WIDTH="{}"></TD>)", width);
}

std::string gap(int height) {
  return fmt::format(R"(<TR><TD HEIGHT="{}"></TD></TR>)", height);
}

std::string font(const std::string& text, double size, style::Colour colour, bool bold = false) {
  return fmt::format(R"(<FONT POINT-SIZE="{}" COLOR="{}">{}{}{}</FONT>)", size, colour,
                     bold ? "<B>" : "", text, bold ? "</B>" : "");
}

std::string plainTable(const std::string& rows, int padding = 0) {
  return fmt::format(
      R"(<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="{}">{}</TABLE>)", padding,
      rows);
}

std::string row(const std::string& cell, std::string_view attributes = {}) {
  return fmt::format(R"(<TR><TD ALIGN="LEFT"{}>{}</TD></TR>)", attributes, cell);
}

/// A rounded box around one line of text.
std::string pill(const std::string& inside, const style::Paint& paint, bool dashed, int border) {
  return fmt::format(
      R"(<TABLE BORDER="{}" COLOR="{}" BGCOLOR="{}" STYLE="{}" CELLBORDER="0" CELLSPACING="0" )"
      R"(CELLPADDING="2"><TR>{}<TD>{}</TD>{}</TR></TABLE>)",
      border, paint.line, paint.fill, dashed ? "ROUNDED,DASHED" : "ROUNDED", space(4), inside,
      space(4));
}

std::string chipPill(const Chip& chip) {
  const style::Paint paint = style::chipPaint(chip.tone);
  const std::string text = content(shorten(chip.text, style::kLongestChip));
  return pill(font(text.empty() ? "&#160;" : text, style::kChipSize, paint.text), paint,
              chip.tone == ChipTone::suggested, 1);
}

std::string absorbingCells() {
  std::string cells;
  for (int i = 0; i < kAbsorbingCells; ++i) cells += "<TD></TD>";
  return cells;
}

double widthOf(const Chip& chip) {
  return textWidth(shorten(chip.text, style::kLongestChip), {style::kChipSize, false}) + 15;
}

/// Chips in rows of at most `width`, the first ones only, and how many more there are.
std::string chipRows(const std::vector<Chip>& chips, double width) {
  const std::size_t shown = std::min(chips.size(), style::kChips);
  std::vector<std::string> rows;
  double left = 0;
  for (std::size_t i = 0; i < shown; ++i) {
    const double needed = widthOf(chips[i]);
    if (rows.empty() || needed > left) {
      rows.emplace_back();
      left = width;
    } else {
      rows.back() += space(3);
    }
    rows.back() += fmt::format("<TD>{}</TD>", chipPill(chips[i]));
    left -= needed;
  }
  if (shown < chips.size()) {
    const std::string more = fmt::format("+{}", chips.size() - shown);
    rows.back() += space(4);
    rows.back() += fmt::format("<TD>{}</TD>", font(more, style::kChipSize, style::kMuted));
  }
  std::string table;
  for (const std::string& cells : rows) {
    table += row(plainTable("<TR>" + cells + absorbingCells() + "</TR>"));
  }
  return plainTable(table, 1);
}

std::string badge(const std::vector<int>& steps) {
  const style::Paint paint{style::kFinding, style::kFinding, style::kPaper};
  return pill(font(stepWords(steps), 11, paint.text, true), paint, false, 0);
}

/// The first line of a setting's name, with what it starts with beside it.
std::string withToggle(const std::string& name, const DiagramNode& node) {
  const style::Paint paint = node.toggledOn
                                 ? style::Paint{style::kGuard, style::kGuard, style::kPaper}
                                 : style::Paint{style::kPaper, style::kMuted, style::kInk};
  const std::string text = content(shorten(node.toggle, style::kToggleCharacters));
  const std::string words = text.empty() ? "&#160;" : text;
  const std::string tag = pill(font(words, style::kChipSize, paint.text, true), paint, false, 1);
  return plainTable("<TR>" + fmt::format(R"(<TD ALIGN="LEFT">{}</TD>)", name) + space(8) +
                    fmt::format("<TD>{}</TD>", tag) + absorbingCells() + "</TR>");
}

std::string guardPills(const std::string& guard, const style::LineLimits& limits) {
  const style::Paint paint{style::kPaper, style::kGuard, style::kGuardText};
  std::string rows;
  for (const std::string& line : breakLines(guard, limits.guard, limits.guardLines)) {
    rows += row(font(content(line), style::kChipSize, paint.text));
  }
  return plainTable("<TR><TD>" + pill(plainTable(rows), paint, false, 1) + "</TD>" +
                    absorbingCells() + "</TR>");
}

bool isChange(Change change) {
  return change != Change::none && change != Change::same;
}

std::string struck(const std::string& text, Change change) {
  return change == Change::removed ? "<S>" + text + "</S>" : text;
}

std::string changePill(Change change) {
  const style::Paint paint = style::changePaint(change);
  const style::Paint reversed{paint.line, paint.line, paint.text};
  const std::string words(style::changeWords(change));
  return plainTable("<TR><TD>" +
                    pill(font(words, style::kSecondSize, reversed.text, true), reversed, false, 0) +
                    "</TD>" + absorbingCells() + "</TR>");
}

/// In lines, so that a narrow label does not push its flow's ends apart.
std::vector<std::string> flowLines(const DiagramEdge& edge, const style::LineLimits& limits) {
  return breakLines(shorten(edge.label, style::kFlowCharacters), limits.flow, limits.flowLines);
}

/// The sign stays beside what is struck out.
std::string changedWords(const DiagramEdge& edge, const style::LineLimits& limits) {
  const style::Colour ink = style::changePaint(edge.change).line;
  std::string rows;
  for (const std::string& line : flowLines(edge, limits)) {
    const std::string sign =
        rows.empty() ? std::string(style::changeSign(edge.change)) + " " : std::string();
    rows += row(font(sign + struck(content(line), edge.change), style::kFlowSize, ink, true));
  }
  if (!rows.empty()) return plainTable(rows);
  return font(std::string(style::changeWords(edge.change)), style::kFlowSize, ink, true);
}

std::string edgeWords(const DiagramEdge& edge, const style::LineLimits& limits) {
  if (isChange(edge.change)) return changedWords(edge, limits);
  const bool finding = edge.emphasis == Emphasis::finding;
  std::string rows;
  for (const std::string& line : flowLines(edge, limits))
    rows += row(font(content(line), style::kFlowSize, finding ? style::kInk : style::kEdgeLabel));
  return rows.empty() ? rows : plainTable(rows);
}

void appendCell(std::string& cells, const std::string& inside, int distance = 5) {
  if (inside.empty()) return;
  if (!cells.empty()) cells += space(distance);
  cells += fmt::format("<TD>{}</TD>", inside);
}

}  // namespace

std::string stepWords(const std::vector<int>& steps) {
  std::string words;
  for (std::size_t i = 0; i < steps.size();) {
    std::size_t last = i;
    while (last + 1 < steps.size() && steps[last + 1] == steps[last] + 1) ++last;
    if (!words.empty()) words += ", ";
    words += std::to_string(steps[i]);
    if (last > i) words += fmt::format("{}{}", last == i + 1 ? ", " : "–", steps[last]);
    i = last + 1;
  }
  return words;
}

std::string ofNode(const DiagramNode& node, const std::string& zone, bool leftToRight) {
  const bool ofSettings = node.shape == Shape::setting || node.shape == Shape::outcome;
  const style::LineLimits& limits =
      leftToRight && ofSettings ? style::kRoomy : limitsFor(leftToRight);
  const bool faded = node.emphasis == Emphasis::faded || node.change == Change::same;
  const style::Colour ink = faded ? style::kFadedText : style::kInk;
  std::string rows;
  if (node.shape == Shape::store) rows += gap(6);
  if (isChange(node.change)) rows += row(changePill(node.change));
  const auto names = breakLines(node.name, limits.name, limits.nameLines);
  for (const std::string& line : names) {
    const std::string words = font(struck(content(line), node.change), style::kNameSize, ink, true);
    const bool first = &line == &names.front();
    rows += row(first && !node.toggle.empty() ? withToggle(words, node) : words);
  }
  if (names.empty()) rows += row("&#160;");
  for (const std::string& words : {zone, node.second}) {
    for (const std::string& line : breakLines(words, limits.second, limits.secondLines)) {
      rows += row(font(content(line), style::kSecondSize, style::kMuted));
    }
  }
  if (!displayText(node.guard).empty())
    rows += row(guardPills(node.guard, limits), R"( CELLPADDING="3")");
  if (!node.chips.empty()) rows += row(chipRows(node.chips, limits.chipRow), R"( CELLPADDING="2")");
  return plainTable(rows, 1);
}

std::string ofEdge(const DiagramEdge& edge, bool withWords, bool leftToRight) {
  const style::LineLimits& limits = limitsFor(leftToRight);
  std::string cells;
  if (!edge.steps.empty()) appendCell(cells, badge(edge.steps));
  if (withWords || isChange(edge.change)) appendCell(cells, edgeWords(edge, limits));
  std::string rows;
  if (!cells.empty()) rows += row(plainTable("<TR>" + cells + absorbingCells() + "</TR>"));
  if (withWords && !displayText(edge.guard).empty()) rows += row(guardPills(edge.guard, limits));
  if (rows.empty()) return {};
  if (leftToRight) return plainTable(rows + gap(edge.steps.empty() ? 5 : 6));
  return plainTable(fmt::format("<TR>{}<TD>{}</TD></TR>", space(6), plainTable(rows)));
}

std::string ofZone(const DiagramZone& zone) {
  const style::Paint paint = style::zonePaint(zone.tone);
  const std::string name = content(shorten(zone.name, style::kZoneCharacters));
  const std::string second = content(shorten(zone.second, style::kZoneSecondCharacters));
  std::string cells;
  // No pill: words in the open have a light edge, which light words would vanish in.
  if (isChange(zone.change)) {
    appendCell(cells, font(std::string(style::changeWords(zone.change)), style::kSecondSize,
                           style::changePaint(zone.change).line, true));
  }
  if (!name.empty()) {
    appendCell(cells, font(struck(name, zone.change), style::kNameSize, paint.text, true));
  }
  if (!second.empty()) appendCell(cells, font(second, style::kFlowSize, paint.text), 8);
  if (cells.empty()) cells = "<TD>&#160;</TD>";
  // The last row keeps flows from crossing the title.
  return plainTable(row(plainTable("<TR>" + cells + "</TR>")) + gap(10));
}

std::string ofTitle(const Diagram& diagram) {
  std::string rows;
  for (const std::string& line : breakLines(diagram.title, 80, 2)) {
    rows += row(font(content(line), style::kTitleSize, style::kInk, true));
  }
  for (const std::string& line : breakLines(diagram.sentence, 100, 3)) {
    rows += row(font(content(line), style::kSentenceSize,
                     hasFinding(diagram) ? style::kFinding : style::kInk, true));
  }
  for (const std::string& line : breakLines(diagram.remark, 110, 3)) {
    rows += row(font(content(line), style::kSentenceSize, style::kInk));
  }
  return rows.empty() ? rows : plainTable(rows + gap(10), 2);
}

namespace {

std::string tableOf(const Diagram& diagram) {
  if (!diagram.table) return {};
  const auto line = [](const std::vector<std::string>& cells, style::Colour colour, bool bold) {
    std::string row;
    for (const std::string& cell : cells) {
      const std::string words = content(shorten(cell, style::kCellCharacters));
      row += fmt::format("<TD>{}</TD>",
                         font(words.empty() ? "&#160;" : words, style::kKeySize, colour, bold));
    }
    return "<TR>" + row + "</TR>";
  };
  std::string rows = line(diagram.table->header, style::kInk, true);
  for (const DiagramTableRow& each : diagram.table->rows) {
    rows += line(each.cells, each.finding ? style::kFinding : style::kInk, each.finding);
  }
  return fmt::format(
      R"(<TABLE BORDER="1" COLOR="{}" CELLBORDER="1" CELLSPACING="0" CELLPADDING="5">{}</TABLE>)",
      style::kFlow, rows);
}

std::string keyOf(const Diagram& diagram) {
  std::string cells = fmt::format("<TD>{}</TD>", font("Key", style::kKeySize, style::kInk, true));
  for (Sign sign : signsIn(diagram)) {
    const std::string words = fmt::format("{} = {}", lookOf(sign), wordsFor(sign));
    appendCell(cells, font(words, style::kKeySize, style::kInk));
  }
  return plainTable("<TR>" + cells + "</TR>", 3);
}

}  // namespace

std::string below(const Diagram& diagram) {
  const std::string table = tableOf(diagram);
  if (table.empty()) return keyOf(diagram);
  const std::string title = content(shorten(diagram.table->title, style::kTableTitleCharacters));
  const std::string words = title.empty() ? "&#160;" : title;
  return plainTable(
      row(font(words, style::kSentenceSize, style::kInk, true)) + row(table) + row(keyOf(diagram)),
      3);
}

}  // namespace dyetrace::html_label
