// What files write, element by element, for comparing.

#include <catch2/catch.hpp>

#include "importers/importer.h"

using namespace dyetrace;

namespace {

std::string definitions(const std::string& content, const std::string& prefix = "b") {
  return "<" + prefix + ":definitions xmlns:" + prefix +
         "=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" xmlns:x=\"urn:x\" "
         "xmlns:di=\"http://www.omg.org/spec/BPMN/20100524/DI\" "
         "xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\">" +
         content + "</" + prefix + ":definitions>";
}

WrittenElements readElements(const std::vector<InputFile>& files) {
  ImportOptions options;
  options.elements = true;
  return importModel(files, options).elements;
}

WrittenElements readElements(const std::string& content) {
  return readElements({{"model.bpmn", definitions(content)}});
}

std::string namesOf(const WrittenElements& elements, const char* id) {
  std::string names;
  const std::uint32_t element = elements.find(id);
  for (std::size_t i = 0; i < elements.propertyCount(element); ++i) {
    names += (names.empty() ? "" : " ") + std::string(elements.property(element, i).name);
  }
  return names;
}

}  // namespace

TEST_CASE("every element with an id is there with its type, owner and properties") {
  const WrittenElements elements = readElements(
      "<b:process id='P'><b:task id='T' name='Sign up' x:kind='k'>"
      "<b:documentation>Why</b:documentation><b:outgoing>F</b:outgoing>"
      "<b:extensionElements><x:a id='inside'/></b:extensionElements></b:task>"
      "<b:textAnnotation id='N'><b:text>Note</b:text></b:textAnnotation></b:process>");
  CHECK(elements.size() == 3);
  CHECK(elements.type(elements.find("N")) == "textAnnotation");
  CHECK(elements.parent(elements.find("T")) == elements.find("P"));
  CHECK(elements.value(elements.find("T"), "@name") == "Sign up");
  CHECK(namesOf(elements, "T") == "@name @{urn:x}kind <documentation ext");
  CHECK(elements.find("inside") == WrittenElements::kNone);
}

TEST_CASE("what BPMN takes for granted is not written down") {
  const WrittenElements elements = readElements(
      "<b:process id='P'><b:startEvent id='S' isInterrupting='true'/>"
      "<b:startEvent id='R' isInterrupting='false'/><b:userTask id='U' implementation="
      "'##unspecified'/></b:process>");
  CHECK(namesOf(elements, "S").empty());
  CHECK(namesOf(elements, "R") == "@isInterrupting");
  CHECK(namesOf(elements, "U").empty());
}

TEST_CASE("what holds anyway is not written down inside other elements, either") {
  const WrittenElements elements = readElements(
      "<b:collaboration id='C'><b:participant id='P'><b:participantMultiplicity minimum='0' "
      "maximum='1'/></b:participant><b:participant id='Q'><b:participantMultiplicity minimum='0' "
      "maximum='9'/></b:participant><b:participant id='R'><b:participantMultiplicity/>"
      "</b:participant></b:collaboration>");
  const auto multiplicity = [&](const char* id) {
    return elements.value(elements.find(id), "<participantMultiplicity");
  };
  CHECK(multiplicity("P") == multiplicity("R"));
  CHECK(multiplicity("Q") != multiplicity("R"));
}

TEST_CASE("a declared type that the element has anyway is no difference") {
  const std::string type = " xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:type='b:";
  const auto timer = [](const std::string& id, const std::string& attribute) {
    return "<b:timerEventDefinition id='" + id + "'><b:timeDate" + attribute +
           ">t</b:timeDate></b:timerEventDefinition>";
  };
  const WrittenElements elements = readElements(
      "<b:process id='P'><b:laneSet id='L'><b:lane id='A'><b:childLaneSet id='S'" + type +
      "tLaneSet'/></b:lane></b:laneSet><b:userTask id='U'" + type +
      "tUserTask'/><b:userTask id='V'" + type + "tTask'/>" + timer("W", type + "tExpression'") +
      timer("X", "") + timer("Y", type + "tFormalExpression'") + "</b:process>");
  const auto date = [&](const char* id) { return elements.value(elements.find(id), "<timeDate"); };
  CHECK(namesOf(elements, "S").empty());
  CHECK(namesOf(elements, "U").empty());
  CHECK(namesOf(elements, "V") == "@{http://www.w3.org/2001/XMLSchema-instance}type");
  CHECK(date("W") == date("X"));
  CHECK(date("Y") != date("X"));
}

