#include "render/escape.h"

#include <string>

#include <catch2/catch.hpp>

using namespace dyetrace;

TEST_CASE("displayed text holds no control character and nothing that turns its direction") {
  CHECK(displayText("a\x01\x1b[31mb\x7f") == "a[31mb");
  CHECK(displayText("safe\xE2\x80\xAE"
                    "exe.txt") == "safeexe.txt");
  CHECK(displayText("\xE2\x81\xA6hidden\xE2\x81\xA9\xE2\x80\x8F\xD8\x9C") == "hidden");
  CHECK(displayText("\xEF\xBB\xBFname") == "name");
}

TEST_CASE("white space of every kind becomes one space") {
  CHECK(displayText("  two\r\n\tlines \xC2\xA0here ") == "two lines here");
  CHECK(displayText(" \n ").empty());
}

TEST_CASE("text that is already fit to be shown stays as it is") {
  CHECK(displayText("Take the order ~ 2!") == "Take the order ~ 2!");
  CHECK(displayText("").empty());
  CHECK(displayText("ends ") == "ends");
  CHECK(displayText(" begins") == "begins");
  CHECK(displayText("two  spaces") == "two spaces");
  CHECK(shorten("two  spaces", 10) == "two spaces");
}

TEST_CASE("bytes that are not UTF-8 become replacement characters") {
  CHECK(displayText("caf\xE9") == "caf\xEF\xBF\xBD");
  CHECK(displayText("\xED\xA0\x80").find('\xED') == std::string::npos);
  CHECK(displayText(std::string("a\0b", 3)) == "ab");
}

TEST_CASE("XML text cannot open an element, an entity or an attribute") {
  CHECK(escapeXml("<b>&amp;\"'</b>") == "&lt;b&gt;&amp;amp;&quot;&#39;&lt;/b&gt;");
  CHECK(escapeXml("]]>") == "]]&gt;");
}

TEST_CASE("DOT text cannot end its string or start an escape") {
  CHECK(escapeDot("C:\\temp\\") == "C:\\\\temp\\\\");
  CHECK(escapeDot("say \"\\N\"") == "say \\\"\\\\N\\\"");
  CHECK(escapeDot("a\nb") == "a b");
}

TEST_CASE("Markdown text becomes no markup, link, list, heading or table cell") {
  CHECK(escapeMarkdown("**bold** _it_ `code`") == "\\*\\*bold\\*\\* \\_it\\_ \\`code\\`");
  CHECK(escapeMarkdown("[x](javascript:alert(1))") == "\\[x\\](javascript:alert(1))");
  CHECK(escapeMarkdown("<script>") == "&lt;script&gt;");
  CHECK(escapeMarkdown("a|b\n# c") == "a\\|b # c");
  CHECK(escapeMarkdown("# title") == "\\# title");
  CHECK(escapeMarkdown("- item") == "\\- item");
  CHECK(escapeMarkdown("12. item") == "12\\. item");
  CHECK(escapeMarkdown("https://example.org www.example.org") ==
        "https\\://example.org www\\.example.org");
  CHECK(escapeMarkdown("write to a@example.org") == "write to a\\@example.org");
}

TEST_CASE("ordinary prose and places stay readable in Markdown") {
  CHECK(escapeMarkdown("Photos app sends it (feature.bpmn:12:7).") ==
        "Photos app sends it (feature.bpmn:12:7).");
}

TEST_CASE("shortened text keeps its beginning and end and counts characters, not bytes") {
  CHECK(shorten("precise location", 16) == "precise location");
  CHECK(shorten("abcdefghij", 5) == "ab…ij");
  CHECK(shorten("ääääää", 6) == "ääääää");
  CHECK(shorten("ääääääää", 3) == "ä…ä");
  CHECK(shorten("ab", 1) == "…");
  CHECK(shorten("ab", 0).empty());
}
