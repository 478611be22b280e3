// Which lines of a BPMN diagram move data, in which direction, and what follows without a line.

#include <catch2/catch.hpp>

#include "tests/importers/bpmn_support.h"

using namespace dyetrace;
using namespace dyetrace::test;

using Lines = std::vector<std::string>;

namespace {

Lines drawnOf(const Product& product) {
  Lines lines;
  for (const DrawnEdge& edge : product.drawn) {
    lines.push_back(edge.kind + " " + edge.from + " -> " + edge.to);
  }
  return lines;
}

const std::string kData =
    "<dataObject id='D'/><dataObjectReference id='R' name='Profile' dataObjectRef='D'/>";

std::string associated(const std::string& direction, const std::string& from,
                       const std::string& to) {
  return "<process id='X'>" + kData + "<task id='T'/><association id='A' sourceRef='" + from +
         "' targetRef='" + to + "' " + direction + "/></process>";
}

}  // namespace

TEST_CASE("data associations are reads and writes of the activity around them") {
  const Drawing drawing = readModel(
      "<process id='X'>" + kData +
      "<task id='A'><dataOutputAssociation id='o'><targetRef>R</targetRef></dataOutputAssociation>"
      "</task><task id='B'><property id='p' name='__targetRef_placeholder'/>"
      "<dataInputAssociation id='i'><sourceRef>R</sourceRef><targetRef>p</targetRef>"
      "</dataInputAssociation></task></process>");
  CHECK(flowsOf(drawing.product) == Lines{"A -> D (write, drawn)", "D -> B (read, drawn)"});
  CHECK(drawnOf(drawing.product) == Lines{"write A -> D", "read D -> B"});
}

TEST_CASE("every source of one data association is read") {
  const Drawing drawing = readModel(
      "<process id='X'><property id='a'/><property id='b'/><task id='T'>"
      "<dataInputAssociation id='i'><sourceRef>a</sourceRef><sourceRef>b</sourceRef>"
      "</dataInputAssociation></task></process>");
  CHECK(flowsOf(drawing.product) == Lines{"a -> T (read, drawn)", "b -> T (read, drawn)"});
}

TEST_CASE("a collection that an activity repeats over is read once, drawn or not") {
  const std::string loop =
      "<multiInstanceLoopCharacteristics id='m'><loopDataInputRef>R</loopDataInputRef>"
      "</multiInstanceLoopCharacteristics>";
  const std::string line =
      "<dataInputAssociation id='i'><sourceRef>R</sourceRef></dataInputAssociation>";
  const auto flows = [](const std::string& content) {
    return flowsOf(
        readModel("<process id='X'>" + kData + "<task id='T'>" + content + "</task></process>")
            .product);
  };
  CHECK(flows(loop) == Lines{"D -> T (read, inferred)"});
  CHECK(flows(line + loop) == Lines{"D -> T (read, drawn)"});
  CHECK(flows(loop + line) == Lines{"D -> T (read, drawn)"});
}

TEST_CASE("wiring between an activity and its own ports is no flow") {
  const Drawing drawing = readModel(
      "<process id='X'><task id='T'><ioSpecification><dataInput id='in'/></ioSpecification>"
      "<property id='own' name='own'/>"
      "<dataInputAssociation><sourceRef>own</sourceRef><targetRef>in</targetRef>"
      "</dataInputAssociation></task></process>");
  CHECK(drawing.product.flows.empty());
  CHECK(drawing.product.drawn.empty());
}

TEST_CASE("references may carry a prefix and white space around them") {
  const Drawing drawing =
      readModel("<process id='X'>" + kData +
                "<task id='T'><dataInputAssociation><sourceRef> tns:R </sourceRef>"
                "</dataInputAssociation></task></process>");
  CHECK(flowsOf(drawing.product) == Lines{"D -> T (read, drawn)"});
}

TEST_CASE("an unresolved reference drops only its end and names the nearest id") {
  const Drawing drawing =
      readModel("<process id='X'>" + kData +
                "<task id='Task_collect'><dataInputAssociation id='i'><sourceRef>RR</sourceRef>"
                "</dataInputAssociation></task><sequenceFlow id='f' sourceRef='Task_colect' "
                "targetRef='Task_collect'/></process>");
  CHECK(drawnOf(drawing.product) == Lines{"read? ?RR -> Task_collect"});
  CHECK(drawing.product.flows.empty());
  CHECK(countOf(drawing.diagnostics, "bpmn/unresolved-reference") == 2);
  bool suggested = false;
  for (const Diagnostic& diagnostic : drawing.diagnostics) {
    suggested = suggested || diagnostic.advice.find("Task_collect") != std::string::npos;
  }
  CHECK(suggested);
}