TEST_CASE("the two ways to write a formal expression are one") {
  const std::string one =
      "<b:expression id='E' xmlns:i='http://www.w3.org/2001/XMLSchema-instance' "
      "i:type='b:tFormalExpression'>a</b:expression>";
  const std::string other = "<b:formalExpression id='F'>a</b:formalExpression>";
  const auto inside = [](const std::string& id, std::string expression) {
    expression.erase(expression.find(" id="), 7);
    return "<b:resourceAssignmentExpression id='" + id + "'>" + expression +
           "</b:resourceAssignmentExpression>";
  };
  const WrittenElements elements = readElements(
      "<b:process id='P'>" + one + other + inside("G", one) + inside("H", other) + "</b:process>");
  CHECK(elements.type(elements.find("E")) == elements.type(elements.find("F")));
  CHECK(namesOf(elements, "E") == namesOf(elements, "F"));
  CHECK(namesOf(elements, "G") == "<formalExpression");
  CHECK(elements.value(elements.find("G"), "<formalExpression") ==
        elements.value(elements.find("H"), "<formalExpression"));
}

TEST_CASE("the choice of a prefix is no difference") {
  const auto typed = [](const std::string& prefix) {
    return readElements({{"model.bpmn", definitions("<" + prefix + ":signal id='S' structureRef='" +
                                                        prefix + ":thing'/>",
                                                    prefix)}});
  };
  const WrittenElements one = typed("b");
  const WrittenElements other = typed("bpmn");
  CHECK(one.value(0, "@structureRef") == other.value(0, "@structureRef"));
  CHECK_FALSE(one.value(0, "@structureRef").empty());
}

TEST_CASE("an address is no reference with a prefix") {
  const WrittenElements elements =
      readElements("<b:signal id='S' name='x:y z' structureRef='http://a/b'/>");
  CHECK(elements.value(0, "@name") == "x:y z");
  CHECK(elements.value(0, "@structureRef") == "http://a/b");
}

TEST_CASE("layout is where and how large, not colours, labels or how numbers are written") {
  const auto layoutOf = [](const std::string& shape) {
    return readElements(
               "<b:process id='P'><b:task id='T'/></b:process><di:BPMNDiagram><di:BPMNPlane>" +
               shape + "</di:BPMNPlane></di:BPMNDiagram>")
        .layout(1);
  };
  const std::string shape =
      "<di:BPMNShape bpmnElement='T'><dc:Bounds x='1' y='2' width='3' height='4'/></di:BPMNShape>";
  const std::string coloured =
      "<di:BPMNShape bpmnElement='T' x:fill='red'><dc:Bounds x='1.0' y='2' width='3' height='4'/>"
      "<di:BPMNLabel><dc:Bounds x='9' y='9' width='9' height='9'/></di:BPMNLabel></di:BPMNShape>";
  const std::string moved =
      "<di:BPMNShape bpmnElement='T'><dc:Bounds x='7' y='2' width='3' height='4'/></di:BPMNShape>";
  CHECK(layoutOf("") == 0);
  CHECK(layoutOf(shape) != 0);
  CHECK(layoutOf(shape) == layoutOf(coloured));
  CHECK(layoutOf(shape) != layoutOf(moved));
}

TEST_CASE("an id that is there twice is two elements, in one file or in two") {
  const WrittenElements once = readElements("<b:process id='P'/><b:process id='P'/>");
  CHECK(once.size() == 2);
  CHECK(once.id(1) == "P#2");
  const std::string text = definitions("<b:process id='P'/>");
  const WrittenElements twice = readElements({{"a.bpmn", text}, {"b.bpmn", text}});
  CHECK(twice.size() == 2);
  CHECK(twice.id(1) == "b.bpmn/P");
}

TEST_CASE("files that are no BPMN or are broken have no elements") {
  const std::string text = definitions("<b:process id='P'/>");
  const WrittenElements elements =
      readElements({{"a.txt", "hello"}, {"b.bpmn", "<definitions"}, {"c.bpmn", text}});
  REQUIRE(elements.size() == 1);
  CHECK(elements.id(0) == "P");
}

TEST_CASE("elements are only kept if somebody asks for them") {
  CHECK(importModel({{"a.bpmn", definitions("<b:process id='P'/>")}}, {}).elements.size() == 0);
}
