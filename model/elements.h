#pragma once

// What files write: every element with an id, and everything it says of itself, whether or not the
// model has a use for it. Only comparing needs this, and it sees what the model does not keep: item
// definitions, text annotations, groups, extensions of any tool.
//
// A property is named by what it is: `@name` an attribute, `<documentation` the children of that
// name that have no id, `#text` the text, `ext` the extension elements; names of other namespaces
// than the format's own are `{namespace}name`. The value of an attribute is its text; that of
// children is written with WrittenMarks. Where and how an element is drawn is a number of its own.
// References with a prefix, in any value, are `{namespace}name`.
//
//   for (std::size_t i = 0; i < elements.size(); ++i) {
//     elements.id(i);                    // "Task_1"
//     elements.properties(i)[0].name;    // "@name"
//   }

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "model/id.h"
#include "model/text_index.h"

namespace dyetrace {

/// How the children without id are written: each opens with its name, then come its attributes, its
/// text and its own children, in the order of the file. None of these characters is in a text.
struct WrittenMarks {
  static constexpr char open = '\x02';
  static constexpr char attribute = '\x1d';  ///< Before its name,
  static constexpr char value = '\x1f';      ///< and before its value.
  static constexpr char text = '\x1e';
  static constexpr char close = '\x03';
};

class WrittenElements {
 public:
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  enum class Role : std::uint8_t {
    thing,
    part,  ///< Is there only as a part of its parent: an input of a task, the lanes of a process.
    edge,  ///< Is what it joins.
  };

  struct Property {
    std::string_view name{};
    std::string_view value{};
    bool operator==(const Property&) const = default;
  };

  std::size_t size() const { return rows_.size(); }
  /// Unique: an id that an element before had is followed by `#2`.
  std::string_view id(std::size_t element) const { return text(rows_[element].id); }
  /// The format's own word: `userTask`.
  std::string_view type(std::size_t element) const { return names_[rows_[element].type]; }
  Role role(std::size_t element) const { return rows_[element].role; }
  /// The innermost element with an id around it, or kNone.
  std::uint32_t parent(std::size_t element) const { return rows_[element].parent; }
  std::size_t propertyCount(std::size_t element) const {
    const std::size_t end =
        element + 1 < rows_.size() ? rows_[element + 1].firstProperty : properties_.size();
    return end - rows_[element].firstProperty;
  }
  Property property(std::size_t element, std::size_t index) const {
    const PropertyRow& row = properties_[rows_[element].firstProperty + index];
    return {names_[row.name], text(row.value)};
  }
  /// The number of the word for its type, and for the name of one of its properties.
  std::uint32_t typeWord(std::size_t element) const { return rows_[element].type; }
  std::uint32_t propertyWord(std::size_t element, std::size_t index) const {
    return properties_[rows_[element].firstProperty + index].name;
  }
  std::size_t wordCount() const { return names_.size(); }
  std::string_view word(std::uint32_t number) const { return names_[number]; }

  /// The value of an attribute; empty if it has none of that name (`@name`).
  std::string_view value(std::size_t element, std::string_view property) const;
  /// Equal if it is drawn alike; 0 if it is not drawn.
  std::uint64_t layout(std::size_t element) const { return rows_[element].layout; }
  FileId file(std::size_t element) const { return rows_[element].file; }
  std::uint32_t line(std::size_t element) const { return rows_[element].line; }

  /// For those who read files: room for so many more elements as they usually are,
  void reserve(std::size_t elements);
  /// a number for a type or the name of a property,
  std::uint32_t nameNumber(std::string_view name);
  /// an element, which makes its id unique,
  std::uint32_t add(std::string_view id, std::uint32_t type, Role role, std::uint32_t parent,
                    FileId file, std::uint32_t line);
  /// a property of the element that was added last,
  void addProperty(std::uint32_t name, std::string_view value);
  /// and what is drawn of the element with that id, which shapes and edges add to.
  void layOut(std::string_view id, std::uint64_t layout);
  /// The first element with an id, or kNone.
  std::uint32_t find(std::string_view id) const;

 private:
  struct Text {
    std::size_t at = 0;
    std::size_t length = 0;
  };
  struct Row {
    Text id{};
    std::uint32_t type = 0;
    std::uint32_t parent = kNone;
    std::uint64_t layout = 0;
    std::uint32_t firstProperty = 0;
    std::uint32_t line = 0;
    FileId file{};
    Role role = Role::thing;
  };
  struct PropertyRow {
    std::uint32_t name = 0;
    Text value{};
  };

  std::string_view text(Text text) const {
    return std::string_view(texts_).substr(text.at, text.length);
  }
  Text keep(std::string_view text);

  std::string texts_;
  std::vector<Row> rows_;
  std::vector<PropertyRow> properties_;
  TextIndex ids_;
  std::vector<std::string> names_;
  TextIndex numbers_;
};

}  // namespace dyetrace