TEST_CASE("the state of a data object is a label of the line, not another node") {
  const Drawing drawing = readModel(
      "<process id='X'><dataObject id='D'/>"
      "<dataObjectReference id='R' name='Order [paid]' dataObjectRef='D'/>"
      "<task id='T'><dataInputAssociation><sourceRef>R</sourceRef></dataInputAssociation></task>"
      "</process>");
  REQUIRE(drawing.product.flows.size() == 1);
  CHECK(drawing.product.flows[FlowId(0)].name == "paid");
}

TEST_CASE("a message flow is a transfer, and a pool at its end gets a port") {
  const Drawing drawing = readModel(
      "<collaboration id='C'><participant id='U' name='User'/>"
      "<participant id='S' name='Shop' processRef='X'/>"
      "<messageFlow id='m1' name='form' sourceRef='U' targetRef='T'/>"
      "<messageFlow id='m2' sourceRef='U' targetRef='S'/></collaboration>"
      "<process id='X'><task id='T'/></process>");
  CHECK(flowsOf(drawing.product) == Lines{"U -> S (transfer, drawn)", "U -> T (transfer, drawn)"});
  REQUIRE(nodeByKey(drawing.product, "S") != nullptr);
  CHECK(nodeByKey(drawing.product, "S")->kind == NodeKind::process);
  CHECK(zoneName(drawing.product, nodeByKey(drawing.product, "S")->zone) == "Shop");
  CHECK(drawing.product.flows[FlowId(0)].name == "form");
}

TEST_CASE("a message flow without a name is called by its message") {
  const Drawing drawing = readModel(
      "<message id='M' name='Order'/><collaboration id='C'><participant id='A'/>"
      "<participant id='B'/><messageFlow id='m' sourceRef='A' targetRef='B' messageRef='M'/>"
      "</collaboration>");
  CHECK(drawing.product.flows[FlowId(0)].name == "Order");
}

TEST_CASE("a message flow inside one process is kept and said to be odd") {
  const Drawing drawing = readModel(
      "<collaboration id='C'><messageFlow id='m' sourceRef='A' targetRef='B'/></collaboration>"
      "<process id='X'><task id='A'/><task id='B'/></process>");
  CHECK(flowsOf(drawing.product) == Lines{"A -> B (transfer, drawn)"});
  CHECK(countOf(drawing.diagnostics, "bpmn/message-inside-process") == 1);
}

TEST_CASE("an association with a direction is a flow along it") {
  CHECK(flowsOf(readModel(associated("associationDirection='One'", "R", "T")).product) ==
        Lines{"D -> T (read, drawn)"});
  CHECK(flowsOf(readModel(associated("associationDirection='One'", "T", "R")).product) ==
        Lines{"T -> D (write, drawn)"});
  const Drawing both = readModel(associated("associationDirection='Both'", "R", "T"));
  CHECK(drawnOf(both.product) == Lines{"assoc-read D -> T", "assoc-write T -> D"});
  CHECK(both.product.flows.size() == 2);
}

TEST_CASE("an association without direction is no flow but a diagnostic with both readings") {
  for (const std::string direction :
       {"", "associationDirection='None'", "associationDirection='none'"}) {
    const Drawing drawing = readModel(associated(direction, "R", "T"));
    CHECK(drawing.product.flows.empty());
    CHECK(drawnOf(drawing.product) == Lines{"assoc? D -> T"});
    REQUIRE(countOf(drawing.diagnostics, "bpmn/undirected-association") == 1);
  }
}

TEST_CASE("privacy.direction gives an undirected association its way") {
  const auto flows = [](const std::string& way) {
    return flowsOf(
        readModel("<process id='X'>" + kData +
                  "<task id='T'/><association id='A' sourceRef='R' targetRef='T'><documentation>"
                  "privacy.direction: " +
                  way + "</documentation></association></process>")
            .product);
  };
  CHECK(flows("forward") == Lines{"D -> T (read, drawn)"});
  CHECK(flows("backward") == Lines{"T -> D (write, drawn)"});
  CHECK(flows("both") == Lines{"D -> T (read, drawn)", "T -> D (write, drawn)"});
}

