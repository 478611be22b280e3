#include "cli/command.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "cli/files.h"
#include "model/fix_setting.h"

namespace dyetrace {
namespace {

Import importedFrom(std::vector<InputFile> files, const ModelOptions& options) {
  Import import = importModel(std::move(files), options.import);
  import.product.title = titleOfInputs(options.inputs);
  for (const std::string& choice : options.set) fixSetting(import.product, choice);
  return import;
}

bool isForbiddenDefault(const Diagnostic& diagnostic) {
  return diagnostic.code == "settings/default-forbidden";
}

}  // namespace

std::vector<std::unique_ptr<Command>> commands() {
  std::vector<std::unique_ptr<Command>> all;
  all.push_back(makeInitCommand());
  all.push_back(makeCheckCommand());
  all.push_back(makeDrawCommand());
  all.push_back(makeExplainCommand());
  all.push_back(makeSettingsCommand());
  all.push_back(makeCompareCommand());
  all.push_back(makeSuggestCommand());
  all.push_back(makeRulesCommand());
  all.push_back(makeConvertCommand());
  return all;
}

void addModelOptions(CLI::App& app, ModelOptions& options) {
  app.add_option("MODEL", options.inputs,
                 "Diagrams: files, a folder (the files directly in it), or - for standard input")
      ->required()
      ->type_name("");
  addReadingOptions(app, options);
}

void addReadingOptions(CLI::App& app, ModelOptions& options) {
  app.add_flag("--suggested", options.import.suggested,
               "Use labels that nobody has confirmed yet, and mark what rests on them");
  app.add_flag("--implied", options.import.implied,
               "What a pool receives by message may be wherever its control flow leads");
  app.add_flag("--opaque-scripts", options.import.opaqueScripts,
               "A script task without declared data reads every variable of its process");
  app.add_option("--unlabelled", options.unlabelled,
                 "What a flow that names no data carries: everything its source has, or nothing")
      ->check(CLI::IsMember({"everything", "nothing"}))
      ->type_name("everything|nothing")
      ->capture_default_str();
  app.add_option("--set", options.set,
                 "Only configurations in which the setting has that option; may be repeated")
      ->type_name("NAME=OPTION");
}

Diagnostics worthTelling(Diagnostics diagnostics) {
  std::erase_if(diagnostics, [](const Diagnostic& each) { return each.level == Level::note; });
  return diagnostics;
}

Import loadModel(const ModelOptions& options, Console& console) {
  return loadModel(readInputs(options.inputs), options, console);
}

Import loadModel(std::vector<InputFile> files, const ModelOptions& options, Console& console) {
  Import import = importedFrom(std::move(files), options);
  console.show(import.product, import.diagnostics);
  return import;
}

Import loadForReview(const ModelOptions& options, Console& console) {
  Import import = importedFrom(readInputs(options.inputs), options);
  Diagnostics shown = import.diagnostics;
  std::erase_if(shown, isForbiddenDefault);
  console.show(import.product, std::move(shown));
  return import;
}

void tellForbiddenDefaults(Import& import, const Review& review, Console& console) {
  const bool told = std::any_of(review.findings.begin(), review.findings.end(),
                                [](const Finding& each) { return each.rule == "SET-25"; });
  if (told) {
    std::erase_if(import.diagnostics, isForbiddenDefault);
    return;
  }
  Diagnostics shown = import.diagnostics;
  std::erase_if(shown, [](const Diagnostic& each) { return !isForbiddenDefault(each); });
  console.show(import.product, std::move(shown));
}

void deliver(const std::string& path, const std::string& bytes, Console& console) {
  if (path.empty() || path == "-") {
    console.answer(bytes);
  } else {
    writeFile(path, bytes);
    console.remark("Written: " + path + "\n");
  }
}

}  // namespace dyetrace
