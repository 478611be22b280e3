#include "importers/xdecaf/xdecaf_importer.h"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "importers/file_stem.h"
#include "importers/xdecaf/diagram_reader.h"
#include "importers/xdecaf/dictionary.h"

namespace dyetrace {
namespace xdecaf {
namespace {

using settings::attributeOf;

constexpr std::string_view kDiagram = "DataFlowDiagram";
constexpr std::string_view kDictionary = "DataDictionary";

/// One file, open as long as the reading goes on.
struct OpenFile {
  std::string stem{};
  std::unique_ptr<XmlFile> xml{};
  std::unique_ptr<XmlSource> source{};
  std::unique_ptr<Dictionary> dictionary{};  ///< Null for a diagram.
};

std::string localRoot(const XmlFile& xml) {
  return std::string(localName(xml.root().name()));
}

OpenFile opened(const SourceInput& input, Drawing& drawing) {
  OpenFile file;
  file.stem = stemOf(input.file->name);
  try {
    file.xml = std::make_unique<XmlFile>(input.file->bytes, input.id, drawing.diagnostics);
  } catch (const XmlError& error) {
    drawing.diagnostics.push_back(
        {Level::error, "xdecaf/unreadable", error.what(), error.where(), error.advice(), {}});
    return file;
  }
  drawing.product.files[input.id].encoding = file.xml->encoding();
  file.source.reset(new XmlSource{*file.xml, input.id, drawing});
  settings::countElements(*file.source);
  if (localRoot(*file.xml) == kDictionary) {
    file.dictionary = std::make_unique<Dictionary>(*file.source);
  }
  return file;
}

/// The first reference of a diagram into its dictionary.
std::string firstReference(const OpenFile& diagram) {
  for (const pugi::xml_node node : diagram.xml->root().children("nodes")) {
    const std::string reference = attributeOf(node.child("behavior"), "href");
    if (!reference.empty()) return reference;
  }
  return {};
}

const Dictionary* dictionaryOf(const OpenFile& diagram, const std::vector<OpenFile>& files) {
  const std::string reference = firstReference(diagram);
  const std::string named = stemOf(reference.substr(0, reference.rfind('#')));
  const Dictionary* found = nullptr;
  std::size_t best = 0;
  for (const OpenFile& file : files) {
    if (!file.dictionary) continue;
    const std::size_t fit = file.stem == diagram.stem ? 3
                            : file.stem == named      ? 2
                            : file.dictionary->knows(file.dictionary->places().target(reference))
                                ? 1
                                : 0;
    if (fit > best) found = file.dictionary.get();
    best = std::max(best, fit);
  }
  return found;
}

class XdecafImporter final : public Importer {
 public:
  std::string_view format() const override { return "xDECAF"; }

  bool recognises(const InputFile& file) const override {
    const RootName root = peekRoot(file.bytes);
    return (root.name == kDiagram || root.name == kDictionary) &&
           root.space.find("dataflowanalysis") != std::string::npos;
  }

  void read(std::span<const SourceInput> inputs, const ImportOptions&,
            Drawing& drawing) const override {
    std::vector<OpenFile> files;
    for (const SourceInput& input : inputs) files.push_back(opened(input, drawing));
    for (const OpenFile& file : files) {
      if (!file.xml || file.dictionary) continue;
      const Dictionary* dictionary = dictionaryOf(file, files);
      if (dictionary != nullptr) {
        readDiagram(*file.source, *dictionary);
      } else {
        file.source->error("xdecaf/no-dictionary",
                           "the diagram's data dictionary is not among the files", file.xml->root(),
                           "Keep both files in one folder and check the folder.");
      }
    }
  }
};

}  // namespace
}  // namespace xdecaf

std::unique_ptr<Importer> makeXdecafImporter() {
  return std::make_unique<xdecaf::XdecafImporter>();
}

}  // namespace dyetrace
