// Real BPMN files as a tool would write them that gives out new ids with every export: nothing has
// changed, and what a person changes besides is still found.

#include <sstream>
#include <unordered_map>

#include <catch2/catch.hpp>
#include <pugixml.hpp>

#include "analysis/compare/drawing_changes.h"
#include "importers/importer.h"
#include "tests/corpus/bpmn_corpus.h"

using namespace dyetrace;
using namespace dyetrace::test;

namespace {

using Ids = std::unordered_map<std::string, std::string>;

std::string_view localOf(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// Numbers every id outside extension elements.
void collectIds(pugi::xml_node node, Ids& ids) {
  if (localOf(node.name()) == "extensionElements") return;
  const std::string id = node.attribute("id").value();
  if (!id.empty()) ids.emplace(id, "new_" + std::to_string(ids.size()));
  for (const pugi::xml_node child : node.children()) collectIds(child, ids);
}

/// A value that is an id, with a prefix or without, becomes the new one.
std::string renamed(const std::string& value, const Ids& ids) {
  const std::size_t colon = value.rfind(':');
  const std::size_t local = colon == std::string::npos ? 0 : colon + 1;
  const auto found = ids.find(value.substr(local));
  return found == ids.end() ? value : value.substr(0, local) + found->second;
}

void renameIds(pugi::xml_node node, const Ids& ids) {
  for (pugi::xml_attribute attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    if (name == "name" || name == "value" || name.starts_with("xmlns")) continue;
    attribute.set_value(renamed(attribute.value(), ids).c_str());
  }
  for (pugi::xml_node child : node.children()) {
    const bool isText = child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata;
    if (isText) child.set_value(renamed(child.value(), ids).c_str());
    renameIds(child, ids);
  }
}

struct Reexport {
  std::string text;
  std::string root;  ///< The id of the root before.
};

Reexport withNewIds(const std::string& bytes) {
  pugi::xml_document document;
  REQUIRE(document.load_buffer(bytes.data(), bytes.size()));
  Ids ids;
  collectIds(document.document_element(), ids);
  const std::string root = document.document_element().attribute("id").value();
  renameIds(document, ids);
  std::ostringstream text;
  document.save(text, "", pugi::format_raw);
  return {text.str(), root};
}

Import readElements(const std::string& text) {
  ImportOptions options;
  options.elements = true;
  return importModel({{"model.bpmn", text}}, options);
}

/// What names the root, which is no element of its own, is listed as changed.
bool namesTheRoot(const ElementChange& change, const std::string& root) {
  for (const PropertyChange& property : change.properties) {
    if (property.before.value_or("").find(root) == std::string::npos) return false;
  }
  return !root.empty();
}

std::string listed(const std::vector<WrittenThing>& things, const char* sign) {
  std::string text;
  for (const WrittenThing& thing : things) text += sign + thing.type + " " + thing.id + "; ";
  return text;
}

std::string listed(const ElementChanges& changes, const std::string& root) {
  std::string text = listed(changes.added, "+ ") + listed(changes.removed, "- ") +
                     listed(changes.layoutChanged, "layout ");
  for (const ElementChange& change : changes.changed) {
    if (!namesTheRoot(change, root)) text += "~ " + change.after.type + " " + change.after.id;
  }
  return text;
}

}  // namespace

TEST_CASE("a real file with new ids throughout has not changed") {
  const auto folder = corpusFolder();
  if (!folder) {
    WARN("skipped: DYETRACE_CORPUS is not set");
    return;
  }
  for (const Row& row : readTable(*folder + "/bpmn/facts.tsv")) {
    if (row.at("status") != "ok" || row.at("duplicate_ids") != "0") continue;
    INFO(row.at("path"));
    const std::string bytes = readFile(*folder + "/bpmn/" + row.at("path"));
    const Reexport written = withNewIds(bytes);
    const Import before = readElements(bytes);
    const Import after = readElements(written.text);
    const auto [matching, changes] =
        compareDrawnModels({before.product, before.elements}, {after.product, after.elements});
    CHECK(listed(changes.elements, written.root) == "");
    CHECK(changes.edges.matched.added.empty());
    CHECK(changes.edges.matched.removed.empty());
  }
}
