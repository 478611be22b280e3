#include "cli/files.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iterator>
#include <regex>
#include <set>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "importers/xml/xml.h"
#include "model/diagnostic.h"

namespace dyetrace {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kTemporaryMark = ".dyetrace-";

std::string reasonOf(int error) {
  return std::strerror(error);
}

/// Closes on every way out.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ > STDERR_FILENO) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

InputFile readFile(const fs::path& path, const std::string& name) {
  const Descriptor descriptor(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (descriptor.number() < 0) throw Error("cannot open `" + name + "`: " + reasonOf(errno));
  return {name, readAll(descriptor.number(), name)};
}

bool isOurOutput(const std::string& name) {
  static const std::set<std::string> names = {"report.md", "checklist.md", "findings.json",
                                              "findings.sarif", "overview.svg"};
  return names.contains(name);
}

std::vector<InputFile> readFolder(const fs::path& folder) {
  std::vector<InputFile> files;
  std::error_code error;
  fs::directory_iterator entries(folder, error);
  if (error) throw Error("cannot list the folder `" + folder.string() + "`: " + error.message());
  for (const fs::directory_entry& entry : entries) {
    const std::string name = entry.path().filename().string();
    if (!isReadInFolders(name) || !entry.is_regular_file(error)) continue;
    files.push_back(readFile(entry.path(), entry.path().lexically_normal().generic_string()));
  }
  if (files.empty()) {
    throw Error("the folder `" + folder.string() + "` holds no file to read",
                "Name a folder with diagrams directly in it, such as `.bpmn` files.");
  }
  return files;
}

std::vector<InputFile> readArgument(const std::string& argument) {
  if (argument == "-") return {{"standard input", readAll(STDIN_FILENO, "standard input")}};
  std::error_code error;
  const fs::file_status status = fs::status(argument, error);
  if (!fs::exists(status)) {
    throw Error("there is no file or folder `" + argument + "`",
                "Check the spelling and where you are.");
  }
  if (fs::is_directory(status)) return readFolder(argument);
  return {readFile(argument, fs::path(argument).lexically_normal().generic_string())};
}

/// A file under a temporary name; gone again unless it is kept.
class TemporaryFile {
 public:
  TemporaryFile(fs::path target, std::string_view bytes) : target_(std::move(target)) {
    path_ = target_.parent_path() / (std::string(kTemporaryMark) + std::to_string(getpid()) + "-" +
                                     target_.filename().string());
    write(bytes);
  }
  TemporaryFile(TemporaryFile&& other) noexcept
      : target_(std::move(other.target_)), path_(std::exchange(other.path_, {})) {}
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { remove(); }

  void keep() {
    std::error_code error;
    fs::rename(path_, target_, error);
    if (error) throw Error("cannot write `" + target_.string() + "`: " + error.message());
    path_.clear();
  }

 private:
  void write(std::string_view bytes) {
    const Descriptor file(open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (file.number() < 0) refuse();
    while (!bytes.empty()) {
      const ssize_t count = ::write(file.number(), bytes.data(), bytes.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) refuse();
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    // Full disks and quotas may only show when the data is really stored.
    if (fsync(file.number()) != 0 && errno != EINVAL && errno != EROFS) refuse();
  }

  [[noreturn]] void refuse() {
    const std::string reason = reasonOf(errno);
    remove();
    throw Error("cannot write `" + target_.string() + "`: " + reason,
                "Name another folder with --out, or make room there.");
  }

  void remove() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove(path_, ignored);
  }

  fs::path target_;
  fs::path path_;
};

bool isFindingPicture(const std::string& name) {
  static const std::regex pattern(
      "([A-Z]{3}-[0-9]{2}|POL-[A-Za-z0-9-]+)-[0-9a-f]{8}\\.(svg|png|pdf)");
  return std::regex_match(name, pattern);
}

/// What earlier runs left: pictures of findings that are gone, and temporary files of a killed run.
void removeLeftovers(const fs::path& folder, const std::vector<OutputFile>& files) {
  std::set<std::string> written;
  for (const OutputFile& file : files) written.insert(file.name);
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    const bool left = isFindingPicture(name) && !written.contains(name);
    if (left || name.starts_with(kTemporaryMark)) fs::remove(entry.path(), error);
  }
}

}  // namespace

bool isReadInFolders(const std::string& name) {
  return !name.starts_with(".") && !isOurOutput(name);
}

std::string readAll(int descriptor, const std::string& name) {
  std::string bytes;
  struct stat status {};
  if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) {
    if (static_cast<std::size_t>(status.st_size) > kMaximumFileBytes) {
      throw Error("`" + name + "` has " + std::to_string(status.st_size) +
                      " bytes, more than the limit of " + std::to_string(kMaximumFileBytes),
                  "Diagrams are far smaller; is this the right file?");
    }
    bytes.reserve(static_cast<std::size_t>(status.st_size) + 1);
  }
  constexpr std::size_t kChunk = 1 << 16;
  for (;;) {
    const std::size_t before = bytes.size();
    bytes.resize(before + kChunk);
    const ssize_t count = read(descriptor, bytes.data() + before, kChunk);
    bytes.resize(before + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw Error("cannot read `" + name + "`: " + reasonOf(errno));
    if (count == 0) return bytes;
    if (bytes.size() > kMaximumFileBytes) {
      throw Error("`" + name + "` is larger than the limit of " +
                  std::to_string(kMaximumFileBytes) + " bytes");
    }
  }
}

std::vector<InputFile> readInputs(const std::vector<std::string>& arguments) {
  std::vector<InputFile> files;
  for (const std::string& argument : arguments) {
    std::vector<InputFile> read = readArgument(argument);
    std::move(read.begin(), read.end(), std::back_inserter(files));
  }
  const auto byName = [](const InputFile& a, const InputFile& b) { return a.name < b.name; };
  const auto sameName = [](const InputFile& a, const InputFile& b) { return a.name == b.name; };
  std::sort(files.begin(), files.end(), byName);
  files.erase(std::unique(files.begin(), files.end(), sameName), files.end());
  return files;
}

std::string titleOfInputs(const std::vector<std::string>& arguments) {
  if (arguments.empty() || arguments.front() == "-") return "Standard input";
  std::error_code error;
  const fs::path path = fs::weakly_canonical(arguments.front(), error);
  std::string name = path.stem().string();
  if (name == "before" || name == "after")
    name = path.parent_path().filename().string() + ", " + name;
  std::replace(name.begin(), name.end(), '-', ' ');
  std::replace(name.begin(), name.end(), '_', ' ');
  if (!name.empty() && name.front() >= 'a' && name.front() <= 'z') {
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
  }
  return name;
}

void writeFolder(const fs::path& folder, const std::vector<OutputFile>& files) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error || !fs::is_directory(folder)) {
    throw Error("cannot make the folder `" + folder.string() +
                    "`: " + (error ? error.message() : "a file of that name is in the way"),
                "Name another folder with --out.");
  }
  std::vector<TemporaryFile> complete;
  complete.reserve(files.size());
  for (const OutputFile& file : files) complete.emplace_back(folder / file.name, file.bytes);
  for (TemporaryFile& file : complete) file.keep();
  removeLeftovers(folder, files);
}

void writeFile(const fs::path& path, std::string_view bytes) {
  TemporaryFile(path, bytes).keep();
}

}  // namespace dyetrace
