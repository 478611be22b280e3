// Constraints between settings, and the flows that settings open.

#include <optional>
#include <string_view>

#include "importers/settings/settings_reading.h"

namespace dyetrace::settings {

namespace {

constexpr std::string_view kConstraintLeftOut = "the constraint is left out";

std::optional<Constraint::Kind> kindFrom(std::string_view name) {
  if (name == "requires") return Constraint::Kind::requires_;
  if (name == "excludes") return Constraint::Kind::excludes;
  if (name == "implies") return Constraint::Kind::implies;
  return std::nullopt;
}

/// Whether the element has all it needs; what it lacks has been reported.
bool complete(pugi::xml_node element, Constraint::Kind kind) {
  if (kind != Constraint::Kind::excludes) return !attributeOf(element, "then").empty();
  return !attributeOf(element, "a").empty() && !attributeOf(element, "b").empty();
}

Constraint::Effect effectOf(pugi::xml_node element, const XmlSource& source) {
  return static_cast<Constraint::Effect>(
      wordOf(element, "effect", {"none", "shows", "sets"}, 0, source));
}

}  // namespace

void readConstraint(pugi::xml_node element, const XmlSource& source) {
  const std::optional<Constraint::Kind> kind = kindFrom(localName(element.name()));
  if (!kind || !complete(element, *kind)) return;
  const bool excludes = *kind == Constraint::Kind::excludes;
  const auto premise = guardOf(element, excludes ? "a" : "if", kConstraintLeftOut, source);
  const auto conclusion = guardOf(element, excludes ? "b" : "then", kConstraintLeftOut, source);
  if (!premise || !conclusion) return;
  Constraint constraint;
  constraint.kind = *kind;
  if (*kind == Constraint::Kind::implies) constraint.effect = effectOf(element, source);
  constraint.premise = *premise;
  constraint.conclusion = excludes ? Guard::negation(*conclusion) : *conclusion;
  constraint.because = attributeOf(element, "because");
  constraint.since = attributeOf(element, "since");
  constraint.where = source.at(element);
  source.drawing.product.constraints.push_back(std::move(constraint));
}

void readBinding(pugi::xml_node element, const XmlSource& source) {
  FlowBinding binding;
  binding.flow = attributeOf(element, "ref");
  if (binding.flow.empty()) return;
  binding.guard =
      guardOf(element, "guard", "the flow counts as always open", source).value_or(Guard());
  binding.risk = attributeOf(element, "risk");
  wordOf(element, "risk", {"none", "low", "medium", "high", "critical"}, 0, source);
  binding.purpose = attributeOf(element, "purpose");
  binding.data = attributeOf(element, "data");
  binding.where = source.at(element);
  binding.where.element = binding.flow;
  source.drawing.product.bindings.push_back(std::move(binding));
}

}  // namespace dyetrace::settings
