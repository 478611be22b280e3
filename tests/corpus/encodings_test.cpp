// Real BPMN files: their encodings as an independent reader tells them, and what becomes of those
// that are not well formed.

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "importers/xml/xml.h"
#include "tests/corpus/bpmn_corpus.h"

using namespace dyetrace;
using namespace dyetrace::test;

namespace {

struct Outcome {
  std::string encoding;
  std::string error;
  Diagnostics diagnostics;
};

Outcome readXml(const std::string& bytes) {
  Outcome outcome;
  try {
    outcome.encoding = XmlFile(bytes, FileId(0), outcome.diagnostics).encoding();
  } catch (const XmlError& error) {
    outcome.error = std::to_string(error.where().line) + ":" +
                    std::to_string(error.where().column) + ": " + error.what();
  }
  return outcome;
}

std::string upperCase(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::toupper(letter)); });
  return text;
}

/// What encoding() should say for the columns `bom` and `encoding`.
std::string expectedEncoding(const Row& row) {
  if (row.at("bom") == "utf-16le-bom") return "UTF-16LE";
  if (row.at("bom") == "utf-8-bom" || row.at("encoding") == "(no xml decl)") return "UTF-8";
  return upperCase(row.at("encoding"));
}

bool warnsOf(const Outcome& outcome, const std::string& code) {
  return std::any_of(outcome.diagnostics.begin(), outcome.diagnostics.end(),
                     [&](const Diagnostic& each) { return each.code == code; });
}

}  // namespace

TEST_CASE("well-formed real files read without a word, in the encoding they are in") {
  const auto folder = corpusFolder();
  if (!folder) {
    WARN("skipped: DYETRACE_CORPUS is not set");
    return;
  }
  std::size_t files = 0;
  for (const Row& row : readTable(*folder + "/bpmn/facts.tsv")) {
    if (row.at("status") == "malformed") continue;
    INFO(row.at("path"));
    const Outcome outcome = readXml(readFile(*folder + "/bpmn/" + row.at("path")));
    CHECK(outcome.error.empty());
    CHECK(outcome.diagnostics.empty());
    CHECK(upperCase(outcome.encoding) == expectedEncoding(row));
    ++files;
  }
  CHECK(files > 80);
}

TEST_CASE("real files that are not well formed have the outcome proposed for them") {
  const auto folder = corpusFolder();
  if (!folder) {
    WARN("skipped: DYETRACE_CORPUS is not set");
    return;
  }
  for (const Row& row : readTable(*folder + "/bpmn/malformed.tsv")) {
    INFO(row.at("path"));
    const Outcome outcome = readXml(readFile(*folder + "/bpmn/" + row.at("path")));
    INFO(outcome.error);
    const std::string& proposed = row.at("suggested importer outcome");
    if (proposed.starts_with("error")) {
      CHECK(!outcome.error.empty());
    } else if (proposed.starts_with("warn")) {
      CHECK(outcome.error.empty());
      CHECK(warnsOf(outcome, "xml/unbound-prefix"));
    } else {
      CHECK(outcome.error.empty());
      CHECK(outcome.encoding == "windows-1252");
      CHECK(warnsOf(outcome, "xml/invalid-utf8"));
    }
  }
}

TEST_CASE("a broken tag in a real file is reported at its line and column") {
  const auto folder = corpusFolder();
  if (!folder) {
    WARN("skipped: DYETRACE_CORPUS is not set");
    return;
  }
  const std::string path =
      "/bpmn/bpmn-js/test/spec/features/modeling/behavior/SubProcessBehavior.copy-paste.bpmn";
  const Outcome outcome = readXml(readFile(*folder + path));
  CHECK(outcome.error.starts_with("144:92: "));
}
