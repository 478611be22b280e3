#pragma once

// The grammar of a policy file: from the text of a part to a tree of what stands in it. What the
// words mean is read afterwards (statement_reader.h, rule_reader.h), so that everything that can go
// on after a mistake does.

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "importers/policy/source.h"

namespace dyetrace::policy {

struct Syntax {
  enum class Kind {
    part,  ///< The root.
    // Statements:
    policy,
    extends,
    category,
    purpose,
    weight,
    distance,
    adequate,
    inadequate,
    region,
    builtin,
    inherited,
    threshold,
    failOn,
    rule,
    // Clauses of a rule:
    severity,
    never,
    always,
    only,
    from,
    to,
    through,
    without,
    passes,
    when,
    unless,
    because,
    fix,
    ask,
    // What these are made of:
    data,
    form,
    about,
    marks,        ///< `mark a, b` as a station.
    disjunction,  ///< Of places.
    conjunction,
    negation,
    test,    ///< A word, and the names behind it.
    option,  ///< `weight 3`, `special child`.
    name,    ///< A word or a text in quotes.
    quoted,
    word,
    number,
    percent,
    guard,
  };
  Kind kind = Kind::part;
  std::string text{};     ///< As written; for names and quoted texts what they say.
  std::size_t begin = 0;  ///< Offset in the file.
  std::vector<Syntax> parts{};
};

/// The first mistake in a part.
struct SyntaxError {
  std::string code{};      ///< `policy/expected-place`.
  std::string expected{};  ///< `a place such as …`.
  std::size_t offset = 0;
};

using SyntaxResult = std::variant<Syntax, SyntaxError>;

/// A statement's first line (and its continuation); its first word must be a known one.
SyntaxResult parseStatement(const Source& source, const Part& part);
/// One or more clauses of a rule.
SyntaxResult parseClauses(const Source& source, const Part& part);

/// Words a statement or a clause begins with.
const std::vector<std::string>& statementWords();
const std::vector<std::string>& clauseWords();

}  // namespace dyetrace::policy
