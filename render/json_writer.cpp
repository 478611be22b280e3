#include "render/json_writer.h"

#include <algorithm>
#include <cmath>
#include <utility>

// RapidJSON reckons with a null pointer where its stack is empty still: harmless, but sanitizers
// stop at it. It marks the functions that do so with this word.
#define RAPIDJSON_FORCEINLINE __attribute__((no_sanitize("pointer-overflow")))

#include <fmt/format.h>
#include <rapidjson/prettywriter.h>
#include <utf8.h>

#include "render/code_points.h"

namespace dyetrace::json {
namespace {

constexpr unsigned kIndent = 2;

// Besides what JSON itself demands: what a terminal, an editor or a page would act upon.
bool needsEscape(unsigned c) {
  return (c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0x200E || c == 0x200F || c == 0x061C || c == 0x2028 || c == 0x2029 || c == 0xFEFF ||
         (c >= 0xE0000 && c <= 0xE007F);
}

std::string escapeOf(unsigned c) {
  if (c < 0x10000) return fmt::format("\\u{:04X}", c);
  const unsigned rest = c - 0x10000;
  return fmt::format("\\u{:04X}\\u{:04X}", 0xD800 + (rest >> 10), 0xDC00 + (rest & 0x3FF));
}

/// UTF-8 in which such characters are escapes of JSON, as an encoding for RapidJSON.
struct HarmlessUtf8 : rapidjson::UTF8<> {
  template <class Stream>
  static void EncodeUnsafe(Stream& stream, unsigned c) {
    if (!needsEscape(c)) return rapidjson::UTF8<>::Encode(stream, c);
    for (const char each : escapeOf(c)) stream.Put(each);
  }
};

/// What RapidJSON writes to. A string, so that the text need not be copied out at the end.
struct TextStream {
  using Ch = char;
  void Put(char c) { text.push_back(c); }
  void Flush() {}

  std::string text{};
};

using TextWriter = rapidjson::PrettyWriter<TextStream, rapidjson::UTF8<>, HarmlessUtf8>;

/// Printable ASCII that stands in a string of JSON as it is.
bool isPlain(char c) {
  return c >= ' ' && c <= '~' && c != '"' && c != '\\';
}

bool isAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace
}  // namespace dyetrace::json

// Most of a text is indents and plain characters, which these two write in one go.
namespace rapidjson {

template <>
inline void PutN(dyetrace::json::TextStream& stream, char c, std::size_t count) {
  stream.text.append(count, c);
}

template <>
inline bool dyetrace::json::TextWriter::Base::ScanWriteUnescapedString(
    GenericStringStream<UTF8<>>& from, std::size_t length) {
  const char* const end = from.head_ + length;
  const char* const next = std::find_if_not(from.src_, end, dyetrace::json::isPlain);
  os_->text.append(from.src_, next);
  from.src_ = next;
  return next != end;
}

}  // namespace rapidjson

namespace dyetrace::json {

struct Writer::Implementation {
  TextStream stream{};
  TextWriter writer{stream};
};

Writer::Writer(std::size_t room) : implementation_(std::make_unique<Implementation>()) {
  implementation_->stream.text.reserve(room);
  implementation_->writer.SetIndent(' ', kIndent);
}

Writer::~Writer() = default;

std::string Writer::text() {
  implementation_->stream.Put('\n');
  return std::move(implementation_->stream.text);
}

void Writer::string(std::string_view text) {
  const auto write = [&](std::string_view valid) {
    implementation_->writer.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  };
  if (isAscii(text) || utf8::is_valid(text.begin(), text.end())) return write(text);
  write(validUtf8(text));
}

void Writer::null() {
  implementation_->writer.Null();
}

void Writer::boolean(bool value) {
  implementation_->writer.Bool(value);
}

void Writer::integer(std::int64_t value) {
  implementation_->writer.Int64(value);
}

void Writer::natural(std::uint64_t value) {
  implementation_->writer.Uint64(value);
}

void Writer::real(double value) {
  if (!std::isfinite(value)) return null();
  // By fmt, whose digits are the shortest and nearest; RapidJSON's are not always.
  std::string text = fmt::format("{}", value);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  implementation_->writer.RawValue(text.data(), text.size(), rapidjson::kNumberType);
}

void Writer::beginObject() {
  implementation_->writer.StartObject();
}

void Writer::endObject() {
  implementation_->writer.EndObject();
}

void Writer::beginList() {
  implementation_->writer.StartArray();
}

void Writer::endList() {
  implementation_->writer.EndArray();
}

}  // namespace dyetrace::json
