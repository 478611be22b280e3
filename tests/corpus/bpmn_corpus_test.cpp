// Real BPMN files: every element is counted as an independent reader counts it, and every data edge
// that a file draws is found, no more and no fewer.

#include "tests/corpus/bpmn_corpus.h"

#include <map>
#include <set>

#include <catch2/catch.hpp>

#include "importers/bpmn/bpmn_importer.h"

using namespace dyetrace;
using namespace dyetrace::test;

namespace {

struct ReadFile {
  Drawing drawing;
  bool usable = true;
};

ReadFile readOne(const std::string& folder, const std::string& path) {
  ReadFile result;
  const InputFile file{path, readFile(folder + "/bpmn/" + path)};
  SourceFile source;
  source.name = path;
  const SourceInput input{&file, result.drawing.product.files.add(std::move(source))};
  makeBpmnImporter()->read({&input, 1}, {}, result.drawing);
  for (const Diagnostic& diagnostic : result.drawing.diagnostics) {
    if (diagnostic.level == Level::error) result.usable = false;
  }
  return result;
}

using Counts = std::map<std::string, std::size_t>;

std::size_t sum(const Counts& counts, const std::vector<std::string>& names) {
  std::size_t total = 0;
  for (const std::string& name : names) {
    const auto found = counts.find(name);
    if (found != counts.end()) total += found->second;
  }
  return total;
}

/// The columns of facts.tsv by the BPMN names that they count.
const std::map<std::string, std::vector<std::string>>& columns() {
  static const std::map<std::string, std::vector<std::string>> names = {
      {"processes", {"process"}},
      {"collaborations", {"collaboration"}},
      {"participants", {"participant"}},
      {"blackbox_participants", {"blackboxParticipants"}},
      {"lanes", {"lane"}},
      {"tasks",
       {"task", "userTask", "serviceTask", "scriptTask", "sendTask", "receiveTask", "manualTask",
        "businessRuleTask"}},
      {"subprocesses", {"subProcess", "adHocSubProcess", "transaction"}},
      {"call_activities", {"callActivity"}},
      {"events",
       {"startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent",
        "boundaryEvent", "implicitThrowEvent"}},
      {"boundary_events", {"boundaryEvent"}},
      {"gateways",
       {"exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway",
        "complexGateway"}},
      {"data_objects", {"dataObject"}},
      {"data_object_refs", {"dataObjectReference"}},
      {"data_stores", {"dataStore"}},
      {"data_store_refs", {"dataStoreReference"}},
      {"properties", {"property"}},
      {"data_inputs", {"dataInput"}},
      {"data_outputs", {"dataOutput"}},
      {"io_specifications", {"ioSpecification"}},
      {"data_input_assocs", {"dataInputAssociation"}},
      {"data_output_assocs", {"dataOutputAssociation"}},
      {"data_assocs", {"dataInputAssociation", "dataOutputAssociation", "dataAssociation"}},
      {"messages", {"message"}},
      {"message_flows", {"messageFlow"}},
      {"sequence_flows", {"sequenceFlow"}},
      {"conditions", {"conditionExpression"}},
      {"associations", {"association"}},
      {"text_annotations", {"textAnnotation"}},
      {"groups", {"group"}},
      {"item_definitions", {"itemDefinition"}},
      {"ids", {"ids"}},
      {"duplicate_ids", {"duplicateIds"}},
      {"diagrams", {"BPMNDiagram"}}};
  return names;
}

Counts edgeColumns(const Product& product) {
  Counts counts = {{"flow_edges_read", 0},
                   {"flow_edges_write", 0},
                   {"flow_edges_message", 0},
                   {"flow_edges_other", 0}};
  for (const DrawnEdge& edge : product.drawn) {
    const auto own = counts.find("flow_edges_" + edge.kind);
    ++(own == counts.end() ? counts["flow_edges_other"] : own->second);
  }
  return counts;
}

using Edge = std::string;

Edge edgeOf(const DrawnEdge& edge) {
  return edge.kind + " " + edge.from + " -> " + edge.to + " by " + edge.where.element;
}

std::multiset<Edge> drawnEdges(const Product& product) {
  std::multiset<Edge> edges;
  for (const DrawnEdge& edge : product.drawn) edges.insert(edgeOf(edge));
  return edges;
}

std::string difference(const std::multiset<Edge>& wanted, const std::multiset<Edge>& found) {
  std::string text;
  std::multiset<Edge> rest = found;
  for (const Edge& edge : wanted) {
    const auto hit = rest.find(edge);
    if (hit == rest.end()) {
      text += "  missing    " + edge + "\n";
    } else {
      rest.erase(hit);
    }
  }
  for (const Edge& edge : rest) text += "  unexpected " + edge + "\n";
  return text;
}

}  // namespace

