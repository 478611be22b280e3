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

/// The lines of one that the other does not have.
std::size_t missing(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  std::multiset<std::string> left(one.begin(), one.end());
  for (const std::string& line : other) {
    if (const auto found = left.find(line); found != left.end()) left.erase(found);
  }
  return left.size();
}

/// How many lines of the models of the two folders are changed, added or taken out.
std::size_t differences(const std::filesystem::path& one, const std::filesystem::path& other) {
  std::size_t count = 0;
  for (const std::string& name : modelsIn(one)) {
    const auto a = linesOf(one / name);
    const auto b = linesOf(other / name);
    count += std::max(missing(a, b), missing(b, a));
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
    CHECK(differences(folder / "fires", folder / "stays-quiet") == 1);
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
