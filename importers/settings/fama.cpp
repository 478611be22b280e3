#include "importers/settings/fama.h"

#include <charconv>
#include <utility>

#include "importers/settings/feature_model.h"
#include "importers/settings/xml_source.h"

namespace dyetrace {

namespace settings {

namespace {

std::size_t boundOf(pugi::xml_node element, const char* name, const XmlSource& source) {
  const std::string text = attributeOf(element, name);
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size()) return number;
  throw Refused("the cardinality's `" + std::string(name) + "` is no number", source.at(element),
                "Expected <cardinality min=\"0\" max=\"1\"/>.");
}

class FamaTree {
 public:
  FamaTree(const XmlSource& source, FeatureModel& model) : source_(source), model_(model) {}

  std::size_t read(pugi::xml_node element, std::optional<std::size_t> parent) {
    const std::string name = attributeOf(element, "name");
    if (name.empty())
      throw Refused("a feature has no name", source_.at(element), "Give it a `name`.");
    const std::size_t index = model_.add(name, parent, source_.at(element));
    for (const pugi::xml_node child : element.children()) {
      const std::string_view kind = child.name();
      if (kind == "binaryRelation") readBinary(child, index);
      if (kind == "setRelation") readSet(child, index);
    }
    return index;
  }

 private:
  void readBinary(pugi::xml_node relation, std::size_t parent) {
    const pugi::xml_node cardinality = relation.child("cardinality");
    const std::size_t least = boundOf(cardinality, "min", source_);
    if (boundOf(cardinality, "max", source_) > 1)
      throw Refused("several instances of one feature cannot be represented",
                    source_.at(cardinality), "Expected max=\"1\".");
    for (const pugi::xml_node child : relation.children("solitaryFeature")) {
      const std::size_t member = read(child, parent);
      model_.features[member].setting.feature->mandatory = least > 0;
      model_.features[parent].groups.push_back(
          {GroupKind::all, 0, 0, {member}, source_.at(relation)});
    }
  }

  void readSet(pugi::xml_node relation, std::size_t parent) {
    const pugi::xml_node cardinality = relation.child("cardinality");
    FeatureGroup group;
    group.atLeast = boundOf(cardinality, "min", source_);
    group.atMost = boundOf(cardinality, "max", source_);
    group.where = source_.at(relation);
    for (const pugi::xml_node child : relation.children("groupedFeature"))
      group.members.push_back(read(child, parent));
    group.kind = GroupKind::cardinality;
    if (group.atLeast == 1 && group.atMost == 1) group.kind = GroupKind::one;
    if (group.atLeast == 1 && group.atMost >= group.members.size() && group.members.size() > 1)
      group.kind = GroupKind::some;
    model_.features[parent].groups.push_back(std::move(group));
  }

  const XmlSource& source_;
  FeatureModel& model_;
};

Constraint dependency(pugi::xml_node element, const XmlSource& source) {
  const bool excludes = std::string_view(element.name()) == "excludes";
  Constraint constraint;
  constraint.kind = excludes ? Constraint::Kind::excludes : Constraint::Kind::requires_;
  constraint.premise = featureOn(attributeOf(element, "feature"));
  constraint.conclusion = featureOn(attributeOf(element, element.name()));
  if (excludes) constraint.conclusion = Guard::negation(constraint.conclusion);
  constraint.where = source.at(element);
  return constraint;
}

void readFama(const XmlSource& source) {
  FeatureModel model;
  const pugi::xml_node root = source.xml.root();
  if (!root.child("feature"))
    throw Refused("the feature model has no feature", source.at(root), "Expected one <feature>.");
  FamaTree(source, model).read(root.child("feature"), std::nullopt);
  for (const pugi::xml_node child : root.children()) {
    const std::string_view kind = child.name();
    if (kind == "requires" || kind == "excludes")
      model.constraints.push_back(dependency(child, source));
  }
  addFeatureModel(std::move(model), source.drawing);
}

}  // namespace

}  // namespace settings

std::unique_ptr<Importer> makeFamaImporter() {
  return settings::xmlImporter(
      "FAMA", [](const RootName& root) { return root.name == "feature-model"; },
      settings::readFama);
}

}  // namespace dyetrace
