#include "cli/policy_files.h"

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

#include "analysis/rule.h"
#include "cli/files.h"
#include "importers/policy/policy_reader.h"

namespace dyetrace {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDeepestExtension = 8;
constexpr std::size_t kMostFiles = 50;

/// The files in the order in which they count, those that others extend first.
class PolicyFiles {
 public:
  void add(const std::string& file) {
    const std::string name = fs::path(file).lexically_normal().generic_string();
    if (std::find(open_.begin(), open_.end(), name) != open_.end()) {
      throw Error("the policy `" + name + "` extends itself, by way of `" + open_.back() + "`",
                  "Take one of the `extends` lines away.");
    }
    if (open_.size() == kDeepestExtension) {
      throw Error("the policy `" + open_.front() + "` extends files more than " +
                      std::to_string(kDeepestExtension) + " deep",
                  "Let it extend the file that it needs directly.");
    }
    const auto known = [&](const InputFile& each) { return each.name == name; };
    if (std::any_of(files_.begin(), files_.end(), known)) return;
    open_.push_back(name);
    addWithExtended(name);
    open_.pop_back();
  }

  const std::vector<InputFile>& files() const { return files_; }

 private:
  void addWithExtended(const std::string& name) {
    std::vector<InputFile> read = readInputs({name});
    if (read.size() != 1) throw Error("`" + name + "` is a folder, not a policy file");
    for (const ExtendedFile& extended : extendedBy(read.front(), {})) {
      const fs::path path = fs::path(name).parent_path() / extended.name;
      if (!fs::is_regular_file(path)) {
        throw Error(name + ":" + std::to_string(extended.where.line) + ":" +
                        std::to_string(extended.where.column) + ": there is no file `" +
                        path.lexically_normal().generic_string() + "` to extend",
                    "The name is looked for beside the file that extends it.");
      }
      add(path.string());
    }
    if (files_.size() == kMostFiles) throw Error("a policy of more than 50 files");
    files_.push_back(std::move(read.front()));
  }

  std::vector<InputFile> files_;
  std::vector<std::string> open_;  ///< Those that are being read, each extended by the one before.
};

std::vector<std::string> ruleCodes() {
  std::vector<std::string> codes;
  for (const auto& rule : rules()) codes.push_back(rule->description().code);
  return codes;
}

/// Enough of a model to show places in the files.
Product productOf(const std::vector<InputFile>& files) {
  Product product;
  for (const InputFile& file : files) {
    SourceFile source;
    source.name = file.name;
    product.files.add(std::move(source));
  }
  return product;
}

SourceTexts textsOf(const std::vector<InputFile>& files) {
  SourceTexts texts;
  for (const InputFile& file : files) texts.push_back(file.bytes);
  return texts;
}

}  // namespace

Policy loadPolicy(const std::string& file, Console& console) {
  PolicyFiles found;
  found.add(file);
  PolicyReading reading = readPolicy(found.files(), ruleCodes());
  if (reading.diagnostics.empty()) return std::move(reading.policy);
  console.showWithLines(productOf(found.files()), reading.diagnostics, textsOf(found.files()));
  const std::size_t count = reading.diagnostics.size();
  throw Error("the policy `" + file + "` has " + std::to_string(count) +
                  (count == 1 ? " mistake" : " mistakes") + "; nothing was checked",
              "docs/policy.md has the grammar and examples.");
}

}  // namespace dyetrace
