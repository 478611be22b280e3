// The drawing's geometry decides owners and groups, nothing else: with the diagram part cut out of
// a real file, the same nodes, flows, order and pools are read.

#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "importers/bpmn/bpmn_importer.h"
#include "tests/corpus/bpmn_corpus.h"

using namespace dyetrace;
using namespace dyetrace::test;

namespace {

/// The text without every element whose local name is `BPMNDiagram`; nothing if it has none.
std::optional<std::string> withoutDiagrams(std::string text) {
  bool found = false;
  for (;;) {
    const std::size_t name = text.find("BPMNDiagram");
    if (name == std::string::npos) return found ? std::optional(text) : std::nullopt;
    const std::size_t begin = text.rfind('<', name);
    const std::size_t end = text.find("BPMNDiagram>", name);
    if (begin == std::string::npos || end == std::string::npos) return std::nullopt;
    text.erase(begin, end + std::string("BPMNDiagram>").size() - begin);
    found = true;
  }
}

Product read(const std::string& bytes) {
  Drawing drawing;
  const InputFile file{"model.bpmn", bytes};
  SourceFile source;
  source.name = file.name;
  const SourceInput input{&file, drawing.product.files.add(std::move(source))};
  makeBpmnImporter()->read({&input, 1}, {}, drawing);
  return std::move(drawing.product);
}

/// What must not depend on geometry, one line each.
std::multiset<std::string> meaning(const Product& product) {
  std::multiset<std::string> lines;
  for (const Node& node : product.nodes) {
    lines.insert("node " + node.key + " " + node.name + " " + std::string(nodeKindName(node.kind)));
  }
  for (const Flow& flow : product.flows) {
    lines.insert("flow " + std::string(flowKindName(flow.kind)) + " " +
                 product.nodes[flow.from].key + " " + product.nodes[flow.to].key + " " + flow.name);
  }
  for (const Zone& zone : product.zones) {
    if (zone.kind == ZoneKind::group) continue;
    lines.insert("zone " + zone.key + " " + zone.name);
  }
  for (const Step& step : product.steps) lines.insert("step " + step.key + " " + step.name);
  for (const Sequence& sequence : product.sequences) {
    lines.insert("sequence " + product.steps[sequence.from].key + " " +
                 product.steps[sequence.to].key);
  }
  return lines;
}

}  // namespace

TEST_CASE("cutting the diagram out of a real file changes owners at most") {
  const auto folder = corpusFolder();
  if (!folder) {
    WARN("skipped: DYETRACE_CORPUS is not set");
    return;
  }
  std::size_t compared = 0;
  for (const Row& row : readTable(*folder + "/bpmn/facts.tsv")) {
    const std::string path = row.at("path");
    if (row.at("status") != "ok") continue;
    const std::string bytes = readFile(*folder + "/bpmn/" + path);
    const auto stripped = withoutDiagrams(bytes);
    if (!stripped) continue;
    INFO(path);
    CHECK(meaning(read(bytes)) == meaning(read(*stripped)));
    ++compared;
  }
  CHECK(compared > 50);
}
