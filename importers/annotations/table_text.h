#pragma once

// Tab separated text as editors and spreadsheets write it: into lines of cells with places.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"

namespace dyetrace {

struct TableCell {
  std::string text{};
  std::uint32_t line = 0;    ///< 1-based.
  std::uint32_t column = 0;  ///< 1-based, in characters.
};

using TableLine = std::vector<TableCell>;

/// As UTF-8 without byte order mark. Understands UTF-8 and UTF-16; what is neither is read as
/// windows-1252 with a diagnostic.
std::string decodeTable(std::string_view bytes, FileId file, Diagnostics& diagnostics);

/// The lines that hold anything; comment lines (`#`) are left out.
std::vector<TableLine> tableLines(std::string_view text, FileId file, Diagnostics& diagnostics);

/// One cell, quoted and protected where it must be.
std::string writtenCell(std::string_view text);

}  // namespace dyetrace
