#include "cli/compare_sides.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "cli/files.h"
#include "cli/git.h"
#include "model/diagnostic.h"

namespace dyetrace {
namespace {

constexpr std::size_t kGitArguments = 7;
constexpr std::size_t kHashShown = 7;
constexpr const char* kNoFile = "/dev/null";

bool isHash(const std::string& text) {
  return text == "." || (!text.empty() && text.find_first_not_of("0123456789abcdef") == text.npos);
}

/// All zeros: git has not stored it, as it stands in the working tree.
std::string versionOf(const std::string& hash) {
  return hash.find_first_not_of("0.") == std::string::npos ? "working tree"
                                                           : hash.substr(0, kHashShown);
}

/// Git may hand over a copy with a name of its own.
CompareSide sideFromGit(const std::string& path, const std::string& file, const std::string& hash) {
  if (file == kNoFile) return {{}, path + ", not there"};
  CompareSide side{readInputs({file}), path + ", " + versionOf(hash)};
  side.files.front().name = path;
  return side;
}

CompareSide inWorkingTree(const std::string& path) {
  std::error_code ignored;
  CompareSide side{{}, titleOfInputs({path}) + ", working tree"};
  if (std::filesystem::exists(path, ignored)) side.files = readInputs({path});
  return side;
}

CompareSide inRevision(const std::string& revision, const std::string& path) {
  return {readRevision(revision, path), titleOfInputs({path}) + ", " + revision};
}

}  // namespace

CompareSides sidesOfPaths(const std::string& before, const std::string& after) {
  return {{readInputs({before}), titleOfInputs({before})},
          {readInputs({after}), titleOfInputs({after})}};
}

CompareSides sidesOfRevisions(const std::string& range, const std::string& path) {
  const GitRange ends = gitRange(range, path);
  CompareSides sides{inRevision(ends.before, path),
                     ends.after ? inRevision(*ends.after, path) : inWorkingTree(path)};
  if (sides.before.files.empty() && sides.after.files.empty())
    throw Error("`" + path + "` is on neither side of `" + range + "`",
                "Name a file or folder of the repository, as seen from here.");
  return sides;
}

bool isCallFromGit(const std::vector<std::string>& arguments) {
  return arguments.size() >= kGitArguments && isHash(arguments[2]) && isHash(arguments[5]);
}

CompareSides sidesFromGit(const std::vector<std::string>& arguments) {
  const std::string& path = arguments[0];
  const std::string& now = arguments.size() > kGitArguments ? arguments[kGitArguments] : path;
  return {sideFromGit(path, arguments[1], arguments[2]),
          sideFromGit(now, arguments[4], arguments[5])};
}

bool isUnmergedCallFromGit(const std::vector<std::string>& arguments) {
  return arguments.size() == 1 && std::getenv("GIT_DIFF_PATH_COUNTER") != nullptr;
}

}  // namespace dyetrace
