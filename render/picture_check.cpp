#include "render/picture_check.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "model/diagnostic.h"

namespace dyetrace {

namespace {

using namespace std::string_view_literals;

constexpr std::array kElements = {"svg"sv,     "g"sv,        "title"sv,   "desc"sv, "path"sv,
                                  "polygon"sv, "polyline"sv, "ellipse"sv, "text"sv, "rect"sv};
constexpr std::array kAttributes = {"xmlns"sv,
                                    "width"sv,
                                    "height"sv,
                                    "viewBox"sv,
                                    "role"sv,
                                    "aria-labelledby"sv,
                                    "id"sv,
                                    "class"sv,
                                    "transform"sv,
                                    "x"sv,
                                    "y"sv,
                                    "rx"sv,
                                    "ry"sv,
                                    "cx"sv,
                                    "cy"sv,
                                    "d"sv,
                                    "points"sv,
                                    "fill"sv,
                                    "stroke"sv,
                                    "stroke-width"sv,
                                    "font-size"sv,
                                    "font-family"sv,
                                    "font-weight"sv,
                                    "stroke-dasharray"sv,
                                    "textLength"sv,
                                    "lengthAdjust"sv,
                                    "paint-order"sv,
                                    "stroke-linejoin"sv,
                                    "text-decoration"sv};

class Checker {
 public:
  void check(pugi::xml_node node) {
    for (pugi::xml_node child : node.children()) {
      if (child.type() == pugi::node_element) {
        checkElement(child);
        check(child);
      } else if (child.type() != pugi::node_pcdata) {
        throw Error("a picture holds something that is neither an element nor text");
      }
    }
  }

 private:
  void checkElement(pugi::xml_node element) {
    if (std::ranges::find(kElements, std::string_view(element.name())) == kElements.end()) {
      throw Error(fmt::format("a picture holds an element '{}'", element.name()));
    }
    for (pugi::xml_attribute attribute : element.attributes()) {
      const std::string_view name = attribute.name();
      if (std::ranges::find(kAttributes, name) == kAttributes.end() ||
          std::string_view(attribute.value()).find("url(") != std::string_view::npos) {
        throw Error(fmt::format("a picture holds an attribute '{}'", name));
      }
      if (name == "id" && !ids_.insert(attribute.value()).second) {
        throw Error(fmt::format("a picture holds the id '{}' twice", attribute.value()));
      }
    }
  }

  std::set<std::string> ids_;
};

}  // namespace

void requireHarmless(const pugi::xml_document& document) {
  Checker().check(document);
}

}  // namespace dyetrace
