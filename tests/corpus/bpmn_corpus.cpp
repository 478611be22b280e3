#include "tests/corpus/bpmn_corpus.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace dyetrace::test {

namespace {

std::vector<std::string> cellsOf(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\t') {
      cells.emplace_back();
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  return cells;
}

}  // namespace

std::optional<std::string> corpusFolder() {
  const char* folder = std::getenv("DYETRACE_CORPUS");
  if (folder == nullptr || *folder == '\0') return std::nullopt;
  return std::string(folder);
}

std::string readFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

std::vector<Row> readTable(const std::string& path) {
  std::istringstream lines(readFile(path));
  std::string line;
  std::getline(lines, line);
  const std::vector<std::string> header = cellsOf(line);
  std::vector<Row> rows;
  while (std::getline(lines, line)) {
    const std::vector<std::string> cells = cellsOf(line);
    Row row;
    for (std::size_t column = 0; column < header.size(); ++column) {
      row[header[column]] = column < cells.size() ? cells[column] : std::string();
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace dyetrace::test
