#pragma once

// What `compare` is asked to compare: two paths, two revisions of one path, or what git hands to a
// program that shows differences.

#include <string>
#include <vector>

#include "importers/drawing.h"

namespace dyetrace {

/// One side, read but not looked into. Without files: there was nothing, or nothing is left.
struct CompareSide {
  std::vector<InputFile> files{};
  std::string title{};
};

struct CompareSides {
  CompareSide before{};
  CompareSide after{};
};

/// BEFORE and AFTER as named. Throws Error, as the two below.
CompareSides sidesOfPaths(const std::string& before, const std::string& after);

/// The path at both ends of what `--git` names.
CompareSides sidesOfRevisions(const std::string& range, const std::string& path);

/// git calls an external program for differences with
///   path old-file old-hex old-mode new-file new-hex new-mode
/// and, of what was renamed, the new path and a message. A side that is missing is `/dev/null`.
bool isCallFromGit(const std::vector<std::string>& arguments);
CompareSides sidesFromGit(const std::vector<std::string>& arguments);

/// What is not merged yet has no two sides: git only names the path.
bool isUnmergedCallFromGit(const std::vector<std::string>& arguments);

}  // namespace dyetrace
