#include "importers/xml/tag_scanner.h"

#include <algorithm>
#include <array>

namespace dyetrace::xml {

namespace {

constexpr std::array<bool, 256> tableOf(std::string_view characters) {
  std::array<bool, 256> table{};
  for (const char c : characters) table[static_cast<unsigned char>(c)] = true;
  return table;
}

constexpr std::array<bool, 256> kSpaces = tableOf(" \t\r\n");
constexpr std::array<bool, 256> kEndsName = tableOf(" \t\r\n=/><\"'");

bool isIn(const std::array<bool, 256>& table, char c) {
  return table[static_cast<unsigned char>(c)];
}

}  // namespace

bool TagScanner::next() {
  for (;;) {
    at_ = std::min(text_.find('<', at_), text_.size());
    if (at_ + 1 >= text_.size()) return false;
    const char after = text_[at_ + 1];
    if (after != '?' && after != '!') {
      readTag();
      return true;
    }
    passOver(after == '?' ? "?>" : text_.substr(at_).starts_with("<!--") ? "-->" : "]]>");
  }
}

void TagScanner::passOver(std::string_view closing) {
  const std::size_t end = text_.find(closing, at_);
  at_ = end == std::string_view::npos ? text_.size() : end + closing.size();
}

void TagScanner::readTag() {
  offset_ = at_++;
  attributes_.clear();
  const bool isEnd = at_ < text_.size() && text_[at_] == '/';
  kind_ = isEnd ? Kind::end : Kind::start;
  if (isEnd) ++at_;
  name_ = nameFrom(at_);
  at_ += name_.whole.size();
  while (readAttribute()) {
  }
  const bool isEmpty = at_ < text_.size() && text_[at_] == '/';
  if (isEmpty) kind_ = Kind::empty;
  at_ = std::min(at_ + (isEmpty ? 2 : 1), text_.size());
}

/// Leaves `at_` at the `>` or `/` after the last one.
bool TagScanner::readAttribute() {
  at_ = pastSpace(at_);
  const Name name = nameFrom(at_);
  if (name.whole.empty()) return false;
  const std::size_t opening = pastSpace(pastSpace(at_ + name.whole.size()) + 1);
  if (opening >= text_.size()) return false;
  const std::size_t begin = opening + 1;
  const std::size_t end = std::min(text_.find(text_[opening], begin), text_.size());
  if (begin > end) return false;
  attributes_.push_back({name, text_.substr(begin, end - begin)});
  at_ = std::min(end + 1, text_.size());
  return true;
}

TagScanner::Name TagScanner::nameFrom(std::size_t begin) const {
  const char* const first = text_.data() + begin;
  const char* const last = text_.data() + text_.size();
  const char* at = first;
  const char* colon = first;
  for (; at < last && !isIn(kEndsName, *at); ++at) {
    if (*at == ':' && colon == first) colon = at;
  }
  return {{first, static_cast<std::size_t>(at - first)},
          {first, static_cast<std::size_t>(colon - first)}};
}

std::size_t TagScanner::pastSpace(std::size_t at) const {
  while (at < text_.size() && isIn(kSpaces, text_[at])) ++at;
  return at;
}

}  // namespace dyetrace::xml
