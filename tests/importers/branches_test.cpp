// Guards on nodes from branches of a process: conditions, named branches, facts tables.

#include <catch2/catch.hpp>

#include "tests/importers/bpmn_support.h"
#include "tests/importers/settings_file_support.h"

using namespace dyetrace;
using namespace dyetrace::test;

namespace {

constexpr const char* kSettings =
    R"(<setting id="ads"/><setting id="location-history"/>
       <setting id="audience" kind="level"><option id="me"/><option id="friends"/>
       <option id="all"/></setting>)";

/// A task, a start or a gateway, by the first letters of its id: `t`, `s`, `x`, `o`, `p`.
std::string element(const std::string& id, const std::string& more = {}) {
  const std::map<char, std::string> tags{{'t', "task"},
                                         {'s', "startEvent"},
                                         {'x', "exclusiveGateway"},
                                         {'o', "inclusiveGateway"},
                                         {'p', "parallelGateway"}};
  return "<" + tags.at(id[0]) + " id=\"" + id + "\" " + more + "/>";
}

std::string branch(const std::string& from, const std::string& to,
                   const std::string& condition = {}, const std::string& name = {}) {
  const std::string inside = condition.empty() ? ""
                                               : "<conditionExpression><![CDATA[" + condition +
                                                     "]]></conditionExpression>";
  return "<sequenceFlow id=\"" + from + "-" + to + "\" name=\"" + name + "\" sourceRef=\"" + from +
         "\" targetRef=\"" + to + "\">" + inside + "</sequenceFlow>";
}

std::string elements(const std::vector<std::string>& ids) {
  std::string text;
  for (const std::string& id : ids) text += element(id);
  return text;
}

Import importProcess(const std::string& content, const std::string& settings = kSettings,
                     const std::string& facts = {}) {
  std::vector<InputFile> files{{"m.bpmn", model("<process id=\"P\">" + content + "</process>")}};
  if (!settings.empty()) files.push_back({"settings.xml", settingsText(settings)});
  if (!facts.empty()) files.push_back({"m.facts.tsv", "select\tkey\tvalue\texpect\n" + facts});
  return importModel(std::move(files), {});
}

/// The guard of a node; `-` if it is always there.
std::string guardOf(const Import& import, const std::string& key) {
  const Node* const node = nodeByKey(import.product, key);
  REQUIRE(node != nullptr);
  const Guard& when = import.product.factsOf(*node).when;
  return when.always() ? "-" : toString(when);
}

/// The guard of the task behind a single branch with that condition.
std::string guardBehind(const std::string& condition) {
  const Import import = importProcess(elements({"s", "x", "t1", "t2"}) + branch("s", "x") +
                                      branch("x", "t1", condition) + branch("x", "t2", "${other}"));
  return guardOf(import, "t1");
}

}  // namespace

TEST_CASE("a condition over a known setting is a guard, however the engine spells it") {
  for (const char* spelling :
       {"${ads == true}", "${ads}", "#{ads}", "= ads = true", "=ads", "ads", "ads = on",
        "ads == 'on'", "${ads eq true}", "${ads == \"on\"}", " ${ ads == true } ", "${ADS}"}) {
    INFO(spelling);
    CHECK(guardBehind(spelling) == "ads = on");
  }
  CHECK(guardBehind("${ads == false}") == "ads = off");
  CHECK(guardBehind("${!ads}") == "!ads = on");
  CHECK(guardBehind("=not(ads)") == "!ads = on");
  CHECK(guardBehind("${audience ge 'friends'}") == "audience >= friends");
  CHECK(guardBehind("${location_history}") == "location-history = on");
}

TEST_CASE("any other condition stays a condition and makes no setting") {
  for (const char* other : {"${amount > 100}", "${ads && other}", "${ads or other}", "yes",
                            "${execution.getVariable('ads')}", "some words", "${ads + 1 == 2}"}) {
    INFO(other);
    const Import import = importProcess(elements({"s", "x", "t1", "t2"}) + branch("s", "x") +
                                        branch("x", "t1", other) + branch("x", "t2"));
    CHECK(guardOf(import, "t1") == "-");
    CHECK(guardOf(import, "t2") == "-");
    CHECK(import.product.settings.size() == 3);
    CHECK(import.product.sequences[1].condition == other);
  }
}

TEST_CASE("a condition that compares a setting with no option of it is told") {
  const Import import =
      importProcess(elements({"s", "x", "t1", "t2"}) + branch("s", "x") +
                    branch("x", "t1", "${audience == 'frends'}") + branch("x", "t2"));
  const Diagnostic* const unknown = diagnosticIn(import, "model/unknown-option");
  REQUIRE(unknown != nullptr);
  CHECK(unknown->advice == "Did you mean friends?");
  CHECK(guardOf(import, "t1") == "-");
}

TEST_CASE("the branch that is left is taken where no other is") {
  const Import two = importProcess(elements({"s", "x", "t1", "t2"}) + branch("s", "x") +
                                   branch("x", "t1", "${ads}") + branch("x", "t2"));
  CHECK(guardOf(two, "t2") == "ads = off");
  const Import marked =
      importProcess(elements({"s", "t1", "t2"}) + element("o", "default=\"o-t2\"") +
                    branch("s", "o") + branch("o", "t1", "${ads}") + branch("o", "t2"));
  CHECK(guardOf(marked, "t2") == "ads = off");
  const Import unmarked = importProcess(elements({"s", "o", "t1", "t2"}) + branch("s", "o") +
                                        branch("o", "t1", "${ads}") + branch("o", "t2"));
  CHECK(guardOf(unmarked, "t2") == "-");
  const Import unknown = importProcess(elements({"s", "x", "t1", "t2", "t3"}) + branch("s", "x") +
                                       branch("x", "t1", "${ads}") +
                                       branch("x", "t2", "${amount > 3}") + branch("x", "t3"));
  CHECK(guardOf(unknown, "t1") == "ads = on");
  CHECK(guardOf(unknown, "t3") == "-");
}

