// What must not change what a BPMN file means: prefixes, order, encoding, ids, layout; and how
// several files stand side by side.

#include <catch2/catch.hpp>

#include "tests/importers/bpmn_support.h"

using namespace dyetrace;
using namespace dyetrace::test;

namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

const std::string kPool =
    "<b:participant id='P_one' name='Käufer'/>"
    "<b:participant id='P_two' name='Shop' processRef='X_one'/>"
    "<b:messageFlow id='M_one' name='Adresse' sourceRef='P_one' targetRef='T_one'/>";
const std::string kTask =
    "<b:userTask id='T_one' name='Take order'><b:dataOutputAssociation id='O_one'>"
    "<b:targetRef>R_one</b:targetRef></b:dataOutputAssociation></b:userTask>";
const std::string kNext = "<b:serviceTask id='T_two' name='Send'/>";
const std::string kOrderData =
    "<b:dataObject id='D_one'/><b:dataObjectReference id='R_one' name='Order' "
    "dataObjectRef='D_one'/>";
const std::string kSequence =
    "<b:sequenceFlow id='F_one' name='next' sourceRef='T_one' targetRef='T_two'/>";

std::string document(const std::string& content, const std::string& declaration = "UTF-8") {
  return "<?xml version='1.0' encoding='" + declaration +
         "'?><b:definitions xmlns:b='http://www.omg.org/spec/BPMN/20100524/MODEL'>" + content +
         "</b:definitions>";
}

std::string story() {
  return document("<b:collaboration id='C'>" + kPool + "</b:collaboration><b:process id='X_one'>" +
                  kTask + kNext + kOrderData + kSequence + "</b:process>");
}

std::string meaning(const std::string& bytes) {
  return canonical(readBpmn({{"s.bpmn", bytes}}));
}

std::string latin1(const std::string& utf8) {
  return replaced(utf8, "\xC3\xA4", "\xE4");
}

std::string utf16(const std::string& utf8) {
  std::string wide = "\xFF\xFE";
  for (std::size_t index = 0; index < utf8.size(); ++index) {
    const bool isUmlaut = utf8[index] == '\xC3';
    wide += isUmlaut ? '\xE4' : utf8[index];
    wide += '\0';
    if (isUmlaut) ++index;
  }
  return wide;
}

}  // namespace

TEST_CASE("another prefix, or none, means the same") {
  CHECK(meaning(story()).find("Order") != std::string::npos);
  CHECK(meaning(replaced(replaced(story(), "b:", "bpmn2:"), "xmlns:b=", "xmlns:bpmn2=")) ==
        meaning(story()));
  const std::string bare =
      replaced(replaced(replaced(story(), "xmlns:b=", "xmlns="), "<b:", "<"), "</b:", "</");
  CHECK(meaning(bare) == meaning(story()));
}

TEST_CASE("the order of elements does not matter") {
  const std::string turned =
      document("<b:process id='X_one'>" + kSequence + kOrderData + kNext + kTask +
               "</b:process><b:collaboration id='C'>" + kPool + "</b:collaboration>");
  CHECK(meaning(turned) == meaning(story()));
}

TEST_CASE("of two forms with one field, either may stand first, and a mapping before both") {
  const auto task = [](const std::string& id, const std::string& content) {
    return "<userTask id='" + id + "' name='" + id + "'><extensionElements>" + content +
           "</extensionElements></userTask>";
  };
  const std::string field =
      "<camunda:formData><camunda:formField id='email' label='E-mail'/></camunda:formData>";
  const std::string ask = task("Ask", field);
  const std::string confirm = task("Confirm", field);
  const std::string send = task("Send",
                                "<camunda:inputOutput><camunda:inputParameter name='to'>${email}"
                                "</camunda:inputParameter></camunda:inputOutput>");
  const auto flows = [](const std::string& content) {
    return flowsOf(readModel("<process id='X'>" + content + "</process>").product);
  };
  CHECK(flows(ask + confirm + send) ==
        std::vector<std::string>{"Ask/field:email -> Ask (read, drawn)",
                                 "Ask/field:email -> Send (read, inferred)",
                                 "Confirm -> Ask/field:email (write, inferred)",
                                 "Confirm/field:email -> Confirm (read, drawn)"});
  CHECK(flows(send + confirm + ask) == flows(ask + confirm + send));
}

TEST_CASE("data that is drawn under several names is called as most drawings call it") {
  const auto named = [](const std::vector<std::string>& names) {
    std::string content = "<dataObject id='D' name='object'/>";
    for (const std::string& name : names) {
      content += "<dataObjectReference id='R" + std::to_string(content.size()) + "' name='" + name +
                 "' dataObjectRef='D'/>";
    }
    const Drawing drawing = readModel("<process id='X'>" + content + "</process>");
    return nodeByKey(drawing.product, "D")->name;
  };
  CHECK(named({"Order", "Bill", "Order"}) == "Order");
  CHECK(named({"Order", "Bill"}) == "Bill");
  CHECK(named({"Bill", "Order"}) == "Bill");
  CHECK(named({}) == "object");
}

TEST_CASE("the encoding does not matter") {
  CHECK(meaning(latin1(replaced(story(), "UTF-8", "ISO-8859-1"))) == meaning(story()));
  CHECK(meaning(utf16(replaced(story(), "UTF-8", "UTF-16"))) == meaning(story()));
}

TEST_CASE("other ids mean the same") {
  CHECK(meaning(replaced(story(), "_one", "-4711")) == meaning(story()));
}

TEST_CASE("two files with the same ids stand side by side under keys of their own") {
  const Drawing drawing = readBpmn({{"a/one.bpmn", story()}, {"a/two.bpmn", story()}});
  CHECK(nodeByKey(drawing.product, "T_one") != nullptr);
  CHECK(nodeByKey(drawing.product, "two/T_one") != nullptr);
  CHECK(zoneByKey(drawing.product, "two/P_two") != nullptr);
  CHECK(drawing.product.flows.size() == 4);
  CHECK(countOf(drawing.diagnostics, "bpmn/equal-names") == 2);
}

TEST_CASE("a store of two files is one only if id and name are the same") {
  const auto file = [](const std::string& id, const std::string& name) {
    return model("<dataStore id='" + id + "' name='" + name + "'/><process id='p" + name +
                 "'><task id='t'/></process>");
  };
  const auto stores = [](const Drawing& drawing) {
    std::size_t count = 0;
    for (const Node& node : drawing.product.nodes) count += node.kind == NodeKind::store;
    return count;
  };
  CHECK(stores(readBpmn({{"a", file("S", "CRM")}, {"b", file("S", "CRM")}})) == 1);
  CHECK(stores(readBpmn({{"a", file("S", "CRM")}, {"b", file("S", "ERP")}})) == 2);
  const Drawing apart = readBpmn({{"a", file("S", "CRM")}, {"b", file("Q", "CRM")}});
  CHECK(stores(apart) == 2);
  CHECK(countOf(apart.diagnostics, "bpmn/equal-names") == 1);
}

TEST_CASE("one file that cannot be read does not keep the others from being read") {
  const Drawing drawing = readBpmn({{"bad.bpmn", "<definitions"}, {"good.bpmn", story()}});
  CHECK(nodeByKey(drawing.product, "T_one") != nullptr);
  CHECK(countOf(drawing.diagnostics, "bpmn/unreadable") == 1);
}