TEST_CASE("a direction that nobody knows is said and taken for none") {
  const Drawing drawing = readModel(associated("associationDirection='Onee'", "R", "T"));
  CHECK(drawing.product.flows.empty());
  CHECK(countOf(drawing.diagnostics, "bpmn/unknown-direction") == 1);
}

TEST_CASE("data attached to a sequence flow goes from the step before to the step after") {
  const Drawing drawing =
      readModel("<process id='X'>" + kData +
                "<task id='A'/><task id='B'/><sequenceFlow id='f' sourceRef='A' targetRef='B'/>"
                "<association id='a' sourceRef='f' targetRef='R'/></process>");
  CHECK(flowsOf(drawing.product) == Lines{"A -> D (write, drawn)", "D -> B (read, drawn)"});
  CHECK(drawnOf(drawing.product) == Lines{"seq-write A -> D", "seq-read D -> B"});
}

TEST_CASE("data attached to a message flow is what its sender has") {
  const Drawing drawing = readModel(
      "<collaboration id='C'><participant id='P'/>"
      "<messageFlow id='m' sourceRef='T' targetRef='P'/>"
      "<association id='a' sourceRef='R' targetRef='m'/></collaboration>"
      "<process id='X'>" +
      kData + "<task id='T'/></process>");
  CHECK(flowsOf(drawing.product) == Lines{"D -> T (read, drawn)", "T -> P (transfer, drawn)"});
  CHECK(drawnOf(drawing.product) == Lines{"message T -> P", "payload D -> m"});
}

TEST_CASE("a message that is thrown and caught without a line is an inferred transfer") {
  const Drawing drawing = readModel(
      "<message id='M' name='Result'/><process id='X'><sendTask id='A' messageRef='M'/></process>"
      "<process id='Y'><startEvent id='S'><messageEventDefinition messageRef='M'/></startEvent>"
      "<receiveTask id='B' messageRef='M'/></process>");
  CHECK(flowsOf(drawing.product) ==
        Lines{"A -> B (transfer, inferred)", "A -> S (transfer, inferred)"});
  CHECK(drawing.product.flows[FlowId(0)].name == "Result");
  CHECK_FALSE(drawing.product.flows[FlowId(0)].reason.empty());
}

TEST_CASE("a message that a line carries already is not inferred again") {
  const Drawing drawing = readModel(
      "<message id='M'/><collaboration id='C'><messageFlow id='m' sourceRef='A' targetRef='B'/>"
      "</collaboration><process id='X'><sendTask id='A' messageRef='M'/></process>"
      "<process id='Y'><receiveTask id='B' messageRef='M'/></process>");
  CHECK(flowsOf(drawing.product) == Lines{"A -> B (transfer, drawn)"});
}

TEST_CASE("a signal reaches everyone who listens") {
  const Drawing drawing = readModel(
      "<signal id='G'/><process id='X'><endEvent id='E'><signalEventDefinition signalRef='G'/>"
      "</endEvent></process><process id='Y'><startEvent id='S'>"
      "<signalEventDefinition signalRef='G'/></startEvent></process><process id='Z'>"
      "<intermediateCatchEvent id='I'><signalEventDefinition signalRef='G'/>"
      "</intermediateCatchEvent></process>");
  CHECK(flowsOf(drawing.product) ==
        Lines{"E -> I (broadcast, inferred)", "E -> S (broadcast, inferred)"});
}

TEST_CASE("a channel with very many ends becomes a node instead of all pairs") {
  std::string content = "<signal id='G' name='tick'/><process id='X'>";
  for (int i = 0; i < 30; ++i) {
    content += "<endEvent id='t" + std::to_string(i) +
               "'><signalEventDefinition signalRef='G'/></endEvent><startEvent id='c" +
               std::to_string(i) + "'><signalEventDefinition signalRef='G'/></startEvent>";
  }
  const Drawing drawing = readModel(content + "</process>");
  CHECK(drawing.product.flows.size() == 60);
  CHECK(nodeByKey(drawing.product, "G") != nullptr);
}

