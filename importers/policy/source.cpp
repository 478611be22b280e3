#include "importers/policy/source.h"

#include <algorithm>

namespace dyetrace::policy {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::size_t indentation(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r");
  return first == std::string_view::npos ? line.size() : first;
}

bool saysNothing(std::string_view line) {
  const std::size_t first = indentation(line);
  return first == line.size() || line[first] == '#';
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

}  // namespace

Source::Source(std::string_view text, FileId file) : text_(text), file_(file) {
  for (std::size_t begin = 0; begin != std::string_view::npos;) {
    lineBegins_.push_back(begin);
    const std::size_t end = text.find('\n', begin);
    begin = end == std::string_view::npos ? end : end + 1;
  }
  split();
}

void Source::split() {
  std::size_t clauseIndentation = 0;
  Part* open = nullptr;
  for (std::size_t i = 0; i < lineBegins_.size(); ++i) {
    std::size_t begin = lineBegins_[i];
    const std::size_t end = i + 1 < lineBegins_.size() ? lineBegins_[i + 1] : text_.size();
    if (i == 0 && text_.starts_with(kByteOrderMark)) begin += kByteOrderMark.size();
    const std::string_view line = text_.substr(begin, end - begin);
    if (saysNothing(line.substr(0, line.find('\n')))) continue;
    const std::size_t indent = indentation(line);
    if (indent == 0) {
      statements_.push_back({{begin, end}, {}});
      clauseIndentation = 0;
      open = nullptr;
    } else if (open != nullptr && indent > clauseIndentation) {
      open->end = end;
    } else {
      auto& parts = statements_.empty() ? strays_ : statements_.back().clauses;
      parts.push_back({begin + indent, end});
      open = &parts.back();
      clauseIndentation = indent;
    }
  }
}

Location Source::at(std::size_t offset) const {
  const auto after = std::upper_bound(lineBegins_.begin(), lineBegins_.end(), offset);
  const std::size_t begin = *(after - 1);
  Location where;
  where.file = file_;
  where.line = static_cast<std::uint32_t>(after - lineBegins_.begin());
  std::string_view before = text_.substr(begin, offset - begin);
  if (before.starts_with(kByteOrderMark)) before.remove_prefix(kByteOrderMark.size());
  where.column = static_cast<std::uint32_t>(characters(before) + 1);
  return where;
}

std::size_t endOfContent(std::string_view text) {
  return withoutComments(text).find_last_not_of(" \t\r\n") + 1;
}

std::string withoutComments(std::string_view text) {
  std::string plain(text);
  bool quoted = false;
  bool comment = false;
  for (char& c : plain) {
    if (c == '\n') {
      quoted = comment = false;
    } else if (c == '"' && !comment) {
      quoted = !quoted;
    } else if (c == '#' && !quoted) {
      comment = true;
    }
    if (comment) c = ' ';
  }
  return plain;
}

}  // namespace dyetrace::policy
