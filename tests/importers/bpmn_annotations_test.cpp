// Every way in which a privacy annotation can be written on a BPMN element.

#include <catch2/catch.hpp>

#include "tests/importers/bpmn_support.h"

using namespace dyetrace;
using namespace dyetrace::test;

using Lines = std::vector<std::string>;

namespace {

Lines onTask(const std::string& attributes, const std::string& inside) {
  return annotationsOf(
      readModel("<process id='X'><task id='T' " + attributes + ">" + inside + "</task></process>"));
}

Lines onTask(const std::string& extension) {
  return onTask("", "<extensionElements>" + extension + "</extensionElements>");
}

}  // namespace

TEST_CASE("properties of Camunda and Zeebe are read by name or id") {
  const Lines expected = {"T: data = email (properties)"};
  CHECK(onTask("<camunda:properties><camunda:property name='privacy.data' value='email'/>"
               "</camunda:properties>") == expected);
  CHECK(onTask("<camunda:properties><camunda:property id='privacy.data' value='email'/>"
               "</camunda:properties>") == expected);
  CHECK(onTask("<zeebe:properties><zeebe:property name='privacy.data' value='email'/>"
               "</zeebe:properties>") == expected);
}

TEST_CASE("properties that are not about privacy are left alone") {
  CHECK(onTask("<camunda:properties><camunda:property name='priority' value='1'/>"
               "</camunda:properties>")
            .empty());
}

TEST_CASE("Signavio's and jBPM's meta data are read, empty values are not") {
  CHECK(onTask("<s:signavioMetaData xmlns:s='http://www.signavio.com' metaKey='privacy-purpose' "
               "metaValue='service'/><s:signavioMetaData xmlns:s='http://www.signavio.com' "
               "metaKey='privacy-data' metaValue=''/>") ==
        Lines{"T: purpose = service (properties)"});
  CHECK(onTask("<d:metaData xmlns:d='http://www.jboss.org/drools' name='privacy.region'>"
               "<d:metaValue><![CDATA[EU]]></d:metaValue></d:metaData>") ==
        Lines{"T: region = EU (properties)"});
}

TEST_CASE("lines of documentation are read at their own line") {
  const Drawing drawing = readModel(
      "<process id='X'><task id='T'><documentation>Hello\nprivacy.region: EU\n</documentation>"
      "</task></process>");
  REQUIRE(annotationsOf(drawing) == Lines{"T: region = EU (documentation)"});
  const Location where = drawing.annotations[0].statement.where;
  CHECK(where.line == 4);
  CHECK(where.element == "T");
}

TEST_CASE("documentation that is no plain text is left alone") {
  CHECK(onTask("", "<documentation textFormat='text/html'>privacy.region: EU</documentation>")
            .empty());
}

TEST_CASE("elements and attributes of our own namespace need no prefix") {
  CHECK(onTask("<pv:store category='contact' retention='P90D'/>") ==
        Lines{"T: data = contact (own namespace)", "T: retention = P90D (own namespace)"});
  CHECK(onTask("<pv:purpose>service</pv:purpose>") ==
        Lines{"T: purpose = service (own namespace)"});
  CHECK(onTask("pv:region='EU'", "") == Lines{"T: region = EU (own namespace)"});
}

TEST_CASE("a text annotation says something about the other end of its line") {
  const Drawing drawing = readModel(
      "<process id='X'><dataStoreReference id='S' name='CRM'/>"
      "<textAnnotation id='N'><text>privacy.region: EU\n#retention=P90D and more</text>"
      "</textAnnotation><association sourceRef='S' targetRef='N'/></process>");
  CHECK(annotationsOf(drawing) ==
        Lines{"S: region = EU (text annotation)", "S: retention = P90D (text annotation)"});
}

TEST_CASE("a text annotation that hangs on nothing is about what it lies in") {
  const Drawing drawing = readModel(
      "<process id='X'><task id='T'/><textAnnotation id='N'><text>privacy.region: EU</text>"
      "</textAnnotation></process>");
  CHECK(annotationsOf(drawing) == Lines{"X: region = EU (text annotation)"});
}

TEST_CASE("tags in a name that mean a role are annotations") {
  const Drawing drawing = readModel(
      "<collaboration id='C'><participant id='P' name='Account holder [data subject]'/>"
      "</collaboration>");
  CHECK(nodeByKey(drawing.product, "P")->name == "Account holder");
  CHECK(annotationsOf(drawing) == Lines{"P: kind = person (label)", "P: role = subject (label)"});
}

TEST_CASE("a question in a task's name is no guard") {
  const Drawing drawing =
      readModel("<process id='X'><task id='T' name='Check if valid'/></process>");
  CHECK(nodeByKey(drawing.product, "T")->name == "Check if valid");
  CHECK(drawing.annotations.empty());
}

