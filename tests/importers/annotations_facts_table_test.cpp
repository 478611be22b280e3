#include <catch2/catch.hpp>

#include "tests/importers/annotations_support.h"

using namespace dyetrace;
using dyetrace::testing::SmallDrawing;

namespace {

std::vector<FactsRow> parse(const std::string& bytes) {
  Diagnostics diagnostics;
  return parseFactsTable(bytes, FileId(0), diagnostics);
}

std::string asUtf16(std::string_view ascii, bool bigEndian, bool mark) {
  std::string bytes = mark ? (bigEndian ? "\xFE\xFF" : "\xFF\xFE") : "";
  for (const char c : ascii) {
    if (bigEndian) bytes += '\0';
    bytes += c;
    if (!bigEndian) bytes += '\0';
  }
  return bytes;
}

const std::string kHeader = "select\tkey\tvalue\texpect\n";

}  // namespace

TEST_CASE("A facts table is known by its header in every encoding of spreadsheets") {
  CHECK(looksLikeFactsTable(kHeader));
  CHECK(looksLikeFactsTable("\xEF\xBB\xBF" + kHeader));
  CHECK(looksLikeFactsTable("# made by hand\n\nSelect\tKEY\tvalue\r\n"));
  CHECK(looksLikeFactsTable("\"value\"\t\"select\"\t\"key\"\n"));
  for (const bool bigEndian : {false, true}) {
    CHECK(looksLikeFactsTable(asUtf16(kHeader, bigEndian, true)));
    CHECK(looksLikeFactsTable(asUtf16(kHeader, bigEndian, false)));
  }
  CHECK_FALSE(looksLikeFactsTable(""));
  CHECK_FALSE(looksLikeFactsTable("select\tvalue\n"));
  CHECK_FALSE(looksLikeFactsTable("<?xml version=\"1.0\"?><definitions/>"));
}

TEST_CASE("Rows keep the place of their cells") {
  const auto rows = parse("# note\n" + kHeader + "\nname:Größe\tprivacy.data\temail\tGröße\n");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].select == "name:Größe");
  CHECK(rows[0].expect == "Größe");
  CHECK(rows[0].where.line == 4);
  CHECK(rows[0].where.column == 1);
  CHECK(rows[0].valueAt.column == 25);
}

TEST_CASE("UTF-16 and CRLF give the same rows as UTF-8") {
  const std::string text = "select\tkey\tvalue\texpect\r\nid:a\tdata\temail\tA\r\n";
  for (const std::string& bytes : {text, "\xEF\xBB\xBF" + text, asUtf16(text, false, true),
                                   asUtf16(text, true, true), asUtf16(text, false, false)}) {
    const auto rows = parse(bytes);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].select == "id:a");
    CHECK(rows[0].value == "email");
    CHECK(rows[0].expect == "A");
  }
}

TEST_CASE("A table in windows-1252 is read with a warning") {
  Diagnostics diagnostics;
  const auto rows =
      parseFactsTable(kHeader + "name:Gr\xF6\xDF" + "e\x80\tdata\temail\n", FileId(0), diagnostics);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].select == "name:Größe€");
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].code == "facts/encoding");
  CHECK(diagnostics[0].where.line == 2);
}

TEST_CASE("Cells quoted by a spreadsheet may hold tabs, line ends and quotation marks") {
  const auto rows = parse(kHeader + "\"name:a\t\"\"b\"\"\nc\"\tdata\temail\nid:x\tdata\tphoto\n");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].select == "name:a\t\"b\"\nc");
  CHECK(rows[1].where.line == 4);
}

TEST_CASE("A quotation mark that is never closed is a plain character with a warning") {
  Diagnostics diagnostics;
  const auto rows = parseFactsTable(kHeader + "id:a\tdata\t\"email\nid:b\tdata\t\"photo\n",
                                    FileId(0), diagnostics);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].value == "\"email");
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].code == "facts/quote");
  CHECK(diagnostics[0].where.column == 11);
}

TEST_CASE("A table without the columns is one error") {
  Diagnostics diagnostics;
  CHECK(parseFactsTable("a\tb\n1\t2\n", FileId(0), diagnostics).empty());
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].code == "facts/header");
  CHECK(diagnostics[0].level == Level::error);
}

TEST_CASE("A row without selector or key is reported and a row without value is a form") {
  SmallDrawing small;
  small.applyTable("id:Flow_1\n\tdata\temail\nid:Flow_1\tprivacy.data\t\n\t\t\t\n");
  CHECK(small.drawing.diagnostics.size() == 2);
  CHECK(small.said("facts/short-row"));
  CHECK(small.dataOf(small.upload).empty());
}

