#include "importers/settings/settings_words.h"

#include <algorithm>
#include <array>
#include <vector>

#include "importers/annotations/text.h"
#include "model/names.h"

namespace dyetrace::settings {

namespace {

struct ElementRule {
  std::string_view name;
  std::string_view attributes;  ///< With `!` behind those that must be there.
  std::string_view children;
};

constexpr std::array<ElementRule, 21> kElements{{
    {"settings", "name version",
     "dimension screen group setting requires excludes implies flow migration note"},
    {"dimension", "id! kind label help", "option note"},
    {"option", "id! label share", ""},
    {"screen", "id! label parent steps", "note"},
    {"group", "id label", "group setting requires excludes implies flow note"},
    {"setting",
     "id! kind label help owner protective parent claims claim-text role min max unit share",
     "option break default control prompt note"},
    {"break", "at! share", ""},
    {"default", "value! when source", ""},
    {"control", "screen set steps confirm bundled delay requires-login when", ""},
    {"prompt", "every when asks dismiss", ""},
    {"requires", "if then! because since", ""},
    {"excludes", "a! b! because since", ""},
    {"implies", "if then! effect because since", ""},
    {"flow", "ref! guard risk purpose data", "note"},
    {"migration", "from to", "move rename split merge drop note"},
    {"move", "from to setting keep reset when notice", ""},
    {"rename", "from! to!", ""},
    {"split", "from! to!", ""},
    {"merge", "from! to!", ""},
    {"drop", "setting!", ""},
    {"note", "", ""},
}};

const ElementRule* ruleFor(std::string_view name) {
  const auto* const found =
      std::find_if(kElements.begin(), kElements.end(),
                   [&](const ElementRule& each) { return each.name == name; });
  return found == kElements.end() ? nullptr : found;
}

/// What the nearest names advise, or all there are.
std::string adviceFrom(std::string_view name, const std::vector<std::string>& known) {
  const std::string nearest = didYouMean(nearestNames(name, known));
  if (!nearest.empty()) return nearest;
  return known.empty() ? "Nothing is expected here."
                       : "Expected " + inWords(known, known.size()) + ".";
}

class WordCheck {
 public:
  explicit WordCheck(const XmlSource& source) : source_(source) {}

  void check(pugi::xml_node element) {
    const ElementRule& rule = *ruleFor(localName(element.name()));
    checkAttributes(element, rule);
    const std::vector<std::string> known = splitOn(rule.children, " ");
    for (const pugi::xml_node child : element.children()) {
      if (child.type() != pugi::node_element) continue;
      if (source_.xml.namespaceOf(child) != kSettingsNamespace) continue;
      const std::string name(localName(child.name()));
      const bool expected = std::find(known.begin(), known.end(), name) != known.end();
      if (expected) check(child);
      if (!expected) reportElement(child, name, rule);
    }
  }

 private:
  void reportElement(pugi::xml_node child, const std::string& name, const ElementRule& parent) {
    const std::string inside = " in <" + std::string(parent.name) + ">";
    const bool elsewhere = ruleFor(name) != nullptr;
    source_.error("settings/unknown-element",
                  elsewhere ? "<" + name + "> cannot stand" + inside + "; it is left out"
                            : "<" + name + ">" + inside + " is not known; it is left out",
                  child, adviceFrom(name, splitOn(parent.children, " ")));
  }

  void checkAttributes(pugi::xml_node element, const ElementRule& rule) {
    std::vector<std::string> known = splitOn(rule.attributes, " ");
    for (std::string& name : known) {
      if (!name.ends_with('!')) continue;
      name.pop_back();
      if (attributeOf(element, name.c_str()).empty()) reportMissing(element, name);
    }
    for (const pugi::xml_attribute attribute : element.attributes()) {
      const std::string_view name = attribute.name();
      if (name == "xmlns" || name.find(':') != std::string_view::npos) continue;
      if (std::find(known.begin(), known.end(), name) != known.end()) continue;
      source_.warn("settings/unknown-attribute",
                   "`" + std::string(name) + "` on <" + std::string(rule.name) + "> is not known",
                   element, adviceFrom(name, known));
    }
  }

  void reportMissing(pugi::xml_node element, const std::string& name) {
    source_.error("settings/missing-attribute",
                  "<" + std::string(localName(element.name())) + "> lacks `" + name + "`", element,
                  "Add it; the element is left out until then.");
  }

  const XmlSource& source_;
};

}  // namespace

void checkWords(const XmlSource& source) {
  WordCheck(source).check(source.xml.root());
}

}  // namespace dyetrace::settings
