#pragma once

// How JSON is written: two spaces of indent, UTF-8 kept, one line break at the end. Control
// characters and characters that change the direction of text become `\u` escapes, invalid UTF-8
// becomes U+FFFD.
//
// Of an output with thousands of findings the values would take far more room and time than the
// text, so long lists are written item by item:
//
//   ObjectText whole;
//   whole.add("version", 1);
//   whole.addList("findings", findings, [&](const Finding& each) { return findingOf(each); });
//   return whole.written();   // as written({{"version", 1}, {"findings", [...]}})

#include <initializer_list>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace dyetrace::json {

using Json = nlohmann::ordered_json;

/// One member of an object; its value is handed over.
struct Member {
  const char* key;
  mutable Json value;
};
/// As `Json{{"a", 1}, {"b", 2}}` without the list that stands for each member on the way there,
/// which is most of the work. No key may come twice.
Json object(std::initializer_list<Member> members);

std::string written(const Json& value);

/// A list of which each item becomes text when it is added.
class ListText {
 public:
  /// `depth`: how many objects and lists stand around an item.
  explicit ListText(std::size_t depth) : depth_(depth) {}

  void add(const Json& item);
  /// As it stands behind its key. Once: the text is handed over.
  std::string written();

 private:
  std::size_t depth_;
  std::string text_;
};

/// A whole output: an object of which each member becomes text when it is added.
class ObjectText {
 public:
  void add(std::string_view key, const Json& value);
  template <class Items, class ToJson>
  void addList(std::string_view key, const Items& items, const ToJson& toJson) {
    beginMember(key);
    const std::size_t before = text_.size();
    for (const auto& item : items) addItem(before, toJson(item));
    endList(before);
  }
  /// Once: the text is handed over.
  std::string written();

 private:
  void beginMember(std::string_view key);
  void addItem(std::size_t before, const Json& item);
  void endList(std::size_t before);

  std::string text_;
};

}  // namespace dyetrace::json