TEST_CASE("what lies behind a branch has its guard, and what lies behind a join has none") {
  const Import import = importProcess(
      elements({"s", "x1", "x2", "t1", "t2", "t3", "t4", "t5"}) + branch("s", "x1") +
      branch("x1", "t1", "${ads}") + branch("t1", "x2") +
      branch("x2", "t2", "${audience == 'all'}") + branch("x2", "t3") + branch("t2", "t4") +
      branch("t3", "t4") + branch("x1", "t5") + branch("t4", "t5"));
  CHECK(guardOf(import, "t1") == "ads = on");
  CHECK(guardOf(import, "t2") == "ads = on & audience = all");
  CHECK(guardOf(import, "t3") == "ads = on & audience != all");
  CHECK(guardOf(import, "t4") == "ads = on");
  CHECK(guardOf(import, "t5") == "-");
}

TEST_CASE("two branches that meet leave a step that either opens") {
  const Import import = importProcess(
      elements({"s", "x", "t1", "t2", "t3"}) + branch("s", "x") + branch("x", "t1", "${ads}") +
      branch("x", "t1", "${location_history}") + branch("x", "t2") + branch("t1", "t3"));
  CHECK(guardOf(import, "t1") == "ads = on | location-history = on");
  CHECK(guardOf(import, "t2") == "ads = off & location-history = off");
}

TEST_CASE("a loop back does not lift the guard, and does not close what it comes back to") {
  const Import import =
      importProcess(elements({"s", "x", "t0", "t1", "t2"}) + branch("s", "t0") + branch("t0", "x") +
                    branch("x", "t1", "${ads}") + branch("x", "t2") + branch("t1", "t0"));
  CHECK(guardOf(import, "t0") == "-");
  CHECK(guardOf(import, "t1") == "ads = on");
}

TEST_CASE("branches that exclude one another leave a step that is never come to") {
  const Import import = importProcess(elements({"s", "x1", "x2", "t1", "t2"}) + branch("s", "x1") +
                                      branch("x1", "x2", "${ads}") + branch("x1", "t1") +
                                      branch("x2", "t2", "${!ads}") + branch("x2", "t1"));
  CHECK(guardOf(import, "t2") == "false");
}

TEST_CASE("a branch says itself when it is taken, in its label or by privacy.when") {
  const std::string tail = branch("s", "x") + branch("x", "t2");
  const Import label = importProcess(elements({"s", "x", "t1", "t2"}) +
                                     branch("x", "t1", "", "yes if ads = on") + tail);
  CHECK(guardOf(label, "t1") == "ads = on");
  CHECK(guardOf(label, "t2") == "ads = off");
  const Import stated = importProcess(
      elements({"s", "x", "t1", "t2"}) + tail +
      "<sequenceFlow id=\"b\" sourceRef=\"x\" targetRef=\"t1\"><documentation>privacy.when: ads | "
      "audience = all</documentation></sequenceFlow>");
  CHECK(guardOf(stated, "t1") == "ads = on | audience = all");
}

TEST_CASE("a facts table says when a named branch is taken") {
  const std::string process = elements({"s", "t1", "t2"}) +
                              element("x", "name=\"Personalised ads?\"") + branch("s", "x") +
                              branch("x", "t1", "", "Yes") + branch("x", "t2", "", "No");
  for (const char* row :
       {"branch:Personalised ads?\twhen\tads\t", "branch:Personalised ads?/yes\twhen\tads\t",
        "id:x-t1\twhen\tads = on\t", "branch:x/Yes\twhen\tads\t"}) {
    INFO(row);
    const Import import = importProcess(process, kSettings, row);
    INFO(messagesOf(import));
    CHECK(guardOf(import, "t1") == "ads = on");
    const std::string other = guardOf(import, "t2");
    CHECK((other == "ads = off" || other == "!ads = on"));
  }
  CHECK(guardOf(importProcess(process), "t1") == "-");
  const Import wrong =
      importProcess(process, kSettings, "branch:Personalised adds?/yes\twhen\tads\t");
  const Diagnostic* const missed = diagnosticIn(wrong, "facts/no-hit");
  REQUIRE(missed != nullptr);
  CHECK(missed->advice == "Did you mean Personalised ads?/Yes or Personalised ads?/No?");
}

TEST_CASE("a story with its guards in conditions alone opens a flow only where the branch does") {
  const Import import = importModel(
      {{"m.bpmn", model(R"(<process id="P"><startEvent id="s"/><task id="t1" name="Show post"/>
          <exclusiveGateway id="x" name="Personal adverts?"/><task id="t2" name="Rank adverts"/>
          <task id="t3" name="Show any advert"/>
          <sequenceFlow id="f1" sourceRef="s" targetRef="t1"/>
          <sequenceFlow id="f2" sourceRef="t1" targetRef="x"/>
          <sequenceFlow id="f3" sourceRef="x" targetRef="t2">
            <conditionExpression>${personal_adverts == true}</conditionExpression></sequenceFlow>
          <sequenceFlow id="f4" sourceRef="x" targetRef="t3"/></process>)")},
       {"features.xml", R"(<featureModel><struct><and name="app"><feature name="personal_adverts"/>
          </and></struct></featureModel>)"}},
      {});
  INFO(messagesOf(import));
  CHECK(guardOf(import, "t1") == "-");
  CHECK(guardOf(import, "t2") == "personal_adverts = on");
  CHECK(guardOf(import, "t3") == "personal_adverts = off");
}
