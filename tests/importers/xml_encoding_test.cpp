// The same text in every encoding must give the same elements at the same places.

#include <string>

#include <catch2/catch.hpp>

#include "tests/importers/xml_support.h"

using namespace dyetrace;
using namespace dyetrace::test;

namespace {

const std::string kBody =
    "<a:plan xmlns:a='urn:one' xmlns='urn:two'>\r\n"
    "  <task name='Größe &amp; Maß'/><task name='é'/>\r"
    "  <a:note>Zoë &#8364;\n\n</a:note>\n"
    "\t<task a:kind='ü'><b/></task>\r\n"
    "</a:plan>";

std::string declared(const std::string& encoding) {
  return "<?xml version='1.0' encoding='" + encoding + "'?>\n" + kBody;
}

std::string dumpOf(const std::string& bytes) {
  const ReadXml read(bytes);
  CHECK(read.diagnostics.empty());
  return dump(read.file);
}

std::string encodingOf(const std::string& bytes) {
  return ReadXml(bytes).file.encoding();
}

}  // namespace

TEST_CASE("lines and columns count characters, whatever ends a line") {
  CHECK(dumpOf(kBody) ==
        "1:1 {urn:one}plan {http://www.w3.org/2000/xmlns/}xmlns:a=urn:one {}xmlns=urn:two : \n"
        "2:3 {urn:two}task {}name=Größe & Maß : \n"
        "2:33 {urn:two}task {}name=é : \n"
        "3:3 {urn:one}note : Zoë €\n\n\n"
        "6:2 {urn:two}task {urn:one}a:kind=ü : \n"
        "6:19 {urn:two}b : \n");
}

TEST_CASE("a text reads the same in every encoding") {
  const std::string expected = dumpOf(declared("UTF-8"));
  CHECK(dumpOf("\xEF\xBB\xBF" + declared("UTF-8")) == expected);
  CHECK(dumpOf("\xEF\xBB\xBF" + declared("ISO-8859-1")) == expected);
  CHECK(dumpOf(inLatin1(declared("ISO-8859-1"))) == expected);
  CHECK(dumpOf(inLatin1(declared("latin1"))) == expected);
  CHECK(dumpOf(inLatin1(declared("Windows-1252"))) == expected);
  for (const bool bigEndian : {false, true}) {
    for (const bool mark : {false, true}) {
      CHECK(dumpOf(inUtf16(declared("UTF-16"), bigEndian, mark)) == expected);
      CHECK(dumpOf(inUtf16(declared("utf-8"), bigEndian, mark)) == expected);
      CHECK(dumpOf(inUtf16("\n" + kBody, bigEndian, mark)) == expected);
    }
  }
}

TEST_CASE("the encoding is told as found") {
  CHECK(encodingOf("<a/>") == "UTF-8");
  CHECK(encodingOf("\xEF\xBB\xBF<a/>") == "UTF-8");
  CHECK(encodingOf(inUtf16("<a/>", false, true)) == "UTF-16LE");
  CHECK(encodingOf(inUtf16("<a/>", true, false)) == "UTF-16BE");
  CHECK(encodingOf("<?xml version='1.0' encoding='ISO-8859-1'?><a/>") == "ISO-8859-1");
  CHECK(encodingOf("<?xml version='1.0' encoding=\"WINDOWS-1252\"?><a/>") == "windows-1252");
  CHECK(encodingOf("<?xml version='1.0' encoding='us-ascii'?><a/>") == "US-ASCII");
}

TEST_CASE("characters beyond the basic plane count one column each") {
  const std::string text = "<a b='\U0001F600\U0001F600'><c/></a>";
  CHECK(dumpOf(text) == "1:1 {}a {}b=\U0001F600\U0001F600 : \n1:11 {}c : \n");
  CHECK(dumpOf(inUtf16(text, true, true)) == dumpOf(text));
}

TEST_CASE("windows-1252 has its own letters between 80 and 9F") {
  const ReadXml read("<?xml version='1.0' encoding='windows-1252'?><a b='\x80\x9F\x93\x81'/>");
  CHECK(std::string(read.file.root().attribute("b").value()) == "€Ÿ“\xC2\x81");
}

TEST_CASE("bytes that are not the UTF-8 they claim are read as windows-1252, with the place") {
  const std::string bytes =
      "<?xml version='1.0' encoding='UTF-8'?>\n<a>\n  <b n='Gr\xF6\xDF"
      "e'/><c/></a>";
  const ReadXml read(bytes);
  CHECK(read.file.encoding() == "windows-1252");
  CHECK(warningsOf(bytes) == "3:11 xml/invalid-utf8");
  const pugi::xml_node b = read.file.root().child("b");
  CHECK(std::string(b.attribute("n").value()) == "Größe");
  CHECK(read.file.locate(b.next_sibling()).column == 17);
}

TEST_CASE("a declaration that contradicts the bytes gives way to them") {
  CHECK(warningsOf("<?xml version='1.0' encoding='utf-16'?><a b='é'/>") ==
        "1:31 xml/encoding-mismatch");
  CHECK(encodingOf("<?xml version='1.0' encoding='us-ascii'?><a b='é'/>") == "UTF-8");
}

TEST_CASE("an encoding that is not read is refused with its name and place") {
  CHECK(errorOf("<?xml version='1.0' encoding='Shift_JIS'?><a/>") ==
        "1:31: the file declares the encoding `Shift_JIS`, which is not read here");
  CHECK(errorOf("\x4C\x6F\xA7\x94\x93 ") == "1:1: the file is in EBCDIC, which is not read here");
  CHECK(errorOf(std::string("<\0\0\0a\0\0\0", 8)) ==
        "1:1: the file is in UTF-32, which is not read here");
  CHECK(errorOf(std::string("\xFF\xFE\0\0<\0\0\0", 8)) ==
        "1:1: the file is in UTF-32, which is not read here");
}

TEST_CASE("UTF-16 with half a character goes on with a replacement, and cut off it ends") {
  const std::string half =
      inUtf16("<a b='", false, true) + std::string("\x3D\xD8", 2) + inUtf16("'/>", false, false);
  CHECK(warningsOf(half) == "1:7 xml/invalid-utf16");
  CHECK(std::string(ReadXml(half).file.root().attribute("b").value()) == "\uFFFD");
  CHECK(errorOf(inUtf16("<a/>", false, true) + "\n") ==
        "1:5: the file is UTF-16 and ends in the middle of a character");
}
