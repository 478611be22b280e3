#include <catch2/catch.hpp>

#include "importers/annotations/label_syntax.h"

using namespace dyetrace;
using Pairs = std::vector<std::pair<std::string, std::string>>;

namespace {

LabelText readLabel(std::string_view text) {
  return parseLabelText(text, Taxonomy::builtIn());
}

}  // namespace

TEST_CASE("A whole label gives data, purpose, region and guard") {
  const LabelText label =
      readLabel("upload [photo, location.precise] {backup} @US if location-history=on");
  CHECK(label.plain == "upload");
  CHECK(label.pairs == Pairs{{"purpose", "backup"},
                             {"data", "photo, location.precise"},
                             {"region", "US"},
                             {"when", "location-history=on"}});
  CHECK(label.tags.empty());
}

TEST_CASE("The order of a label's parts is free") {
  const LabelText label = readLabel("@US {backup} [photo] upload now if a=on");
  CHECK(label.plain == "upload now");
  CHECK(label.pairs ==
        Pairs{{"purpose", "backup"}, {"data", "photo"}, {"region", "US"}, {"when", "a=on"}});
}

TEST_CASE("A guard may stand before the other parts") {
  const LabelText label = readLabel("share if ads = on & !child [email]");
  CHECK(label.plain == "share");
  CHECK(label.pairs == Pairs{{"data", "email"}, {"when", "ads = on & !child"}});
}

TEST_CASE("Brackets without labels are tags in front and state at the back") {
  const LabelText label = readLabel("[signed] Profile [raw]");
  CHECK(label.plain == "Profile");
  CHECK(label.pairs.empty());
  CHECK(label.tags == std::vector<std::string>{"signed", "raw"});
}

TEST_CASE("States that happen to be tails of categories stay states") {
  CHECK(readLabel("Document [private]").tags == std::vector<std::string>{"private"});
  CHECK(readLabel("Report [public]").pairs.empty());
}

TEST_CASE("Brackets in the middle of a name stay in it") {
  const LabelText label = readLabel("order[0] price {x} @john");
  CHECK(label.plain == "order[0] price {x} @john");
  CHECK(label.pairs.empty());
  CHECK(label.tags.empty());
}

TEST_CASE("A slip of the pen among labels is kept for the vocabulary to report") {
  CHECK(readLabel("send [photo, locaton]").pairs == Pairs{{"data", "photo, locaton"}});
  CHECK(readLabel("send {advertisng}").pairs == Pairs{{"purpose", "advertisng"}});
}

TEST_CASE("A suggested label and a form are read in brackets") {
  CHECK(readLabel("send [email?, phone:pseudonymous]").pairs ==
        Pairs{{"data", "email?, phone:pseudonymous"}});
}

TEST_CASE("Expressions of process engines stay in the name") {
  CHECK(readLabel("Call ${service} and #{email}").plain == "Call ${service} and #{email}");
}

TEST_CASE("Everyday sentences with if are names") {
  for (const char* name : {"Check if ready", "Notify if not approved", "if", "Cancel if no reply",
                           "Send if amount > 100 EUR"}) {
    INFO(name);
    CHECK(readLabel(name).plain == name);
    CHECK(readLabel(name).pairs.empty());
  }
}

TEST_CASE("A condition that cannot be read beside other annotations is kept to be reported") {
  CHECK(readLabel("send [email] if a = = b").pairs ==
        Pairs{{"data", "email"}, {"when", "a = = b"}});
}

TEST_CASE("E-mail addresses and mentions are no regions") {
  CHECK(readLabel("write to help@EXAMPLE.org").pairs.empty());
  CHECK(readLabel("ask @john").plain == "ask @john");
  CHECK(readLabel("store @EU-WEST").pairs == Pairs{{"region", "EU-WEST"}});
}

TEST_CASE("Unbalanced and empty brackets lose nothing") {
  for (const char* name : {"a [photo", "a photo]", "[", "]]", "{}", "[]", "a [] b", "{[", "@",
                           "@ x", "][", "if [", "a [b] c]"}) {
    INFO(name);
    CHECK(readLabel(name).plain == name);
  }
}

TEST_CASE("Hostile labels of sixteen kilobytes are read quickly and whole") {
  for (const std::string& piece :
       {std::string("["), std::string("]"), std::string("[{"), std::string("[]"),
        std::string("if a="), std::string("@US "), std::string("if ("), std::string("a,")}) {
    std::string text = "[";
    while (text.size() < 16'000) text += piece;
    const LabelText label = readLabel(text + "]");
    std::size_t kept = label.plain.size();
    for (const auto& [key, value] : label.pairs) kept += value.size();
    for (const std::string& tag : label.tags) kept += tag.size();
    INFO(piece);
    CHECK(kept > 4'000);
  }
}

TEST_CASE("A text longer than a label is given back as it is") {
  const std::string text = std::string(20'000, 'x') + " [email]";
  CHECK(readLabel(text).plain == text);
}
