// Lists that are read apart from the tree: whatever a file looks like, what is read with a list
// reader is what is read without.

#include <array>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "importers/xml/apart.h"
#include "importers/xml/xml.h"

using namespace dyetrace;

namespace {

std::string written(pugi::xml_node element) {
  std::string text = std::string("<") + element.name();
  for (const pugi::xml_attribute attribute : element.attributes()) {
    text += std::string(" ") + attribute.name() + "=" + attribute.value();
  }
  for (const pugi::xml_node child : element.children()) {
    text += child.type() == pugi::node_element ? written(child) : std::string(child.value());
  }
  return text + ">";
}

/// Keeps what every list holds.
class Items : public ListReader {
 public:
  std::string_view around() const override { return "Plane"; }
  std::span<const std::string_view> items() const override { return kItems; }
  void read(pugi::xml_node item, pugi::xml_node list) override {
    ++count;
    of[list.name()] += written(item);
  }
  void forget() override {
    of.clear();
    count = 0;
  }

  std::map<const char*, std::string> of;
  std::size_t count = 0;

 private:
  static constexpr std::array<std::string_view, 2> kItems = {"Shape", "Edge"};
};

/// The tree, with the items where they were taken from. Text between items is left out.
std::string whole(pugi::xml_node element, const Items& items) {
  std::string text = std::string("<") + element.name();
  for (const pugi::xml_attribute attribute : element.attributes()) {
    text += std::string(" ") + attribute.name() + "=" + attribute.value();
  }
  const bool isList = localName(element.name()) == "Plane";
  if (const auto found = items.of.find(element.name()); found != items.of.end()) {
    text += found->second;
  }
  for (const pugi::xml_node child : element.children()) {
    if (child.type() == pugi::node_element) {
      text += whole(child, items);
    } else if (!isList) {
      text += child.value();
    }
  }
  return text + ">";
}

/// What a file is read as, with all that is said about it.
std::string read(std::string_view bytes, ListReader* list, const Items& items) {
  Diagnostics diagnostics;
  std::string text;
  try {
    const XmlFile file(bytes, FileId(0), diagnostics, list);
    text = whole(file.root(), items);
  } catch (const XmlError& error) {
    text = std::to_string(error.where().line) + ":" + std::to_string(error.where().column) + ": " +
           error.what();
  }
  for (const Diagnostic& diagnostic : diagnostics) {
    text += "\n" + std::to_string(diagnostic.where.line) + ":" +
            std::to_string(diagnostic.where.column) + " " + diagnostic.code + " " +
            diagnostic.message;
  }
  return text;
}

void checkAlike(const std::string& bytes) {
  INFO(bytes.substr(0, 2000));
  Items items;
  const std::string apart = read(bytes, &items, items);
  CHECK(apart == read(bytes, nullptr, Items()));
}

/// How many items were read apart.
std::size_t readApart(const std::string& bytes) {
  Items items;
  Diagnostics diagnostics;
  const XmlFile file(bytes, FileId(0), diagnostics, &items);
  return items.count;
}

std::string shape(int number) {
  return "<d:Shape id='s" + std::to_string(number) + "'>\n  <Bounds x='" + std::to_string(number) +
         "' y=\"2\"/></d:Shape>\n";
}

std::string shapes(int count) {
  std::string text;
  for (int number = 0; number < count; ++number) text += shape(number);
  return text;
}

std::string around(const std::string& content) {
  return "<definitions xmlns:d='urn:d'><task name='a &amp; b'/><d:Diagram><d:Plane id='p'>" +
         content + "</d:Plane><style/></d:Diagram></definitions>";
}

}  // namespace

TEST_CASE("items of a list are read one by one and are not in the tree") {
  const std::string bytes = around(shapes(3) + "<d:Edge/>");
  Items items;
  Diagnostics diagnostics;
  const XmlFile file(bytes, FileId(0), diagnostics, &items);
  CHECK(items.count == 4);
  CHECK_FALSE(file.root().child("d:Diagram").child("d:Plane").first_child());
  const Location style = file.locate(file.root().child("d:Diagram").child("style"));
  CHECK(style.line == 7);
  CHECK(style.column == 20);
  checkAlike(bytes);
}

TEST_CASE("long lists are read in pieces, whatever names their items have") {
  CHECK(readApart(around(shapes(5000))) == 5000);
  checkAlike(around(shapes(5000)));
  std::string others;
  for (int number = 0; number < 5000; ++number) others += "<d:Note text='no end tag of an item'/>";
  CHECK(readApart(around(others + shapes(2))) == 5002);
  checkAlike(around(others + shapes(2)));
}

TEST_CASE("lists of several diagrams are told apart") {
  const std::string bytes =
      "<definitions><a><Plane id='1'><Shape x='1'/></Plane></a><a><Plane id='2'/></a>"
      "<a><Plane id='3'><Shape x='3'/></Plane><Plane id='4'><Shape x='4'/></Plane></a>"
      "</definitions>";
  CHECK(readApart(bytes) == 3);
  checkAlike(bytes);
}

