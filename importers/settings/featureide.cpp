#include "importers/settings/featureide.h"

#include <algorithm>
#include <array>
#include <utility>

#include "importers/settings/feature_model.h"
#include "importers/settings/setting_attributes.h"

namespace dyetrace {

namespace settings {

namespace {

bool isFeature(pugi::xml_node element) {
  constexpr std::array<std::string_view, 4> kFeatures = {"feature", "and", "or", "alt"};
  const std::string_view name = element.name();
  return std::find(kFeatures.begin(), kFeatures.end(), name) != kFeatures.end();
}

bool isTrue(pugi::xml_node element, const char* attribute) {
  return attributeOf(element, attribute) == "true";
}

/// A group with one child asks for that child.
GroupKind groupOf(pugi::xml_node element) {
  const std::string_view name = element.name();
  if (name == "or") return GroupKind::some;
  return name == "alt" ? GroupKind::one : GroupKind::all;
}

/// `39.9 € (double, recursive)`: all that the attribute says, in one line.
std::string describeAttribute(pugi::xml_node attribute) {
  std::string text = attributeOf(attribute, "value");
  const std::string unit = attributeOf(attribute, "unit");
  if (!unit.empty()) text += (text.empty() ? "" : " ") + unit;
  std::string rest = attributeOf(attribute, "type");
  for (const char* flag : {"recursive", "configurable"}) {
    if (isTrue(attribute, flag)) rest += (rest.empty() ? "" : ", ") + std::string(flag);
  }
  if (!rest.empty()) text += (text.empty() ? "(" : " (") + rest + ")";
  return text;
}

class FeatureIdeTree {
 public:
  FeatureIdeTree(const XmlSource& source, FeatureModel& model) : source_(source), model_(model) {}

  std::size_t read(pugi::xml_node element, std::optional<std::size_t> parent) {
    const std::string name = attributeOf(element, "name");
    if (name.empty())
      throw Refused("a feature has no name", source_.at(element), "Give it a `name`.");
    const std::size_t index = model_.add(name, parent, source_.at(element));
    FeaturePlace& place = *model_.features[index].setting.feature;
    place.abstract = isTrue(element, "abstract");
    place.hidden = isTrue(element, "hidden");
    std::vector<std::size_t> members;
    for (const pugi::xml_node child : element.children()) {
      if (isFeature(child)) members.push_back(read(child, index));
      if (!isFeature(child) && child.type() == pugi::node_element) keep(child, index);
    }
    if (!members.empty()) addGroup(element, index, std::move(members));
    return index;
  }

 private:
  void addGroup(pugi::xml_node element, std::size_t index, std::vector<std::size_t> members) {
    const GroupKind kind = groupOf(element);
    std::size_t place = 0;
    for (const pugi::xml_node child : element.children()) {
      if (!isFeature(child)) continue;
      const std::size_t member = members[place++];
      model_.features[member].setting.feature->mandatory =
          (kind == GroupKind::all || members.size() == 1) && isTrue(child, "mandatory");
    }
    model_.features[index].groups.push_back({kind, 0, 0, std::move(members), source_.at(element)});
  }

  /// What is no feature: a description, an attribute, a matter of layout.
  void keep(pugi::xml_node element, std::size_t index) {
    const std::string_view kind = element.name();
    Setting& setting = model_.features[index].setting;
    if (kind == "attribute") return keepAttribute(element, index);
    if (kind == "description") {
      setting.help = textOf(element);
    } else if (kind == "graphics") {
      setting.notes.emplace_back("graphics " + attributeOf(element, "key"),
                                 attributeOf(element, "value"));
    } else {
      source_.warn("settings/unknown-element",
                   "<" + std::string(kind) + "> in a feature is not known", element,
                   "Expected and, or, alt, feature, description, attribute or graphics.");
    }
  }

  void keepAttribute(pugi::xml_node element, std::size_t index) {
    const std::string name = attributeOf(element, "name");
    const bool ours = name.starts_with("privacy");
    takeAttribute(model_, index, name,
                  ours ? attributeOf(element, "value") : describeAttribute(element),
                  source_.at(element), source_.drawing.diagnostics);
  }

  const XmlSource& source_;
  FeatureModel& model_;
};

void readTree(const XmlSource& source, FeatureModel& model) {
  const pugi::xml_node structure = source.xml.root().child("struct");
  FeatureIdeTree reader(source, model);
  for (const pugi::xml_node element : structure.children()) {
    if (!isFeature(element)) continue;
    if (!model.features.empty())
      throw Refused("the tree has a second root", source.at(element),
                    "Put both under one feature.");
    reader.read(element, std::nullopt);
  }
  if (model.features.empty())
    throw Refused("the feature model has no feature",
                  source.at(structure ? structure : source.xml.root()),
                  "Expected <struct> with one <and>, <or>, <alt> or <feature>.");
}

void readConstraints(const XmlSource& source, FeatureModel& model) {
  for (const pugi::xml_node constraints : source.xml.root().children("constraints")) {
    for (const pugi::xml_node element : constraints.children("rule")) {
      std::optional<Guard> guard = readRule(element, source);
      if (!guard) continue;
      Constraint constraint = rule(std::move(*guard), source.at(element));
      constraint.because = textOf(element.child("description"));
      model.constraints.push_back(std::move(constraint));
    }
  }
}

void readFeatureIde(const XmlSource& source) {
  FeatureModel model;
  readTree(source, model);
  readConstraints(source, model);
  addFeatureModel(std::move(model), source.drawing);
}

}  // namespace

}  // namespace settings

std::unique_ptr<Importer> makeFeatureIdeImporter() {
  return settings::xmlImporter(
      "FeatureIDE",
      [](const RootName& root) {
        return root.name == "featureModel" || root.name == "extendedFeatureModel";
      },
      settings::readFeatureIde);
}

}  // namespace dyetrace
