#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "importers/annotations/facts_table.h"
#include "importers/annotations/suggest.h"
#include "importers/importer.h"

using namespace dyetrace;

namespace {

std::string bytesOf(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The published interchange test diagrams: real exports of some twenty tools.
std::vector<InputFile> diagrams(const std::filesystem::path& corpus) {
  std::vector<InputFile> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus / "bpmn/miwg")) {
    if (entry.is_regular_file() && entry.path().extension() == ".bpmn")
      files.push_back({entry.path().filename().string(), bytesOf(entry.path())});
  }
  return files;
}

}  // namespace

TEST_CASE("Suggestions for real diagrams can be used as a facts table without a complaint") {
  const char* corpus = std::getenv("DYETRACE_CORPUS");
  if (corpus == nullptr) {
    WARN("skipped: DYETRACE_CORPUS is not set");
    return;
  }
  std::size_t withSuggestions = 0;
  for (const InputFile& diagram : diagrams(corpus)) {
    INFO(diagram.name);
    const Import import = importModel({diagram}, {});
    const std::vector<FactsRow> rows = suggestFacts(import.product);
    if (rows.empty()) continue;
    ++withSuggestions;
    const std::string table = writeFactsTable(rows);
    const Import annotated = importModel({diagram, {"suggested.facts.tsv", table}}, {});
    for (const Diagnostic& diagnostic : annotated.diagnostics) {
      INFO(diagnostic.message);
      CHECK_FALSE(diagnostic.code.starts_with("facts/"));
    }
    CHECK(suggestFacts(annotated.product).empty());
  }
  CHECK(withSuggestions >= 5);
}
