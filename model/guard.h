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
//        | "changed" "(" name ")" | "effective" "(" name ")"
//        | ("atleast"|"atmost"|"exactly") "(" n {"," guard} ")" | "between" "(" n "," m {"," guard}
//        ")"
//
// A bare name means `name = on`. Names may hold letters, digits, `_`, `-` and `.`. `changed(x)`:
// the person has moved x away from its default. `effective(x)`: x is on, and so is everything above
// it. Both are written out as choices when a model's settings are resolved, so that no analysis
// ever meets them.
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
    equivalence,
    cardinality,  ///< Between bounds().least and bounds().most of the operands hold.
    changed,      ///< asChoice().setting is not at its default.
    effective,    ///< asChoice().setting is on, and all settings above it.
  };
  struct Bounds {
    std::size_t least = 0;
    std::size_t most = 0;
    bool operator==(const Bounds&) const = default;
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
  static Guard cardinality(Bounds bounds, std::vector<Guard> operands);
  static Guard changed(std::string setting);
  static Guard effective(std::string setting);

  Kind kind() const;
  bool always() const { return kind() == Kind::always; }
  const std::vector<Guard>& operands() const;
  /// Only for Kind::choice; for changed and effective its `setting` says which.
  const Choice& asChoice() const;
  /// Only for Kind::cardinality.
  Bounds bounds() const;

  /// Structural equality.
  bool operator==(const Guard& other) const;
  /// The same for a guard and its copies, as long as one of them lives; for tables of what was
  /// worked out of each. Guards that were made apart have different ones, equal or not.
  const void* identity() const { return expression_.get(); }

 private:
  struct Expression;
  explicit Guard(std::shared_ptr<const Expression> expression);
  std::shared_ptr<const Expression> expression_;
};

/// Every choice in the guard, in reading order; `changed(x)` and `effective(x)` count as `x = on`.
std::vector<Choice> choicesOf(const Guard& guard);

/// The guard with every choice, `changed` and `effective` replaced by what `replace` makes of it.
Guard transformed(const Guard& guard, const std::function<Guard(const Guard&)>& replace);

/// The guard must be free of `changed` and `effective`.
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
