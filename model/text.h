#pragma once

// A text that the program keeps once, however often it stands in a model (string interning).
//
// An id is the key of a node, the end of a flow and the place of a message; a name comes back on
// every diagram, and in the model before as in the model after. A Text is as small as an address,
// copying one copies no characters, and two are equal exactly if they are the same one. It reads as
// a `std::string` that nobody can change, and stays valid until the program ends: texts are never
// given back, which is meant for a program that reads some files and ends. Not for several threads.
//
//   Text key = "Task_1";
//   key == other.key;       // compares two addresses
//   key + " is not there";  // a std::string
//   key < other.key;        // by characters, never by address

#include <compare>
#include <concepts>
#include <cstddef>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <type_traits>

namespace dyetrace {

class Text;

/// What else is made of characters.
template <class T>
concept Characters =
    std::convertible_to<const T&, std::string_view> && !std::same_as<std::remove_cvref_t<T>, Text>;

class Text {
 public:
  constexpr Text() = default;
  Text(std::string_view characters) : kept_(keep(characters)) {}
  template <Characters T>
  Text(const T& characters) : Text(std::string_view(characters)) {}

  const std::string& str() const { return kept_ == nullptr ? nothing() : *kept_; }
  std::string_view view() const { return str(); }
  operator const std::string&() const { return str(); }
  operator std::string_view() const { return view(); }

  bool empty() const { return kept_ == nullptr; }
  std::size_t size() const { return view().size(); }

  bool operator==(const Text&) const = default;
  std::strong_ordering operator<=>(const Text& other) const { return view() <=> other.view(); }
  template <Characters T>
  bool operator==(const T& other) const {
    return view() == std::string_view(other);
  }
  template <Characters T>
  std::strong_ordering operator<=>(const T& other) const {
    return view() <=> std::string_view(other);
  }

  friend std::string operator+(const Text& left, const Text& right) {
    return left.str() + right.str();
  }
  template <Characters T>
  friend std::string operator+(const Text& left, const T& right) {
    return std::string(left.view()).append(std::string_view(right));
  }
  template <Characters T>
  friend std::string operator+(const T& left, const Text& right) {
    return std::string(std::string_view(left)).append(right.view());
  }
  friend std::string operator+(const Text& left, char right) { return left.str() + right; }
  friend std::string operator+(char left, const Text& right) { return left + right.str(); }

 private:
  friend struct std::hash<Text>;

  static const std::string* keep(std::string_view characters);
  static const std::string& nothing();

  const std::string* kept_ = nullptr;  ///< Null for the empty text.
};

std::ostream& operator<<(std::ostream& out, const Text& text);

}  // namespace dyetrace

/// Of the address: for look-up only, never for an order.
template <>
struct std::hash<dyetrace::Text> {
  std::size_t operator()(const dyetrace::Text& text) const noexcept {
    return std::hash<const void*>{}(text.kept_);
  }
};
