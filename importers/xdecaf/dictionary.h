#pragma once

// A data dictionary: labels, and behaviours with their pins.

#include <map>
#include <string>
#include <vector>

#include <pugixml.hpp>

#include "importers/settings/xml_source.h"
#include "importers/xdecaf/places.h"

namespace dyetrace::xdecaf {

using settings::XmlSource;

struct Behaviour {
  std::vector<pugi::xml_node> inputs{};
  std::vector<pugi::xml_node> outputs{};
  std::vector<pugi::xml_node> assignments{};
};

class Dictionary {
 public:
  /// `source` must outlive it.
  explicit Dictionary(const XmlSource& source);

  /// `Level.High`; empty if there is no such label.
  std::string labelNamed(const std::string& id) const;
  /// Null if there is none.
  const Behaviour* behaviour(const std::string& id) const;
  bool knows(const std::string& id) const {
    return labels_.contains(id) || behaviours_.contains(id);
  }
  const XmlSource& source() const { return source_; }
  /// What references into the dictionary lead to.
  const Places& places() const { return places_; }

 private:
  const XmlSource& source_;
  Places places_;
  std::map<std::string, std::string> labels_;
  std::map<std::string, Behaviour> behaviours_;
};

/// What stands behind `#`.
std::string fragmentOf(const std::string& reference);
/// `Store` of `xsi:type="dataflowdiagram:Store"`.
std::string typeOf(pugi::xml_node element);
/// The id that an element refers to, among `places`: its attribute of that name, or the `href` of a
/// child of that name; empty if neither is there.
std::string referenceTo(pugi::xml_node element, const char* name, const Places& places);
/// The ids of an attribute that lists several, or of the children of that name.
std::vector<std::string> referencesTo(pugi::xml_node element, const char* name,
                                      const Places& places);

}  // namespace dyetrace::xdecaf
