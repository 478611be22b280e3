// `dyetrace compare`: what changed between two models, and whether anything got worse.

#include <utility>

#include "analysis/compare/comparison.h"
#include "cli/command.h"
#include "cli/files.h"
#include "importers/elements.h"
#include "render/comparison.h"
#include "render/comparison_picture.h"
#include "render/graphviz.h"

namespace dyetrace {
namespace {

/// One side, read whole and reviewed.
struct Side {
  std::vector<InputFile> files;
  Import import;
  WrittenElements elements;
  Reviewed reviewed;

  Side(const ModelOptions& options, Console& console)
      : files(readInputs(options.inputs)),
        import(loadModel(files, options, console)),
        elements(readElements(files)),
        reviewed(import.product, {options.unlabelled == "nothing"}) {}

  ComparedModel model() const { return {import.product, elements, reviewed}; }
};

class CompareCommand : public Command {
 public:
  std::string name() const override { return "compare"; }
  std::string summary() const override {
    return "What changed between two models, and whether anything got worse";
  }
  std::string epilogue() const override {
    return "Examples:\n"
           "  dyetrace compare feature/before/ feature/after/\n"
           "      prints what became of each finding, and what was added, removed, renamed, moved\n"
           "      or changed in the drawing\n"
           "  dyetrace compare old.bpmn new.bpmn --out changes\n"
           "      also writes compare.md, compare.json and compare.svg into changes/\n"
           "  dyetrace compare old.bpmn exported.bpmn --match names\n"
           "      for a tool that gives out new ids: what is what is told by kind, name and\n"
           "      neighbours\n"
           "\n"
           "Exit codes: 0 nothing changed for the worse, 1 a finding is new or graver, 2 could "
           "not\n"
           "do it.\n";
  }

  void setUp(CLI::App& app) override {
    app.add_option("BEFORE", before_, "The model as it was: a file or a folder")
        ->required()
        ->type_name("");
    app.add_option("AFTER", after_,
                   "The model as it is now: a file, a folder, or - for standard input")
        ->required()
        ->type_name("");
    addReadingOptions(app, options_);
    app.add_option("--match", match_,
                   "What tells which thing is which: ids and then names and neighbours, or only "
                   "one of them")
        ->check(CLI::IsMember({"both", "ids", "names"}))
        ->type_name("both|ids|names")
        ->capture_default_str();
    app.add_option("-o,--out", out_, "Also write compare.md, compare.json and compare.svg there")
        ->type_name("FOLDER");
    app.add_option("--format", format_, "Print the answer in this form")
        ->check(CLI::IsMember({"text", "markdown", "json"}))
        ->type_name("text|markdown|json")
        ->capture_default_str();
  }

  ExitCode run(Console& console) override {
    const Side old(optionsFor(before_), console);
    const Side now(optionsFor(after_), console);
    const ComparedModel before = old.model();
    const ComparedModel after = now.model();
    const ModelComparison comparison = compareModels(before, after, matchBy());
    const Compared compared{before, after, comparison};
    if (!out_.empty()) writeOut(compared, console);
    console.answer(answer(compared, console));
    return comparison.worse() ? ExitCode::findings : ExitCode::nothingFound;
  }

 private:
  ModelOptions optionsFor(const std::string& input) const {
    ModelOptions options = options_;
    options.inputs = {input};
    return options;
  }

  MatchBy matchBy() const {
    if (match_ == "ids") return MatchBy::ids;
    return match_ == "names" ? MatchBy::names : MatchBy::idsThenNames;
  }

  std::string answer(const Compared& compared, const Console& console) const {
    if (format_ == "json") return comparisonToJson(compared);
    if (format_ == "markdown") return comparisonToMarkdown(compared, {});
    return comparisonToText(compared, console.answerStyle());
  }

  void writeOut(const Compared& compared, Console& console) const {
    console.progress("Drawing before and after");
    std::vector<OutputFile> files;
    const Rendered picture = renderSvg(comparisonDiagram(compared));
    if (picture.fallback != Fallback::none) {
      console.remark("The picture is simpler than planned: " + picture.problem + "\n");
    }
    if (!picture.svg.empty()) files.push_back({"compare.svg", picture.svg});
    files.push_back(
        {"compare.md", comparisonToMarkdown(compared, picture.svg.empty() ? "" : "compare.svg")});
    files.push_back({"compare.json", comparisonToJson(compared)});
    writeFolder(out_, files);
    console.remark("Written: " + out_ + "\n");
  }

  ModelOptions options_;
  std::string before_;
  std::string after_;
  std::string match_ = "both";
  std::string format_ = "text";
  std::string out_;
};

}  // namespace

std::unique_ptr<Command> makeCompareCommand() {
  return std::make_unique<CompareCommand>();
}

}  // namespace dyetrace
