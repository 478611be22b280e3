// Settings XML with mistakes in it: each is told with its place and, for names, the nearest one.

#include <catch2/catch.hpp>

#include "tests/importers/settings_file_support.h"

using namespace dyetrace;
using namespace dyetrace::test;

namespace {

/// `code line advice` of the only diagnostic.
std::string onlyMistake(const std::string& content) {
  const Import import = readSettings(content);
  INFO(messagesOf(import));
  REQUIRE(import.diagnostics.size() == 1);
  const Diagnostic& only = import.diagnostics.front();
  return only.code + " " + std::to_string(only.where.line) + " " + only.advice;
}

std::string repeated(std::size_t count, const std::string& text) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("misspelt elements and attributes are told with the nearest name") {
  CHECK(onlyMistake("<setting id=\"a\"/>\n<seting id=\"b\"/>") ==
        "settings/unknown-element 3 Did you mean setting?");
  CHECK(onlyMistake("<setting id=\"a\" lable=\"A\"/>") ==
        "settings/unknown-attribute 2 Did you mean label?");
  CHECK(onlyMistake("<setting id=\"a\" owner=\"persn\"/>") ==
        "settings/value 2 Did you mean person?");
  CHECK(onlyMistake("<setting id=\"a\"/><setting label=\"b\"/>")
            .starts_with("settings/missing-attribute 2"));
}

TEST_CASE("elements of other namespaces are left alone") {
  CHECK(readSettings("<x:layout xmlns:x=\"urn:x\"><x:at/></x:layout><setting id=\"a\" "
                     "xmlns:x=\"urn:x\" x:colour=\"red\"/>")
            .diagnostics.empty());
}

TEST_CASE("an id that stands twice is told with both places, and the first counts") {
  const Import import = readSettings("<setting id=\"a\" label=\"A\"/>\n<setting id=\"a\"/>");
  const Diagnostic* const twice = diagnosticIn(import, "settings/duplicate-id");
  REQUIRE(twice != nullptr);
  CHECK(twice->where.line == 3);
  CHECK(twice->remarks.front().where.line == 2);
  CHECK(import.product.settings.size() == 1);
  CHECK(settingIn(import, "a").name == "A");
  CHECK(onlyMistake("<dimension id=\"r\" kind=\"choice\"><option id=\"eu\"/>\n<option "
                    "id=\"eu\"/></dimension>")
            .starts_with("settings/duplicate-id 3"));
}

TEST_CASE("guards that name what there is not are told with the nearest names") {
  const std::string known =
      "<setting id=\"audience\" kind=\"choice\"><option id=\"me\"/><option id=\"everyone\"/>"
      "</setting><setting id=\"ads\"/><setting id=\"days\" kind=\"number\" max=\"9\"/>\n";
  CHECK(onlyMistake(known + "<requires if=\"adds\" then=\"ads\"/>") ==
        "model/unknown-setting 3 Did you mean ads?");
  CHECK(onlyMistake(known + "<requires if=\"audience = evryone\" then=\"ads\"/>") ==
        "model/unknown-option 3 Did you mean everyone?");
  CHECK(onlyMistake(known + "<requires if=\"audience &gt;= me\" then=\"ads\"/>")
            .starts_with("model/unordered-setting 3"));
  CHECK(onlyMistake(known + "<requires if=\"audience = ads\" then=\"ads\"/>")
            .starts_with("model/compares-settings 3"));
  CHECK(onlyMistake(known + "<requires if=\"days &gt; ads\" then=\"ads\"/>")
            .starts_with("model/compares-settings 3"));
  CHECK(onlyMistake(known + "<requires if=\"effective(audience)\" then=\"ads\"/>")
            .starts_with("model/effective-no-switch 3"));
  CHECK(onlyMistake(known + "<requires if=\"ads &amp;\" then=\"ads\"/>")
            .starts_with("settings/guard 3"));
}

TEST_CASE(
    "a constraint that cannot be read is left out, a flow whose guard cannot be read is open") {
  const Import import = readSettings(
      "<setting id=\"a\"/><requires if=\"b\" then=\"a\"/><flow ref=\"f\" guard=\"c\"/>"
      "<flow ref=\"g\" guard=\"a |\"/>");
  CHECK(import.diagnostics.size() == 3);
  CHECK(import.product.constraints.empty());
  REQUIRE(import.product.bindings.size() == 2);
  CHECK(import.product.bindings[0].guard.always());
  CHECK(import.product.bindings[1].guard.always());
}

TEST_CASE("a default that names no option, or unknown people, is left out") {
  const Import import = readSettings(
      "<setting id=\"a\"><default value=\"onn\"/><default value=\"on\" "
      "when=\"nobody\"/></setting>");
  CHECK(import.diagnostics.size() == 2);
  CHECK(settingIn(import, "a").defaults.empty());
}

TEST_CASE("controls and screens that do not exist are told with the nearest") {
  CHECK(onlyMistake("<screen id=\"privacy\"/><setting id=\"a\">\n<control screen=\"privcy\" "
                    "set=\"on\"/></setting>") == "settings/unknown-screen 3 Did you mean privacy?");
  CHECK(onlyMistake("<screen id=\"privacy\"/><setting id=\"a\">\n<control screen=\"privacy\" "
                    "set=\"onn\"/></setting>") == "settings/unknown-option 3 Did you mean on?");
}

TEST_CASE("parents and screens that go round in a circle are told, and the circle is broken") {
  const Import parents = readSettings(
      "<setting id=\"a\" parent=\"b\"/><setting id=\"b\" parent=\"c\"/><setting id=\"c\" "
      "parent=\"a\"/>");
  REQUIRE(parents.diagnostics.size() == 1);
  CHECK(parents.diagnostics[0].message ==
        "settings stand above themselves: `c`, under `a`, under `b`, under `c`; the last of these "
        "parents is left out");
  CHECK(!settingIn(parents, "c").parent.valid());
  const Import screens = readSettings(
      "<screen id=\"a\" parent=\"b\"/><screen id=\"b\" parent=\"a\"/>"
      "<setting id=\"x\"/>");
  REQUIRE(screens.diagnostics.size() == 1);
  CHECK(screens.diagnostics[0].code == "settings/screen-circle");
  CHECK(screens.product.screens[0].parent.empty());
}

TEST_CASE("constraints that require one another in a circle are told once, with every place") {
  const Import import = readSettings(
      "<setting id=\"a\"/><setting id=\"b\"/><setting id=\"c\"/>\n<requires if=\"a\" then=\"b\"/>\n"
      "<requires if=\"b\" then=\"c &amp; a\"/>\n<requires if=\"c\" then=\"a\"/>");
  INFO(messagesOf(import));
  REQUIRE(import.diagnostics.size() == 1);
  const Diagnostic& circle = import.diagnostics[0];
  CHECK(circle.code == "settings/requires-circle");
  CHECK(circle.message ==
        "constraints go round in a circle: `a = on` needs `b = on`, needs `a = on`; they can only "
        "hold together");
  CHECK(circle.where.line == 3);
  REQUIRE(circle.remarks.size() == 1);
  CHECK(circle.remarks[0].where.line == 4);
}

TEST_CASE("a guard that can never hold is told") {
  CHECK(onlyMistake("<setting id=\"a\"/>\n<flow ref=\"f\" guard=\"a &amp; !a\"/>")
            .starts_with("model/never 3"));
  CHECK(onlyMistake("<setting id=\"n\" kind=\"number\" max=\"9\"/>\n<flow ref=\"f\" guard=\"n &gt; "
                    "9\"/>")
            .starts_with("model/never 3"));
}

TEST_CASE("what is beyond the limits is refused with its place") {
  const std::string options = repeated(10'000, "<option id=\"o\"/>");
  CHECK(refusalOf("<setting id=\"a\" kind=\"choice\">" + options + "</setting>")
            .starts_with("settings.xml:2:1 (a): the setting `a` has 10000 options; at most 64"));
  const std::string breaks = repeated(1000, "<break at=\"5\"/>");
  CHECK(refusalOf("<setting id=\"a\" kind=\"number\" max=\"9\">" + breaks + "</setting>")
            .find("1001 bands; at most 1000") != std::string::npos);
  std::string guard;
  for (int i = 1; i < 1100; ++i) guard += "n = " + std::to_string(3 * i) + " | ";
  CHECK(refusalOf("<setting id=\"n\" kind=\"number\" max=\"9999\"/>\n<flow ref=\"f\" guard=\"" +
                  guard + "n = 0\"/>")
            .starts_with("settings.xml:3:1 (f): guards cut the setting `n` into more than 1000"));
  CHECK(refusalOf(repeated(2000, "<group>") + repeated(2000, "</group>")).find("1000") !=
        std::string::npos);
}

TEST_CASE("a guard of a megabyte or nested too deeply is told, not read") {
  const std::string long_(1'000'000, ' ');
  CHECK(onlyMistake("<setting id=\"a\"/>\n<requires then=\"a" + long_ + "| a\"/>")
            .starts_with("settings/guard 3"));
  CHECK(onlyMistake("<setting id=\"a\"/>\n<requires then=\"" + repeated(300, "(") + "a" +
                    repeated(300, ")") + "\"/>")
            .starts_with("settings/guard 3"));
}
