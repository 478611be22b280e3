// The steps of a process and what can follow what.

#include <catch2/catch.hpp>

#include "tests/importers/bpmn_support.h"

using namespace dyetrace;
using namespace dyetrace::test;

using Lines = std::vector<std::string>;

namespace {

const Step& stepByKey(const Product& product, const std::string& key) {
  for (const Step& step : product.steps) {
    if (step.key == key) return step;
  }
  throw std::runtime_error("no step " + key);
}

}  // namespace

TEST_CASE("sequence flows keep their name, condition and whether they are the default") {
  const Drawing drawing = readModel(
      "<process id='X'><exclusiveGateway id='G' default='f2'/><task id='A'/><task id='B'/>"
      "<sequenceFlow id='f1' name='yes' sourceRef='G' targetRef='A'>"
      "<conditionExpression language='juel'> ${ok} </conditionExpression></sequenceFlow>"
      "<sequenceFlow id='f2' sourceRef='G' targetRef='B'/></process>");
  REQUIRE(drawing.product.sequences.size() == 2);
  const Sequence& yes = drawing.product.sequences[0];
  CHECK(yes.key == "f1");
  CHECK(yes.name == "yes");
  CHECK(yes.condition == "${ok}");
  CHECK(yes.language == "juel");
  CHECK_FALSE(yes.isDefault);
  CHECK(drawing.product.sequences[1].isDefault);
}

TEST_CASE("a condition outside the model namespace is none") {
  const Drawing drawing = readModel(
      "<process id='X'><task id='A'/><task id='B'/>"
      "<sequenceFlow id='f' sourceRef='A' targetRef='B'>"
      "<conditionExpression xmlns=''>x</conditionExpression></sequenceFlow></process>");
  CHECK(drawing.product.sequences[0].condition.empty());
}

TEST_CASE("a sub-process is entered at its first steps and left at its last") {
  const Drawing drawing = readModel(
      "<process id='X'><subProcess id='S'><task id='A'/><task id='B'/>"
      "<sequenceFlow sourceRef='A' targetRef='B'/></subProcess></process>");
  CHECK(sequencesOf(drawing.product) ==
        Lines{"A -> B (sequence)", "B -> S (exit)", "S -> A (entry)"});
  CHECK(drawing.product.steps[stepByKey(drawing.product, "A").parent].key == "S");
}

TEST_CASE("a boundary event follows its host, and says whether it interrupts") {
  const Drawing drawing = readModel(
      "<process id='X'><task id='T'/><boundaryEvent id='B' attachedToRef='T'/>"
      "<boundaryEvent id='N' attachedToRef='T' cancelActivity='false'/></process>");
  CHECK(sequencesOf(drawing.product) == Lines{"T -> B (boundary)", "T -> N (boundary)"});
  CHECK(stepByKey(drawing.product, "B").interrupting);
  CHECK_FALSE(stepByKey(drawing.product, "N").interrupting);
}

TEST_CASE("a boundary event that hangs on nothing is said") {
  const Drawing drawing = readModel(
      "<process id='X'><boundaryEvent id='B'/><boundaryEvent id='C' attachedToRef='Q'/></process>");
  CHECK(countOf(drawing.diagnostics, "bpmn/unattached-boundary-event") == 2);
  CHECK(drawing.product.sequences.empty());
}

TEST_CASE("links join the throwing event to the catching one of that name") {
  const Drawing drawing = readModel(
      "<process id='X'><intermediateThrowEvent id='A'><linkEventDefinition name='on'/>"
      "</intermediateThrowEvent><intermediateCatchEvent id='B'><linkEventDefinition name='on'/>"
      "</intermediateCatchEvent><intermediateThrowEvent id='C'><linkEventDefinition name='off'/>"
      "</intermediateThrowEvent></process>");
  CHECK(sequencesOf(drawing.product) == Lines{"A -> B (link)"});
  CHECK(countOf(drawing.diagnostics, "bpmn/link-without-target") == 1);
}

TEST_CASE("compensation follows the host through its event to the handler") {
  const Drawing drawing = readModel(
      "<process id='X'><task id='T'/><boundaryEvent id='B' attachedToRef='T'>"
      "<compensateEventDefinition/></boundaryEvent><task id='undo' isForCompensation='true'/>"
      "<association associationDirection='One' sourceRef='B' targetRef='undo'/></process>");
  CHECK(sequencesOf(drawing.product) == Lines{"B -> undo (compensation)", "T -> B (compensation)"});
}

TEST_CASE("an event sub-process can begin at every step of its scope") {
  const Drawing drawing = readModel(
      "<process id='X'><task id='A'/><task id='B'/><sequenceFlow sourceRef='A' targetRef='B'/>"
      "<subProcess id='E' triggeredByEvent='true'><startEvent id='S' isInterrupting='false'/>"
      "</subProcess></process>");
  CHECK(sequencesOf(drawing.product) == Lines{"A -> B (sequence)", "A -> E (boundary)",
                                              "B -> E (boundary)", "E -> S (entry)",
                                              "S -> E (exit)"});
  CHECK_FALSE(stepByKey(drawing.product, "E").interrupting);
}

TEST_CASE("loops and multi-instances repeat") {
  const Drawing drawing = readModel(
      "<process id='X'><task id='A'><standardLoopCharacteristics/></task>"
      "<task id='B'><multiInstanceLoopCharacteristics/></task><task id='C'/></process>");
  CHECK(stepByKey(drawing.product, "A").repeats);
  CHECK(stepByKey(drawing.product, "B").repeats);
  CHECK_FALSE(stepByKey(drawing.product, "C").repeats);
}

TEST_CASE("privacy.when on a sequence flow is its condition") {
  const Drawing drawing = readModel(
      "<process id='X'><task id='A'/><task id='B'/>"
      "<sequenceFlow id='f' sourceRef='A' targetRef='B'><documentation>privacy.when: ads = on"
      "</documentation></sequenceFlow></process>");
  CHECK(drawing.product.sequences[0].condition == "ads = on");
  CHECK(drawing.annotations.empty());
}

TEST_CASE("an event says whether a clock sets it off, also by a shared definition") {
  const Drawing drawing = readModel(
      "<timerEventDefinition id='D'/><process id='X'>"
      "<startEvent id='A'><timerEventDefinition/></startEvent>"
      "<startEvent id='B'><eventDefinitionRef>D</eventDefinitionRef></startEvent>"
      "<startEvent id='C'><messageEventDefinition/></startEvent></process>");
  CHECK(stepByKey(drawing.product, "A").timed);
  CHECK(stepByKey(drawing.product, "B").timed);
  CHECK_FALSE(stepByKey(drawing.product, "C").timed);
}
