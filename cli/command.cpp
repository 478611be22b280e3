#include "cli/command.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "cli/files.h"
#include "cli/policy_files.h"
#include "model/fix_setting.h"

namespace dyetrace {
namespace {

/// A policy may lie in the folder of the model.
void leaveOut(const std::vector<std::string>& names, std::vector<InputFile>& files) {
  std::erase_if(files, [&](const InputFile& file) {
    return std::find(names.begin(), names.end(), file.name) != names.end();
  });
}

LoadedModel importedFrom(std::vector<InputFile> files, const ModelOptions& options,
                         Console& console) {
  LoadedModel model;
  if (!options.policy.empty()) model.policy = loadPolicy(options.policy, console);
  ImportOptions import = options.import;
  import.policy = model.policyOrNull();
  if (model.policy) leaveOut(model.policy->files, files);
  static_cast<Import&>(model) = importModel(std::move(files), import);
  model.product.title = titleOfInputs(options.inputs);
  for (const std::string& choice : options.set) fixSetting(model.product, choice);
  return model;
}

bool isForbiddenDefault(const Diagnostic& diagnostic) {
  return diagnostic.code == "settings/default-forbidden";
}

}  // namespace

std::vector<std::unique_ptr<Command>> commands() {
  std::vector<std::unique_ptr<Command>> all;
  all.push_back(makeCheckCommand());
  all.push_back(makeDrawCommand());
  all.push_back(makeExplainCommand());
  all.push_back(makeSettingsCommand());
  all.push_back(makeCompareCommand());
  all.push_back(makeSuggestCommand());
  all.push_back(makeAcceptCommand());
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
  app.add_option("--policy", options.policy,
                 "Own rules, terms and thresholds: a policy file (docs/policy.md)")
      ->type_name("FILE");
  app.add_option("--set", options.set,
                 "Only configurations in which the setting has that option; may be repeated")
      ->type_name("NAME=OPTION");
}

Diagnostics worthTelling(Diagnostics diagnostics) {
  std::erase_if(diagnostics, [](const Diagnostic& each) {
    return each.level == Level::note && !each.code.starts_with("policy/");
  });
  return diagnostics;
}

LoadedModel loadModel(const ModelOptions& options, Console& console) {
  return loadModel(readInputs(options.inputs), options, console);
}

LoadedModel loadModel(std::vector<InputFile> files, const ModelOptions& options, Console& console) {
  LoadedModel model = importedFrom(std::move(files), options, console);
  console.show(model.product, model.diagnostics);
  return model;
}

ReviewOptions reviewOptions(const ModelOptions& options, const LoadedModel& model) {
  return {options.unlabelled == "nothing", model.policyOrNull()};
}

LoadedModel loadForReview(const ModelOptions& options, Console& console) {
  LoadedModel model = importedFrom(readInputs(options.inputs), options, console);
  Diagnostics shown = model.diagnostics;
  std::erase_if(shown, isForbiddenDefault);
  console.show(model.product, std::move(shown));
  return model;
}

void tellForbiddenDefaults(Import& import, const Review& review, Console& console) {
  const auto tells = [](const Finding& each) { return each.rule == "SET-25"; };
  if (std::any_of(review.findings.begin(), review.findings.end(), tells) ||
      std::any_of(review.accepted.begin(), review.accepted.end(), tells)) {
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
