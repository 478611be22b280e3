#include "importers/baseline/baseline_file.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "importers/annotations/table_text.h"
#include "importers/annotations/text.h"
#include "model/names.h"

namespace dyetrace {
namespace {

struct BaselineColumn {
  std::string_view name;
  std::string AcceptedFinding::*member;
};

constexpr std::array<BaselineColumn, 8> kBaselineColumns{{
    {"finding", &AcceptedFinding::finding},
    {"until", &AcceptedFinding::until},
    {"by", &AcceptedFinding::by},
    {"reason", &AcceptedFinding::reason},
    {"rule", &AcceptedFinding::rule},
    {"data", &AcceptedFinding::data},
    {"place", &AcceptedFinding::place},
    {"origin", &AcceptedFinding::origin},
}};

/// By position in the header: what the column means; null for one that nobody knows.
using Header = std::vector<std::string AcceptedFinding::*>;

Header headerOf(const TableLine& line) {
  Header header;
  for (const TableCell& cell : line) {
    const std::string name = foldName(cell.text);
    const auto* const known =
        std::find_if(kBaselineColumns.begin(), kBaselineColumns.end(),
                     [&](const BaselineColumn& each) { return each.name == name; });
    header.push_back(known == kBaselineColumns.end() ? nullptr : known->member);
  }
  return header;
}

bool has(const Header& header, std::string AcceptedFinding::*member) {
  return std::find(header.begin(), header.end(), member) != header.end();
}

AcceptedFinding entryFrom(const TableLine& line, const Header& header, FileId file) {
  AcceptedFinding entry;
  entry.where = {file, line.front().line, line.front().column, {}};
  for (std::size_t i = 0; i < line.size() && i < header.size(); ++i) {
    if (header[i] != nullptr) entry.*header[i] = std::string(trimmed(line[i].text));
  }
  return entry;
}

void report(std::string code, std::string message, const Location& where, std::string advice,
            Diagnostics& diagnostics) {
  diagnostics.push_back(
      {Level::error, std::move(code), std::move(message), where, std::move(advice), {}});
}

/// Whether the entry can count.
bool isComplete(const AcceptedFinding& entry, Diagnostics& diagnostics) {
  if (entry.finding.empty()) {
    report("baseline/no-finding", "the line names no finding", entry.where,
           "Write its identity in the first column, such as FLW-01-1f0c9a3e", diagnostics);
  } else if (!isDate(entry.until)) {
    report("baseline/bad-date",
           shown(entry.until) + " is no day on which the acceptance of " + shown(entry.finding) +
               " ends",
           entry.where, "Write it as year, month and day: 2027-03-31", diagnostics);
  } else if (entry.reason.empty()) {
    report("baseline/no-reason", "nobody says why " + shown(entry.finding) + " is accepted",
           entry.where, "Fill in the column `reason`", diagnostics);
  } else {
    return true;
  }
  return false;
}

}  // namespace

Baseline parseBaseline(std::string_view bytes, FileId file, Diagnostics& diagnostics) {
  Baseline baseline;
  const std::string text = decodeTable(bytes, file, diagnostics);
  const std::vector<TableLine> lines = tableLines(text, file, diagnostics);
  const Header header = lines.empty() ? Header() : headerOf(lines.front());
  if (!has(header, &AcceptedFinding::finding) || !has(header, &AcceptedFinding::until) ||
      !has(header, &AcceptedFinding::reason)) {
    report("baseline/header", "the first line does not name the columns finding, until and reason",
           {file, 1, 1, {}}, "`dyetrace accept` writes a baseline that can be read", diagnostics);
    return baseline;
  }
  for (std::size_t i = 1; i < lines.size(); ++i) {
    AcceptedFinding entry = entryFrom(lines[i], header, file);
    if (!isComplete(entry, diagnostics)) continue;
    const std::size_t before = baseline.entries.size();
    const std::string name = entry.finding;
    const Location where = entry.where;
    accept(baseline, std::move(entry));
    if (baseline.entries.size() > before) continue;
    report("baseline/twice", shown(name) + " is accepted twice; the later line counts", where,
           "Take one of the lines away", diagnostics);
  }
  return baseline;
}

std::string writeBaseline(const Baseline& baseline) {
  std::string table;
  for (const BaselineColumn& column : kBaselineColumns) {
    table += (table.empty() ? "" : "\t") + std::string(column.name);
  }
  table += '\n';
  for (const AcceptedFinding& entry : baseline.entries) {
    std::string line;
    for (const BaselineColumn& column : kBaselineColumns) {
      if (&column != &kBaselineColumns.front()) line += '\t';
      line += writtenCell(entry.*column.member);
    }
    table += line + '\n';
  }
  return table;
}

}  // namespace dyetrace