TEST_CASE("every element of the corpus is counted as an independent reader counts it") {
  const auto folder = corpusFolder();
  if (!folder) {
    WARN("skipped: DYETRACE_CORPUS is not set");
    return;
  }
  for (const Row& row : readTable(*folder + "/bpmn/facts.tsv")) {
    if (row.at("status") != "ok") continue;
    const std::string& path = row.at("path");
    const ReadFile read = readOne(*folder, path);
    INFO(path);
    REQUIRE(read.usable);
    const Counts& counts = read.drawing.product.files[FileId(0)].counts;
    for (const auto& [column, names] : columns()) {
      INFO(column);
      CHECK(std::to_string(sum(counts, names)) == row.at(column));
    }
    for (const auto& [column, count] : edgeColumns(read.drawing.product)) {
      INFO(column);
      CHECK(std::to_string(count) == row.at(column));
    }
  }
}

TEST_CASE("the data edges of the corpus are exactly those an independent reader finds") {
  const auto folder = corpusFolder();
  if (!folder) {
    WARN("skipped: DYETRACE_CORPUS is not set");
    return;
  }
  std::map<std::string, std::multiset<Edge>> wanted;
  for (const Row& row : readTable(*folder + "/bpmn/flows.tsv")) {
    wanted[row.at("path")].insert(row.at("kind") + " " + row.at("from") + " -> " + row.at("to") +
                                  " by " + row.at("carrier"));
  }
  for (const Row& row : readTable(*folder + "/bpmn/facts.tsv")) {
    if (row.at("status") != "ok") continue;
    const std::string& path = row.at("path");
    const ReadFile read = readOne(*folder, path);
    const std::string differences = difference(wanted[path], drawnEdges(read.drawing.product));
    INFO(path << "\n" << differences);
    CHECK(differences.empty());
  }
}

TEST_CASE("every drawn edge of the corpus has a flow or a reason why not") {
  const auto folder = corpusFolder();
  if (!folder) {
    WARN("skipped: DYETRACE_CORPUS is not set");
    return;
  }
  for (const Row& row : readTable(*folder + "/bpmn/facts.tsv")) {
    if (row.at("status") != "ok") continue;
    const ReadFile read = readOne(*folder, row.at("path"));
    for (const DrawnEdge& edge : read.drawing.product.drawn) {
      INFO(row.at("path") << ": " << edgeOf(edge));
      CHECK(edge.flow.valid() != !edge.outcome.empty());
    }
  }
}

TEST_CASE("a file of the corpus that is not well-formed ends as the table proposes") {
  const auto folder = corpusFolder();
  if (!folder) {
    WARN("skipped: DYETRACE_CORPUS is not set");
    return;
  }
  for (const Row& row : readTable(*folder + "/bpmn/malformed.tsv")) {
    const ReadFile read = readOne(*folder, row.at("path"));
    const bool mustFail = row.at("suggested importer outcome").starts_with("error");
    INFO(row.at("path") << ": " << row.at("suggested importer outcome"));
    CHECK(read.usable != mustFail);
    CHECK_FALSE(read.drawing.diagnostics.empty());
  }
}

TEST_CASE("every carrier of the carriers file is read") {
  const auto folder = corpusFolder();
  if (!folder) {
    WARN("skipped: DYETRACE_CORPUS is not set");
    return;
  }
  const ReadFile read = readOne(*folder, "../bpmn-carriers.bpmn");
  std::set<std::string> stated;
  for (const Annotation& annotation : read.drawing.annotations) {
    const NodeId* node = std::get_if<NodeId>(&annotation.target);
    REQUIRE(node != nullptr);
    stated.insert(read.drawing.product.nodes[*node].key + " " + annotation.statement.key + "=" +
                  annotation.statement.value + " " +
                  std::string(carrierName(annotation.statement.carrier)));
  }
  for (const std::string expected :
       {"DO_1 data=identity, contact properties", "DO_1 subject=account holder properties",
        "DSR_1 data=contact own namespace", "DSR_1 retention=P90D own namespace",
        "DSR_1 purpose=service properties", "DSR_1 region=EU properties",
        "DSR_1 retention=90d text annotation", "P_ads role=third-party documentation",
        "P_ads region=US documentation", "T_share purpose=advertising documentation",
        "T_share basis=consent properties", "T_collect/field:email data=contact properties",
        "P_user role=subject label", "P_user kind=person label"}) {
    INFO(expected);
    CHECK(stated.contains(expected));
  }
}
