#pragma once

// The text of one policy file, in statements and the parts of these.
//
// A statement begins in the first column; what is indented below belongs to it. A rule's clauses
// are parts of their own: a new part begins with each line that is not indented further than the
// first one. So a mistake in one part leaves the others as they are. `#` begins a comment that ends
// with the line.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/location.h"

namespace dyetrace::policy {

/// From `begin` to before `end`, in bytes of the file.
struct Part {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Block {
  Part head{};
  std::vector<Part> clauses{};
};

class Source {
 public:
  Source(std::string_view text, FileId file);

  std::string_view text() const { return text_; }
  std::string_view text(const Part& part) const {
    return text_.substr(part.begin, part.end - part.begin);
  }
  FileId file() const { return file_; }
  /// The place of a byte.
  Location at(std::size_t offset) const;
  const std::vector<Block>& statements() const { return statements_; }
  /// Parts that are indented although nothing is above them.
  const std::vector<Part>& strays() const { return strays_; }

 private:
  void split();

  std::string_view text_;
  FileId file_;
  std::vector<std::size_t> lineBegins_;
  std::vector<Block> statements_;
  std::vector<Part> strays_;
};

/// Where what stands in a text ends, before comments and white space.
std::size_t endOfContent(std::string_view text);

/// The text with every comment as spaces, so that places stay.
std::string withoutComments(std::string_view text);

}  // namespace dyetrace::policy
