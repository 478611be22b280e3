#include "importers/policy/policy_reader.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "importers/annotations/text.h"
#include "importers/policy/reading.h"
#include "importers/policy/rule_reader.h"
#include "importers/policy/statement_reader.h"
#include "model/diagnostic_list.h"
#include "model/names.h"

namespace dyetrace {
namespace {

using policy::Block;
using policy::Part;
using policy::Syntax;
using policy::SyntaxError;
using policy::SyntaxResult;

/// A statement whose first line could be read.
struct Read {
  Syntax head;
  const Block* statement = nullptr;
};

struct File {
  policy::Source source;
  std::vector<Read> statements{};
};

std::string firstWordOf(std::string_view text) {
  return std::string(text.substr(0, text.find_first_of(" \t\r\n#\"")));
}

/// The whole statement as one part, for those that have no clauses.
Part whole(const Block& statement) {
  return {statement.head.begin,
          statement.clauses.empty() ? statement.head.end : statement.clauses.back().end};
}

std::optional<Syntax> headOf(const Block& statement, policy::Reading& reading) {
  const policy::Source& source = reading.source();
  Syntax first;
  first.text = firstWordOf(source.text(statement.head));
  first.begin = statement.head.begin;
  const auto& known = policy::statementWords();
  if (std::find(known.begin(), known.end(), first.text) == known.end()) {
    const auto& clauses = policy::clauseWords();
    const bool clause = std::find(clauses.begin(), clauses.end(), first.text) != clauses.end();
    if (clause) {
      reading.error("policy/clause-not-indented",
                    shown(first.text) + " begins a clause, but stands in the first column", first,
                    "Indent it below the rule that it belongs to");
    } else {
      reading.unknown("policy/unknown-statement", "statement of a policy", first, known);
    }
    return std::nullopt;
  }
  const bool isRule = first.text == "rule";
  const SyntaxResult result =
      policy::parseStatement(source, isRule ? statement.head : whole(statement));
  if (const auto* error = std::get_if<SyntaxError>(&result)) {
    reading.error(*error);
    return std::nullopt;
  }
  return std::get<Syntax>(result).parts.front();
}

void readHeads(File& file, policy::Reading& reading) {
  reading.turnTo(file.source);
  for (const Part& stray : file.source.strays()) {
    reading.error("policy/stray-line", "this line is indented, but no statement is above it",
                  stray.begin, "A statement begins in the first column");
  }
  for (const Block& statement : file.source.statements()) {
    if (auto head = headOf(statement, reading)) {
      file.statements.push_back({std::move(*head), &statement});
    }
  }
}

/// A rule of an extended file gives way to one of the same name; in one file names are unique.
void keep(PolicyRule rule, policy::Reading& reading) {
  std::vector<PolicyRule>& rules = reading.policy.rules;
  const auto same = std::find_if(rules.begin(), rules.end(), [&](const PolicyRule& other) {
    return foldName(other.name) == foldName(rule.name);
  });
  if (same == rules.end()) {
    rules.push_back(std::move(rule));
  } else if (same->where.file != rule.where.file) {
    *same = std::move(rule);
  } else {
    reading.error("policy/same-name",
                  "there is a rule " + shown(rule.name) + " already, in line " +
                      std::to_string(same->where.line),
                  rule.where, "Give it another name");
  }
}

void readRules(const File& file, policy::Reading& reading) {
  reading.turnTo(file.source);
  for (const Read& each : file.statements) {
    if (each.head.kind == Syntax::Kind::inherited) policy::readInherited(each.head, reading);
    if (each.head.kind != Syntax::Kind::rule) continue;
    if (auto rule = policy::readRule(each.head, *each.statement, reading)) {
      keep(std::move(*rule), reading);
    }
  }
}

}  // namespace

std::vector<ExtendedFile> extendedBy(const InputFile& file, FileId id) {
  const policy::Source source(file.bytes, id);
  std::vector<ExtendedFile> files;
  for (const Block& statement : source.statements()) {
    if (firstWordOf(source.text(statement.head)) != "extends") continue;
    const SyntaxResult result = policy::parseStatement(source, whole(statement));
    const auto* syntax = std::get_if<Syntax>(&result);
    if (syntax == nullptr) continue;
    const Syntax& name = syntax->parts.front().parts.front();
    files.push_back({name.text, source.at(name.begin)});
  }
  return files;
}

PolicyReading readPolicy(const std::vector<InputFile>& files,
                         const std::vector<std::string>& ruleCodes) {
  PolicyReading result;
  policy::Reading reading(result.policy, result.diagnostics, ruleCodes);
  std::vector<File> read;
  for (const InputFile& file : files) {
    result.policy.files.push_back(file.name);
    read.push_back({policy::Source(file.bytes, FileId(read.size())), {}});
  }
  for (File& file : read) readHeads(file, reading);
  // Own terms first, so that a rule may use one that is declared below it.
  for (const File& file : read) {
    reading.turnTo(file.source);
    for (const Read& each : file.statements) policy::readStatement(each.head, reading);
  }
  if (!read.empty()) policy::checkThresholds(reading);
  for (const File& file : read) readRules(file, reading);
  sortByPlace(result.diagnostics);
  return result;
}

}  // namespace dyetrace
