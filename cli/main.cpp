// `dyetrace`: finds the command, runs it, and turns what happened into an exit code.

#include <exception>
#include <new>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/exit_code.h"

namespace dyetrace {
namespace {

constexpr const char* kSummary =
    "Dyetrace reads the diagrams of a feature, marks personal data where it starts, and shows "
    "every\n"
    "place where it surfaces, along which road, and why that matters.";

constexpr const char* kExamples =
    "Examples:\n"
    "  dyetrace check my-feature/                    findings, pictures and a report\n"
    "  dyetrace suggest my-feature/signup.bpmn       what the names say about personal data\n"
    "  dyetrace explain my-feature/ --data email --to 'Ads partner'\n"
    "\n"
    "Exit codes: 0 nothing at or above the threshold, 1 findings, 2 could not do it,\n"
    "3 undetermined.\n";

struct Shared {
  std::string colour = "auto";
  bool quiet = false;
};

void addShared(CLI::App& app, Shared& shared) {
  app.add_option("--color,--colour", shared.colour, "Colour: auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->type_name("WHEN");
  app.add_flag("-q,--quiet", shared.quiet, "Say nothing but the answer and errors");
}

ColourChoice colourFrom(const std::string& word) {
  if (word == "always") return ColourChoice::always;
  return word == "never" ? ColourChoice::never : ColourChoice::automatic;
}

ExitCode runCommand(Command& command, Console& console) {
  try {
    return command.run(console);
  } catch (const Error& error) {
    console.complain(error.what(), error.advice());
  } catch (const std::bad_alloc&) {
    console.complain("out of memory", "Try fewer or smaller files.");
  } catch (const std::exception& error) {
    console.complain(error.what(), "This should not happen; please report it with the files.");
  }
  return ExitCode::failed;
}

int run(int argc, char** argv) {
  CLI::App app(kSummary, "dyetrace");
  app.set_version_flag("--version", "dyetrace " DYETRACE_VERSION);
  app.footer(kExamples);
  app.require_subcommand(1);
  Shared shared;
  const auto all = commands();
  for (const auto& command : all) {
    CLI::App* sub = app.add_subcommand(command->name(), command->summary());
    sub->footer(command->epilogue());
    command->setUp(*sub);
    addShared(*sub, shared);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : static_cast<int>(ExitCode::failed);
  }
  Console console;
  console.choose(colourFrom(shared.colour), shared.quiet);
  for (const auto& command : all) {
    if (app.got_subcommand(command->name())) return static_cast<int>(runCommand(*command, console));
  }
  return static_cast<int>(ExitCode::failed);
}

}  // namespace
}  // namespace dyetrace

int main(int argc, char** argv) {
  return dyetrace::run(argc, argv);
}
