// `dyetrace init`: a new model folder to start from.

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "analysis/review.h"
#include "cli/command.h"
#include "cli/files.h"
#include "cli/templates.h"
#include "model/names.h"
#include "render/checklist.h"

namespace dyetrace {
namespace {

namespace fs = std::filesystem;

constexpr const char* kReadme = "README.md";

std::vector<TemplateFile> filesOf(const std::string& model) {
  std::vector<TemplateFile> files;
  for (const TemplateFile& file : templateFiles()) {
    if (file.model == model) files.push_back(file);
  }
  return files;
}

std::vector<std::string> templateNames() {
  std::vector<std::string> names;
  for (const TemplateFile& file : templateFiles()) {
    if (names.empty() || names.back() != file.model) names.emplace_back(file.model);
  }
  return names;
}

/// The first paragraph below the heading.
std::string_view summaryIn(std::string_view readme) {
  const std::size_t begin = readme.find("\n\n") + 2;
  return readme.substr(begin, readme.find("\n\n", begin) - begin);
}

std::string listOfTemplates() {
  std::string text;
  for (const TemplateFile& file : templateFiles()) {
    if (file.name == kReadme) text += fmt::format("{}\n  {}\n", file.model, summaryIn(file.bytes));
  }
  return text;
}

std::vector<TemplateFile> wantedFiles(const std::string& model) {
  if (model.empty())
    throw Error("no template is named", "`dyetrace init --list` tells which there are.");
  std::vector<TemplateFile> files = filesOf(model);
  if (!files.empty()) return files;
  throw Error("there is no template `" + model + "`",
              didYouMean(nearestNames(model, templateNames())) +
                  " `dyetrace init --list` tells which there are.");
}

void refuseToOverwrite(const std::string& folder) {
  if (folder.empty()) throw Error("no folder is named", "Name the folder to make.");
  std::error_code error;
  if (!fs::exists(folder, error)) return;
  const bool empty = fs::is_directory(folder, error) && fs::is_empty(folder, error);
  if (!empty || error)
    throw Error("`" + folder + "` is there already, and is not an empty folder",
                "Nothing was written. Name a new folder.");
}

class InitCommand : public Command {
 public:
  std::string name() const override { return "init"; }
  std::string summary() const override { return "Make a new model folder from a template"; }
  std::string epilogue() const override {
    return "The folder holds a diagram, its settings, the review checklist, and a README that says "
           "what to fill in.\n"
           "Examples:\n"
           "  dyetrace init --list\n"
           "  dyetrace init contact-import find-friends/\n"
           "  dyetrace check find-friends/\n";
  }

  void setUp(CLI::App& app) override {
    app.add_option("TEMPLATE", template_, "What to start from")->type_name("");
    app.add_option("FOLDER", folder_, "The folder to make; one that holds anything is left alone")
        ->type_name("");
    app.add_flag("--list", list_, "Tell which templates there are");
  }

  ExitCode run(Console& console) override {
    if (list_) {
      console.answer(listOfTemplates());
      return ExitCode::nothingFound;
    }
    const std::vector<TemplateFile> files = wantedFiles(template_);
    refuseToOverwrite(folder_);
    std::vector<OutputFile> output;
    for (const TemplateFile& file : files)
      output.push_back({std::string(file.name), std::string(file.bytes)});
    output.push_back({"checklist.md", checklistOf(files, console)});
    writeFolder(folder_, output);
    console.answer(written(output));
    return ExitCode::nothingFound;
  }

 private:
  /// As the template stands, before anything is filled in.
  std::string checklistOf(const std::vector<TemplateFile>& files, Console& console) const {
    std::vector<InputFile> inputs;
    for (const TemplateFile& file : files) {
      if (file.name != kReadme) inputs.push_back({std::string(file.name), std::string(file.bytes)});
    }
    ModelOptions options;
    options.inputs = {(fs::path(folder_) / "").parent_path().string()};
    const LoadedModel import = loadModel(std::move(inputs), options, console);
    const Reviewed reviewed = reviewProduct(import.product, {});
    return reviewToChecklist(import.product, reviewed.review, "");
  }

  std::string written(const std::vector<OutputFile>& files) const {
    std::string text = "Written:\n";
    for (const OutputFile& file : files)
      text += "  " + (fs::path(folder_) / file.name).generic_string() + "\n";
    return text + "Begin with " + (fs::path(folder_) / kReadme).generic_string() +
           ", then run: dyetrace check " + folder_ + "\n";
  }

  std::string template_;
  std::string folder_;
  bool list_ = false;
};

}  // namespace

std::unique_ptr<Command> makeInitCommand() {
  return std::make_unique<InitCommand>();
}

}  // namespace dyetrace
