#include "importers/policy/rule_reader.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "importers/annotations/text.h"
#include "importers/policy/place_reader.h"
#include "importers/policy/rule_checks.h"
#include "model/names.h"

namespace dyetrace::policy {
namespace {

using Kind = Syntax::Kind;

bool isVerb(Kind kind) {
  return kind == Kind::never || kind == Kind::always || kind == Kind::only;
}

/// Clauses that may stand more than once in a rule.
bool mayRepeat(Kind kind) {
  return kind == Kind::through || kind == Kind::without || kind == Kind::passes;
}

bool isRuleName(const std::string& name) {
  return !name.empty() && name.size() <= 60 && std::all_of(name.begin(), name.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-';
  });
}

/// One line, every run of white space as one space.
std::string inOneLine(const std::string& text) {
  std::string line;
  for (const char c : text) {
    const bool space = std::isspace(static_cast<unsigned char>(c)) != 0;
    if (!space) line += c;
    if (space && !line.empty() && line.back() != ' ') line += ' ';
  }
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

class RuleReader {
 public:
  explicit RuleReader(Reading& reading) : reading_(reading) {}

  std::optional<PolicyRule> read(const Syntax& head, const Block& statement) {
    const bool named = readHead(head);
    bool broken = false;
    for (const Part& part : statement.clauses) {
      const SyntaxResult result = parseClauses(reading_.source(), part);
      if (const auto* error = std::get_if<SyntaxError>(&result)) {
        reading_.error(*error);
        broken = true;
      } else {
        for (const Syntax& clause : std::get<Syntax>(result).parts) readClause(clause);
      }
    }
    // Not if a clause could not be read: it may be the one that is missing.
    if (!broken && demands_) checkRule(rule_, head, passesAt_, reading_);
    if (!broken && !demands_) {
      reading_.error("policy/no-demand", "the rule " + shown(rule_.name) + " demands nothing", head,
                     "Add a clause that begins with `never`, `always` or `only`");
    }
    if (!named || !demands_) return std::nullopt;
    return std::move(rule_);
  }

 private:
  bool readHead(const Syntax& head) {
    const Syntax& name = head.parts.front();
    rule_.name = name.text;
    rule_.where = reading_.at(name);
    for (const Syntax& part : head.parts) {
      if (part.kind == Kind::quoted && &part != &name) rule_.sentence = part.text;
      if (part.kind == Kind::severity) rule_.severity = severityFromName(part.text);
    }
    if (isRuleName(rule_.name)) return true;
    reading_.error("policy/bad-rule-name", shown(rule_.name) + " is no name for a rule", name,
                   "Use letters, digits and `-`, at most 60 of them, such as `no-email-to-ads`");
    return false;
  }

  void readClause(const Syntax& clause) {
    const bool again = !seen_.insert(clause.kind).second && !mayRepeat(clause.kind);
    if (again && !isVerb(clause.kind)) {
      reading_.error("policy/repeated-clause",
                     "the clause " + shown(firstWord(clause)) + " stands twice in this rule",
                     clause, "Join both with `or`, or write a second rule");
      return;
    }
    take(clause);
    const bool prose =
        clause.kind == Kind::because || clause.kind == Kind::fix || clause.kind == Kind::ask;
    if (!prose) addText(clause);
  }

  static std::string firstWord(const Syntax& clause) {
    return clause.text.substr(0, clause.text.find_first_of(" \t\r\n"));
  }

  void addText(const Syntax& clause) {
    const std::string line = inOneLine(withoutComments(clause.text));
    rule_.text += (rule_.text.empty() ? "" : " ") + line;
  }

  void take(const Syntax& clause) {
    switch (clause.kind) {
      case Kind::never:
        return takeVerb(clause, PolicyRule::Verb::never);
      case Kind::always:
        return takeVerb(clause, PolicyRule::Verb::always);
      case Kind::only:
        return takeVerb(clause, PolicyRule::Verb::only);
      case Kind::from:
        rule_.from = readPlace(clause.parts.front(), reading_);
        return;
      case Kind::to:
        rule_.to = readPlace(clause.parts.front(), reading_);
        return;
      case Kind::through:
        rule_.through.push_back(readStation(clause, reading_));
        return;
      case Kind::without:
        rule_.without.push_back(readStation(clause, reading_));
        return;
      case Kind::passes:
        rule_.passes.push_back(readStation(clause, reading_));
        passesAt_ = clause.begin;
        return;
      case Kind::when:
        takeGuard(clause, rule_.when, rule_.whenWhere);
        return;
      case Kind::unless:
        takeGuard(clause, rule_.unless, rule_.unlessWhere);
        return;
      default:
        return takeProse(clause);
    }
  }

  void takeProse(const Syntax& clause) {
    if (clause.kind == Kind::severity) rule_.severity = severityFromName(clause.text);
    if (clause.kind == Kind::because) rule_.because = clause.parts.front().text;
    if (clause.kind == Kind::fix) rule_.fix = clause.parts.front().text;
    if (clause.kind == Kind::ask) rule_.ask = clause.parts.front().text;
  }

  void takeVerb(const Syntax& clause, PolicyRule::Verb verb) {
    if (demands_) {
      reading_.error("policy/second-demand",
                     "this rule demands something already; found " + shown(firstWord(clause)),
                     clause, "Write a second rule");
      return;
    }
    demands_ = true;
    rule_.verb = verb;
    rule_.verbWhere = reading_.at(clause);
    for (const Syntax& part : clause.parts) {
      if (part.kind == Kind::about) rule_.subjects = namesIn(part);
      if (part.kind != Kind::data) continue;
      if (auto data = readData(part, reading_)) rule_.data.push_back(std::move(*data));
    }
  }

  void takeGuard(const Syntax& clause, Guard& guard, Location& where) {
    const Syntax& content = clause.parts.front();
    where = reading_.at(content);
    const std::string text = withoutComments(content.text);
    if (trimmed(text).empty()) {
      reading_.error("policy/expected-guard", "expected settings; found nothing", clause,
                     "Write for example `personalised-ads = on & !child`");
      return;
    }
    const GuardParse parse = parseGuard(text);
    if (parse.error.empty()) {
      guard = knownKinds(parse.guard, content);
    } else {
      const std::size_t offset = std::min(parse.position, endOfContent(text));
      reading_.error("policy/bad-guard", parse.error, content.begin + offset,
                     "Write for example `personalised-ads = on & !child`");
    }
  }

  /// `changed` and `effective` depend on one model's settings, which a policy does not know.
  Guard knownKinds(const Guard& guard, const Syntax& content) {
    bool other = false;
    Guard known = transformed(guard, [&](const Guard& each) {
      other = other || each.kind() == Guard::Kind::changed || each.kind() == Guard::Kind::effective;
      return each;
    });
    if (other) {
      reading_.error("policy/guard-not-here", "a policy cannot ask `changed` or `effective`",
                     content, "Name the options that you mean, such as `ads = on`");
    }
    return known;
  }

  Reading& reading_;
  PolicyRule rule_;
  std::set<Kind> seen_;
  bool demands_ = false;
  std::size_t passesAt_ = 0;
};

}  // namespace

std::optional<PolicyRule> readRule(const Syntax& head, const Block& statement, Reading& reading) {
  return RuleReader(reading).read(head, statement);
}

}  // namespace dyetrace::policy
