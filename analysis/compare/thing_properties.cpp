#include "analysis/compare/thing_properties.h"

#include <algorithm>

#include "model/facts_text.h"
#include "model/step_words.h"

namespace dyetrace {
namespace {

constexpr std::size_t kUsualProperties = 7;

void add(ThingProperties& properties, std::string name, std::string words, std::string meaning) {
  properties.push_back({std::move(name), std::move(words), std::move(meaning)});
}

/// For what refers to nothing else.
void add(ThingProperties& properties, std::string name, std::string words) {
  properties.push_back({std::move(name), std::move(words), std::nullopt});
}

template <class Things, class IdType>
std::string titleIn(const Things& things, IdType id) {
  return id.valid() ? titleOf(things[id]) : std::string();
}

void addZone(ThingProperties& properties, const ModelView& view, std::string name, ZoneId zone) {
  add(properties, std::move(name), titleIn(view.product().zones, zone), view.meaning(zone));
}

void addNode(ThingProperties& properties, const ModelView& view, std::string name, NodeId node) {
  add(properties, std::move(name), titleIn(view.product().nodes, node), view.meaning(node));
}

void addGuard(ThingProperties& properties, const ModelView& view, std::string name,
              const Guard& guard) {
  if (guard.always()) return;
  add(properties, std::move(name), toString(guard), toString(view.meaning(guard)));
}

std::string inFixedOrder(std::vector<std::string> words) {
  std::sort(words.begin(), words.end());
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

/// The order of `a, b` says nothing.
std::string inOrder(const std::string& list) {
  std::vector<std::string> parts;
  std::size_t start = 0;
  for (std::size_t end = 0; end != std::string::npos; start = end + 2) {
    end = list.find(", ", start);
    parts.push_back(list.substr(start, end == std::string::npos ? end : end - start));
  }
  return inFixedOrder(std::move(parts));
}

template <class Thing>
void addFacts(ThingProperties& properties, const ModelView& view, const Thing& thing) {
  if (!thing.facts.valid()) return;
  const Facts& facts = view.product().factsOf(thing);
  const auto stated = [&](const std::string& name, const std::string& words) {
    if (!words.empty()) add(properties, "privacy." + name, words, inOrder(words));
  };
  stated("role", facts.role ? std::string(roleName(*facts.role)) : "");
  stated("organisation", facts.organisation);
  stated("region", inFixedOrder(facts.regions));
  for (const auto& [name, words] : factsAsText(view.product(), facts)) {
    if (name != "when") stated(name, words);
  }
  addGuard(properties, view, "privacy.when", facts.when);
}

std::string groupsWords(const ModelView& view, const Node& node, bool asMeaning) {
  std::vector<std::string> words;
  for (const ZoneId group : node.groups) {
    words.push_back(asMeaning ? view.meaning(group).str() : titleOf(view.product().zones[group]));
  }
  return inFixedOrder(std::move(words));
}

std::string stepTitle(const Step& step) {
  return step.name.empty() ? step.key : step.name;
}

std::string yesOrNo(bool value) {
  return value ? "yes" : "no";
}

}  // namespace

std::string ModelView::meaning(SettingId setting, std::string_view option) const {
  if (matching_ == nullptr || !setting.valid()) return std::string(option);
  const std::vector<SettingOption>& options = product_.settings[setting].options;
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (options[i].key != option) continue;
    const auto partner = matching_->optionAfter(setting, i);
    if (partner) return after_.settings[matching_->after(setting)].options[*partner].key;
  }
  return std::string(option);
}

Guard ModelView::meaning(const Guard& guard) const {
  if (matching_ == nullptr) return guard;
  return transformed(guard, [&](const Guard& leaf) {
    Choice choice = leaf.asChoice();
    const SettingId setting = product_.settingNamed(choice.setting);
    if (!setting.valid() || !matching_->after(setting).valid()) return leaf;
    choice.option = meaning(setting, choice.option);
    choice.setting = meaning(setting);
    if (leaf.kind() == Guard::Kind::changed) return Guard::changed(choice.setting);
    if (leaf.kind() == Guard::Kind::effective) return Guard::effective(choice.setting);
    return Guard::choice(choice);
  });
}

ThingProperties propertiesOf(const ModelView& view, const Node& node) {
  ThingProperties properties;
  properties.reserve(kUsualProperties);
  add(properties, "name", node.name);
  add(properties, "kind", std::string(nodeKindName(node.kind)));
  add(properties, "shape", node.shape);
  addZone(properties, view, "zone", node.zone);
  addNode(properties, view, "part of", node.parent);
  add(properties, "groups", groupsWords(view, node, false), groupsWords(view, node, true));
  addFacts(properties, view, node);
  return properties;
}

ThingProperties propertiesOf(const ModelView& view, const Flow& flow) {
  ThingProperties properties;
  properties.reserve(kUsualProperties);
  add(properties, "name", flow.name);
  add(properties, "kind", std::string(flowKindName(flow.kind)));
  addNode(properties, view, "from", flow.from);
  addNode(properties, view, "to", flow.to);
  add(properties, "confidence", std::string(confidenceName(flow.confidence)));
  addFacts(properties, view, flow);
  return properties;
}

ThingProperties propertiesOf(const ModelView& view, const Zone& zone) {
  ThingProperties properties;
  add(properties, "name", zone.name);
  add(properties, "kind", std::string(zoneKindName(zone.kind)));
  addZone(properties, view, "zone", zone.parent);
  addFacts(properties, view, zone);
  return properties;
}

ThingProperties propertiesOf(const ModelView& view, const Step& step) {
  ThingProperties properties;
  if (!step.node.valid()) {
    add(properties, "name", step.name);
    addZone(properties, view, "zone", step.process);
  }
  add(properties, "kind", std::string(stepKindName(step.kind)));
  const std::string parent =
      step.parent.valid() ? stepTitle(view.product().steps[step.parent]) : std::string();
  if (!step.node.valid()) add(properties, "part of", parent, view.meaning(step.parent));
  add(properties, "repeats", yesOrNo(step.repeats));
  add(properties, "interrupts", yesOrNo(step.interrupting));
  return properties;
}

ThingProperties propertiesOf(const ModelView& view, const Sequence& sequence) {
  ThingProperties properties;
  properties.reserve(kUsualProperties);
  const auto end = [&](const char* name, StepId step) {
    const std::string words = step.valid() ? stepTitle(view.product().steps[step]) : "";
    add(properties, name, words, view.meaning(step));
  };
  add(properties, "name", sequence.name);
  end("from", sequence.from);
  end("to", sequence.to);
  add(properties, "condition", sequence.condition);
  add(properties, "language", sequence.language);
  add(properties, "default", yesOrNo(sequence.isDefault));
  addGuard(properties, view, "guard", sequence.guard);
  return properties;
}

ThingProperties propertiesOf(const ModelView& view, const Constraint& constraint) {
  ThingProperties properties;
  add(properties, "kind", std::string(constraintKindName(constraint.kind)));
  addGuard(properties, view, "if", constraint.premise);
  addGuard(properties, view, "then", constraint.conclusion);
  add(properties, "because", constraint.because);
  add(properties, "since", constraint.since);
  constexpr const char* kEffects[] = {"", "shows", "sets"};
  add(properties, "effect", kEffects[static_cast<std::size_t>(constraint.effect)]);
  return properties;
}

ThingProperties propertiesOf(const ModelView&, const Screen& screen) {
  ThingProperties properties;
  add(properties, "name", screen.name);
  add(properties, "under", screen.parent);
  add(properties, "steps", std::to_string(screen.steps));
  return properties;
}

}  // namespace dyetrace
