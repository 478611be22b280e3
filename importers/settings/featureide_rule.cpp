#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "importers/settings/feature_model.h"
#include "importers/settings/featureide.h"
#include "model/names.h"

namespace dyetrace::settings {

namespace {

constexpr std::size_t kDeepestRule = 200;

/// How many operands an operator takes.
struct Arity {
  std::string_view name;
  std::size_t least;
  std::size_t most;
};

constexpr std::size_t kAny = std::numeric_limits<std::size_t>::max();

constexpr std::array<Arity, 11> kOperators{{
    {"var", 0, 0},
    {"not", 1, 1},
    {"conj", 1, kAny},
    {"disj", 1, kAny},
    {"imp", 2, 2},
    {"eq", 2, 2},
    {"atmost1", 1, kAny},
    {"atleast1", 1, kAny},
    {"xor", 1, kAny},
    {"true", 0, 0},
    {"false", 0, 0},
}};

const Arity* operatorNamed(std::string_view name) {
  const auto* const found = std::find_if(kOperators.begin(), kOperators.end(),
                                         [&](const Arity& each) { return each.name == name; });
  return found == kOperators.end() ? nullptr : found;
}

bool isOperand(pugi::xml_node node) {
  const std::string_view name = node.name();
  return node.type() == pugi::node_element && name != "description" && name != "tags" &&
         name != "graphics" && name != "attribute";
}

std::vector<pugi::xml_node> operandsOf(pugi::xml_node element) {
  std::vector<pugi::xml_node> operands;
  for (const pugi::xml_node child : element.children()) {
    if (isOperand(child)) operands.push_back(child);
  }
  return operands;
}

Refused unknownOperator(pugi::xml_node element, const XmlSource& source) {
  std::vector<std::string> names;
  for (const Arity& known : kOperators) names.emplace_back(known.name);
  std::string advice = didYouMean(nearestNames(element.name(), names));
  if (advice.empty()) advice = "Known are var, not, conj, disj, imp, eq, atmost1.";
  return {"the operator <" + std::string(element.name()) + "> is not known",
          source.xml.locate(element), std::move(advice)};
}

Guard combined(std::string_view name, std::vector<Guard> operands) {
  if (name == "not") return Guard::negation(std::move(operands[0]));
  if (name == "imp") return Guard::implication(std::move(operands[0]), std::move(operands[1]));
  if (name == "eq") return Guard::equivalence(std::move(operands[0]), std::move(operands[1]));
  if (name == "atmost1") return Guard::cardinality({0, 1}, std::move(operands));
  if (name == "xor") return Guard::cardinality({1, 1}, std::move(operands));
  if (name == "conj") return Guard::conjunction(std::move(operands));
  return Guard::disjunction(std::move(operands));
}

Guard readOperator(pugi::xml_node element, std::size_t depth, const XmlSource& source);

/// The operands, with those of a directly nested `conj` in a `conj` (and `disj` in a `disj`) in
/// place of it: tools write long chains as deep nests.
void collect(pugi::xml_node element, std::size_t depth, const XmlSource& source,
             std::vector<Guard>& operands) {
  const std::string_view name = element.name();
  const bool flat = name == "conj" || name == "disj";
  for (const pugi::xml_node operand : operandsOf(element)) {
    const bool same = flat && name == operand.name() && operandsOf(operand).size() > 1;
    if (same) collect(operand, depth, source, operands);
    if (!same) operands.push_back(readOperator(operand, depth + 1, source));
  }
}

Guard readOperator(pugi::xml_node element, std::size_t depth, const XmlSource& source) {
  if (depth > kDeepestRule)
    throw Refused("the constraint has more than 200 levels of nesting", source.xml.locate(element),
                  "Split it.");
  const std::string_view name = element.name();
  const Arity* known = operatorNamed(name);
  if (known == nullptr) throw unknownOperator(element, source);
  if (name == "var") {
    std::string feature = textOf(element);
    if (!feature.empty()) return featureOn(std::move(feature));
    throw Refused("<var> names no feature", source.xml.locate(element));
  }
  std::vector<Guard> operands;
  collect(element, depth, source, operands);
  if (operands.size() < known->least || operands.size() > known->most)
    throw Refused("<" + std::string(name) + "> has " + std::to_string(operands.size()) +
                      " operands, expected " + std::to_string(known->least) +
                      (known->most == kAny ? " or more" : ""),
                  source.xml.locate(element));
  if (name == "true") return {};
  if (name == "false") return Guard::never();
  return combined(name, std::move(operands));
}

}  // namespace

std::optional<Guard> readRule(pugi::xml_node rule, const XmlSource& source) {
  try {
    const std::vector<pugi::xml_node> operands = operandsOf(rule);
    if (operands.size() == 1) return readOperator(operands.front(), 1, source);
    throw Refused("a rule holds " + std::to_string(operands.size()) + " formulas, expected one",
                  source.xml.locate(rule));
  } catch (const Refused& refused) {
    source.drawing.diagnostics.push_back(
        {Level::error,
         "settings/constraint",
         std::string(refused.what()) + "; the constraint is left out",
         refused.where(),
         refused.advice(),
         {}});
    return std::nullopt;
  }
}

}  // namespace dyetrace::settings