TEST_CASE("Elements are selected by id, by name, by zone and by the ends of a flow") {
  SmallDrawing small;
  small.applyTable(
      "id:Flow_1\tprivacy.data\temail\n"
      "name:ads  PROFILE\tretention\tP18M\n"
      "zone:United States\tregion\tUS\n"
      "flow:photos app -> advertiser#share\twhen\tads=on\n"
      "flow:User→Photos app\trequired\tyes\n");
  CHECK(small.drawing.diagnostics.empty());
  CHECK(small.dataOf(small.upload) == "user.contact.email");
  CHECK(small.factsOf(small.store).retention);
  CHECK(small.factsOf(small.abroad).regions == std::vector<std::string>{"US"});
  CHECK_FALSE(small.factsOf(small.share).when.always());
  CHECK(small.factsOf(small.upload).required);
}

TEST_CASE("The statement's place is the cell of the value") {
  SmallDrawing small;
  small.applyTable("id:Flow_1\tdata\temail\n");
  const Statement* statement = small.factsOf(small.upload).statement("data");
  REQUIRE(statement);
  CHECK(statement->carrier == Carrier::factsTable);
  CHECK(statement->where.file == small.table);
  CHECK(statement->where.line == 2);
  CHECK(statement->where.column == 16);
}

TEST_CASE("A zone with a star selects every node in it") {
  SmallDrawing small;
  small.applyTable("zone:Photos/*\tpurpose\tads\n");
  CHECK(small.factsOf(small.app).purposes.size() == 1);
  CHECK(small.factsOf(small.store).purposes.size() == 1);
  CHECK(small.factsOf(small.partner).purposes.empty());
  CHECK(small.factsOf(small.home).purposes.empty());
}

TEST_CASE("A star at the end matches any rest") {
  SmallDrawing small;
  small.applyTable("flow:Photos app -> *\tpurpose\tads\nid:Flow_*\tprotection\tin transit\n");
  CHECK(small.factsOf(small.save).purposes.size() == 1);
  CHECK(small.factsOf(small.share).purposes.size() == 1);
  CHECK(small.factsOf(small.upload).purposes.empty());
  CHECK(small.factsOf(small.upload).protection);
}

TEST_CASE("The ends of a flow may be the zones around them") {
  SmallDrawing small;
  small.applyTable("flow:Photos -> United States\tbasis\tscc\n");
  CHECK(small.drawing.diagnostics.empty());
  CHECK(small.factsOf(small.share).bases.size() == 1);
}

TEST_CASE("Names compare without markup, case and runs of white space") {
  SmallDrawing small;
  small.node("Task_2", "<b>Prüfe</b>&nbsp;\n Konto", NodeKind::process, small.home, 12);
  small.applyTable("name:PRÜFE konto\tpurpose\tads\n");
  CHECK(small.drawing.diagnostics.empty());
}

TEST_CASE("A selector that hits nothing is an error with the nearest names") {
  SmallDrawing small;
  small.applyTable("name:Foto app\tpurpose\tads\n");
  const Diagnostic* said = small.said("facts/no-hit");
  REQUIRE(said);
  CHECK(said->level == Level::error);
  CHECK(said->where.line == 2);
  CHECK(said->advice.find("`name:Photos app`") != std::string::npos);
}

TEST_CASE("A zone selector that names a node says how to write it") {
  SmallDrawing small;
  small.applyTable("zone:Advertiser\trole\tthird-party\n");
  REQUIRE(small.said("facts/no-hit"));
  CHECK(small.said("facts/no-hit")->advice.find("name:Advertiser") != std::string::npos);
}

TEST_CASE("A step of the control flow is no target and the message says so") {
  SmallDrawing small;
  small.applyTable("id:Gateway_1\tpurpose\tads\n");
  REQUIRE(small.said("facts/no-hit"));
  CHECK(small.said("facts/no-hit")->advice.find("control flow") != std::string::npos);
}

TEST_CASE("Several hits without a star are an error that names them and change nothing") {
  SmallDrawing small;
  small.node("Task_9", "photos APP", NodeKind::process, small.home, 12);
  small.applyTable("name:Photos app\tpurpose\tads\n");
  const Diagnostic* said = small.said("facts/several-hits");
  REQUIRE(said);
  CHECK(said->level == Level::error);
  CHECK(said->message.find("id:Task_1") != std::string::npos);
  CHECK(said->message.find("id:Task_9") != std::string::npos);
  CHECK(small.factsOf(small.app).purposes.empty());
}

TEST_CASE("A selector of an unknown kind is an error") {
  SmallDrawing small;
  small.applyTable("task:Photos app\tpurpose\tads\nname:\tpurpose\tads\n");
  CHECK(small.drawing.diagnostics.size() == 2);
  CHECK(small.said("facts/selector"));
}

