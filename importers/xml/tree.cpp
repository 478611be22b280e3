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

/// Where the next element beside one begins its name; the end of all if there is none.
std::size_t nextBeside(pugi::xml_node element, const Tree& tree) {
  for (pugi::xml_node node = element.next_sibling(); node; node = node.next_sibling()) {
    if (node.type() == pugi::node_element) return tree.parsed.offsetOf(node.name());
  }
  return std::string_view::npos;
}

/// The elements that contents were cut out of, as long as they are what they were taken for:
/// grandchildren of the root, and empty now. One walk along both, since there may be many.
std::vector<pugi::xml_node> ownersOf(const std::vector<Content>& contents, const Tree& tree) {
  std::vector<pugi::xml_node> owners;
  const auto isNext = [&](pugi::xml_node node) {
    return owners.size() < contents.size() && node.type() == pugi::node_element &&
           !node.first_child() &&
           tree.parsed.offsetOf(node.name()) == contents[owners.size()].owner;
  };
  for (const pugi::xml_node child : tree.document.document_element().children()) {
    if (child.type() != pugi::node_element || owners.size() == contents.size()) continue;
    if (contents[owners.size()].owner >= nextBeside(child, tree)) continue;
    for (const pugi::xml_node grandchild : child.children()) {
      if (isNext(grandchild)) owners.push_back(grandchild);
    }
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
