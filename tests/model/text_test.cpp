#include "model/text.h"

#include <sstream>
#include <vector>

#include <catch2/catch.hpp>

using dyetrace::Text;

TEST_CASE("equal texts are the same one, wherever their characters came from") {
  const std::string read = "Task_" + std::to_string(1);
  const Text first = read;
  const Text second = std::string_view("a Task_1 b").substr(2, 6);
  CHECK(first == second);
  CHECK(&first.str() == &second.str());
  CHECK(first != Text("Task_2"));
  CHECK(std::hash<Text>{}(first) == std::hash<Text>{}(second));
}

TEST_CASE("a text stays where it is, however many come after it") {
  const Text early = "an early one";
  const std::string* const place = &early.str();
  std::vector<Text> later;
  for (int number = 0; number < 10'000; ++number) {
    later.emplace_back("number " + std::to_string(number));
  }
  CHECK(&Text("an early one").str() == place);
  CHECK(early == "an early one");
  for (std::size_t number = 0; number < later.size(); ++number) {
    CHECK(later[number] == "number " + std::to_string(number));
  }
}

TEST_CASE("the empty text is what a text is at first, however it is written") {
  CHECK(Text().empty());
  CHECK(Text("") == Text());
  CHECK(Text(std::string()) == Text());
  CHECK(Text(std::string_view()).str().empty());
  // Its characters can be handed to functions that take no null pointer.
  CHECK(Text().view().data() != nullptr);
  CHECK_FALSE(Text(" ").empty());
}

TEST_CASE("texts are ordered by their characters and not by when they came") {
  const Text last = "ordered: z";
  const Text first = "ordered: a";
  CHECK(first < last);
  CHECK(Text() < first);
  CHECK(first < std::string("ordered: b"));
  CHECK_FALSE(last < "ordered: b");
}

TEST_CASE("a text joins and compares like a string, also with zero bytes in it") {
  const Text key = "Task_1";
  CHECK(key + "/" + key == "Task_1/Task_1");
  CHECK("the " + key == std::string("the Task_1"));
  CHECK('<' + key + '>' == "<Task_1>");
  CHECK("Task_1" == key);
  const std::string withZero("a\0b", 3);
  CHECK(Text(withZero).size() == 3);
  CHECK(Text(withZero) != Text("a"));
  std::ostringstream out;
  out << key;
  CHECK(out.str() == "Task_1");
}
