// Guards of branches, from what they say and from conditions of process engines.

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "importers/annotations/branches.h"
#include "importers/annotations/label_syntax.h"
#include "importers/annotations/text.h"
#include "model/guard_names.h"
#include "model/names.h"

namespace dyetrace {
namespace {

constexpr std::string_view kStated = "privacy.when";

/// Between `${` and `}`, or after the `=` of FEEL; the whole text otherwise.
std::string_view expressionIn(std::string_view text) {
  text = trimmed(text);
  if ((text.starts_with("${") || text.starts_with("#{")) && text.ends_with('}'))
    return trimmed(text.substr(2, text.size() - 3));
  if (text.starts_with('=') && !text.starts_with("==")) return trimmed(text.substr(1));
  return text;
}

/// The words for comparisons in JUEL as signs.
std::string withSigns(std::string_view expression) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kWords{{
      {"eq", "=="},
      {"ne", "!="},
      {"lt", "<"},
      {"le", "<="},
      {"gt", ">"},
      {"ge", ">="},
  }};
  std::string text;
  for (const std::string& word : splitOn(expression, " ")) {
    const auto* const sign = std::find_if(kWords.begin(), kWords.end(),
                                          [&](const auto& each) { return each.first == word; });
    if (!text.empty()) text += ' ';
    text += sign == kWords.end() ? word : std::string(sign->second);
  }
  return text;
}

/// `identifier op literal`, possibly negated.
std::optional<Guard> comparisonIn(std::string_view condition) {
  GuardParse parse = parseGuard(withSigns(expressionIn(condition)));
  if (!parse.error.empty()) return std::nullopt;
  const Guard* inner = &parse.guard;
  if (inner->kind() == Guard::Kind::negation) inner = &inner->operands()[0];
  if (inner->kind() != Guard::Kind::choice) return std::nullopt;
  return std::move(parse.guard);
}

/// Settings by key, and by key without regard to case, `-` and `_`, which engines cannot write.
class KnownSettings {
 public:
  explicit KnownSettings(const Product& product) : product_(product) {
    for (const SettingId id : product.settings.ids()) {
      const auto [entry, isNew] = folded_.emplace(foldName(product.settings[id].key), id);
      if (!isNew) entry->second = SettingId();
    }
  }

  /// Invalid if there is none, or if several would fit.
  SettingId find(const std::string& name) const {
    const SettingId exact = product_.settingNamed(name);
    if (exact.valid()) return exact;
    const auto found = folded_.find(foldName(name));
    return found == folded_.end() ? SettingId() : found->second;
  }

