#pragma once

// The real files with their independently counted facts, found through DYETRACE_CORPUS.

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dyetrace::test {

using Row = std::map<std::string, std::string>;

/// The corpus folder; nothing if the environment does not name one.
std::optional<std::string> corpusFolder();
std::string readFile(const std::string& path);
/// A tab-separated table with a header line.
std::vector<Row> readTable(const std::string& path);

}  // namespace dyetrace::test
