#include "model/guard.h"

#include <set>

#include <catch2/catch.hpp>

using namespace dyetrace;

namespace {

/// True where exactly the settings named in `on` are on.
bool holds(const Guard& guard, const std::set<std::string>& on) {
  return evaluate(guard, [&](const Choice& choice) {
    const std::string value = on.contains(choice.setting) ? "on" : "off";
    return (value == choice.option) == (choice.comparison == Comparison::equal);
  });
}

Guard parsed(const std::string& text) {
  const GuardParse parse = parseGuard(text);
  INFO(text << ": " << parse.error);
  REQUIRE(parse.error.empty());
  return parse.guard;
}

}  // namespace

TEST_CASE("a bare name means that the setting is on") {
  CHECK(parsed("face-grouping") == parsed("face-grouping = on"));
}

TEST_CASE("not binds tighter than and, and tighter than or") {
  const Guard guard = parsed("!a & b | c");
  CHECK(holds(guard, {"b"}));
  CHECK(holds(guard, {"a", "c"}));
  CHECK_FALSE(holds(guard, {"a", "b"}));
}

TEST_CASE("words and symbols are the same operators") {
  CHECK(parsed("not a and b or c") == parsed("!a & b | c"));
  CHECK(parsed("a && b || c") == parsed("a & b | c"));
  CHECK(parsed("a == on") == parsed("a = on"));
}

TEST_CASE("an implication associates to the right") {
  const Guard guard = parsed("a -> b -> c");
  CHECK(guard == parsed("a -> (b -> c)"));
  CHECK(holds(guard, {"a"}));
  CHECK_FALSE(holds(guard, {"a", "b"}));
}

TEST_CASE("names may hold hyphens and dots, and an arrow ends them") {
  CHECK(parsed("ads.personal-mode->x") == parsed("ads.personal-mode -> x"));
  CHECK(parsed("android = on").asChoice().setting == "android");
  CHECK(parsed("or-else").asChoice().setting == "or-else");
}

TEST_CASE("what is printed parses back to the same guard") {
  for (const char* text :
       {"true", "false", "a", "!a", "!(a & b)", "a & (b | c) & !d", "(a -> b) -> c",
        "a <-> (b <-> c)", "level >= friends | age < 18", "a != off"}) {
    const Guard guard = parsed(text);
    CHECK(parsed(toString(guard)) == guard);
  }
}

TEST_CASE("a guard that does not parse says what was expected and where") {
  const GuardParse open = parseGuard("a & (b");
  CHECK(open.error == "expected `)`, the guard ends");
  CHECK(open.position == 6);
  CHECK(parseGuard("a b").error == "expected `&`, `|`, `->` or the end of the guard, found `b`");
  CHECK(parseGuard("a ärgernisxxäxx").error.ends_with("found `ärgernisxxä`"));
  CHECK_FALSE(parseGuard("").error.empty());
  CHECK_FALSE(parseGuard("a = ").error.empty());
}

TEST_CASE("nesting and length have limits and no way around them") {
  CHECK_FALSE(parseGuard(std::string(100000, '(')).error.empty());
  CHECK_FALSE(parseGuard(std::string(60000, '!') + "a").error.empty());
  CHECK_FALSE(parseGuard(std::string(70000, 'a')).error.empty());
  std::string arrows = "a";
  for (int i = 0; i < 20000; ++i) arrows += "->a";
  CHECK_FALSE(parseGuard(arrows).error.empty());
}

TEST_CASE("a guard in words uses the titles of its settings") {
  const auto title = [](const std::string& key) { return key == "f" ? "Face grouping" : key; };
  CHECK(inWords(parsed("f & !(r = EU)"), title) == "Face grouping = on and not r = EU");
}

TEST_CASE("numbers of guards and calls on settings are read, printed and read again") {
  for (const char* text : {"atleast(2, a = on, b = on, c = on)", "atmost(1, a = on, b = on)",
                           "exactly(1, a = on, !b = on)", "between(1, 2, a = on, b = on, c = on)",
                           "changed(a) & effective(b)"}) {
    const GuardParse parsed = parseGuard(text);
    INFO(text << ": " << parsed.error);
    REQUIRE(parsed.error.empty());
    CHECK(toString(parsed.guard) == text);
    CHECK(parseGuard(toString(parsed.guard)).guard == parsed.guard);
  }
  CHECK(parseGuard("atleast(x, a)").error == "expected a number, found `x, a)`");
  CHECK(parseGuard("changed(a").error == "expected `)`, the guard ends");
}

TEST_CASE("a guard that counts holds when the number of operands that hold is within its bounds") {
  const Guard guard = parseGuard("between(1, 2, a, b, c)").guard;
  CHECK_FALSE(holds(guard, {}));
  CHECK(holds(guard, {"a"}));
  CHECK(holds(guard, {"a", "c"}));
  CHECK_FALSE(holds(guard, {"a", "b", "c"}));
}