TEST_CASE("what is written on the process is the pool's") {
  const Drawing drawing = readModel(
      "<collaboration id='C'><participant id='P' name='Shop' processRef='X'/></collaboration>"
      "<process id='X'><documentation>privacy.role: controller</documentation><task id='T'/>"
      "</process>");
  CHECK(annotationsOf(drawing) == Lines{"P: role = controller (documentation)"});
}

TEST_CASE("what is written on a reference and on its data object feeds the one node") {
  const Drawing drawing = readModel(
      "<process id='X'><dataObject id='D'><documentation>privacy.data: email</documentation>"
      "</dataObject><dataObjectReference id='R' dataObjectRef='D'>"
      "<documentation>privacy.subject: customer</documentation></dataObjectReference></process>");
  CHECK(annotationsOf(drawing) ==
        Lines{"D: data = email (documentation)", "D: subject = customer (documentation)"});
}

TEST_CASE("what is noted in the name of any reference holds of the data, and once") {
  const Drawing drawing = readModel(
      "<process id='X'><dataObject id='D'/>"
      "<dataObjectReference id='R' name='Profile' dataObjectRef='D'/>"
      "<dataObjectReference id='S' name='Profile @EU' dataObjectRef='D'/>"
      "<dataObjectReference id='T' name='Profile @EU' dataObjectRef='D'/>"
      "<dataObjectReference id='U' name='Copy [contact.email]' dataObjectRef='D'/></process>");
  CHECK(nodeByKey(drawing.product, "D")->name == "Profile");
  CHECK(annotationsOf(drawing) ==
        Lines{"D: data = contact.email (label)", "D: region = EU (label)"});
}

TEST_CASE("what is written on a message holds of the flows that carry it") {
  const Drawing drawing = readModel(
      "<message id='M'><documentation>privacy.data: email</documentation></message>"
      "<collaboration id='C'><participant id='A'/><participant id='B'/>"
      "<messageFlow id='m' sourceRef='A' targetRef='B' messageRef='M'/></collaboration>");
  CHECK(annotationsOf(drawing) == Lines{"m: data = email (documentation)"});
}

TEST_CASE("an annotation on a gateway is said to be lost") {
  const Drawing drawing = readModel(
      "<process id='X'><exclusiveGateway id='G'><documentation>privacy.data: email"
      "</documentation></exclusiveGateway></process>");
  CHECK(drawing.annotations.empty());
  CHECK(countOf(drawing.diagnostics, "bpmn/annotation-without-data") == 1);
}

TEST_CASE("an annotation on a plain event makes it a node") {
  const Drawing drawing = readModel(
      "<process id='X'><intermediateThrowEvent id='E'><documentation>privacy.marks: notice"
      "</documentation></intermediateThrowEvent></process>");
  CHECK(annotationsOf(drawing) == Lines{"E: marks = notice (documentation)"});
  REQUIRE(drawing.product.steps.size() == 1);
  CHECK(drawing.product.steps[StepId(0)].node.valid());
}

TEST_CASE("marks on a branch make it a step between the two that it joins") {
  const Drawing drawing = readModel(
      "<process id='X'><exclusiveGateway id='G' name='Agree?' default='no'/><task id='A'/>"
      "<task id='B'/>"
      "<sequenceFlow id='yes' name='yes' sourceRef='G' targetRef='A'><documentation>"
      "privacy.marks: consent\nprivacy.when: a = on</documentation></sequenceFlow>"
      "<sequenceFlow id='no' sourceRef='G' targetRef='B'><documentation>privacy.marks: refuse"
      "</documentation></sequenceFlow></process>");
  CHECK(annotationsOf(drawing) ==
        Lines{"no: marks = refuse (documentation)", "yes: marks = consent (documentation)"});
  CHECK(sequencesOf(drawing.product) == Lines{"G -> no (sequence)", "G -> yes (sequence)",
                                              "no -> B (sequence)", "yes -> A (sequence)"});
  CHECK(nodeByKey(drawing.product, "yes")->name == "Agree?: yes");
  CHECK(drawing.product.sequences[0].condition == "a = on");
  CHECK(drawing.product.sequences[1].isDefault);
}

TEST_CASE("other words on a branch are said to be lost") {
  const Drawing drawing = readModel(
      "<process id='X'><task id='A'/><task id='B'/><sequenceFlow id='f' sourceRef='A' "
      "targetRef='B'><documentation>privacy.data: email</documentation></sequenceFlow></process>");
  CHECK(drawing.annotations.empty());
  CHECK(countOf(drawing.diagnostics, "bpmn/annotation-without-data") == 1);
}