 private:
  const Product& product_;
  std::map<std::string, SettingId> folded_;
};

Diagnostic unknownOption(const Sequence& sequence, const Setting& setting, const Choice& choice) {
  std::vector<std::string> options;
  for (const SettingOption& option : setting.options) options.push_back(option.key);
  std::string advice = didYouMean(nearestNames(choice.option, options));
  if (advice.empty()) advice = "It has: " + inWords(options) + ".";
  return {Level::warning,
          "model/unknown-option",
          "the condition " + shown(sequence.condition) + " compares the setting `" + setting.key +
              "` with `" + choice.option +
              "`, which is none of its options; the branch counts as always possible",
          sequence.where,
          std::move(advice),
          {}};
}

/// The guard that a condition over a known setting is.
std::optional<Guard> guardFrom(const Sequence& sequence, const Product& product,
                               const KnownSettings& known, Diagnostics& found) {
  std::optional<Guard> guard = comparisonIn(sequence.condition);
  if (!guard) return std::nullopt;
  bool usable = true;
  const Guard named = transformed(*guard, [&](const Guard& part) {
    if (part.kind() != Guard::Kind::choice) return part;
    Choice choice = part.asChoice();
    const SettingId id = known.find(choice.setting);
    if (!id.valid()) {
      usable = false;
      return part;
    }
    const Setting& setting = product.settings[id];
    choice.setting = setting.key;
    if (!optionsThat(setting, choice.comparison, choice.option)) {
      usable = false;
      found.push_back(unknownOption(sequence, setting, choice));
    }
    return Guard::choice(std::move(choice));
  });
  if (!usable) return std::nullopt;
  return named;
}

/// The branch's own statement: an annotation, or `if …` in its name; empty if there is none.
std::string statementOf(const Sequence& sequence, const Product& product) {
  if (sequence.language == kStated) return sequence.condition;
  for (const auto& [key, value] : parseLabelText(sequence.name, product.taxonomy).pairs) {
    if (key == "when") return value;
  }
  return {};
}

Diagnostic unreadable(const std::string& text, const GuardParse& parse, const Location& where) {
  return {Level::error,
          "annotation/guard",
          "the guard " + shown(text) + " of a branch cannot be read at character " +
              std::to_string(parse.position + 1) + ": " + parse.error,
          where,
          "Until it is corrected the branch counts as always possible; write for example `ads = "
          "on`.",
          {}};
}

/// A statement over settings or options that there are not says nothing.
void settleStated(const Product& product, Sequence& sequence, Diagnostics& found) {
  auto problem = whatIsMisnamed(product, sequence.guard, sequence.where,
                                "the branch counts as always possible");
  if (!problem) return;
  found.push_back(std::move(*problem));
  sequence.guard = Guard();
  sequence.bound = false;
}

/// At an exclusive gateway a branch without condition is the one that is left; elsewhere only one
/// that is marked as default.
bool isLeft(const Product& product, const Sequence& sequence) {
  if (sequence.bound) return false;
  if (sequence.isDefault) return true;
  const bool exclusive = product.steps[sequence.from].kind == StepKind::exclusiveGateway;
  return exclusive && sequence.condition.empty();
}

Comparison opposite(Comparison comparison) {
  switch (comparison) {
    case Comparison::equal:
      return Comparison::notEqual;
    case Comparison::notEqual:
      return Comparison::equal;
    case Comparison::less:
      return Comparison::greaterEqual;
    case Comparison::lessEqual:
      return Comparison::greater;
    case Comparison::greater:
      return Comparison::lessEqual;
    case Comparison::greaterEqual:
      return Comparison::less;
  }
  return comparison;
}

/// The negation, without a `!` where it can be said without.
Guard opposite(const Guard& guard) {
  std::vector<Guard> opposites;
  for (const Guard& operand : guard.operands()) opposites.push_back(opposite(operand));
  switch (guard.kind()) {
    case Guard::Kind::choice:
      return Guard::choice({guard.asChoice().setting, opposite(guard.asChoice().comparison),
                            guard.asChoice().option});
    case Guard::Kind::negation:
      return guard.operands()[0];
    case Guard::Kind::conjunction:
      return Guard::disjunction(std::move(opposites));
    case Guard::Kind::disjunction:
      return Guard::conjunction(std::move(opposites));
    default:
      return Guard::negation(guard);
  }
}

/// Gives the branch that is left at one step the negation of the others, if all of them are bound.
void bindRest(const Product& product, const std::vector<Sequence*>& branches) {
  Sequence* left = nullptr;
  std::vector<Guard> others;
  for (Sequence* const branch : branches) {
    if (branch->bound) {
      others.push_back(branch->guard);
    } else if (left == nullptr && isLeft(product, *branch)) {
      left = branch;
    } else {
      return;
    }
  }
  if (left == nullptr || others.empty()) return;
  left->guard = opposite(Guard::disjunction(std::move(others)));
  left->bound = true;
}

/// Step by step.
void bindWhatIsLeft(Product& product, std::vector<Sequence*> branches) {
  std::stable_sort(
      branches.begin(), branches.end(),
      [](const Sequence* left, const Sequence* right) { return left->from < right->from; });
  for (auto first = branches.begin(); first != branches.end();) {
    const auto last = std::find_if(first, branches.end(), [&](const Sequence* other) {
      return other->from != (*first)->from;
    });
    if (last - first > 1) bindRest(product, {first, last});
    first = last;
  }
}

}  // namespace

Diagnostics bindStatedBranches(Product& product) {
  Diagnostics found;
  for (Sequence& sequence : product.sequences) {
    const std::string text = statementOf(sequence, product);
    if (text.empty()) continue;
    GuardParse parse = parseGuard(text);
    sequence.bound = parse.error.empty();
    if (sequence.bound) sequence.guard = std::move(parse.guard);
    if (!sequence.bound) found.push_back(unreadable(text, parse, sequence.where));
  }
  return found;
}

Diagnostics bindConditions(Product& product) {
  Diagnostics found;
  const KnownSettings known(product);
  std::vector<Sequence*> branches;
  branches.reserve(product.sequences.size());
  for (Sequence& sequence : product.sequences) {
    if (sequence.kind != SequenceKind::sequence) continue;
    if (sequence.bound) settleStated(product, sequence, found);
    if (!sequence.bound && !sequence.condition.empty() && sequence.language != kStated) {
      if (auto guard = guardFrom(sequence, product, known, found)) {
        sequence.guard = std::move(*guard);
        sequence.bound = true;
      }
    }
    branches.push_back(&sequence);
  }
  bindWhatIsLeft(product, std::move(branches));
  return found;
}

}  // namespace dyetrace