TEST_CASE("an error reaches the border of the activity around it if the code is the same") {
  const std::string errors =
      "<error id='E1' errorCode='42'/><error id='E2' errorCode='42'/><error id='E3' "
      "errorCode='7'/>";
  const auto flows = [&](const std::string& caught) {
    return flowsOf(readModel(errors +
                             "<process id='X'><subProcess id='S'><endEvent id='T'>"
                             "<errorEventDefinition errorRef='E1'/></endEvent></subProcess>"
                             "<boundaryEvent id='B' attachedToRef='S'><errorEventDefinition " +
                             caught + "/></boundaryEvent></process>")
                       .product);
  };
  const Lines reached = {"T -> B (transfer, inferred)"};
  CHECK(flows("errorRef='E2'") == reached);
  CHECK(flows("") == reached);
  CHECK(flows("errorRef='E3'").empty());
}

TEST_CASE("what a sub-process reads reaches the activities in it that handle data, and back") {
  const Drawing drawing = readModel(
      "<process id='X'><property id='a'/><property id='b'/><subProcess id='S'>"
      "<dataInputAssociation><sourceRef>a</sourceRef></dataInputAssociation>"
      "<property id='v'/><task id='T'><dataOutputAssociation><targetRef>v</targetRef>"
      "</dataOutputAssociation></task><task id='idle'/></subProcess></process>");
  CHECK(flowsOf(drawing.product) ==
        Lines{"S -> T (call, inferred)", "T -> v (write, drawn)", "a -> S (read, drawn)"});
  const Drawing out = readModel(
      "<process id='X'><property id='b'/><subProcess id='S'>"
      "<dataOutputAssociation><targetRef>b</targetRef></dataOutputAssociation>"
      "<property id='v'/><task id='T'><dataInputAssociation><sourceRef>v</sourceRef>"
      "</dataInputAssociation></task></subProcess></process>");
  CHECK(flowsOf(out.product) ==
        Lines{"S -> b (write, drawn)", "T -> S (call, inferred)", "v -> T (read, drawn)"});
}

TEST_CASE("arguments of a call go to the variables of the same name") {
  const Drawing drawing = readModel(
      "<process id='X'><property id='p' name='mail'/><callActivity id='C' calledElement='Y'>"
      "<ioSpecification><dataInput id='in' name='address'/><dataOutput id='out' name='status'/>"
      "</ioSpecification><dataInputAssociation><sourceRef>p</sourceRef><targetRef>in</targetRef>"
      "</dataInputAssociation><dataOutputAssociation><sourceRef>out</sourceRef>"
      "<targetRef>p</targetRef></dataOutputAssociation></callActivity></process>"
      "<process id='Y'><property id='ya' name='address'/><property id='ys' name='status'/>"
      "<task id='T'/></process>");
  CHECK(flowsOf(drawing.product) == Lines{"C -> p (write, drawn)", "C -> ya (call, inferred)",
                                          "p -> C (read, drawn)", "ys -> C (call, inferred)"});
}

TEST_CASE("camunda in and out mappings name the variables on both sides") {
  const Drawing drawing = readModel(
      "<process id='X'><property id='a' name='a'/><property id='r' name='r'/>"
      "<callActivity id='C' calledElement='Y'><extensionElements>"
      "<camunda:in source='a' target='b'/><camunda:out source='q' target='r'/>"
      "</extensionElements></callActivity></process>"
      "<process id='Y'><property id='b' name='b'/><property id='q' name='q'/><task id='T'/>"
      "</process>");
  CHECK(flowsOf(drawing.product) == Lines{"C -> b (call, inferred)", "C -> r (write, inferred)",
                                          "a -> C (read, inferred)", "q -> C (call, inferred)"});
}

TEST_CASE("a called process that is in no file is an external node and is said") {
  const Drawing drawing =
      readModel("<process id='X'><callActivity id='C' calledElement='elsewhere'/></process>");
  REQUIRE(nodeByKey(drawing.product, "called:elsewhere") != nullptr);
  CHECK(nodeByKey(drawing.product, "called:elsewhere")->kind == NodeKind::external);
  CHECK(flowsOf(drawing.product) == Lines{"C -> called:elsewhere (call, inferred)"});
  CHECK(countOf(drawing.diagnostics, "bpmn/unresolved-callee") == 1);
}

