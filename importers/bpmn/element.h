#pragma once

// A BPMN element of a file, and the elements directly inside one.
//
//   for (ElementId child : Children(elements, tags, parent)) { … }

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <vector>

#include <pugixml.hpp>

#include "importers/bpmn/tags.h"
#include "model/id.h"
#include "model/text.h"

namespace dyetrace::bpmn {

using ElementId = Id<struct BpmnElementTag>;

/// A piece of the text of a file (XmlFile::text).
struct Piece {
  std::uint32_t at = 0;
  std::uint32_t size = 0;
};

/// What is asked for most often stands here, so that few need to look into the XML tree, which is
/// ten times as large.
struct Element {
  pugi::xml_node node;
  Text id;  ///< Empty without.
  Piece name;
  std::uint32_t at = 0;   ///< Where its `<` is in the text.
  ElementId parent;       ///< The BPMN element around it; invalid for the root.
  std::uint32_t end = 0;  ///< One past its last descendant.
};

/// The children of an element in document order, or those of one kind; looks at the tables as it
/// goes and copies nothing.
class Children {
 public:
  class iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = ElementId;
    using difference_type = std::ptrdiff_t;
    using pointer = const ElementId*;
    using reference = ElementId;

    iterator() = default;
    iterator(const Children& among, std::size_t index) : among_(&among), index_(index) {}
    ElementId operator*() const { return ElementId(index_); }
    iterator& operator++() {
      index_ = among_->firstFrom(among_->elements_[index_].end);
      return *this;
    }
    iterator operator++(int) {
      const iterator before = *this;
      ++*this;
      return before;
    }
    bool operator==(const iterator& other) const { return index_ == other.index_; }

   private:
    const Children* among_ = nullptr;
    std::size_t index_ = 0;
  };

  Children(const std::vector<Element>& elements, const std::vector<Tag>& tags, ElementId parent,
           std::optional<Tag> only = {})
      : elements_(elements.data()),
        tags_(tags.data()),
        only_(only),
        end_(elements[parent.index()].end),
        first_(firstFrom(parent.index() + 1)) {}

  iterator begin() const { return {*this, first_}; }
  iterator end() const { return {*this, end_}; }
  bool empty() const { return first_ == end_; }

 private:
  /// The first that counts, of the children from this one on.
  std::size_t firstFrom(std::size_t index) const {
    while (only_ && index < end_ && tags_[index] != *only_) index = elements_[index].end;
    return index;
  }

  const Element* elements_;
  const Tag* tags_;
  std::optional<Tag> only_;
  std::size_t end_;
  std::size_t first_;
};

}  // namespace dyetrace::bpmn
