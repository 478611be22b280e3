#include "model/label.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace dyetrace {
namespace {

constexpr std::size_t kWordBits = 64;

void trim(std::vector<std::uint64_t>& words) {
  while (!words.empty() && words.back() == 0) words.pop_back();
}

}  // namespace

std::string_view formName(Form form) {
  switch (form) {
    case Form::anonymous:
      return "anonymous";
    case Form::pseudonymous:
      return "pseudonymous";
    case Form::identified:
      return "identified";
  }
  return "identified";
}

void LabelSet::insert(LabelId label) {
  const std::size_t word = label.index() / kWordBits;
  if (word >= words_.size()) words_.resize(word + 1);
  words_[word] |= std::uint64_t{1} << (label.index() % kWordBits);
}

void LabelSet::erase(LabelId label) {
  const std::size_t word = label.index() / kWordBits;
  if (word >= words_.size()) return;
  words_[word] &= ~(std::uint64_t{1} << (label.index() % kWordBits));
  trim(words_);
}

bool LabelSet::contains(LabelId label) const {
  const std::size_t word = label.index() / kWordBits;
  return word < words_.size() && ((words_[word] >> (label.index() % kWordBits)) & 1) != 0;
}

bool LabelSet::empty() const {
  return words_.empty();
}

std::size_t LabelSet::size() const {
  std::size_t count = 0;
  for (const std::uint64_t word : words_) count += static_cast<std::size_t>(std::popcount(word));
  return count;
}

bool LabelSet::includes(const LabelSet& other) const {
  if (other.words_.size() > words_.size()) return false;
  for (std::size_t i = 0; i < other.words_.size(); ++i) {
    if ((other.words_[i] & ~words_[i]) != 0) return false;
  }
  return true;
}

bool LabelSet::intersects(const LabelSet& other) const {
  const std::size_t common = std::min(words_.size(), other.words_.size());
  for (std::size_t i = 0; i < common; ++i) {
    if ((words_[i] & other.words_[i]) != 0) return true;
  }
  return false;
}

LabelSet& LabelSet::operator|=(const LabelSet& other) {
  if (other.words_.size() > words_.size()) words_.resize(other.words_.size());
  for (std::size_t i = 0; i < other.words_.size(); ++i) words_[i] |= other.words_[i];
  return *this;
}

LabelSet& LabelSet::operator&=(const LabelSet& other) {
  if (words_.size() > other.words_.size()) words_.resize(other.words_.size());
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  trim(words_);
  return *this;
}

LabelSet& LabelSet::operator-=(const LabelSet& other) {
  const std::size_t common = std::min(words_.size(), other.words_.size());
  for (std::size_t i = 0; i < common; ++i) words_[i] &= ~other.words_[i];
  trim(words_);
  return *this;
}

bool LabelSet::operator==(const LabelSet& other) const {
  return words_ == other.words_;
}

LabelSet LabelSet::of(LabelId label) {
  LabelSet alone;
  alone.insert(label);
  return alone;
}

LabelSet LabelSet::fromWords(std::span<const std::uint64_t> words) {
  LabelSet labels;
  labels.words_.assign(words.begin(), words.end());
  trim(labels.words_);
  return labels;
}

void LabelSet::copyTo(std::span<std::uint64_t> words) const {
  assert(words_.size() <= words.size());
  std::fill(std::copy(words_.begin(), words_.end(), words.begin()), words.end(), 0);
}

std::vector<LabelId> LabelSet::members() const {
  std::vector<LabelId> labels;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
      labels.emplace_back(i * kWordBits + static_cast<std::size_t>(std::countr_zero(word)));
    }
  }
  return labels;
}

}  // namespace dyetrace
