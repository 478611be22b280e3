#pragma once

// How JSON is written: value after value, straight into the text. Of an output with thousands of
// findings a tree of values would take far more room and time than the text itself.
//
// Two spaces of indent, small things on one line, UTF-8 kept, one line break at the end. Control
// characters and characters that change the direction of text become `\u` escapes, invalid UTF-8
// becomes U+FFFD.
//
// What is written of a thing is a function whose first parameter is the writer. It writes exactly
// one value; an object or list lasts as long as the scope that begins it:
//
//   void writePlace(Writer& out, const Product& product, const Location& where) {
//     const Object place(out, Layout::oneLine);
//     out.member("line", where.line);
//   }
//   void writeFlow(Writer& out, const Product& product, FlowId id) {
//     const Object flow(out);
//     out.member("key", product.flows[id].key);                             // "key": "Flow_1",
//     out.member("place", writePlace, product, product.flows[id].where);    // "place": { "line": 3
//     }
//   }
//   out.list("flows", product.flows.ids(), writeFlow, product);             // "flows": [{…}, …]

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace dyetrace::json {

/// On lines of its own stands each member or item, or they all stand on one, with all within.
enum class Layout { lines, oneLine };

class Writer {
 public:
  /// `room`: for so many bytes room is set aside; what stays empty takes no memory.
  explicit Writer(std::size_t room = 0);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void null();
  /// Text, a number or a truth value; what is absent is null; several values are a list.
  template <class Value>
  void value(const Value& value);

  template <class Value>
  requires(!std::invocable<const Value&, Writer&>) void member(std::string_view key,
                                                               const Value& value);
  /// A member whose value `write(out, context...)` writes.
  template <class Write, class... Context>
  requires std::invocable<const Write&, Writer&, const Context&...>
  void member(std::string_view key, const Write& write, const Context&... context);

  /// A member that is a list; `write(out, context..., item)` writes each item.
  template <class Items, class Write, class... Context>
  void list(std::string_view key, const Items& items, const Write& write,
            const Context&... context);

  /// The text, once the outermost value is complete. Once: it is handed over.
  std::string text();

 private:
  friend class Object;
  friend class List;

  void string(std::string_view text);
  void boolean(bool value);
  void integer(std::int64_t value);
  void natural(std::uint64_t value);
  void real(double value);
  void beginObject(Layout layout);
  void endObject();
  void beginList(Layout layout);
  void endList();

  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

/// Begins an object; ends it with its own scope.
class Object {
 public:
  explicit Object(Writer& out, Layout layout = Layout::lines) : out_(out) {
    out_.beginObject(layout);
  }
  ~Object() { out_.endObject(); }
  Object(const Object&) = delete;
  Object& operator=(const Object&) = delete;

 private:
  Writer& out_;
};

/// Begins a list; ends it with its own scope.
class List {
 public:
  explicit List(Writer& out, Layout layout = Layout::lines) : out_(out) { out_.beginList(layout); }
  ~List() { out_.endList(); }
  List(const List&) = delete;
  List& operator=(const List&) = delete;

 private:
  Writer& out_;
};

template <class Value>
void Writer::value(const Value& value) {
  if constexpr (std::is_same_v<Value, bool>) {
    boolean(value);
  } else if constexpr (std::is_floating_point_v<Value>) {
    real(value);
  } else if constexpr (std::is_unsigned_v<Value>) {
    natural(value);
  } else if constexpr (std::is_integral_v<Value>) {
    integer(value);
  } else if constexpr (std::is_convertible_v<const Value&, std::string_view>) {
    string(value);
  } else if constexpr (requires { value.has_value(); }) {
    value ? this->value(*value) : null();
  } else {
    const List list(*this);
    for (const auto& each : value) this->value(each);
  }
}

template <class Value>
requires(!std::invocable<const Value&, Writer&>) void Writer::member(std::string_view key,
                                                                     const Value& value) {
  string(key);
  this->value(value);
}

template <class Write, class... Context>
requires std::invocable<const Write&, Writer&, const Context&...>
void Writer::member(std::string_view key, const Write& write, const Context&... context) {
  string(key);
  write(*this, context...);
}

template <class Items, class Write, class... Context>
void Writer::list(std::string_view key, const Items& items, const Write& write,
                  const Context&... context) {
  string(key);
  const List list(*this);
  for (const auto& item : items) write(*this, context..., item);
}

}  // namespace dyetrace::json
