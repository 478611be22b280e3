// `dyetrace accept`: puts findings into a baseline, with a reason and a last day.

#include <algorithm>
#include <filesystem>

#include "analysis/accepted.h"
#include "cli/baseline_options.h"
#include "cli/command.h"
#include "cli/files.h"
#include "importers/baseline/baseline_file.h"
#include "model/names.h"

namespace dyetrace {
namespace {

class AcceptCommand : public Command {
 public:
  std::string name() const override { return "accept"; }
  std::string summary() const override {
    return "Accept findings for a time, with a reason, in a baseline";
  }
  std::string epilogue() const override {
    return "Examples:\n"
           "  dyetrace accept my-feature/ --finding FLW-01-1f0c9a3e --baseline accepted.tsv \\\n"
           "      --reason 'The partner deletes it within a day' --by 'head of review' \\\n"
           "      --until 2027-03-31\n"
           "  dyetrace accept my-feature/ --all --baseline accepted.tsv --until 2027-03-31 \\\n"
           "      --reason 'Known when the tool was introduced'\n"
           "  dyetrace check my-feature/ --baseline accepted.tsv --fail-on new\n"
           "The file is made if it is not there; a finding that it accepts already gets the new\n"
           "reason and day. It is a table that any spreadsheet opens.\n";
  }

  void setUp(CLI::App& app) override {
    addModelOptions(app, model_);
    auto* finding =
        app.add_option("--finding", findings_, "Identity of a finding; may be given several times")
            ->type_name("ID");
    app.add_flag("--all", all_, "Every finding that the baseline does not accept yet")
        ->excludes(finding);
    app.add_option("--reason", acceptance_.reason, "Why it is acceptable")
        ->required()
        ->type_name("TEXT");
    app.add_option("--by", acceptance_.by, "Who accepts it: a role or a name")->type_name("WHO");
    app.add_option("--until", acceptance_.until, "The last day on which that counts")
        ->required()
        ->type_name("DATE");
    app.add_option("--baseline", baseline_, "The file to write it into, or - to print a new one")
        ->required()
        ->type_name("FILE");
    addTodayOption(app, today_);
  }

  ExitCode run(Console& console) override {
    checkOptions();
    LoadedModel model = loadModel(model_, console);
    const Reviewed reviewed = reviewProduct(model.product, reviewOptions(model_, model));
    Baseline baseline = existing(model, console);
    const std::vector<const Finding*> chosen = choose(reviewed.review, baseline);
    for (const Finding* finding : chosen) {
      accept(baseline, entryFor(model.product, *finding, acceptance_));
    }
    const std::string table = writeBaseline(baseline);
    if (baseline_ == "-") {
      console.answer(table);
      return ExitCode::nothingFound;
    }
    writeFile(baseline_, table);
    console.answer("Accepted until " + acceptance_.until + ": " + std::to_string(chosen.size()) +
                   (chosen.size() == 1 ? " finding" : " findings") + " in " + baseline_ + "\n");
    return ExitCode::nothingFound;
  }

 private:
  void checkOptions() const {
    if (findings_.empty() && !all_) {
      throw Error("nothing says which finding to accept", "Give --finding ID, or --all.");
    }
    if (!isDate(acceptance_.until)) {
      throw Error("`" + acceptance_.until + "` is no date",
                  "Write it as year, month and day: 2027-03-31");
    }
    if (acceptance_.until < todayOr(today_)) {
      throw Error("the day " + acceptance_.until + " has passed",
                  "Give a day until which the acceptance shall count.");
    }
    if (acceptance_.reason.find_first_not_of(" \t\r\n") == std::string::npos) {
      throw Error("the reason is empty", "Say why the finding is acceptable.");
    }
  }

  Baseline existing(LoadedModel& model, Console& console) const {
    if (baseline_ == "-" || !std::filesystem::exists(baseline_)) return {};
    Diagnostics diagnostics;
    Baseline baseline = loadBaseline(baseline_, model.product, diagnostics);
    if (diagnostics.empty()) return baseline;
    console.show(model.product, diagnostics);
    throw Error("the baseline `" + baseline_ + "` has lines that cannot be read",
                "Mend them first; writing it again would lose them.");
  }

  std::vector<const Finding*> choose(const Review& review, const Baseline& baseline) const {
    std::vector<const Finding*> chosen;
    if (all_) {
      for (const Finding& finding : review.findings) {
        if (!accepts(baseline, finding)) chosen.push_back(&finding);
      }
    }
    for (const std::string& id : findings_) chosen.push_back(&named(review, id));
    return chosen;
  }

  bool accepts(const Baseline& baseline, const Finding& finding) const {
    return std::any_of(baseline.entries.begin(), baseline.entries.end(),
                       [&](const AcceptedFinding& entry) {
                         return entry.finding == finding.id && entry.until >= todayOr(today_);
                       });
  }

  static const Finding& named(const Review& review, const std::string& id) {
    std::vector<std::string> known;
    for (const Finding& finding : review.findings) {
      if (finding.id == id) return finding;
      known.push_back(finding.id);
    }
    throw Error("this model has no finding `" + id + "`",
                didYouMean(nearestNames(id, known)) + " `dyetrace check` prints their identities.");
  }

  ModelOptions model_;
  std::vector<std::string> findings_;
  bool all_ = false;
  Acceptance acceptance_;
  std::string baseline_;
  std::string today_;
};

}  // namespace

std::unique_ptr<Command> makeAcceptCommand() {
  return std::make_unique<AcceptCommand>();
}

}  // namespace dyetrace
