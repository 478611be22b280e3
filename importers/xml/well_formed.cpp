#include "importers/xml/well_formed.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "importers/xml/lexer.h"
#include "importers/xml/xml.h"

namespace dyetrace::xml {

namespace {

constexpr std::string_view kDeclare = "xmlns";

/// The prefixes that mean something without a declaration.
bool isReserved(std::string_view prefix) {
  return prefix == "xml" || prefix == kDeclare;
}

/// A name of the document, measured and searched for its prefix in one go: there are millions.
struct QualifiedName {
  explicit QualifiedName(const char* start) {
    std::size_t size = 0;
    for (; start[size] != '\0'; ++size) {
      if (start[size] == ':' && prefix.data() == nullptr) prefix = {start, size};
    }
    whole = {start, size};
  }

  std::string_view whole;
  std::string_view prefix;
};

/// Looks at the first letters before it compares.
bool sameName(std::string_view left, std::string_view right) {
  return left.size() == right.size() && left.front() == right.front() && left == right;
}

class DocumentCheck {
 public:
  DocumentCheck(const char* buffer, std::string_view text, Namespaces& namespaces, Reports& reports)
      : buffer_(buffer), text_(text), namespaces_(namespaces), reports_(reports) {}

  /// How many elements there are.
  std::size_t run(const pugi::xml_document& document) {
    checkTop(document);
    std::size_t elements = 0;
    pugi::xml_node node = document.document_element();
    for (std::size_t depth = 1; depth != 0; node = following(node, depth)) {
      if (node.type() != pugi::node_element) continue;
      enter(node, depth);
      ++elements;
    }
    reportUnbound();
    return elements;
  }

 private:
  struct Unbound {
    std::size_t offset = 0;
    std::size_t count = 0;
  };

  std::size_t offsetOf(const char* place) const {
    return static_cast<std::size_t>(place - buffer_);
  }

  /// The `<` in front of a name.
  std::size_t startOf(pugi::xml_node element) const { return offsetOf(element.name()) - 1; }

  /// The next node below the root in document order; depth 0 after the last.
  static pugi::xml_node following(pugi::xml_node node, std::size_t& depth) {
    if (const pugi::xml_node child = node.first_child()) {
      ++depth;
      return child;
    }
    for (; depth > 1; --depth, node = node.parent()) {
      if (const pugi::xml_node sibling = node.next_sibling()) return sibling;
    }
    depth = 0;
    return {};
  }

  void checkTop(const pugi::xml_document& document) {
    const pugi::xml_node root = document.document_element();
    if (!root) {
      throw reports_.error(0, "the file has no element", "Is it the file that you meant?");
    }
    for (const pugi::xml_node node : document.children()) {
      if (node != root) checkBesideRoot(node, root);
    }
  }

  void checkBesideRoot(pugi::xml_node node, pugi::xml_node root) {
    switch (node.type()) {
      case pugi::node_element:
        throw reports_.error(startOf(node),
                             "a second root element " + inBackquotes(node.name()) + " after " +
                                 inBackquotes(root.name()) + "; a file has one",
                             "Save the two as files of their own.");
      case pugi::node_pcdata:
      case pugi::node_cdata:
        throw reports_.error(visibleFrom(offsetOf(node.value())),
                             "text outside the root element " + inBackquotes(root.name()),
                             "Remove it; the file may be two files pasted together.");
      case pugi::node_doctype:
        throw reports_.error(offsetOf(node.value()), "a DOCTYPE after the root element",
                             "Remove it; it is never needed here.");
      default:
        break;
    }
  }

  std::size_t visibleFrom(std::size_t offset) const {
    const std::size_t visible = text_.find_first_not_of(kXmlSpace, offset);
    return visible == std::string_view::npos ? offset : visible;
  }

  void enter(pugi::xml_node element, std::size_t depth) {
    const std::size_t offset = startOf(element);
    if (depth > kMaximumDepth) {
      throw reports_.error(
          offset, "elements are nested more than " + std::to_string(kMaximumDepth) + " deep",
          "No diagram needs that; the file is damaged or made to do harm.");
    }
    endDeclarations(depth, offset);
    collectAttributes(element, depth, offset);
    checkPrefix(QualifiedName(element.name()), offset);
    for (const QualifiedName& attribute : attributes_) {
      if (!attribute.prefix.empty()) checkPrefix(attribute, offsetOf(attribute.whole.data()));
    }
    checkDuplicates();
  }

