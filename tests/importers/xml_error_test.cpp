#include <string>

#include <catch2/catch.hpp>

#include "tests/importers/xml_support.h"

using namespace dyetrace;
using namespace dyetrace::test;

namespace {

std::string repeated(const std::string& text, std::size_t times) {
  std::string result;
  for (std::size_t index = 0; index < times; ++index) result += text;
  return result;
}

bool starts(const std::string& text, const std::string& start) {
  INFO(text);
  CHECK(text.substr(0, start.size()) == start);
  return text.starts_with(start);
}

}  // namespace

TEST_CASE("an empty file and a file that is no XML are told apart") {
  CHECK(errorOf("") == "0:0: the file is empty");
  CHECK(errorOf("  \n") == "1:1: the file has no element");
  CHECK(errorOf("<!-- nothing -->") == "1:1: the file has no element");
  starts(errorOf("\n {\"cells\": []}"), "2:2: this is not XML: expected `<`, found `{\"cells\": ");
  starts(errorOf("PK\x03\x04"), "1:1: this is not XML");
}

TEST_CASE("a tag that does not match is explained with the one that is open") {
  starts(errorOf("<a>\n <b>\n </c></a>"),
         "3:2: the end tag `</c>` comes while `<b>` of line 2, column 2, is still open");
  starts(errorOf("<a></a></b>"), "1:8: the end tag `</b>` closes nothing");
}

TEST_CASE("a file that is cut off says what is open") {
  starts(errorOf("<a>\n <b>"), "2:5: the file ends while `<b>` of line 2, column 2, is still open");
  starts(errorOf("<a>\n <b c='1"), "2:2: a tag that is never closed");
  starts(errorOf("<a>\n <!-- b"), "2:2: a comment that is never closed");
  starts(errorOf("<a>\n <![CDATA[ b</a>"), "2:2: a CDATA section that is never closed");
}

TEST_CASE("broken markup is reported where it breaks") {
  starts(errorOf("<a>\n <b $type='x'/></a>"), "2:5: a tag that is not well formed, found `$type");
  starts(errorOf("<a>\n <b c=1/></a>"), "2:7: an attribute that is not well formed");
  starts(errorOf("<a>\n 1 < 2</a>"), "2:");
  starts(errorOf("<a><?xml version='1.0'?></a>"), "1:");
}

TEST_CASE("one root, and nothing beside it") {
  starts(errorOf("<a/>\n<b/>"), "2:1: a second root element `b` after `a`");
  starts(errorOf("<a/>\n  more"), "2:3: text outside the root element `a`");
  starts(errorOf("more <a/>"), "1:1: this is not XML");
  CHECK(errorOf("<?xml version='1.0'?>\n<!-- x --><?y z?><a/>\n<!-- x -->\n") == "");
}

TEST_CASE("a document type is refused and its entities are not resolved") {
  starts(errorOf("<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>"
                 "<a>&b;</a>"),
         "2:1: the file has a DOCTYPE");
  starts(errorOf("<a/>\n<!DOCTYPE a>"), "2:");
  std::string bomb = "<!DOCTYPE a [<!ENTITY e0 'ha'>";
  for (int index = 1; index < 30; ++index) {
    bomb += "<!ENTITY e" + std::to_string(index) + " '" +
            repeated("&e" + std::to_string(index - 1) + ";", 10) + "'>";
  }
  starts(errorOf(bomb + "]><a>&e29;</a>"), "1:1: the file has a DOCTYPE");
}

TEST_CASE("an entity that is not defined is an error at its place") {
  starts(errorOf("<a>\n <b c='&nbsp;'/></a>"), "2:8: the entity `&nbsp;` is not defined");
  starts(errorOf("<a>&#0;</a>"), "1:4: `&#0;` stands for no character");
  starts(errorOf("<a>&#xD800;</a>"), "1:4: `&#xD800;` stands for no character");
  starts(errorOf("<a>&#4294967296;</a>"), "1:4: `&#4294967296;` stands for no character");
  starts(errorOf("<a>&#x;</a>"), "1:4: `&#x;` stands for no character");
}

TEST_CASE("what only looks like an entity is no error") {
  const std::string text =
      "<a b='&amp;foo; &lt;&gt;&quot;&apos;&#10;&#xA0;'><!-- &foo; --><![CDATA[&foo;]]>"
      "<?pi &foo; ?></a>";
  CHECK(warningsOf(text) == "");
  CHECK(ReadXml(text).file.root().text().get() == std::string("&foo;"));
}

TEST_CASE("a bare ampersand is taken as itself with a warning") {
  const std::string text = "<a b='R&D'>x & y</a>";
  CHECK(warningsOf(text) == "1:8 xml/bare-ampersand, 1:14 xml/bare-ampersand");
  CHECK(std::string(ReadXml(text).file.root().attribute("b").value()) == "R&D");
}

TEST_CASE("of two attributes of one name the first counts") {
  const std::string text = "<a>\n<b x='1' y='2' x='3'/></a>";
  CHECK(warningsOf(text) == "2:16 xml/duplicate-attribute");
  CHECK(ReadXml(text).file.root().child("b").attribute("x").as_int() == 1);
  std::string many = "<a";
  for (int index = 0; index < 40; ++index) many += " n" + std::to_string(index) + "='x'";
  CHECK(warningsOf(many + " n7='y'/>") == "1:314 xml/duplicate-attribute");
}

TEST_CASE("a late XML declaration and control characters are warned of") {
  CHECK(warningsOf("\n<?xml version='1.0'?><a/>") == "2:1 xml/late-declaration");
  CHECK(warningsOf("<a>\x01\n \x1F</a>") == "1:4 xml/control-character, 2:2 xml/control-character");
  CHECK(warningsOf("<a>&#7;</a>") == "1:4 xml/control-character");
}

TEST_CASE("a NUL byte is an error at its place") {
  starts(errorOf(std::string("<a>\n b\0c</a>", 12)), "2:3: a NUL byte");
}

TEST_CASE("elements nested too deep are an error at once") {
  constexpr std::size_t kDeep = 100000;
  const std::string deep = repeated("<a>", kDeep) + repeated("</a>", kDeep);
  CHECK(errorOf(deep) == "1:3001: elements are nested more than 1000 deep");
  CHECK(errorOf(repeated("<a>", 1000) + repeated("</a>", 1000)).empty());
  starts(errorOf(repeated("<a>", kDeep)), "1:300001: the file ends while `<a>`");
}

TEST_CASE("a fault that occurs a million times is not told a million times") {
  const ReadXml read("<a>" + repeated("<b x='' x=''/>", 1000) + "</a>");
  CHECK(read.diagnostics.size() == 21);
  CHECK(read.diagnostics.back().message == "the same 980 more times in this file");
}

TEST_CASE("a long single line is read in linear time") {
  const std::string text = "<a>" + repeated("<b c='é'/>", 200000) + "</a>";
  const ReadXml read(text);
  std::uint32_t column = 4;
  for (const pugi::xml_node node : read.file.root().children()) {
    if (read.file.locate(node).column != column) FAIL("expected column " << column);
    column += 10;
  }
}
