#pragma once

// What is wrong with a file and can be carried on from, at places of its text. A file that has the
// same fault a million times does not make a million diagnostics.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "importers/xml/positions.h"
#include "importers/xml/xml.h"
#include "model/diagnostic.h"
#include "model/location.h"

namespace dyetrace::xml {

class Reports {
 public:
  Reports(const Positions& positions, FileId file, Diagnostics& diagnostics)
      : positions_(positions), file_(file), diagnostics_(diagnostics) {}

  /// After the twentieth of a code only counts.
  void warn(const std::string& code, std::size_t offset, std::string message, std::string advice);

  /// Says how many of each code were only counted.
  void summarise();

  XmlError error(std::size_t offset, std::string message, std::string advice) const;
  Location locate(std::size_t offset) const;

 private:
  const Positions& positions_;
  FileId file_;
  Diagnostics& diagnostics_;
  std::map<std::string, std::size_t> counts_;
};

/// Text from a file for a message: in backquotes, one line, not too long, control characters shown
/// as `?`.
std::string inBackquotes(std::string_view text);

}  // namespace dyetrace::xml
