#include <string>

#include <catch2/catch.hpp>

#include "tests/importers/xml_support.h"

using namespace dyetrace;
using namespace dyetrace::test;

namespace {

std::string spaceOf(const XmlFile& file, const char* path) {
  return std::string(file.namespaceOf(file.root().first_element_by_path(path)));
}

}  // namespace

TEST_CASE("a prefix stands for what the nearest element around says") {
  const ReadXml read(
      "<p:a xmlns:p='one' xmlns='zero'>"
      "<p:b xmlns:p='two'><p:c/><q xmlns=''><r/></q><s/></p:b>"
      "<p:d/><e xmlns='three'/><f/>"
      "</p:a>");
  CHECK(spaceOf(read.file, ".") == "one");
  CHECK(spaceOf(read.file, "p:b") == "two");
  CHECK(spaceOf(read.file, "p:b/p:c") == "two");
  CHECK(spaceOf(read.file, "p:b/q") == "");
  CHECK(spaceOf(read.file, "p:b/q/r") == "");
  CHECK(spaceOf(read.file, "p:b/s") == "zero");
  CHECK(spaceOf(read.file, "p:d") == "one");
  CHECK(spaceOf(read.file, "e") == "three");
  CHECK(spaceOf(read.file, "f") == "zero");
  CHECK(read.diagnostics.empty());
}

TEST_CASE("a prefix declared anew on every element is followed on every one") {
  std::string text = "<root>";
  for (int index = 0; index < 50; ++index) {
    const std::string number = std::to_string(index);
    text += "<q" + number + ":item xmlns:q" + number + "='urn:same'/>";
    text += "<q:item xmlns:q='urn:" + number + "'/>";
  }
  const ReadXml read(text + "</root>");
  int index = 0;
  for (pugi::xml_node node = read.file.root().first_child(); node; node = node.next_sibling()) {
    const std::string expected = index % 2 == 0 ? "same" : std::to_string(index / 2);
    CHECK(read.file.namespaceOf(node) == "urn:" + expected);
    ++index;
  }
}

TEST_CASE("an attribute without prefix has no namespace, not the default one") {
  const ReadXml read("<a xmlns='urn:a' xmlns:p='urn:p' x='1' p:y='2' xml:lang='en'/>");
  const pugi::xml_node root = read.file.root();
  CHECK(read.file.namespaceOf(root.attribute("x"), root).empty());
  CHECK(read.file.namespaceOf(root.attribute("p:y"), root) == "urn:p");
  CHECK(read.file.namespaceOf(root.attribute("xml:lang"), root) ==
        "http://www.w3.org/XML/1998/namespace");
}

TEST_CASE("a prefix that nobody declares is told once and belongs to no namespace") {
  const std::string text = "<a>\n <p:b/>\n <c p:d='1' q:e='2'/></a>";
  CHECK(warningsOf(text) == "2:2 xml/unbound-prefix, 3:13 xml/unbound-prefix");
  CHECK(spaceOf(ReadXml(text).file, "p:b").empty());
}

TEST_CASE("a prefix does not outlive the element that declares it") {
  CHECK(warningsOf("<a><b xmlns:p='urn:p'><p:c/></b><p:d/></a>") == "1:33 xml/unbound-prefix");
}

TEST_CASE("the root is told from the first bytes in any encoding") {
  const std::string text =
      "<?xml version='1.0'?><!-- <no/> --><?pi <no/>?>\n"
      "<m:definitions a='>' xmlns:m='urn:model'><rest";
  for (const std::string& bytes :
       {text, "\xEF\xBB\xBF" + text, inUtf16(text, false, true), inUtf16(text, true, false)}) {
    const RootName root = peekRoot(bytes);
    CHECK(root.space == "urn:model");
    CHECK(root.name == "definitions");
  }
  CHECK(peekRoot("<!DOCTYPE a [<!ENTITY b '<c>'>]><a xmlns='urn:a'/>").space == "urn:a");
  CHECK(peekRoot("<!-- " + std::string(100000, 'x') + " --><a/>").name == "a");
}

TEST_CASE("what is no XML has no root") {
  for (const std::string& bytes :
       {std::string(), std::string("{}"), std::string("text <a/>"), std::string("<"),
        std::string("<a b='"), std::string("<>"), std::string("</a>"), std::string("\xFF\xFE"),
        std::string("\0\0\0\0", 4), std::string("<!-- <a/>")}) {
    CHECK(peekRoot(bytes).name.empty());
  }
}
