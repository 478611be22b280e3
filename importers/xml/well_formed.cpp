#include "importers/xml/well_formed.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "importers/xml/lexer.h"
#include "importers/xml/tag_scanner.h"
#include "importers/xml/xml.h"

namespace dyetrace::xml {

namespace {

constexpr std::string_view kDeclare = "xmlns";

/// The prefixes that mean something without a declaration.
bool isReserved(std::string_view prefix) {
  return prefix == "xml" || prefix == kDeclare;
}

/// Looks at the first letters before it compares: there are millions.
bool sameName(std::string_view left, std::string_view right) {
  return left.size() == right.size() && left.front() == right.front() && left == right;
}

/// The value of an attribute as a parser reads it.
std::string parsedValue(std::string_view written) {
  if (written.find_first_of("&\t\r\n") == std::string_view::npos) return std::string(written);
  const char* const quote = written.find('"') == std::string_view::npos ? "\"" : "'";
  const std::string element = std::string("<a v=").append(quote).append(written) + quote + "/>";
  pugi::xml_document document;
  document.load_buffer(element.data(), element.size());
  return document.document_element().attribute("v").value();
}

class TagCheck {
 public:
  TagCheck(std::string_view text, Namespaces& namespaces, Reports& reports)
      : text_(text), tags_(text), namespaces_(namespaces), reports_(reports) {}

  std::size_t run() {
    std::size_t elements = 0;
    std::size_t depth = 0;
    while (tags_.next()) {
      if (tags_.kind() == TagScanner::Kind::end) {
        --depth;
        continue;
      }
      ++elements;
      enter(depth + 1);
      if (tags_.kind() == TagScanner::Kind::start) ++depth;
    }
    reportUnbound();
    return elements;
  }

 private:
  using Attribute = TagScanner::Attribute;

  struct Unbound {
    std::size_t offset = 0;
    std::size_t count = 0;
  };

  std::size_t offsetOf(std::string_view piece) const {
    return static_cast<std::size_t>(piece.data() - text_.data());
  }

  void enter(std::size_t depth) {
    if (depth > kMaximumDepth) {
      throw reports_.error(
          tags_.offset(),
          "elements are nested more than " + std::to_string(kMaximumDepth) + " deep",
          "No diagram needs that; the file is damaged or made to do harm.");
    }
    endDeclarations(depth);
    for (const Attribute& attribute : tags_.attributes()) {
      if (attribute.name.whole.starts_with(kDeclare)) declare(attribute, depth);
    }
    checkPrefix(tags_.name().prefix, tags_.offset());
    for (const Attribute& attribute : tags_.attributes()) {
      checkPrefix(attribute.name.prefix, offsetOf(attribute.name.whole));
    }
    checkDuplicates();
  }

  void endDeclarations(std::size_t depth) {
    while (!declaredAt_.empty() && declaredAt_.back() >= depth) {
      namespaces_.endLatest(tags_.offset());
      declaredAt_.pop_back();
      bound_.clear();
    }
  }

  void declare(const Attribute& attribute, std::size_t depth) {
    const std::string_view name = attribute.name.whole;
    if (name.size() > kDeclare.size() && name[kDeclare.size()] != ':') return;
    const bool isDefault = name.size() == kDeclare.size();
    namespaces_.declare(isDefault ? std::string_view() : name.substr(kDeclare.size() + 1),
                        parsedValue(attribute.value), tags_.offset());
    declaredAt_.push_back(depth);
    bound_.clear();
  }

  void checkPrefix(std::string_view prefix, std::size_t offset) {
    if (prefix.empty() || isBound(prefix)) return;
    ++unbound_.try_emplace(prefix, Unbound{offset, 0}).first->second.count;
  }

  /// Most elements have one of the few prefixes that were met just before.
  bool isBound(std::string_view prefix) {
    for (const std::string_view known : bound_) {
      if (sameName(known, prefix)) return true;
    }
    if (!namespaces_.findNow(prefix) && !isReserved(prefix)) return false;
    if (bound_.size() < kMostRemembered) bound_.push_back(prefix);
    return true;
  }

