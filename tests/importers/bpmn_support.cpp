#include "tests/importers/bpmn_support.h"

#include <algorithm>

namespace dyetrace::test {

namespace {

std::string targetKey(const Product& product, const Target& target) {
  if (const NodeId* node = std::get_if<NodeId>(&target)) return product.nodes[*node].key;
  if (const FlowId* flow = std::get_if<FlowId>(&target)) return product.flows[*flow].key;
  return product.zones[std::get<ZoneId>(target)].key;
}

std::string sequenceWord(SequenceKind kind) {
  switch (kind) {
    case SequenceKind::sequence:
      return "sequence";
    case SequenceKind::entry:
      return "entry";
    case SequenceKind::exit:
      return "exit";
    case SequenceKind::boundary:
      return "boundary";
    case SequenceKind::link:
      return "link";
    case SequenceKind::compensation:
      return "compensation";
  }
  return {};
}

std::string namesOf(const Product& product, const std::vector<ZoneId>& zones) {
  std::string names;
  for (const ZoneId zone : zones) names += "," + zoneName(product, zone);
  return names;
}

}  // namespace

Drawing readBpmn(const std::vector<InputFile>& files, const ImportOptions& options) {
  Drawing drawing;
  std::vector<SourceInput> inputs;
  for (const InputFile& file : files) {
    SourceFile source;
    source.name = file.name;
    source.format = "bpmn";
    inputs.push_back({&file, drawing.product.files.add(std::move(source))});
  }
  makeBpmnImporter()->read(inputs, options, drawing);
  return drawing;
}

std::string model(const std::string& content) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" "
         "xmlns:di=\"http://www.omg.org/spec/BPMN/20100524/DI\" "
         "xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\" "
         "xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\" "
         "xmlns:zeebe=\"http://camunda.org/schema/zeebe/1.0\" "
         "xmlns:pv=\"urn:example:privacy-flow:1\">\n" +
         content + "</definitions>\n";
}

Drawing readModel(const std::string& content, const ImportOptions& options) {
  return readBpmn({{"model.bpmn", model(content)}}, options);
}

const Node* nodeByKey(const Product& product, const std::string& key) {
  for (const Node& node : product.nodes) {
    if (node.key == key) return &node;
  }
  return nullptr;
}

const Zone* zoneByKey(const Product& product, const std::string& key) {
  for (const Zone& zone : product.zones) {
    if (zone.key == key) return &zone;
  }
  return nullptr;
}

std::string zoneName(const Product& product, ZoneId zone) {
  return zone.valid() ? titleOf(product.zones[zone]) : "-";
}

std::vector<std::string> flowsOf(const Product& product) {
  std::vector<std::string> flows;
  for (const Flow& flow : product.flows) {
    flows.push_back(product.nodes[flow.from].key + " -> " + product.nodes[flow.to].key + " (" +
                    std::string(flowKindName(flow.kind)) + ", " +
                    std::string(confidenceName(flow.confidence)) + ")");
  }
  std::sort(flows.begin(), flows.end());
  return flows;
}

std::vector<std::string> annotationsOf(const Drawing& drawing) {
  std::vector<std::string> annotations;
  for (const Annotation& annotation : drawing.annotations) {
    annotations.push_back(targetKey(drawing.product, annotation.target) + ": " +
                          annotation.statement.key + " = " + annotation.statement.value + " (" +
                          std::string(carrierName(annotation.statement.carrier)) + ")");
  }
  std::sort(annotations.begin(), annotations.end());
  return annotations;
}

std::vector<std::string> sequencesOf(const Product& product) {
  std::vector<std::string> sequences;
  for (const Sequence& sequence : product.sequences) {
    sequences.push_back(product.steps[sequence.from].key + " -> " + product.steps[sequence.to].key +
                        " (" + sequenceWord(sequence.kind) + ")");
  }
  std::sort(sequences.begin(), sequences.end());
  return sequences;
}

std::size_t countOf(const Diagnostics& diagnostics, const std::string& code) {
  return static_cast<std::size_t>(
      std::count_if(diagnostics.begin(), diagnostics.end(),
                    [&](const Diagnostic& diagnostic) { return diagnostic.code == code; }));
}

std::string canonical(const Drawing& drawing) {
  const Product& product = drawing.product;
  std::vector<std::string> lines;
  const auto describeNode = [&](const Node& node) {
    return std::string(nodeKindName(node.kind)) + " " + node.shape + " `" + node.name + "` in " +
           zoneName(product, node.zone) + namesOf(product, node.groups);
  };
  for (const Node& node : product.nodes) lines.push_back("node " + describeNode(node));
  for (const Zone& zone : product.zones) {
    lines.push_back("zone " + std::string(zoneKindName(zone.kind)) + " `" + zone.name + "` in " +
                    zoneName(product, zone.parent));
  }
  for (const Flow& flow : product.flows) {
    lines.push_back("flow " + std::string(flowKindName(flow.kind)) + " " +
                    std::string(confidenceName(flow.confidence)) + " `" + flow.name + "` from " +
                    describeNode(product.nodes[flow.from]) + " to " +
                    describeNode(product.nodes[flow.to]));
  }
  for (const Sequence& sequence : product.sequences) {
    lines.push_back("order " + sequenceWord(sequence.kind) + " `" + sequence.name + "` " +
                    sequence.condition + " from `" + product.steps[sequence.from].name + "` to `" +
                    product.steps[sequence.to].name + "`");
  }
  std::sort(lines.begin(), lines.end());
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

}  // namespace dyetrace::test
