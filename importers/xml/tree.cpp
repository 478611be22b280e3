#include "importers/xml/tree.h"

#include <utility>
#include <vector>

#include "importers/xml/apart.h"
#include "importers/xml/parse_failure.h"
#include "importers/xml/well_formed.h"

namespace dyetrace::xml {

namespace {

/// Text and document types at the top level are kept, so that they can be complained about.
constexpr unsigned int kParseOptions =
    pugi::parse_default | pugi::parse_declaration | pugi::parse_doctype | pugi::parse_fragment;

pugi::xml_parse_result parse(pugi::xml_document& document, ParsedText& parsed) {
  return document.load_buffer_inplace(parsed.data(), parsed.size(), kParseOptions,
                                      pugi::encoding_utf8);
}

/// The child of `parent` that the place is in; an empty one if it is in none.
pugi::xml_node childAround(pugi::xml_node parent, std::size_t place, const Tree& tree) {
  pugi::xml_node around;
  for (const pugi::xml_node child : parent.children()) {
    if (child.type() != pugi::node_element) continue;
    if (tree.parsed.offsetOf(child.name()) > place) break;
    around = child;
  }
  return around;
}

/// The element that a content was cut out of, if it is what it was taken for: a grandchild of the
/// root, and empty now. An empty one otherwise.
pugi::xml_node ownerOf(const Content& content, const Tree& tree) {
  const pugi::xml_node child = childAround(tree.document.document_element(), content.owner, tree);
  const pugi::xml_node owner = childAround(child, content.owner, tree);
  const bool isOwner = owner && tree.parsed.offsetOf(owner.name()) == content.owner;
  return isOwner && !owner.first_child() ? owner : pugi::xml_node();
}

std::vector<pugi::xml_node> ownersOf(const std::vector<Content>& contents, const Tree& tree) {
  std::vector<pugi::xml_node> owners;
  for (const Content& content : contents) {
    const pugi::xml_node owner = ownerOf(content, tree);
    if (!owner) return {};
    owners.push_back(owner);
  }
  return owners;
}

/// What may stand inside an element.
bool isContent(pugi::xml_node node) {
  return node.type() == pugi::node_element || node.type() == pugi::node_pcdata ||
         node.type() == pugi::node_cdata;
}

/// False if something is in the content that no element may contain.
bool readContent(std::string_view text, const Content& content, pugi::xml_node owner,
                 ListReader& list) {
  pugi::xml_document document;
  for (const Stretch& piece : piecesOf(text, content.stretch, list.items())) {
    ParsedText parsed(text, piece);
    if (!parse(document, parsed)) return false;
    for (const pugi::xml_node item : document.children()) {
      if (!isContent(item)) return false;
      if (item.type() == pugi::node_element) list.read(item, owner);
    }
  }
  return true;
}

bool readApart(std::string_view text, const std::vector<Content>& contents, Tree& tree,
               ListReader& list, const Reports& reports) {
  if (!parse(tree.document, tree.parsed)) return false;
  const std::vector<pugi::xml_node> owners = ownersOf(contents, tree);
  if (owners.size() != contents.size()) return false;
  checkTop(tree.document, tree.parsed, text, reports);
  for (std::size_t index = 0; index < contents.size(); ++index) {
    if (!readContent(text, contents[index], owners[index], list)) return false;
  }
  return true;
}

}  // namespace

std::unique_ptr<Tree> readTree(std::string_view text, const Reports& reports) {
  auto tree = std::make_unique<Tree>(text, std::span<const Content>());
  const pugi::xml_parse_result result = parse(tree->document, tree->parsed);
  if (!result) throw explainFailure(text, result, reports);
  checkTop(tree->document, tree->parsed, text, reports);
  return tree;
}

std::unique_ptr<Tree> readTreeWithout(std::string_view text, ListReader& list,
                                      const Reports& reports) {
  const std::vector<Content> contents = contentsOf(text, list.around());
  if (contents.empty()) return nullptr;
  auto tree = std::make_unique<Tree>(text, contents);
  try {
    return readApart(text, contents, *tree, list, reports) ? std::move(tree) : nullptr;
  } catch (const XmlError&) {
    return nullptr;
  }
}

}  // namespace dyetrace::xml
