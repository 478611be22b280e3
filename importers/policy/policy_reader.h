#pragma once

// Reads policy files. The grammar is in docs/policy.md.
//
//   const PolicyReading reading = readPolicy({{"company.policy", bytes}, {"team.policy", bytes}},
//                                            ruleCodes);
//   reading.policy.rules.size();
//
// Nothing here opens a file: whoever calls finds with extendedBy() which files a file extends, and
// hands all of them over, those that are extended first. The number of a file is its place in that
// list. Every mistake is a diagnostic of Level::error; a policy with one must not be used.

#include <string>
#include <vector>

#include "importers/drawing.h"
#include "model/diagnostic.h"
#include "model/policy.h"

namespace dyetrace {

struct ExtendedFile {
  std::string name{};  ///< As written, relative to the file that extends it.
  Location where{};
};

/// Which files it extends, in order. Mistakes are left to readPolicy().
std::vector<ExtendedFile> extendedBy(const InputFile& file, FileId id);

struct PolicyReading {
  Policy policy{};
  Diagnostics diagnostics{};
};

/// `ruleCodes` are those of the rules that are built in.
PolicyReading readPolicy(const std::vector<InputFile>& files,
                         const std::vector<std::string>& ruleCodes);

}  // namespace dyetrace
