#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "analysis/rule.h"

using namespace dyetrace;

namespace {

const std::filesystem::path kSource = DYETRACE_SOURCE;

std::vector<std::string> linesOf(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string textOf(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

/// The files of a golden case that are its input.
std::set<std::string> modelsIn(const std::filesystem::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with("expected") && name != "arguments") names.insert(name);
  }
  return names;
}

/// How many lines the longer one has between what both begin with and what both end with.
std::size_t changed(std::vector<std::string> one, std::vector<std::string> other) {
  const auto begin = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
  one.erase(one.begin(), begin.first);
  other.erase(other.begin(), begin.second);
  const auto end = std::mismatch(one.rbegin(), one.rend(), other.rbegin(), other.rend());
  return static_cast<std::size_t>(
      std::max(std::distance(end.first, one.rend()), std::distance(end.second, other.rend())));
}

/// The same over all models of the two folders.
std::size_t differences(const std::filesystem::path& one, const std::filesystem::path& other) {
  std::size_t count = 0;
  for (const std::string& name : modelsIn(one)) {
    count += changed(linesOf(one / name), linesOf(other / name));
  }
  return count;
}

}  // namespace

TEST_CASE("every rule says all about itself, and rules stand in the order of their codes") {
  std::string before;
  for (const auto& rule : rules()) {
    const RuleDescription& text = rule->description();
    CAPTURE(text.code);
    CHECK(before < text.code);
    before = text.code;
    for (const std::string& field : {text.name, text.question, text.checks, text.severity,
                                     text.article, text.linddun, text.dpv, text.fix, text.needs}) {
      CHECK_FALSE(field.empty());
    }
    CHECK(text.question.ends_with("?"));
  }
}

TEST_CASE("every rule has a golden case that fires and one that stays quiet, one line apart") {
  for (const auto& rule : rules()) {
    const std::string code = rule->description().code;
    CAPTURE(code);
    const std::filesystem::path folder = kSource / "tests/golden/rules" / code;
    REQUIRE(std::filesystem::exists(folder / "fires/expected"));
    REQUIRE(std::filesystem::exists(folder / "stays-quiet/expected"));
    CHECK(textOf(folder / "fires/arguments").find("--rules " + code) != std::string::npos);
    CHECK(modelsIn(folder / "fires") == modelsIn(folder / "stays-quiet"));
    const std::size_t lines = differences(folder / "fires", folder / "stays-quiet");
    CHECK(lines >= 1);
    CHECK(lines <= 2);  // A line added at the end of a text moves the tag that closes it.
    CHECK(textOf(folder / "stays-quiet/expected").find(code + "-") == std::string::npos);
    CHECK(textOf(folder / "fires/expected").find(code + "-") != std::string::npos);
  }
}

TEST_CASE("every rule has a section in the documentation under its code and name") {
  const std::string docs = textOf(kSource / "docs/rules.md");
  for (const auto& rule : rules()) {
    const RuleDescription& text = rule->description();
    CAPTURE(text.code);
    CHECK(docs.find("### " + text.code + " " + text.name + "\n") != std::string::npos);
  }
}
