#pragma once

// Typed indices and the tables they index.
//
// An Id<Tag> is a small number that only makes sense together with the table it was given out by;
// the Tag keeps a node's number from being used where a flow's is expected. Ids are dense, start at
// zero and are given out in the order things were read, so iterating a table is deterministic.
//
//   Table<NodeId, Node> nodes;
//   NodeId id = nodes.add(Node{...});
//   nodes[id].name;

#include <cassert>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <utility>
#include <vector>

namespace dyetrace {

template <class Tag>
class Id {
 public:
  constexpr Id() = default;
  constexpr explicit Id(std::size_t index) : index_(static_cast<std::uint32_t>(index)) {}

  /// Position in the table. Only valid() ids have one.
  constexpr std::size_t index() const { return index_; }
  constexpr bool valid() const { return index_ != kNone; }
  constexpr auto operator<=>(const Id&) const = default;

 private:
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t index_ = kNone;
};

/// The ids from the first to before `count`, for range-based loops. (Clang 14 cannot compile the
/// views of this standard library.)
template <class IdType>
class IdRange {
 public:
  class iterator {
   public:
    using value_type = IdType;
    using difference_type = std::ptrdiff_t;
    constexpr iterator() = default;
    constexpr explicit iterator(std::size_t index) : index_(index) {}
    constexpr IdType operator*() const { return IdType(index_); }
    constexpr iterator& operator++() {
      ++index_;
      return *this;
    }
    constexpr iterator operator++(int) { return iterator(index_++); }
    constexpr bool operator==(const iterator&) const = default;

   private:
    std::size_t index_ = 0;
  };

  constexpr explicit IdRange(std::size_t count) : count_(count) {}
  constexpr iterator begin() const { return iterator(0); }
  constexpr iterator end() const { return iterator(count_); }
  constexpr std::size_t size() const { return count_; }

 private:
  std::size_t count_;
};

template <class IdType, class Value>
class Table {
 public:
  IdType add(Value value) {
    values_.push_back(std::move(value));
    return IdType(values_.size() - 1);
  }

  Value& operator[](IdType id) {
    assert(id.index() < values_.size());
    return values_[id.index()];
  }
  const Value& operator[](IdType id) const {
    assert(id.index() < values_.size());
    return values_[id.index()];
  }

  std::size_t size() const { return values_.size(); }
  bool empty() const { return values_.empty(); }
  void reserve(std::size_t count) { values_.reserve(count); }
  bool contains(IdType id) const { return id.valid() && id.index() < values_.size(); }

  /// Every id, in the order the values were added.
  IdRange<IdType> ids() const { return IdRange<IdType>(values_.size()); }

  auto begin() { return values_.begin(); }
  auto end() { return values_.end(); }
  auto begin() const { return values_.begin(); }
  auto end() const { return values_.end(); }

 private:
  std::vector<Value> values_;
};

using FileId = Id<struct FileTag>;
using NodeId = Id<struct NodeTag>;
using FlowId = Id<struct FlowTag>;
using ZoneId = Id<struct ZoneTag>;
using StepId = Id<struct StepTag>;
using SettingId = Id<struct SettingTag>;
using TermId = Id<struct TermTag>;
using LabelId = Id<struct LabelTag>;
using MarkId = Id<struct MarkTag>;
using FactsId = Id<struct FactsTag>;

}  // namespace dyetrace

template <class Tag>
struct std::hash<dyetrace::Id<Tag>> {
  std::size_t operator()(dyetrace::Id<Tag> id) const noexcept { return id.index(); }
};