TEST_CASE("what only looks like a list is left in the tree") {
  const std::vector<std::string> texts = {
      "<definitions><!-- <d><Plane><Shape/></Plane></d> --><a/></definitions>",
      "<definitions><a><![CDATA[<Plane>text</Plane>]]></a></definitions>",
      "<definitions><Plane><Shape/></Plane></definitions>",
      "<definitions><a><b><Plane><Shape/></Plane></b></a></definitions>",
      around("<d:Plane><d:Shape/></d:Plane>"),
      around("<!-- </d:Plane> --><d:Shape/>"),
      around("<d:Shape><!-- </d:Shape> --></d:Shape>"),
      around("<d:Plane/><d:Shape/>"),
      "<definitions><a><Plane><Shape/></Plane></a><!-- <Plane> --></definitions>",
      "<definitions><a Plane='<Plane>'/><b><Plane><Shape/></Plane></b></definitions>",
  };
  for (const std::string& text : texts) checkAlike(text);
}

TEST_CASE("faults inside a list are found as they are elsewhere") {
  const std::vector<std::string> contents = {
      "<d:Shape>",
      "</d:Shape>",
      "<d:Shape x='1' x='2'/>",
      "<e:Shape/><e:Edge f:x='1'/>",
      "<d:Shape x='&unknown;'/>",
      "<d:Shape x='a & b'/>",
      "<!DOCTYPE a><d:Shape/>",
      "<?xml version='1.0'?><d:Shape/>",
      "<d:Shape x=1/>",
      "<d:Shape/><",
      "text <d:Shape/> text",
      "<d:Shape xmlns:e='urn:e'><e:a/></d:Shape><e:Shape/>",
      shapes(2000) + "<d:Shape x='1' x='2'>" + shapes(2000),
  };
  for (const std::string& content : contents) checkAlike(around(content));
  std::string deep;
  for (std::size_t depth = 0; depth <= kMaximumDepth; ++depth) deep += "<a>";
  for (std::size_t depth = 0; depth <= kMaximumDepth; ++depth) deep += "</a>";
  checkAlike(around(deep));
}

TEST_CASE("texts made to be looked at again and again are read in one pass") {
  const auto many = [](std::string_view part) {
    std::string text;
    for (int count = 0; count < 200'000; ++count) text += part;
    return text;
  };
  // Each would take minutes if tags were looked for inside of tags, or owners from the start on.
  Items items;
  for (const char* part : {"<Plane '", "<Plane </Plane ", "</Shape ", "<d><Plane>x</Plane></d>",
                           "<Plane><Shape/></Plane>", "<d:Plane", "Plane"}) {
    const std::string bytes = "<definitions><a>" + many(part) + "></a></definitions>";
    INFO(part);
    CHECK(read(bytes, &items, items) == read(bytes, nullptr, Items()));
    items.forget();
  }
  const std::string ends = around(many("</d:Shape "));
  CHECK(read(ends, &items, items) == read(ends, nullptr, Items()));
  const std::string diagrams =
      "<definitions>" + many("<a/><d><Plane><Shape/></Plane></d>") + "</definitions>";
  items.forget();
  CHECK(read(diagrams, &items, items) == read(diagrams, nullptr, Items()));
  CHECK(items.count == 200'000);
}

TEST_CASE("random texts read alike with and without lists apart") {
  const std::vector<std::string> parts = {
      "<a>",       "</a>",         "<d:Plane>",   "</d:Plane>", "<Plane>", "</Plane>",
      "<!--",      "-->",          "<![CDATA[",   "]]>",        "<?p ",    "?>",
      "<d:Shape>", "</d:Shape>",   "<d:Edge x='", "'/>",        "text",    "Plane",
      "<d:Plane ", "xmlns:e='u' ", "e:x='1'>",    "\n",         "&amp;",   "</d:Diagram>",
  };
  std::mt19937 random(20261126);
  for (int round = 0; round < 4000; ++round) {
    std::string bytes = around(shapes(4));
    const int changes = 1 + static_cast<int>(random() % 4);
    for (int change = 0; change < changes; ++change) {
      bytes.insert(random() % bytes.size(), parts[random() % parts.size()]);
    }
    checkAlike(bytes);
  }
}

TEST_CASE("pieces of a list hold all of it in order and end behind items") {
  const std::string text = around(shapes(5000));
  const std::vector<xml::Content> contents = xml::contentsOf(text, "Plane");
  REQUIRE(contents.size() == 1);
  CHECK(text.substr(contents[0].owner, 7) == "d:Plane");
  constexpr std::array<std::string_view, 1> kShape = {"Shape"};
  std::size_t at = contents[0].stretch.begin;
  const std::vector<xml::Stretch> pieces = xml::piecesOf(text, contents[0].stretch, kShape);
  CHECK(pieces.size() > 4);
  for (const xml::Stretch& piece : pieces) {
    CHECK(piece.begin == at);
    at = piece.end;
    const bool isLast = piece.end == contents[0].stretch.end;
    CHECK((isLast || text.substr(0, piece.end).ends_with("</d:Shape>")));
  }
  CHECK(at == contents[0].stretch.end);
}
