// `dyetrace compare`: what changed between two models, and whether anything got worse.

#include <utility>

#include "analysis/accepted.h"
#include "analysis/compare/comparison.h"
#include "cli/baseline_options.h"
#include "cli/command.h"
#include "cli/compare_sides.h"
#include "cli/compare_verdict.h"
#include "cli/files.h"
#include "cli/picture_form.h"
#include "render/comparison.h"
#include "render/comparison_picture.h"
#include "render/graphviz.h"

namespace dyetrace {
namespace {

/// One side, read whole and reviewed.
struct Side {
  LoadedModel import;
  Reviewed reviewed;

  Side(const CompareSide& side, const ModelOptions& options, Console& console)
      : import(load(side, options, console)),
        reviewed(import.product, reviewOptions(options, import)) {}

  ComparedModel model() const { return {import.product, import.elements, reviewed}; }
  const Policy* policy() const { return import.policyOrNull(); }

 private:
  static LoadedModel load(const CompareSide& side, ModelOptions options, Console& console) {
    options.import.elements = true;
    LoadedModel import;
    if (!side.files.empty()) import = loadModel(side.files, options, console);
    import.product.title = side.title;
    return import;
  }
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
           "      also writes compare.md, compare.json, compare.sarif and compare.svg into "
           "changes/\n"
           "  dyetrace compare old.bpmn exported.bpmn --match names\n"
           "      for a tool that gives out new ids: what is what is told by kind, name and\n"
           "      neighbours\n"
           "  dyetrace compare --git main...HEAD docs/model\n"
           "      a folder of a repository as it is now, and where the branch left main; --git "
           "main\n"
           "      compares with the working tree\n"
           "  git config diff.dyetrace.command 'dyetrace compare'\n"
           "      makes `git diff` show diagrams so, if .gitattributes says *.bpmn diff=dyetrace\n"
           "  dyetrace compare before/ after/ --policy company.policy\n"
           "      also tells what becomes of the findings of the company's own rules\n"
           "  dyetrace compare before/ after/ --fail-on high\n"
           "      exit code 1 only if a finding that is new or graver, or what the launch does to\n"
           "      data, is at least high\n"
           "  dyetrace compare before/ after/ --baseline accepted.tsv\n"
           "      leaves out findings that are accepted\n"
           "\n"
           "Exit codes: 0 nothing changed for the worse, 1 something did (see --fail-on), 2 could\n"
           "not do it, 3 what happens to data was not determined.\n";
  }

  void setUp(CLI::App& app) override {
    app.add_option("BEFORE", before_,
                   "The model as it was: a file or a folder; with --git: the file or folder")
        ->required()
        ->type_name("");
    app.add_option("AFTER", after_,
                   "The model as it is now: a file, a folder, or - for standard input")
        ->type_name("");
    // What git hands to a program that shows differences; nothing for people.
    app.add_option("MORE", more_)->group("");
    app.add_option("--git", git_,
                   "Compare BEFORE in two revisions: A..B, A...B from where they parted, or A with "
                   "the working tree")
        ->type_name("REVISIONS");
    addReadingOptions(app, options_);
    app.add_option("--match", match_,
                   "What tells which thing is which: ids and then names and neighbours, or only "
                   "one of them")
        ->check(CLI::IsMember({"both", "ids", "names"}))
        ->type_name("both|ids|names")
        ->capture_default_str();
    app.add_option("-o,--out", out_,
                   "Also write compare.md, compare.json, compare.sarif and compare.svg there")
        ->type_name("FOLDER");
    app.add_option("--picture", picture_,
                   "Draw before and after into this file: .svg, .png, .pdf or .dot")
        ->type_name("FILE");
    app.add_option("--format", format_, "Print the answer in this form")
        ->check(CLI::IsMember({"text", "markdown", "json", "sarif"}))
        ->type_name("text|markdown|json|sarif")
        ->capture_default_str();
    addBaselineOption(app, baseline_);
    addTodayOption(app, today_);
    app.add_option("--fail-on", failOn_,
                   "Exit with 1 if anything changed for the worse, if a finding is new, or if what "
                   "is new or graver is at least so grave [worse, or as the policy says]")
        ->check(
            CLI::IsMember({"worse", "new", "note", "low", "medium", "high", "critical", "never"}))
        ->type_name("worse|new|SEVERITY");
  }