TEST_CASE("Another name than expected is a warning and the row still counts") {
  SmallDrawing small;
  small.applyTable(
      "id:Task_1\tpurpose\tads\tCamera app\nid:Flow_2\tpurpose\tads\tphotos app -> ADS profile\n");
  const Diagnostic* said = small.said("facts/expected-name");
  REQUIRE(said);
  CHECK(said->level == Level::warning);
  CHECK(small.drawing.diagnostics.size() == 1);
  CHECK(small.factsOf(small.app).purposes.size() == 1);
}

TEST_CASE("A table speaks only of the diagram beside it") {
  SmallDrawing small;
  Product& product = small.drawing.product;
  const FileId other = product.files.add({"other.bpmn", "bpmn", "UTF-8", "", {}});
  const NodeId twin = small.node("Task_7", "Photos app", NodeKind::process, {}, 12);
  product.nodes[twin].where.file = other;
  small.applyTable("name:Photos app\tpurpose\tads\n");
  CHECK(small.drawing.diagnostics.empty());
  CHECK(small.factsOf(small.app).purposes.size() == 1);
  CHECK(small.factsOf(twin).purposes.empty());
}

TEST_CASE("A page names the file and may select in a table that belongs to no diagram") {
  SmallDrawing small;
  Product& product = small.drawing.product;
  product.files[small.table].name = "all.facts.tsv";
  const FileId other = product.files.add({"flows/other.bpmn", "bpmn", "UTF-8", "", {}});
  const NodeId twin = small.node("Task_7", "Photos app", NodeKind::process, {}, 12);
  product.nodes[twin].where.file = other;
  small.applyTable(
      "page:Other/name:Photos app\tpurpose\tads\npage:fea*/id:Task_1\tbasis\tconsent\n");
  CHECK(small.drawing.diagnostics.empty());
  CHECK(small.factsOf(twin).purposes.size() == 1);
  CHECK(small.factsOf(small.app).purposes.empty());
  CHECK(small.factsOf(small.app).bases.size() == 1);
}

TEST_CASE("A formula that a spreadsheet would run is protected and comes back") {
  const FactsRow row{"name:x", "data", "=HYPERLINK(\"a\")", "@sum", "", "", {}, {}};
  const std::string table = writeFactsTable(std::vector{row});
  CHECK(table.find("\t=") == std::string::npos);
  CHECK(table.find("\t\"=") == std::string::npos);
  CHECK(table.find("\t@") == std::string::npos);
  CHECK(parse(table)[0].value == row.value);
  CHECK(parse(table)[0].expect == row.expect);
}

TEST_CASE("Law: a table that was written parses back to equal rows, whatever is in its cells") {
  const std::vector<std::string> cells = {
      "plain", "a\tb", "a\nb",   "a\r\nb", "\r", "\"",       "\"\"",    "a\"b", "\"a\"", "#comment",
      "=1+1",  "'=1",  "''=1",   "'",      "''", "'quoted'", "-",       "+49",  "@US",   " space",
      "end ",  "\t",   "größe→", "\"\t\"", "'@", "=\"\n",    "#\"\t'=", ""};
  std::vector<FactsRow> rows;
  for (const std::string& one : cells) {
    for (const std::string& other : cells) {
      if (one.empty()) continue;
      rows.push_back({one, "k" + other, other, one, other, one + other, {}, {}});
    }
  }
  Diagnostics diagnostics;
  const auto read = parseFactsTable(writeFactsTable(rows), FileId(0), diagnostics);
  CHECK(diagnostics.empty());
  REQUIRE(read.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK(read[i].select == rows[i].select);
    CHECK(read[i].key == rows[i].key);
    CHECK(read[i].value == rows[i].value);
    CHECK(read[i].expect == rows[i].expect);
    CHECK(read[i].confidence == rows[i].confidence);
    CHECK(read[i].reason == rows[i].reason);
  }
}

TEST_CASE("Patterns that would select beyond all measure stop with an error") {
  SmallDrawing small;
  for (std::uint32_t i = 0; i < 2000; ++i)
    small.node("N" + std::to_string(i), "Node", NodeKind::process, {}, i);
  std::string rows;
  for (int i = 0; i < 110; ++i) rows += "id:N*\tpurpose\tads\n";
  const auto parsed = parseFactsTable(kHeader + rows, small.table, small.drawing.diagnostics);
  applyFactsTable(parsed, small.drawing);
  CHECK(small.drawing.annotations.size() <= 200'000);
  CHECK(small.said("facts/too-many"));
}

TEST_CASE("Hostile tables neither crash nor take long") {
  for (const std::string& piece :
       {std::string("\"\"\t"), std::string("\"a\t"), std::string("\t"), std::string("\n\""),
        std::string("#\r"), std::string("\xff\xfe"), std::string("\0\0", 2)}) {
    std::string bytes = kHeader;
    while (bytes.size() < 100'000) bytes += piece;
    CHECK_NOTHROW(parse(bytes));
    CHECK_NOTHROW(parse(piece + bytes));
  }
}
