#pragma once

// Guards: Boolean expressions over settings, as written on a flow or a node.
//
// A guard is a small immutable tree; it knows names, not settings, and nothing of how conditions
// are computed. The grammar (loosest first; `->` associates to the right):
//
//   iff = imp {"<->" imp}          imp  = or ["->" imp]
//   or  = and {("|"|"or") and}     and  = not {("&"|"and") not}
//   not = ["!"|"not"] atom
//   atom = "(" guard ")" | "true" | "false" | name | name op value     op: = == != < <= > >=
//
// A bare name means `name = on`. Names may hold letters, digits, `_`, `-` and `.`.
//
//   Guard g = parseGuard("location-history = on & !child").guard;
//   evaluate(g, [](const Choice& c) { return ...; });

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dyetrace {

enum class Comparison { equal, notEqual, less, lessEqual, greater, greaterEqual };

/// One choice: `setting op option`.
struct Choice {
  std::string setting{};
  Comparison comparison = Comparison::equal;
  std::string option{};
  bool operator==(const Choice&) const = default;
};

class Guard {
 public:
  enum class Kind {
    always,
    never,
    choice,
    negation,
    conjunction,
    disjunction,
    implication,
    equivalence
  };

  /// Always open.
  Guard();
  static Guard never();
  static Guard choice(Choice choice);
  static Guard negation(Guard operand);
  /// Of no operands: always. Of one: that one.
  static Guard conjunction(std::vector<Guard> operands);
  /// Of no operands: never. Of one: that one.
  static Guard disjunction(std::vector<Guard> operands);
  static Guard implication(Guard premise, Guard conclusion);
  static Guard equivalence(Guard left, Guard right);

  Kind kind() const;
  bool always() const { return kind() == Kind::always; }
  const std::vector<Guard>& operands() const;
  /// Only for Kind::choice.
  const Choice& asChoice() const;

  /// Structural equality.
  bool operator==(const Guard& other) const;

 private:
  struct Expression;
  explicit Guard(std::shared_ptr<const Expression> expression);
  std::shared_ptr<const Expression> expression_;
};

/// Every choice in the guard, in reading order.
std::vector<Choice> choicesOf(const Guard& guard);

bool evaluate(const Guard& guard, const std::function<bool(const Choice&)>& holds);

/// The guard in the grammar above; parses back to an equal guard.
std::string toString(const Guard& guard);

/// The guard as a person would say it: `Face grouping = on and Region = EU`. `title` gives the
/// words for a setting's name.
std::string inWords(const Guard& guard,
                    const std::function<std::string(const std::string&)>& title);

struct GuardParse {
  Guard guard{};
  std::string error{};       ///< Empty if it parsed; else what was expected and what was found.
  std::size_t position = 0;  ///< Byte offset of the error.
};

/// Never throws. Limits: 64 KiB of text, 200 levels of nesting.
GuardParse parseGuard(std::string_view text);

}  // namespace dyetrace
