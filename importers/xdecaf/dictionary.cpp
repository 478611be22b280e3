#include "importers/xdecaf/dictionary.h"

#include <sstream>
#include <string_view>

namespace dyetrace::xdecaf {

using settings::attributeOf;

Dictionary::Dictionary(const XmlSource& source) : source_(source), places_(source.xml.root()) {
  const pugi::xml_node root = source.xml.root();
  for (const pugi::xml_node type : root.children("labelTypes")) {
    for (const pugi::xml_node label : type.children("label")) {
      labels_[places_.idOf(label)] =
          attributeOf(type, "entityName") + "." + attributeOf(label, "entityName");
    }
  }
  for (const pugi::xml_node element : root.children("behavior")) {
    Behaviour behaviour;
    for (const pugi::xml_node pin : element.children("inPin")) behaviour.inputs.push_back(pin);
    for (const pugi::xml_node pin : element.children("outPin")) behaviour.outputs.push_back(pin);
    for (const pugi::xml_node assignment : element.children("assignment")) {
      behaviour.assignments.push_back(assignment);
    }
    behaviours_[places_.idOf(element)] = std::move(behaviour);
  }
}

std::string Dictionary::labelNamed(const std::string& id) const {
  const auto found = labels_.find(id);
  return found == labels_.end() ? std::string() : found->second;
}

const Behaviour* Dictionary::behaviour(const std::string& id) const {
  const auto found = behaviours_.find(id);
  return found == behaviours_.end() ? nullptr : &found->second;
}

std::string fragmentOf(const std::string& reference) {
  const std::size_t hash = reference.rfind('#');
  return hash == std::string::npos ? reference : reference.substr(hash + 1);
}

std::string typeOf(pugi::xml_node element) {
  return std::string(localName(attributeOf(element, "xsi:type")));
}

std::string referenceTo(pugi::xml_node element, const char* name, const Places& places) {
  const std::string direct = attributeOf(element, name);
  return places.target(direct.empty() ? attributeOf(element.child(name), "href") : direct);
}

std::vector<std::string> referencesTo(pugi::xml_node element, const char* name,
                                      const Places& places) {
  std::vector<std::string> ids;
  std::istringstream words(attributeOf(element, name));
  for (std::string word; words >> word;) ids.push_back(places.target(word));
  for (const pugi::xml_node child : element.children(name)) {
    ids.push_back(places.target(attributeOf(child, "href")));
  }
  return ids;
}

}  // namespace dyetrace::xdecaf
