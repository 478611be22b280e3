#pragma once

// The tags of a text that could be parsed, one after the other, with their attributes as written.
//
// Only for texts that pugixml accepted: nothing is judged here, and what comes out of another text
// is of no use, though always inside it.
//
//   TagScanner tags(text);
//   while (tags.next()) tags.name();

#include <cstddef>
#include <string_view>
#include <vector>

namespace dyetrace::xml {

class TagScanner {
 public:
  enum class Kind { start, empty, end };

  /// The prefix is empty if there is none.
  struct Name {
    std::string_view whole;
    std::string_view prefix;
  };

  struct Attribute {
    Name name;
    std::string_view value;  ///< With its references.
  };

  explicit TagScanner(std::string_view text) : text_(text) {}

  /// Goes to the next tag; comments, CDATA sections and instructions are passed over. False at the
  /// end.
  bool next();

  Kind kind() const { return kind_; }
  /// Of its `<`.
  std::size_t offset() const { return offset_; }
  const Name& name() const { return name_; }
  /// Of a start or empty tag.
  const std::vector<Attribute>& attributes() const { return attributes_; }

 private:
  void passOver(std::string_view closing);
  void readTag();
  Name nameFrom(std::size_t begin) const;
  std::size_t pastSpace(std::size_t at) const;
  bool readAttribute();

  std::string_view text_;
  std::size_t at_ = 0;  ///< Where to go on.
  Kind kind_ = Kind::start;
  std::size_t offset_ = 0;
  Name name_;
  std::vector<Attribute> attributes_;
};

}  // namespace dyetrace::xml
