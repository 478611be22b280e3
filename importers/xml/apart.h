#pragma once

// Parts of a text that are parsed by themselves, piece by piece, and never stand in the tree.
//
// A tree takes twice the memory of its text, and most of the time of reading a large file goes into
// touching that memory. Where much of a file is a list whose items are looked at once, the tree can
// do without it: the list is cut out of the text first, on what the text alone tells, and whoever
// cuts must confirm with the parsed rest that the cut was right.
//
//   for (const Content& list : contentsOf(text, "BPMNPlane"))
//     for (const Stretch& piece : piecesOf(text, list.stretch, items)) …

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace dyetrace::xml {

/// Bytes of a text from `begin` up to `end`.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Content {
  Stretch stretch;
  std::size_t owner = 0;  ///< Where the name is in the start tag in front of it.
};

/// What lies between each start tag of that local name and the next end tag of it, in order; empty
/// ones are left out. Nothing at all if two of them are nested. Comments and CDATA sections are not
/// told from elements.
std::vector<Content> contentsOf(std::string_view text, std::string_view localName);

/// A stretch in pieces of some ten thousand bytes, each but the last ending right behind an end tag
/// of one of those local names.
std::vector<Stretch> piecesOf(std::string_view text, Stretch whole,
                              std::span<const std::string_view> localNames);

}  // namespace dyetrace::xml
