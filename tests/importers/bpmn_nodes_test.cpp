// Which BPMN elements become nodes and zones, and what they are called.

#include <catch2/catch.hpp>

#include "tests/importers/bpmn_support.h"

using namespace dyetrace;
using namespace dyetrace::test;

TEST_CASE("a participant without process is an external party") {
  const Drawing drawing =
      readModel("<collaboration id='C'><participant id='P' name='Partner'/></collaboration>");
  const Node* party = nodeByKey(drawing.product, "P");
  REQUIRE(party != nullptr);
  CHECK(party->kind == NodeKind::external);
  CHECK(party->name == "Partner");
  CHECK(drawing.product.zones.empty());
}

TEST_CASE("a participant whose process has no flow node is an external party") {
  const Drawing drawing = readModel(
      "<collaboration id='C'><participant id='P' processRef='X'/></collaboration>"
      "<process id='X'/>");
  REQUIRE(nodeByKey(drawing.product, "P") != nullptr);
  CHECK(nodeByKey(drawing.product, "P")->kind == NodeKind::external);
  CHECK(drawing.product.zones.empty());
}

TEST_CASE("a participant with a process is a zone that holds the process' tasks") {
  const Drawing drawing = readModel(
      "<collaboration id='C'><participant id='P' name='Shop' processRef='X'/></collaboration>"
      "<process id='X'><task id='T'/></process>");
  REQUIRE(nodeByKey(drawing.product, "T") != nullptr);
  CHECK(zoneName(drawing.product, nodeByKey(drawing.product, "T")->zone) == "Shop");
  CHECK(zoneByKey(drawing.product, "P")->kind == ZoneKind::pool);
  CHECK(nodeByKey(drawing.product, "P") == nullptr);
}

TEST_CASE("a process without participant is a zone named after it") {
  const Drawing drawing = readModel("<process id='X' name='Sign up'><task id='T'/></process>");
  CHECK(zoneName(drawing.product, nodeByKey(drawing.product, "T")->zone) == "Sign up");
  CHECK(zoneByKey(drawing.product, "X")->kind == ZoneKind::process);
}

TEST_CASE("a task lies in the innermost lane that lists it") {
  const Drawing drawing = readModel(
      "<process id='X'><laneSet><lane id='L1' name='Outer'><flowNodeRef>T</flowNodeRef>"
      "<childLaneSet/></lane><lane id='L2' name='Team'><flowNodeRef>U</flowNodeRef>"
      "<childLaneSet><lane id='L3' name='Inner'><flowNodeRef>U</flowNodeRef></lane></childLaneSet>"
      "</lane></laneSet><task id='T'/><task id='U'/></process>");
  CHECK(zoneName(drawing.product, nodeByKey(drawing.product, "T")->zone) == "Outer");
  CHECK(zoneName(drawing.product, nodeByKey(drawing.product, "U")->zone) == "Inner");
  CHECK(zoneName(drawing.product, zoneByKey(drawing.product, "L3")->parent) == "Team");
}

TEST_CASE("a lane that lists no node holds what is drawn in it") {
  const Drawing drawing = readModel(
      "<process id='X'><laneSet><lane id='L' name='Clerk'/></laneSet><task id='T'/></process>"
      "<di:BPMNDiagram><di:BPMNPlane bpmnElement='X'>"
      "<di:BPMNShape bpmnElement='L'><dc:Bounds x='0' y='0' width='400' height='200'/>"
      "</di:BPMNShape><di:BPMNShape bpmnElement='T'>"
      "<dc:Bounds x='100' y='60' width='100' height='80'/></di:BPMNShape>"
      "</di:BPMNPlane></di:BPMNDiagram>");
  CHECK(zoneName(drawing.product, nodeByKey(drawing.product, "T")->zone) == "Clerk");
}

TEST_CASE("gateways and plain events are steps but no nodes") {
  const Drawing drawing = readModel(
      "<process id='X'><startEvent id='S'/><exclusiveGateway id='G'/><endEvent id='E'/></process>");
  CHECK(drawing.product.nodes.empty());
  CHECK(drawing.product.steps.size() == 3);
}

TEST_CASE("an event with a message, a signal or data is a node") {
  const Drawing drawing = readModel(
      "<process id='X'><startEvent id='A'><messageEventDefinition/></startEvent>"
      "<intermediateThrowEvent id='B'><signalEventDefinition/></intermediateThrowEvent>"
      "<endEvent id='C'><dataInput id='I'/></endEvent>"
      "<intermediateCatchEvent id='D'><timerEventDefinition/></intermediateCatchEvent></process>");
  CHECK(nodeByKey(drawing.product, "A") != nullptr);
  CHECK(nodeByKey(drawing.product, "B") != nullptr);
  CHECK(nodeByKey(drawing.product, "C") != nullptr);
  CHECK(nodeByKey(drawing.product, "D") == nullptr);
}

