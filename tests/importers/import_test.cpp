// From files to a model: what is read, what is passed over, what is refused.

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "importers/importer.h"
#include "tests/importers/bpmn_support.h"

using namespace dyetrace;
using dyetrace::test::nodeByKey;

namespace {

std::string diagram(const std::string& process) {
  return "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\">\n"
         "<process id=\"" +
         process + "\">\n<task id=\"" + process +
         "-task\" name=\"Enter the e-mail address\"/>\n"
         "</process>\n</definitions>\n";
}

/// What importModel says when it refuses; empty if it does not.
std::string refusalOfFiles(std::vector<InputFile> files) {
  try {
    importModel(std::move(files), {});
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

std::vector<std::string> codesOf(const Import& import, Level level) {
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : import.diagnostics) {
    if (diagnostic.level == level) codes.push_back(diagnostic.code);
  }
  return codes;
}

std::vector<std::string> dataOf(const Product& product, const std::string& key) {
  std::vector<std::string> labels;
  const Node* node = nodeByKey(product, key);
  REQUIRE(node != nullptr);
  for (const LabelUse& use : product.factsOf(*node).data) {
    labels.push_back(keyOf(product, use.label) + (use.suggested ? "?" : ""));
  }
  return labels;
}

}  // namespace

TEST_CASE("every file is recorded in order of name, with what became of it") {
  const Import import = importModel({{"z.bpmn", diagram("z")},
                                     {"notes.txt", "remember the milk"},
                                     {"a.bpmn", diagram("a")},
                                     {"empty.bpmn", ""},
                                     {"page.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"},
                                     {"broken.xml", "<a"},
                                     {"plain.xml", "<plan/>"}},
                                    {});
  std::vector<std::string> files;
  for (const SourceFile& file : import.product.files) {
    files.push_back(file.name + ": " + (file.format.empty() ? file.passedOver : file.format));
  }
  CHECK(files ==
        std::vector<std::string>{
            "a.bpmn: bpmn", "broken.xml: XML without a readable root element",
            "empty.bpmn: empty file", "notes.txt: not XML",
            "page.svg: not a diagram Dyetrace reads: root element <svg> of the namespace "
            "http://www.w3.org/2000/svg",
            "plain.xml: not a diagram Dyetrace reads: root element <plan> without namespace",
            "z.bpmn: bpmn"});
}

TEST_CASE("the order in which files are given does not matter") {
  const Import first = importModel({{"a.bpmn", diagram("a")}, {"b.bpmn", diagram("b")}}, {});
  const Import second = importModel({{"b.bpmn", diagram("b")}, {"a.bpmn", diagram("a")}}, {});
  REQUIRE(first.product.nodes.size() == second.product.nodes.size());
  for (const NodeId node : first.product.nodes.ids()) {
    CHECK(first.product.nodes[node].key == second.product.nodes[node].key);
    CHECK(first.product.nodes[node].where == second.product.nodes[node].where);
  }
}

TEST_CASE("a diagram is recognised by content, whatever its name and encoding") {
  const Import import = importModel({{"something.dat", "\xEF\xBB\xBF" + diagram("a")}}, {});
  CHECK(import.product.files.begin()->format == "bpmn");
  CHECK(import.product.files.begin()->encoding == "UTF-8");
}

TEST_CASE("the title is the only diagram's bare name, and left open with several") {
  CHECK(importModel({{"folder/album.v2.bpmn", diagram("a")}}, {}).product.title == "album.v2");
  CHECK(
      importModel({{"a.bpmn", diagram("a")}, {"b.bpmn", diagram("b")}}, {}).product.title.empty());
}

TEST_CASE("a file that cannot be read is an error and the others go on") {
  const Import import =
      importModel({{"bad.bpmn", diagram("bad") + "<second/>"}, {"good.bpmn", diagram("good")}}, {});
  CHECK(codesOf(import, Level::error).size() == 1);
  CHECK(nodeByKey(import.product, "good-task") != nullptr);
  CHECK(nodeByKey(import.product, "bad-task") == nullptr);
}

TEST_CASE("nothing to read is refused with what was found") {
  CHECK(refusalOfFiles({}) == "there is no file to read");
  CHECK(refusalOfFiles({{"a.txt", "text"}, {"b.bpmn", ""}}) ==
        "none of the files can be read: a.txt: not XML; b.bpmn: empty file");
  CHECK(refusalOfFiles({{"a.facts.tsv", "select\tkey\tvalue\texpect\n"}}) ==
        "there is no diagram and no settings, only facts tables: a.facts.tsv");
  CHECK(refusalOfFiles({{"a.bpmn", diagram("a") + "more"}}) ==
        "a.bpmn:6:1: text outside the root element `definitions`");
}

TEST_CASE("a facts table annotates the diagram beside it") {
  const Import import =
      importModel({{"a.bpmn", diagram("a")},
                   {"a.facts.tsv", "select\tkey\tvalue\texpect\nid:a-task\tdata\temail\t\n"}},
                  {});
  CHECK(codesOf(import, Level::error).empty());
  CHECK(dataOf(import.product, "a-task") == std::vector<std::string>{"user.contact.email"});
}

TEST_CASE("suggestions are used only if asked for, and only where nothing is stated") {
  const std::vector<InputFile> bare = {{"a.bpmn", diagram("a")}};
  CHECK(dataOf(importModel(bare, {}).product, "a-task").empty());
  ImportOptions options;
  options.suggested = true;
  CHECK(dataOf(importModel(bare, options).product, "a-task") ==
        std::vector<std::string>{"user.contact.email?"});
  const std::vector<InputFile> stated = {
      {"a.bpmn", diagram("a")},
      {"a.facts.tsv", "select\tkey\tvalue\texpect\nid:a-task\tdata\tphone_number\t\n"}};
  CHECK(dataOf(importModel(stated, options).product, "a-task") ==
        std::vector<std::string>{"user.contact.phone_number"});
}

TEST_CASE("diagnostics come by file and place") {
  const std::string bad =
      "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\">\n"
      "<process id=\"p\">\n<task id=\"t\"/>\n"
      "<sequenceFlow id=\"f\" sourceRef=\"t\" targetRef=\"nowhere\"/>\n"
      "<task id=\"t\" x:y=\"1\"/></process>\n</definitions>\n";
  const Import import = importModel({{"b.bpmn", bad}, {"a.bpmn", bad}}, {});
  REQUIRE(import.diagnostics.size() > 3);
  const auto place = [](const Diagnostic& each) {
    return std::tuple(each.where.file, each.where.line, each.where.column);
  };
  CHECK(std::is_sorted(
      import.diagnostics.begin(), import.diagnostics.end(),
      [&](const auto& left, const auto& right) { return place(left) < place(right); }));
}
