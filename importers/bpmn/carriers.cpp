#include "importers/bpmn/carriers.h"

#include <algorithm>

#include "importers/annotations/label_syntax.h"
#include "importers/annotations/vocabulary.h"
#include "importers/bpmn/name_tags.h"
#include "model/names.h"

namespace dyetrace::bpmn {

namespace {

std::string childText(pugi::xml_node node, std::string_view local) {
  for (const pugi::xml_node child : node.children()) {
    if (localName(child.name()) == local) return std::string(trimmed(textOf(child)));
  }
  return {};
}

/// Keys of our own namespace need no prefix; `category` is a word for data.
std::string ownKey(std::string_view name) {
  const std::string folded = foldName(name);
  return folded == "category" ? "data" : folded;
}

bool isVocabularyKey(const std::string& key) {
  const std::vector<std::string>& keys = vocabularyKeys();
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// Walks the foreign elements under one extensionElements.
class Extensions {
 public:
  Extensions(const Document& document, const std::string& owner, std::vector<Statement>& statements)
      : document_(document), owner_(owner), statements_(statements) {}

  void visitChildren(pugi::xml_node parent) {
    for (const pugi::xml_node child : parent.children()) {
      if (child.type() == pugi::node_element && !isFormField(child)) visit(child);
    }
  }

 private:
  void visit(pugi::xml_node node) {
    const std::string_view local = localName(node.name());
    if (isOwnNamespace(document_.xml().namespaceOf(node))) {
      ownElement(node, local);
    } else if (local == "property") {
      property(node);
    } else if (local == "signavioMetaData") {
      add(node, attributeOf(node, "metaKey"), std::string(attributeOf(node, "metaValue")));
    } else if (local == "metaData") {
      add(node, attributeOf(node, "name"), childText(node, "metaValue"));
    }
    visitChildren(node);
  }

  void property(pugi::xml_node node) {
    std::string value(attributeOf(node, "value"));
    if (value.empty()) value = std::string(trimmed(textOf(node)));
    const std::string_view name = attributeOf(node, "name");
    add(node, privacyKey(name) ? name : attributeOf(node, "id"), std::move(value));
  }

  void add(pugi::xml_node node, std::string_view name, std::string value) {
    const std::optional<std::string> key = privacyKey(name);
    if (!key || trimmed(value).empty()) return;
    push(node, *key, std::move(value), Carrier::toolProperties);
  }

  void ownElement(pugi::xml_node node, std::string_view local) {
    for (const pugi::xml_attribute attribute : node.attributes())
      ownAttribute(node, attribute, local);
    const std::string text(trimmed(textOf(node)));
    if (!text.empty()) push(node, ownKey(local), text, Carrier::ownNamespace);
  }

  /// `<pv:store category="…" retention="…"/>` states each attribute, `<pv:purpose value="…"/>` and
  /// `<pv:property name="purpose" value="…"/>` state one thing.
  void ownAttribute(pugi::xml_node node, pugi::xml_attribute attribute, std::string_view local) {
    const std::string_view name = localName(attribute.name());
    if (std::string_view(attribute.name()).starts_with("xmlns") || name == "id") return;
    if (name == "name" || name == "key") return;
    if (name != "value") {
      push(node, ownKey(name), attribute.value(), Carrier::ownNamespace);
      return;
    }
    std::string_view named = attributeOf(node, "name");
    if (named.empty()) named = attributeOf(node, "key");
    const std::optional<std::string> prefixed = privacyKey(named);
    push(node, prefixed ? *prefixed : ownKey(named.empty() ? local : named), attribute.value(),
         Carrier::ownNamespace);
  }

  void push(pugi::xml_node node, std::string key, std::string value, Carrier carrier) {
    statements_.push_back(
        {std::move(key), std::move(value), carrier, document_.locate(node, owner_)});
  }

  const Document& document_;
  const std::string& owner_;
  std::vector<Statement>& statements_;
};

/// `#retention=90d` up to the next white space.
void readHashPairs(std::string_view text, const Location& where,
                   std::vector<Statement>& statements) {
  for (std::size_t hash = text.find('#'); hash != std::string_view::npos;
       hash = text.find('#', hash + 1)) {
    const std::string_view rest = text.substr(hash + 1);
    const std::string_view word = rest.substr(0, rest.find_first_of(" \t\r\n#"));
    const std::size_t equals = word.find('=');
    if (equals == std::string_view::npos || equals == 0) continue;
    const std::string_view name = word.substr(0, equals);
    const std::optional<std::string> prefixed = privacyKey(name);
    const std::string key = prefixed ? *prefixed : ownKey(name);
    if (!prefixed && !isVocabularyKey(key)) continue;
    statements.push_back(
        {key, std::string(word.substr(equals + 1)), Carrier::textAnnotation, where});
  }
}

/// Brackets and braces only: prose may well hold an `@` or an `if`.
void readBrackets(std::string_view text, const Location& where, const Taxonomy& taxonomy,
                  std::vector<Statement>& statements) {
  if (text.find_first_of("[{") == std::string_view::npos) return;
  LabelText label = parseLabelText(text, taxonomy);
  for (auto& [key, value] : label.pairs) {
    if (key == "when") continue;
    statements.push_back({std::move(key), std::move(value), Carrier::textAnnotation, where});
  }
  for (const std::string& tag : label.tags) {
    for (auto& [key, value] : meaningOfTag(tag)) {
      statements.push_back({std::move(key), std::move(value), Carrier::textAnnotation, where});
    }
  }
}

}  // namespace

bool isFormField(pugi::xml_node node) {
  const std::string_view local = localName(node.name());
  return local == "formField" || local == "formProperty";
}

void readExtensions(const Document& document, pugi::xml_node extensions, const std::string& owner,
                    std::vector<Statement>& statements) {
  Extensions(document, owner, statements).visitChildren(extensions);
}

void readDocumentation(const Document& document, ElementId documentation, const std::string& owner,
                       std::vector<Statement>& statements) {
  const std::string_view format = document.attribute(documentation, "textFormat");
  if (!format.empty() && format != "text/plain") return;
  const pugi::xml_node node = document.element(documentation).node;
  const std::string text = textOf(node);
  if (text.find_first_of("pP") == std::string::npos) return;
  for (TextPair& pair : pairsInText(text)) {
    Location where = document.locate(node, owner);
    if (pair.line > 0) {
      where.line += static_cast<std::uint32_t>(pair.line);
      where.column = 1;
    }
    statements.push_back(
        {std::move(pair.key), std::move(pair.value), Carrier::documentation, where});
  }
}

void readOwnAttributes(const Document& document, ElementId element,
                       std::vector<Statement>& statements) {
  if (!document.declaresOwnNamespace()) return;
  const pugi::xml_node node = document.element(element).node;
  for (const pugi::xml_attribute attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    if (name.find(':') == std::string_view::npos || name.starts_with("xmlns:")) continue;
    if (!isOwnNamespace(document.xml().namespaceOf(attribute, node))) continue;
    statements.push_back({ownKey(localName(name)), attribute.value(), Carrier::ownNamespace,
                          document.locate(element)});
  }
}

std::vector<Statement> statementsOf(const Source& source, ElementId element) {
  const Document& document = source.document;
  const std::string owner(document.id(element));
  std::vector<Statement> statements;
  readOwnAttributes(document, element, statements);
  for (const ElementId child : document.children(element)) {
    if (document.tag(child) == Tag::extensionElements) {
      readExtensions(document, document.element(child).node, owner, statements);
    } else if (document.tag(child) == Tag::documentation) {
      readDocumentation(document, child, owner, statements);
    }
  }
  return statements;
}

std::vector<Statement> statementsInNote(std::string_view text, const Location& where,
                                        const Taxonomy& taxonomy) {
  std::vector<Statement> statements;
  for (TextPair& pair : pairsInText(text)) {
    statements.push_back(
        {std::move(pair.key), std::move(pair.value), Carrier::textAnnotation, where});
  }
  readHashPairs(text, where, statements);
  readBrackets(text, where, taxonomy, statements);
  return statements;
}

}  // namespace dyetrace::bpmn