TEST_CASE("every activity is a process that keeps its BPMN word") {
  const Drawing drawing = readModel(
      "<process id='X'><userTask id='A'/><serviceTask id='B'/><subProcess id='S'>"
      "<manualTask id='M'/></subProcess><callActivity id='C'/></process>");
  CHECK(nodeByKey(drawing.product, "A")->shape == "userTask");
  CHECK(nodeByKey(drawing.product, "C")->shape == "callActivity");
  const Node* inner = nodeByKey(drawing.product, "M");
  REQUIRE(inner != nullptr);
  CHECK(drawing.product.nodes[inner->parent].key == "S");
}

TEST_CASE("a data object and its references are one node with the reference's name") {
  const Drawing drawing = readModel(
      "<process id='X'><dataObjectReference id='R1' name='Order [paid]' dataObjectRef='D'/>"
      "<dataObjectReference id='R2' name='Order [sent]' dataObjectRef='D'/>"
      "<dataObject id='D' name='order object'/></process>");
  REQUIRE(drawing.product.nodes.size() == 1);
  const Node& data = drawing.product.nodes[NodeId(0)];
  CHECK(data.key == "D");
  CHECK(data.name == "Order");
  CHECK(data.kind == NodeKind::data);
}

TEST_CASE("a reference without data object is a node of its own") {
  const Drawing drawing =
      readModel("<process id='X'><dataObjectReference id='R' name='List'/></process>");
  REQUIRE(nodeByKey(drawing.product, "R") != nullptr);
  CHECK(nodeByKey(drawing.product, "R")->name == "List");
}

TEST_CASE("references that point at one another in a circle end") {
  const Drawing drawing = readModel(
      "<process id='X'><dataObjectReference id='A' dataObjectRef='B'/>"
      "<dataObjectReference id='B' dataObjectRef='A'/></process>");
  CHECK(drawing.product.nodes.size() == 2);
}

TEST_CASE("references without store are one store if they have one name, and it is said") {
  const Drawing drawing = readModel(
      "<process id='X'><dataStoreReference id='A' name='Customer DB'/>"
      "<dataStoreReference id='B' name=' customer db '/>"
      "<dataStoreReference id='C' name='Other'/></process>");
  CHECK(drawing.product.nodes.size() == 2);
  CHECK(countOf(drawing.diagnostics, "bpmn/store-by-name") == 1);
}

TEST_CASE("unnamed references without store stay apart") {
  const Drawing drawing = readModel(
      "<process id='X'><dataStoreReference id='A'/><dataStoreReference id='B'/></process>");
  CHECK(drawing.product.nodes.size() == 2);
}

TEST_CASE("process variables are data, the placeholder of bpmn-js is not") {
  const Drawing drawing = readModel(
      "<process id='X'><property id='p1' name='customer'/><task id='T'>"
      "<property id='p2' name='__targetRef_placeholder'/><property id='p3' name='local'/></task>"
      "</process>");
  REQUIRE(nodeByKey(drawing.product, "p1") != nullptr);
  CHECK(nodeByKey(drawing.product, "p1")->name == "customer");
  CHECK(nodeByKey(drawing.product, "p2") == nullptr);
  CHECK(nodeByKey(drawing.product, "p3") == nullptr);
}

TEST_CASE("form fields are data collected at their task") {
  const Drawing drawing = readModel(
      "<process id='X'><userTask id='T'><extensionElements><camunda:formData>"
      "<camunda:formField id='email' label='E-mail' type='string'><camunda:properties>"
      "<camunda:property id='privacy.data' value='email'/></camunda:properties>"
      "</camunda:formField></camunda:formData></extensionElements></userTask></process>");
  const Node* field = nodeByKey(drawing.product, "T/field:email");
  REQUIRE(field != nullptr);
  CHECK(field->name == "E-mail");
  CHECK(flowsOf(drawing.product) == std::vector<std::string>{"T/field:email -> T (read, drawn)"});
  CHECK(annotationsOf(drawing) ==
        std::vector<std::string>{"T/field:email: data = email (properties)"});
}

