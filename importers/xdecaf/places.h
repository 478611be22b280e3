#pragma once

// What references lead to in one file.
//
// The Eclipse Modeling Framework, which writes these files, refers to an element by its id, or by
// the way to it: `#//@behavior.0/@inPin.1` is the second `inPin` of the first `behavior`, `#/0/…`
// the same. Elements without an id go by that way, so that they can be told apart.

#include <string>
#include <unordered_map>

#include <pugixml.hpp>

namespace dyetrace::xdecaf {

class Places {
 public:
  /// Of the elements below the root and those in them; nothing deeper is referred to.
  explicit Places(pugi::xml_node root);

  /// Its id; where it has none, the way to it.
  std::string idOf(pugi::xml_node element) const;
  /// What a reference names, as idOf tells it; as written if it leads nowhere.
  std::string target(const std::string& reference) const;

 private:
  void addChildren(pugi::xml_node parent, const std::string& way, int levels);

  std::unordered_map<std::size_t, std::string> ids_;  ///< By the element's hash.
  std::unordered_map<std::string, std::string> idsByWay_;
};

}  // namespace dyetrace::xdecaf
