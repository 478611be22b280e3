#pragma once

// A text to be parsed in place, with some stretches left out.
//
// Names and values of the parsed document are addresses in it; `offsetOf` says where in the whole
// text they were.
//
//   ParsedText parsed(text, contents);
//   document.load_buffer_inplace(parsed.data(), parsed.size());
//   parsed.offsetOf(node.name());

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "importers/xml/apart.h"

namespace dyetrace::xml {

class ParsedText {
 public:
  /// The stretches must not overlap and must be in order.
  ParsedText(std::string_view text, std::span<const Content> without) {
    std::size_t kept = text.size();
    for (const Content& each : without) kept -= each.stretch.end - each.stretch.begin;
    copy_.reserve(kept);
    std::size_t from = 0;
    for (const Content& each : without) {
      copy_ += text.substr(from, each.stretch.begin - from);
      from = each.stretch.end;
      gaps_.push_back({copy_.size(), from - copy_.size()});
    }
    copy_ += text.substr(from);
  }

  /// A piece of a text.
  ParsedText(std::string_view text, Stretch piece)
      : copy_(text.substr(piece.begin, piece.end - piece.begin)), gaps_{{0, piece.begin}} {}

  char* data() { return copy_.data(); }
  const char* data() const { return copy_.data(); }
  std::size_t size() const { return copy_.size(); }

  std::size_t offsetOf(const char* place) const {
    return offsetOf(static_cast<std::size_t>(place - copy_.data()));
  }
  std::size_t offsetOf(std::size_t inCopy) const {
    if (gaps_.empty() || inCopy < gaps_.front().at) return inCopy;
    const auto after =
        std::upper_bound(gaps_.begin(), gaps_.end(), inCopy,
                         [](std::size_t wanted, const Gap& gap) { return wanted < gap.at; });
    return inCopy + std::prev(after)->shift;
  }

 private:
  /// From `at` on in the copy, so many bytes are missing before.
  struct Gap {
    std::size_t at = 0;
    std::size_t shift = 0;
  };

  std::string copy_;
  std::vector<Gap> gaps_;
};

}  // namespace dyetrace::xml
