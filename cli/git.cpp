#include "cli/git.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/files.h"
#include "model/diagnostic.h"

namespace dyetrace {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kShortHash = 10;

/// A running git whose standard output is read here; what it complains about goes to ours.
class Git {
 public:
  explicit Git(std::vector<std::string> arguments) : arguments_(std::move(arguments)) {
    arguments_.insert(arguments_.begin(), "git");
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw Error("cannot run git: " + reason(errno));
    output_ = ends[0];
    const int error = start(ends[1]);
    close(ends[1]);
    if (error == 0) return;
    close(output_);
    throw Error("cannot run git: " + reason(error), "Is git installed and in the PATH?");
  }
  Git(const Git&) = delete;
  Git& operator=(const Git&) = delete;
  ~Git() { finish(); }

  /// Everything that it prints.
  std::string output(const std::string& what) {
    std::string bytes = readAll(output_, what);
    if (finish() != 0)
      throw Error("git could not read " + what,
                  "Its own message stands above; is the revision right?");
    return bytes;
  }

 private:
  static std::string reason(int error) { return std::strerror(error); }

  int start(int output) {
    std::vector<char*> words;
    for (std::string& each : arguments_) words.push_back(each.data());
    words.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    const int error = posix_spawnp(&process_, "git", &actions, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return error;
  }

  /// Its exit code; a git that is still writing ends, since nobody reads on.
  int finish() {
    if (output_ >= 0) close(std::exchange(output_, -1));
    int status = 0;
    const pid_t process = std::exchange(process_, -1);
    if (process < 0) return 0;
    while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  std::vector<std::string> arguments_;
  int output_ = -1;
  pid_t process_ = -1;
};

/// A path that need not be there any more, seen from the nearest folder that is.
struct Spot {
  fs::path folder;
  std::string inside;  ///< Ends in `/` if it is the folder itself.
};

Spot spotOf(const std::string& path) {
  fs::path folder = fs::path(path).lexically_normal();
  fs::path inside;
  std::error_code ignored;
  while (!folder.empty() && !fs::is_directory(folder, ignored)) {
    inside = inside.empty() ? folder.filename() : folder.filename() / inside;
    folder = folder.parent_path();
  }
  return {folder.empty() ? fs::path(".") : folder, "./" + inside.generic_string()};
}

std::string gitIn(const Spot& spot, std::vector<std::string> arguments, const std::string& what) {
  arguments.insert(arguments.begin(), {"-C", spot.folder.string()});
  return Git(std::move(arguments)).output(what);
}

/// One line of `git ls-tree`.
struct Entry {
  std::string mode;
  std::string type;
  std::string object;
  std::string path;  ///< From the root of the repository.

  bool isFile() const { return type == "blob" && mode.starts_with("100"); }
};

std::vector<Entry> entriesOf(const std::string& listing) {
  std::vector<Entry> entries;
  for (std::size_t at = 0; at < listing.size();) {
    const std::size_t end = std::min(listing.find('\0', at), listing.size());
    const std::string line = listing.substr(at, end - at);
    const std::size_t type = line.find(' ');
    const std::size_t object = line.find(' ', type + 1);
    const std::size_t path = line.find('\t');
    entries.push_back({line.substr(0, type), line.substr(type + 1, object - type - 1),
                       line.substr(object + 1, path - object - 1), line.substr(path + 1)});
    at = end + 1;
  }
  return entries;
}

/// The file that the path is, or those that reading the folder takes up.
std::vector<Entry> filesAt(const Spot& spot, const std::string& revision) {
  const auto list = [&](const std::string& inside) {
    return entriesOf(gitIn(spot, {"ls-tree", "-z", "--full-name", revision, "--", inside},
                           "`" + revision + "`"));
  };
  std::vector<Entry> entries = list(spot.inside);
  const bool itself = spot.inside != "./" && entries.size() == 1;
  if (itself && entries.front().type == "blob") return entries;
  if (itself) entries = list(spot.inside + "/");
  std::erase_if(entries, [](const Entry& entry) {
    return !entry.isFile() || !isReadInFolders(fs::path(entry.path).filename().string());
  });
  return entries;
}

/// So that nothing that a user calls a revision is taken for an option.
std::string revisionOf(const std::string& text) {
  if (text.starts_with("-"))
    throw Error("`" + text + "` is not a revision", "Name a branch, a tag or a commit.");
  return text.empty() ? "HEAD" : text;
}

std::string whereParted(const std::string& left, const std::string& right, const Spot& spot) {
  return gitIn(spot, {"merge-base", left, right}, "where `" + left + "` and `" + right + "` parted")
      .substr(0, kShortHash);
}

}  // namespace

GitRange gitRange(const std::string& text, const std::string& path) {
  const std::size_t dots = text.find("..");
  if (dots == std::string::npos) return {revisionOf(text), std::nullopt};
  const bool parted = text.compare(dots, 3, "...") == 0;
  const std::string left = revisionOf(text.substr(0, dots));
  const std::string right = revisionOf(text.substr(dots + (parted ? 3 : 2)));
  return {parted ? whereParted(left, right, spotOf(path)) : left, right};
}

std::vector<InputFile> readRevision(const std::string& revision, const std::string& path) {
  const Spot spot = spotOf(path);
  std::vector<InputFile> files;
  for (const Entry& entry : filesAt(spot, revision)) {
    // What is checked out is called as it is on the disk, so that places can be gone to.
    const std::string title = revision == "HEAD" ? entry.path : revision + ":" + entry.path;
    files.push_back(
        {title, gitIn(spot, {"cat-file", "--filters", "--path=" + entry.path, entry.object},
                      "`" + title + "`")});
  }
  return files;
}

}  // namespace dyetrace
