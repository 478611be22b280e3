#pragma once

// What a path held in a revision of a git repository. Git itself is asked, in a child process;
// nothing here knows how it stores anything.
//
//   const GitRange range = gitRange("main..HEAD", "docs/model");
//   readRevision(range.before, "docs/model");   // {"main:docs/model/mail.bpmn", bytes}, …

#include <optional>
#include <string>
#include <vector>

#include "importers/drawing.h"

namespace dyetrace {

struct GitRange {
  std::string before;
  std::optional<std::string> after;  ///< Nothing: what is in the working tree.
};

/// As `git diff` reads it: `A..B`; `A...B`, from where the two parted; `A`, up to the working tree.
/// An end that is left out is `HEAD`. The repository is the one that the path lies in.
GitRange gitRange(const std::string& text, const std::string& path);

/// The file, or the files directly in the folder, as readInputs would find them, named from the
/// root of the repository and, except in `HEAD`, with the revision before; none if the
/// revision has no such path. Throws Error if git cannot say.
std::vector<InputFile> readRevision(const std::string& revision, const std::string& path);

}  // namespace dyetrace
