// What a launch does to the choices of people who are already there.

#include <optional>
#include <string_view>

#include "importers/settings/settings_reading.h"

namespace dyetrace::settings {

namespace {

constexpr std::string_view kStepLeftOut = "the step is left out";

using Kind = MigrationStep::Kind;

/// `move` with a setting says that its choices are kept or reset.
std::optional<Kind> kindFrom(pugi::xml_node element, const XmlSource& source) {
  const std::string_view name = localName(element.name());
  if (name == "rename") return Kind::rename;
  if (name == "split") return Kind::split;
  if (name == "merge") return Kind::merge;
  if (name == "drop") return Kind::drop;
  if (name != "move") return std::nullopt;
  if (attributeOf(element, "setting").empty()) return Kind::move;
  const bool reset = !attributeOf(element, "reset").empty();
  const bool keep = flagOf(element, "keep", false, source);
  if (reset != keep) return reset ? Kind::reset : Kind::keep;
  source.error("settings/migration",
               "this <move> of `" + attributeOf(element, "setting") +
                   "` does not say whether choices are kept or reset; the step is left out",
               element, "Write `keep=\"true\"` or `reset=\"default\"`.");
  return std::nullopt;
}

/// From which configurations to which; false if that cannot be read.
bool readMove(pugi::xml_node element, MigrationStep& step, const XmlSource& source) {
  if (attributeOf(element, "from").empty() || attributeOf(element, "to").empty()) {
    source.error("settings/missing-attribute",
                 "<move> needs `from` and `to`, or `setting` with `keep` or `reset`", element,
                 "Add them; the step is left out until then.");
    return false;
  }
  const auto from = guardOf(element, "from", kStepLeftOut, source);
  const auto to = guardOf(element, "to", kStepLeftOut, source);
  if (!from || !to) return false;
  step.from = *from;
  step.to = *to;
  return true;
}

bool readNames(pugi::xml_node element, MigrationStep& step) {
  if (step.kind == Kind::keep || step.kind == Kind::reset || step.kind == Kind::drop) {
    step.before = namesOf(element, "setting");
    if (step.kind != Kind::drop) step.after = step.before;
    return !step.before.empty();
  }
  step.before = namesOf(element, "from");
  step.after = namesOf(element, "to");
  return !step.before.empty() && !step.after.empty();
}

std::optional<MigrationStep> stepFrom(pugi::xml_node element, const XmlSource& source) {
  const std::optional<Kind> kind = kindFrom(element, source);
  if (!kind) return std::nullopt;
  MigrationStep step;
  step.kind = *kind;
  step.notice = attributeOf(element, "notice");
  step.where = source.at(element);
  const auto when = guardOf(element, "when", kStepLeftOut, source);
  if (!when) return std::nullopt;
  step.when = *when;
  const bool read =
      *kind == Kind::move ? readMove(element, step, source) : readNames(element, step);
  if (!read) return std::nullopt;
  return step;
}

}  // namespace

void readMigration(pugi::xml_node element, const XmlSource& source) {
  Migration migration;
  migration.from = attributeOf(element, "from");
  migration.to = attributeOf(element, "to");
  migration.where = source.at(element);
  for (const pugi::xml_node child : element.children()) {
    if (child.type() != pugi::node_element) continue;
    if (auto step = stepFrom(child, source)) migration.steps.push_back(std::move(*step));
  }
  source.drawing.product.migrations.push_back(std::move(migration));
}

}  // namespace dyetrace::settings
