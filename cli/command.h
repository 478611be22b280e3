#pragma once

// A command: sets up its options (opens nothing), then runs. One file for each.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "analysis/review.h"
#include "cli/console.h"
#include "cli/exit_code.h"
#include "importers/importer.h"

namespace dyetrace {

/// Options that every command which reads a model shares.
struct ModelOptions {
  std::vector<std::string> inputs;
  ImportOptions import;
  std::string unlabelled = "everything";
  std::string policy;            ///< A policy file; empty for none.
  std::vector<std::string> set;  ///< `NAME=OPTION`: what the model is looked at with.
};

class Command {
 public:
  virtual ~Command() = default;
  virtual std::string name() const = 0;
  virtual std::string summary() const = 0;
  /// Examples and notes below the options in `--help`.
  virtual std::string epilogue() const = 0;
  virtual void setUp(CLI::App& app) = 0;
  virtual ExitCode run(Console& console) = 0;
};

/// In the order of `dyetrace --help`.
std::vector<std::unique_ptr<Command>> commands();

std::unique_ptr<Command> makeCheckCommand();
std::unique_ptr<Command> makeDrawCommand();
std::unique_ptr<Command> makeExplainCommand();
std::unique_ptr<Command> makeSettingsCommand();
std::unique_ptr<Command> makeCompareCommand();
std::unique_ptr<Command> makeSuggestCommand();
std::unique_ptr<Command> makeAcceptCommand();
std::unique_ptr<Command> makeRulesCommand();
std::unique_ptr<Command> makeConvertCommand();

void addModelOptions(CLI::App& app, ModelOptions& options);
/// The same without naming the model.
void addReadingOptions(CLI::App& app, ModelOptions& options);

/// Without notes on the model, which are for the report; those on lines of a policy stay.
Diagnostics worthTelling(Diagnostics diagnostics);

/// A model with the policy it is read and judged with.
struct LoadedModel : Import {
  std::optional<Policy> policy;

  const Policy* policyOrNull() const { return policy ? &*policy : nullptr; }
};

/// Reads the policy and the model and shows what it found wrong.
LoadedModel loadModel(const ModelOptions& options, Console& console);
/// The same from files that have been read already.
LoadedModel loadModel(std::vector<InputFile> files, const ModelOptions& options, Console& console);

/// How the model is to be reviewed.
ReviewOptions reviewOptions(const ModelOptions& options, const LoadedModel& model);

/// For commands that ask the rules, which tell better which defaults break a constraint: shows
/// everything but that.
LoadedModel loadForReview(const ModelOptions& options, Console& console);
/// Shows it after all if no rule has told it; else takes it out.
void tellForbiddenDefaults(Import& import, const Review& review, Console& console);

/// Writes to the file, or to standard output if `path` is empty or `-`.
void deliver(const std::string& path, const std::string& bytes, Console& console);

}  // namespace dyetrace