  void endDeclarations(std::size_t depth, std::size_t offset) {
    while (!declaredAt_.empty() && declaredAt_.back() >= depth) {
      namespaces_.endLatest(offset);
      declaredAt_.pop_back();
    }
  }

  void collectAttributes(pugi::xml_node element, std::size_t depth, std::size_t offset) {
    attributes_.clear();
    for (pugi::xml_attribute attribute = element.first_attribute(); attribute;
         attribute = attribute.next_attribute()) {
      const std::string_view name = attributes_.emplace_back(attribute.name()).whole;
      if (name.starts_with(kDeclare)) declare(name, attribute.value(), depth, offset);
    }
  }

  void declare(std::string_view name, std::string_view space, std::size_t depth,
               std::size_t offset) {
    if (name.size() > kDeclare.size() && name[kDeclare.size()] != ':') return;
    const bool isDefault = name.size() == kDeclare.size();
    namespaces_.declare(isDefault ? std::string_view() : name.substr(kDeclare.size() + 1), space,
                        offset);
    declaredAt_.push_back(depth);
  }

  void checkPrefix(const QualifiedName& name, std::size_t offset) {
    if (name.prefix.empty() || namespaces_.findNow(name.prefix) || isReserved(name.prefix)) return;
    Unbound& unbound = unbound_.try_emplace(name.prefix, Unbound{offset, 0}).first->second;
    ++unbound.count;
  }

  /// Few attributes are compared pair by pair, many by sorting.
  void checkDuplicates() {
    constexpr std::size_t kFew = 12;
    if (attributes_.size() > kFew) return checkManyForDuplicates();
    for (std::size_t later = 1; later < attributes_.size(); ++later) {
      for (std::size_t earlier = 0; earlier < later; ++earlier) {
        if (sameName(attributes_[earlier].whole, attributes_[later].whole)) {
          reportDuplicate(attributes_[later]);
          break;
        }
      }
    }
  }

  void checkManyForDuplicates() {
    std::stable_sort(attributes_.begin(), attributes_.end(),
                     [](const QualifiedName& left, const QualifiedName& right) {
                       return left.whole < right.whole;
                     });
    for (std::size_t index = 1; index < attributes_.size(); ++index) {
      if (attributes_[index - 1].whole == attributes_[index].whole) {
        reportDuplicate(attributes_[index]);
      }
    }
  }

  void reportDuplicate(const QualifiedName& attribute) {
    reports_.warn("xml/duplicate-attribute", offsetOf(attribute.whole.data()),
                  "the attribute " + inBackquotes(attribute.whole) +
                      " is here a second time on the same element; the first one counts",
                  "Remove one of the two.");
  }

  void reportUnbound() {
    std::vector<std::pair<std::string_view, Unbound>> found(unbound_.begin(), unbound_.end());
    std::sort(found.begin(), found.end(), [](const auto& left, const auto& right) {
      return left.second.offset < right.second.offset;
    });
    for (const auto& [prefix, unbound] : found) {
      reports_.warn(
          "xml/unbound-prefix", unbound.offset,
          "the prefix " + inBackquotes(prefix) +
              " is declared nowhere around here; what uses it (" + std::to_string(unbound.count) +
              (unbound.count == 1 ? " name" : " names") +
              ") belongs to no namespace and is not read as part of the diagram",
          "Declare it with `xmlns:" + std::string(prefix.substr(0, 40)) + "` on the root element.");
    }
  }

  const char* buffer_;
  std::string_view text_;
  Namespaces& namespaces_;
  Reports& reports_;
  std::vector<std::size_t> declaredAt_;  ///< For each declaration that stands, its depth.
  std::vector<QualifiedName> attributes_;
  std::map<std::string_view, Unbound> unbound_;
};

}  // namespace

std::string_view prefixOf(std::string_view qualifiedName) {
  const std::size_t colon = qualifiedName.find(':');
  return colon == std::string_view::npos ? std::string_view() : qualifiedName.substr(0, colon);
}

std::size_t checkDocument(const pugi::xml_document& document, const char* buffer,
                          std::string_view text, Namespaces& namespaces, Reports& reports) {
  return DocumentCheck(buffer, text, namespaces, reports).run(document);
}

}  // namespace dyetrace::xml