TEST_CASE("processes that call one another come to an end") {
  const Drawing drawing = readModel(
      "<process id='X'><property id='p'/><callActivity id='A' calledElement='Y'>"
      "<dataInputAssociation><sourceRef>p</sourceRef></dataInputAssociation></callActivity>"
      "</process><process id='Y'><callActivity id='B' calledElement='X'/></process>");
  CHECK(drawing.product.nodes.size() == 3);
}

TEST_CASE("a called process of another file is found by its id") {
  const Drawing drawing = readBpmn(
      {{"a.bpmn", model("<process id='X'><property id='p' name='v'/>"
                        "<callActivity id='C' calledElement='Y'><extensionElements>"
                        "<camunda:in variables='all'/></extensionElements></callActivity>"
                        "</process>")},
       {"b.bpmn", model("<process id='Y'><property id='q' name='v'/><task id='T'/></process>")}});
  CHECK(flowsOf(drawing.product) == Lines{"C -> q (call, inferred)", "p -> C (read, inferred)"});
}

TEST_CASE("expressions in mappings read and write variables") {
  const Drawing drawing = readModel(
      "<process id='X'><property id='p' name='customer'/><serviceTask id='T'><extensionElements>"
      "<camunda:inputOutput><camunda:inputParameter name='to'>Dear ${customer.mail} and "
      "${other('x')}"
      "</camunda:inputParameter><camunda:outputParameter name='sent'>${true}"
      "</camunda:outputParameter></camunda:inputOutput></extensionElements></serviceTask>"
      "<serviceTask id='U'><extensionElements><zeebe:ioMapping>"
      "<zeebe:input source='= customer.name + \"a.b\"' target='n'/>"
      "<zeebe:output source='= result' target='answer'/></zeebe:ioMapping></extensionElements>"
      "</serviceTask></process>");
  CHECK(flowsOf(drawing.product) == Lines{"T -> X/variable:sent (write, inferred)",
                                          "U -> X/variable:answer (write, inferred)",
                                          "p -> T (read, inferred)", "p -> U (read, inferred)"});
}

TEST_CASE("a choreography task without message flow goes from its initiator to the other party") {
  const Drawing drawing = readModel(
      "<choreography id='H'><participant id='A'/><participant id='B'/>"
      "<choreographyTask id='T' name='order' initiatingParticipantRef='A'>"
      "<participantRef>A</participantRef><participantRef>B</participantRef></choreographyTask>"
      "</choreography>");
  CHECK(flowsOf(drawing.product) == Lines{"A -> B (transfer, inferred)"});
}

TEST_CASE("implied flows reach what control flow reaches, only if asked for") {
  const std::string content =
      "<collaboration id='C'><participant id='P'/>"
      "<messageFlow id='m' sourceRef='P' targetRef='A'/></collaboration><process id='X'>"
      "<task id='A'/><exclusiveGateway id='G'/><task id='B'/><task id='before'/>"
      "<sequenceFlow sourceRef='before' targetRef='A'/><sequenceFlow sourceRef='A' targetRef='G'/>"
      "<sequenceFlow sourceRef='G' targetRef='B'/></process>";
  CHECK(flowsOf(readModel(content).product) == Lines{"P -> A (transfer, drawn)"});
  ImportOptions options;
  options.implied = true;
  CHECK(flowsOf(readModel(content, options).product) ==
        Lines{"A -> B (transfer, implied)", "P -> A (transfer, drawn)"});
}

TEST_CASE("an opaque script reads every variable, only if asked for") {
  const std::string content =
      "<process id='X'><property id='p'/><scriptTask id='S'/><scriptTask id='D'>"
      "<dataInputAssociation><sourceRef>p</sourceRef></dataInputAssociation></scriptTask></"
      "process>";
  CHECK(flowsOf(readModel(content).product) == Lines{"p -> D (read, drawn)"});
  ImportOptions options;
  options.opaqueScripts = true;
  CHECK(flowsOf(readModel(content, options).product) ==
        Lines{"p -> D (read, drawn)", "p -> S (read, inferred)"});
}

TEST_CASE("a diagram that draws no data flow says so loudly") {
  const Drawing silent = readModel("<process id='X'><task id='T'/></process>");
  CHECK(countOf(silent.diagnostics, "bpmn/no-data-drawn") == 1);
  const Drawing drawn = readModel(associated("associationDirection='One'", "R", "T"));
  CHECK(countOf(drawn.diagnostics, "bpmn/no-data-drawn") == 0);
}
