#pragma once

// Labels: what travels. A label is a category of personal data in a form that says how identifying
// it still is. Sets of labels are a lattice (a bitset over the labels a model uses): order is
// inclusion, join is union, meet is intersection.
//
//   LabelSet a, b;
//   a.insert(x);
//   (a | b).includes(a);   // always true

#include <compare>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/id.h"

namespace dyetrace {

/// How identifying data still is, most identifying last.
enum class Form : std::uint8_t { anonymous, pseudonymous, identified };

std::string_view formName(Form form);

struct Label {
  TermId category{};  ///< A term of kind data.
  Form form = Form::identified;
  auto operator<=>(const Label&) const = default;
};

class LabelSet {
 public:
  /// That label alone.
  static LabelSet of(LabelId label);

  void insert(LabelId label);
  void erase(LabelId label);
  bool contains(LabelId label) const;
  bool empty() const;
  std::size_t size() const;

  /// The lattice order: whether every label of `other` is in this set.
  bool includes(const LabelSet& other) const;
  bool intersects(const LabelSet& other) const;

  LabelSet& operator|=(const LabelSet& other);
  LabelSet& operator&=(const LabelSet& other);
  LabelSet& operator-=(const LabelSet& other);
  friend LabelSet operator|(LabelSet a, const LabelSet& b) { return a |= b; }
  friend LabelSet operator&(LabelSet a, const LabelSet& b) { return a &= b; }
  friend LabelSet operator-(LabelSet a, const LabelSet& b) { return a -= b; }
  bool operator==(const LabelSet& other) const;

  /// The labels in it, in order of id.
  std::vector<LabelId> members() const;

  /// As bits, label i being bit i % 64 of word i / 64. Words that are not there are zero; the
  /// members of the set must fit.
  static LabelSet fromWords(std::span<const std::uint64_t> words);
  void copyTo(std::span<std::uint64_t> words) const;

 private:
  std::vector<std::uint64_t> words_;  ///< Bit i of word w is label 64w + i; no trailing zero words.
};

}  // namespace dyetrace
