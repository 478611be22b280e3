#include "render/json_text.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <utf8.h>

namespace dyetrace::json {
namespace {

constexpr std::size_t kIndent = 2;

// Besides what JSON itself demands: what a terminal, an editor or a page would act upon.
bool needsEscape(char32_t c) {
  return (c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0x200E || c == 0x200F || c == 0x061C || c == 0x2028 || c == 0x2029 || c == 0xFEFF ||
         (c >= 0xE0000 && c <= 0xE007F);
}

void appendEscaped(std::string& out, char32_t c) {
  const auto value = static_cast<std::uint32_t>(c);
  if (value < 0x10000) {
    out += fmt::format("\\u{:04x}", value);
  } else {
    const std::uint32_t rest = value - 0x10000;
    out += fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + (rest >> 10), 0xDC00 + (rest & 0x3FF));
  }
}

bool staysAsItIs(char c) {
  return static_cast<unsigned char>(c) < 0x7F && c != '\n';
}

/// A value as text, the lines after the first indented. Line breaks within strings are escaped, so
/// that all that are left are between values.
void appendText(std::string& out, const Json& value, std::size_t depth) {
  const std::string text = value.dump(kIndent, ' ', false, Json::error_handler_t::replace);
  for (auto at = text.begin(); at != text.end();) {
    const auto plain = at;
    at = std::find_if_not(at, text.end(), staysAsItIs);
    out.append(plain, at);
    if (at == text.end()) return;
    const auto character = at;
    const auto point = static_cast<char32_t>(utf8::next(at, text.end()));
    if (needsEscape(point)) {
      appendEscaped(out, point);
    } else {
      out.append(character, at);
    }
    if (point == '\n') out.append(depth * kIndent, ' ');
  }
}

std::string lineBreak(std::size_t depth) {
  return "\n" + std::string(depth * kIndent, ' ');
}

/// The next of a list or object that begins with `bracket`.
void beginNext(std::string& out, bool first, char bracket, std::size_t depth) {
  out += first ? bracket : ',';
  out += lineBreak(depth);
}

}  // namespace

Json object(std::initializer_list<Member> members) {
  Json::object_t all;
  all.reserve(members.size());
  for (const Member& each : members) all.emplace_back(each.key, std::move(each.value));
  return all;
}

std::string written(const Json& value) {
  std::string text;
  appendText(text, value, 0);
  return text + "\n";
}

void ListText::add(const Json& item) {
  beginNext(text_, text_.empty(), '[', depth_);
  appendText(text_, item, depth_);
}

std::string ListText::written() {
  text_ += text_.empty() ? "[]" : lineBreak(depth_ - 1) + "]";
  return std::move(text_);
}

void ObjectText::beginMember(std::string_view key) {
  beginNext(text_, text_.empty(), '{', 1);
  appendText(text_, Json(key), 1);
  text_ += ": ";
}

void ObjectText::add(std::string_view key, const Json& value) {
  beginMember(key);
  appendText(text_, value, 1);
}

void ObjectText::addItem(std::size_t before, const Json& item) {
  beginNext(text_, text_.size() == before, '[', 2);
  appendText(text_, item, 2);
}

void ObjectText::endList(std::size_t before) {
  text_ += text_.size() == before ? "[]" : lineBreak(1) + "]";
}

std::string ObjectText::written() {
  text_ += text_.empty() ? "{}\n" : "\n}\n";
  return std::move(text_);
}

}  // namespace dyetrace::json
