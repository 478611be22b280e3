#include "render/json_text.h"

#include <catch2/catch.hpp>

using namespace dyetrace::json;

namespace {

const auto kItself = [](const Json& item) { return item; };

}  // namespace

TEST_CASE("an output written item by item is the same as one written whole") {
  const Json items = Json::parse(
      R"([{"a": "two\nlines \u001b \u202e \u00e9", "b": [], "c": {"d": [1, 2.5]}}, {}, [null]])");
  const Json nested = Json::parse(R"({"e": {"f": ["g"]}})");
  ObjectText text;
  text.add("title", "a\nb");
  text.addList("items", items, kItself);
  text.addList("none", Json::array(), kItself);
  text.add("nested", nested);
  CHECK(text.written() ==
        written(Json{
            {"title", "a\nb"}, {"items", items}, {"none", Json::array()}, {"nested", nested}}));
  CHECK(ObjectText().written() == written(Json::object()));
}

TEST_CASE("what would act upon a terminal or turn text is escaped in JSON, and nothing is lost") {
  const std::string text = "\x7f\xC2\x80 \xE2\x80\xAE \xF3\xA0\x80\x81 h\xC3\xA9";
  const std::string json = written(Json(text));
  CHECK(json == "\"\\u007f\\u0080 \\u202e \\udb40\\udc01 h\xC3\xA9\"\n");
  CHECK(Json::parse(json) == Json(text));
  CHECK(written(Json("caf\xE9")) == "\"caf\xEF\xBF\xBD\"\n");
}
