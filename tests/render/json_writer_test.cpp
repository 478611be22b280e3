#include "render/json_writer.h"

#include <limits>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace dyetrace::json;

namespace {

template <class Value>
std::string written(const Value& value) {
  Writer out;
  out.value(value);
  return out.text();
}

void writeItem(Writer& out, bool last, int number) {
  const Object item(out);
  out.member("number", number);
  if (last) out.member("half", number + 0.5);
}

}  // namespace

TEST_CASE("what is written is JSON with two spaces of indent and a line break at the end") {
  Writer out;
  {
    const Object whole(out);
    out.member("title", "a\nb");
    out.list("items", std::vector{1, 2}, writeItem, true);
    out.list("none", std::vector<int>{}, writeItem, false);
    out.member("empty", [](Writer& writer) { const Object empty(writer); });
    out.member("words", std::vector<std::string>{"c", "d"});
  }
  CHECK(out.text() == R"({
  "title": "a\nb",
  "items": [
    {
      "number": 1,
      "half": 1.5
    },
    {
      "number": 2,
      "half": 2.5
    }
  ],
  "none": [],
  "empty": {},
  "words": [
    "c",
    "d"
  ]
}
)");
}

TEST_CASE("an object or list of one line takes everything within onto it") {
  Writer out;
  {
    const List whole(out);
    for (int i = 0; i < 2; ++i) {
      const Object line(out, Layout::oneLine);
      out.member("text", "a\nb");
      out.list("items", std::vector{1, 2}, writeItem, false);
      out.member("empty", [](Writer& writer) { const Object empty(writer, Layout::oneLine); });
    }
    const List numbers(out, Layout::oneLine);
    out.value(1);
    out.value(2);
  }
  CHECK(out.text() == R"([
  { "text": "a\nb", "items": [ { "number": 1 }, { "number": 2 } ], "empty": {} },
  { "text": "a\nb", "items": [ { "number": 1 }, { "number": 2 } ], "empty": {} },
  [ 1, 2 ]
]
)");
}

TEST_CASE("a text longer than what is gathered at a time is written whole") {
  for (const std::size_t size : {4090U, 4096U, 4097U, 100'000U}) {
    const std::string text = std::string(size, 'a') + "\"\xC3\xA9" + std::string(size, 'b');
    CHECK(nlohmann::json::parse(written(text)) == text);
  }
}

TEST_CASE("values of every kind are written as JSON has them, and what is absent as null") {
  CHECK(written(true) == "true\n");
  CHECK(written(-7) == "-7\n");
  CHECK(written(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615\n");
  CHECK(written(0.1) == "0.1\n");
  CHECK(written(1.0) == "1.0\n");
  CHECK(written(0.000001) == "1e-06\n");
  CHECK(written(6 * 30.44) == "182.64000000000001\n");
  CHECK(written(std::numeric_limits<double>::quiet_NaN()) == "null\n");
  CHECK(written(std::optional<int>()) == "null\n");
  CHECK(written(std::optional<std::string>("a")) == "\"a\"\n");
}

TEST_CASE("what would act upon a terminal or turn text is escaped in JSON, and nothing is lost") {
  const std::string text = "\x1b\x7f\xC2\x80 \xE2\x80\xAE \xF3\xA0\x80\x81 h\xC3\xA9";
  const std::string json = written(text);
  CHECK(json == "\"\\u001B\\u007F\\u0080 \\u202E \\uDB40\\uDC01 h\xC3\xA9\"\n");
  CHECK(nlohmann::json::parse(json) == nlohmann::json(text));
}

TEST_CASE("what is no UTF-8 is replaced in JSON, at the end of a text, too") {
  CHECK(written("caf\xE9") == "\"caf\xEF\xBF\xBD\"\n");
  CHECK(written("a\xFF\xC0z") == "\"a\xEF\xBF\xBD\xEF\xBF\xBDz\"\n");
  CHECK(written(std::string("a\0b", 3)) == "\"a\\u0000b\"\n");
}