  /// Few attributes are compared pair by pair, many by sorting.
  void checkDuplicates() {
    constexpr std::size_t kFew = 12;
    const std::vector<Attribute>& attributes = tags_.attributes();
    if (attributes.size() > kFew) return checkManyForDuplicates(attributes);
    for (std::size_t later = 1; later < attributes.size(); ++later) {
      for (std::size_t earlier = 0; earlier < later; ++earlier) {
        if (sameName(attributes[earlier].name.whole, attributes[later].name.whole)) {
          reportDuplicate(attributes[later].name.whole);
          break;
        }
      }
    }
  }

  void checkManyForDuplicates(std::vector<Attribute> attributes) {
    std::stable_sort(attributes.begin(), attributes.end(),
                     [](const Attribute& left, const Attribute& right) {
                       return left.name.whole < right.name.whole;
                     });
    for (std::size_t index = 1; index < attributes.size(); ++index) {
      if (attributes[index - 1].name.whole == attributes[index].name.whole) {
        reportDuplicate(attributes[index].name.whole);
      }
    }
  }

  void reportDuplicate(std::string_view name) {
    reports_.warn("xml/duplicate-attribute", offsetOf(name),
                  "the attribute " + inBackquotes(name) +
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

  static constexpr std::size_t kMostRemembered = 8;

  std::string_view text_;
  TagScanner tags_;
  Namespaces& namespaces_;
  Reports& reports_;
  std::vector<std::size_t> declaredAt_;  ///< For each declaration that stands, its depth.
  std::vector<std::string_view> bound_;  ///< Prefixes found declared since the last change.
  std::map<std::string_view, Unbound> unbound_;
};

/// What stands beside the root of a whole document.
class TopCheck {
 public:
  TopCheck(const ParsedText& parsed, std::string_view text, const Reports& reports)
      : parsed_(parsed), text_(text), reports_(reports) {}

  void run(const pugi::xml_document& document) const {
    const pugi::xml_node root = document.document_element();
    if (!root) {
      throw reports_.error(0, "the file has no element", "Is it the file that you meant?");
    }
    for (const pugi::xml_node node : document.children()) {
      if (node != root) checkBesideRoot(node, root);
    }
  }

 private:
  void checkBesideRoot(pugi::xml_node node, pugi::xml_node root) const {
    switch (node.type()) {
      case pugi::node_element:
        throw reports_.error(parsed_.offsetOf(node.name()) - 1,
                             "a second root element " + inBackquotes(node.name()) + " after " +
                                 inBackquotes(root.name()) + "; a file has one",
                             "Save the two as files of their own.");
      case pugi::node_pcdata:
      case pugi::node_cdata:
        throw reports_.error(visibleFrom(parsed_.offsetOf(node.value())),
                             "text outside the root element " + inBackquotes(root.name()),
                             "Remove it; the file may be two files pasted together.");
      case pugi::node_doctype:
        throw reports_.error(parsed_.offsetOf(node.value()), "a DOCTYPE after the root element",
                             "Remove it; it is never needed here.");
      default:
        break;
    }
  }

  std::size_t visibleFrom(std::size_t offset) const {
    const std::size_t visible = text_.find_first_not_of(kXmlSpace, offset);
    return visible == std::string_view::npos ? offset : visible;
  }

  const ParsedText& parsed_;
  std::string_view text_;
  const Reports& reports_;
};

}  // namespace

void checkTop(const pugi::xml_document& document, const ParsedText& parsed, std::string_view text,
              const Reports& reports) {
  TopCheck(parsed, text, reports).run(document);
}

std::size_t checkTags(std::string_view text, Namespaces& namespaces, Reports& reports) {
  return TagCheck(text, namespaces, reports).run();
}

std::string_view prefixOf(std::string_view qualifiedName) {
  const std::size_t colon = qualifiedName.find(':');
  return colon == std::string_view::npos ? std::string_view() : qualifiedName.substr(0, colon);
}

}  // namespace dyetrace::xml