TEST_CASE("a store drawn in another pool belongs there, one drawn between the pools to nobody") {
  const std::string content =
      "<collaboration id='C'><participant id='A' name='Ann' processRef='PA'/>"
      "<participant id='B' name='Bob' processRef='PB'/></collaboration>"
      "<process id='PA'><task id='TA'/><dataStoreReference id='S1' name='one'/>"
      "<dataStoreReference id='S2' name='two'/><dataObject id='O'/>"
      "<dataObjectReference id='R' dataObjectRef='O'/></process>"
      "<process id='PB'><task id='TB'/></process>"
      "<di:BPMNDiagram><di:BPMNPlane bpmnElement='C'>"
      "<di:BPMNShape bpmnElement='A'><dc:Bounds x='0' y='0' width='600' height='100'/>"
      "</di:BPMNShape>"
      "<di:BPMNShape bpmnElement='B'><dc:Bounds x='0' y='300' width='600' height='100'/>"
      "</di:BPMNShape>"
      "<di:BPMNShape bpmnElement='S1'><dc:Bounds x='50' y='320' width='50' height='50'/>"
      "</di:BPMNShape>"
      "<di:BPMNShape bpmnElement='S2'><dc:Bounds x='50' y='170' width='50' height='50'/>"
      "</di:BPMNShape>"
      "<di:BPMNShape bpmnElement='R'><dc:Bounds x='50' y='20' width='50' height='50'/>"
      "</di:BPMNShape></di:BPMNPlane></di:BPMNDiagram>";
  const Drawing drawing = readModel(content);
  CHECK(zoneName(drawing.product, nodeByKey(drawing.product, "S1")->zone) == "Bob");
  CHECK(zoneName(drawing.product, nodeByKey(drawing.product, "S2")->zone) == "-");
  CHECK(zoneName(drawing.product, nodeByKey(drawing.product, "O")->zone) == "Ann");
}

TEST_CASE("a group holds what is drawn in it and what names its category") {
  const Drawing drawing = readModel(
      "<category id='K'><categoryValue id='V' value='EU'/></category>"
      "<process id='X'><task id='T'/><task id='U'><categoryValueRef>V</categoryValueRef></task>"
      "<task id='W'/><group id='G' categoryValueRef='V'/></process>"
      "<di:BPMNDiagram><di:BPMNPlane bpmnElement='X'>"
      "<di:BPMNShape bpmnElement='G'><dc:Bounds x='0' y='0' width='300' height='300'/>"
      "</di:BPMNShape><di:BPMNShape bpmnElement='T'>"
      "<dc:Bounds x='100' y='60' width='100' height='80'/></di:BPMNShape>"
      "<di:BPMNShape bpmnElement='W'><dc:Bounds x='900' y='60' width='100' height='80'/>"
      "</di:BPMNShape></di:BPMNPlane></di:BPMNDiagram>");
  CHECK(nodeByKey(drawing.product, "T")->groups.size() == 1);
  CHECK(nodeByKey(drawing.product, "U")->groups.size() == 1);
  CHECK(nodeByKey(drawing.product, "W")->groups.empty());
  CHECK(zoneByKey(drawing.product, "G")->name == "EU");
}

TEST_CASE("a group without bounds and without members is said to hold nothing") {
  const Drawing drawing = readModel("<process id='X'><group id='G'/></process>");
  CHECK(countOf(drawing.diagnostics, "bpmn/group-without-bounds") == 1);
}

TEST_CASE("an element without id is known by its path") {
  const Drawing drawing =
      readModel("<process id='X'><task name='one'/><task name='two'/></process>");
  CHECK(nodeByKey(drawing.product, "X/task[1]") != nullptr);
  CHECK(nodeByKey(drawing.product, "X/task[2]") != nullptr);
}

TEST_CASE("of two elements with one id the first wins and it is said") {
  const Drawing drawing =
      readModel("<process id='X'><task id='T' name='one'/><task id='T' name='two'/></process>");
  CHECK(nodeByKey(drawing.product, "T")->name == "one");
  CHECK(nodeByKey(drawing.product, "X/task[2]")->name == "two");
  CHECK(countOf(drawing.diagnostics, "bpmn/duplicate-id") == 1);
}

TEST_CASE("elements of other namespaces and what is in them are no model") {
  const Drawing drawing = readModel(
      "<process id='X'><task id='A' xmlns='urn:other'/><other:box xmlns:other='urn:other'>"
      "<task id='B'/></other:box><task id='C'/></process>");
  CHECK(drawing.product.nodes.size() == 1);
  CHECK(drawing.product.files[FileId(0)].counts.at("task") == 2);
}

TEST_CASE("a definitions root of another namespace is an error that says which one is expected") {
  for (const std::string root : {"<definitions/>", "<definitions xmlns='urn:bpmn:0'/>"}) {
    const Drawing drawing = readBpmn({{"x.bpmn", root}});
    REQUIRE(drawing.diagnostics.size() == 1);
    CHECK(drawing.diagnostics[0].level == Level::error);
    CHECK(drawing.diagnostics[0].code == "bpmn/unreadable");
    CHECK(drawing.diagnostics[0].advice.find("20100524/MODEL") != std::string::npos);
  }
}
