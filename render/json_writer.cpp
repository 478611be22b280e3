#include "render/json_writer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
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
constexpr std::string_view kSpaces = "                                ";

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

/// What RapidJSON writes to: the pieces, mostly of a few characters, are gathered before they are
/// appended to the text.
class TextStream {
 public:
  using Ch = char;

  explicit TextStream(std::size_t room) { text_.reserve(room); }

  /// A line break comes from RapidJSON alone; those within a text are escapes by now.
  void Put(char c) {
    if (used_ == gathered_.size()) Flush();
    gathered_[used_++] = c == '\n' && lineDepth_ > 0 ? ' ' : c;
  }

  void indent(std::size_t count) {
    if (lineDepth_ > 0) return;
    for (; count > kSpaces.size(); count -= kSpaces.size()) append(kSpaces);
    append(kSpaces.substr(0, count));
  }

  void append(std::string_view piece) {
    if (piece.size() > gathered_.size() - used_) Flush();
    if (piece.size() > gathered_.size()) {
      text_ += piece;
      return;
    }
    std::memcpy(gathered_.data() + used_, piece.data(), piece.size());
    used_ += piece.size();
  }

  void Flush() {
    text_.append(gathered_.data(), used_);
    used_ = 0;
  }

  /// What begins now stands on one line, as does everything within.
  void begin(Layout layout) {
    if (lineDepth_ > 0 || layout == Layout::oneLine) ++lineDepth_;
  }
  void end() {
    if (lineDepth_ > 0) --lineDepth_;
  }

  std::string take() {
    Flush();
    return std::move(text_);
  }

 private:
  std::string text_{};
  std::array<char, 4096> gathered_;
  std::size_t used_ = 0;
  std::size_t lineDepth_ = 0;
};

using TextWriter = rapidjson::PrettyWriter<TextStream, rapidjson::UTF8<>, HarmlessUtf8>;

/// Printable ASCII that stands in a string of JSON as it is.
bool isPlain(char c) {
  return c >= ' ' && c <= '~' && c != '"' && c != '\\';
}

// These two look at every character, whatever they see, so that the compiler can look at many at
// once.

std::size_t plainLength(std::string_view text) {
  bool plain = true;
  for (const char c : text) plain &= isPlain(c);
  if (plain) return text.size();
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), isPlain) -
                                  text.begin());
}

bool isAscii(std::string_view text) {
  unsigned char bits = 0;
  for (const char c : text) bits |= static_cast<unsigned char>(c);
  return bits < 0x80;
}

}  // namespace
}  // namespace dyetrace::json

// Most of a text is indents and plain characters, which these two write in one go.
namespace rapidjson {

template <>
inline void PutN(dyetrace::json::TextStream& stream, char /*c*/, std::size_t n) {
  stream.indent(n);
}

template <>
inline bool dyetrace::json::TextWriter::Base::ScanWriteUnescapedString(
    GenericStringStream<UTF8<>>& from, std::size_t length) {
  const std::string_view rest(from.src_, length - from.Tell());
  const std::size_t plain = dyetrace::json::plainLength(rest);
  os_->append(rest.substr(0, plain));
  from.src_ += plain;
  return plain < rest.size();
}

}  // namespace rapidjson

namespace dyetrace::json {

struct Writer::Implementation {
  explicit Implementation(std::size_t room) : stream(room) {}

  TextStream stream;
  TextWriter writer{stream};
};

Writer::Writer(std::size_t room) : implementation_(std::make_unique<Implementation>(room)) {
  implementation_->writer.SetIndent(' ', kIndent);
}

Writer::~Writer() = default;

std::string Writer::text() {
  implementation_->stream.Put('\n');
  return implementation_->stream.take();
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

void Writer::beginObject(Layout layout) {
  implementation_->writer.StartObject();
  implementation_->stream.begin(layout);
}

void Writer::endObject() {
  implementation_->writer.EndObject();
  implementation_->stream.end();
}

void Writer::beginList(Layout layout) {
  implementation_->writer.StartArray();
  implementation_->stream.begin(layout);
}

void Writer::endList() {
  implementation_->writer.EndArray();
  implementation_->stream.end();
}

}  // namespace dyetrace::json