  ExitCode run(Console& console) override {
    const std::vector<std::string> arguments = positionals();
    if (isCallFromGit(arguments) || isUnmergedCallFromGit(arguments))
      return answerGit(arguments, console);
    return compare(sides(arguments), console);
  }

 private:
  std::vector<std::string> positionals() const {
    std::vector<std::string> all{before_};
    if (!after_.empty()) all.push_back(after_);
    all.insert(all.end(), more_.begin(), more_.end());
    return all;
  }

  CompareSides sides(const std::vector<std::string>& arguments) const {
    const std::size_t wanted = git_.empty() ? 2 : 1;
    if (arguments.size() < wanted)
      throw Error("nothing to compare `" + before_ + "` with",
                  "Name the model after it too, or a revision: `--git main " + before_ + "`.");
    if (arguments.size() > wanted)
      throw Error(
          "did not expect the argument `" + arguments[wanted] + "`",
          git_.empty() ? "Name two files or folders." : "With --git, name one file or folder.");
    return git_.empty() ? sidesOfPaths(before_, after_) : sidesOfRevisions(git_, before_);
  }

  /// Git stops with an error if a program that shows differences ends with anything but 0.
  ExitCode answerGit(const std::vector<std::string>& arguments, Console& console) const {
    try {
      if (isUnmergedCallFromGit(arguments)) {
        console.answer(arguments.front() + " is not merged yet.\n");
      } else {
        const CompareSides sides = sidesFromGit(arguments);
        console.answer(sides.before.title + " -> " + sides.after.title + "\n\n");
        compare(sides, console);
      }
    } catch (const Error& error) {
      console.complain(error.what(), error.advice());
    }
    return ExitCode::nothingFound;
  }

  ExitCode compare(const CompareSides& sides, Console& console) const {
    // Refused before anything is written.
    const std::string form = picture_.empty() ? "" : pictureFormOf(picture_);
    const Side old(sides.before, options_, console);
    Side now(sides.after, options_, console);
    if (!baseline_.empty()) noteAccepted(now, console);
    const ComparedModel before = old.model();
    const ComparedModel after = now.model();
    ModelComparison comparison = compareModels(before, after, matchBy());
    leaveOutAccepted(after.reviewed.review, todayOr(today_), comparison.findings);
    const Compared compared{before, after, comparison, now.import.policyOrNull()};
    if (!out_.empty()) writeOut(compared, console);
    if (!picture_.empty())
      deliver(picture_, drawnAs(form, comparisonDiagram(compared), console), console);
    console.answer(answer(compared, console));
    const std::string failOn = failOnOf(failOn_, now.policy());
    if (failsOn(failOn, comparison, after.reviewed.review)) return ExitCode::findings;
    const bool open = !comparison.data.determined && failOn != "never";
    return open ? ExitCode::undetermined : ExitCode::nothingFound;
  }

  /// Notes what the baseline says with the findings after; entries that fit none are told.
  void noteAccepted(Side& now, Console& console) const {
    Diagnostics diagnostics;
    const Baseline baseline = loadBaseline(baseline_, now.import.product, diagnostics);
    console.show(now.import.product, diagnostics);
    console.show(now.import.product,
                 noteAcceptances(now.import.product, baseline, now.reviewed.review.findings));
  }

  MatchBy matchBy() const {
    if (match_ == "ids") return MatchBy::ids;
    return match_ == "names" ? MatchBy::names : MatchBy::idsThenNames;
  }

  std::string answer(const Compared& compared, const Console& console) const {
    if (format_ == "json") return comparisonToJson(compared);
    if (format_ == "sarif") return comparisonToSarif(compared);
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
    files.push_back({"compare.sarif", comparisonToSarif(compared)});
    writeFolder(out_, files);
    console.remark("Written: " + out_ + "\n");
  }

  ModelOptions options_;
  std::string before_;
  std::string after_;
  std::vector<std::string> more_;
  std::string git_;
  std::string picture_;
  std::string match_ = "both";
  std::string format_ = "text";
  std::string baseline_;
  std::string today_;
  std::string failOn_;  ///< Empty: as the policy says, else `worse`.
  std::string out_;
};

}  // namespace

std::unique_ptr<Command> makeCompareCommand() {
  return std::make_unique<CompareCommand>();
}

}  // namespace dyetrace
