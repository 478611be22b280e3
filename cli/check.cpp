// `dyetrace check`: everything about a model, on the terminal and into a folder.

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "analysis/accepted.h"
#include "analysis/remedies/remedies.h"
#include "analysis/review.h"
#include "cli/baseline_options.h"
#include "cli/command.h"
#include "cli/files.h"
#include "cli/report_folder.h"
#include "cli/rule_choice.h"
#include "render/checklist.h"
#include "render/junit.h"
#include "render/outputs.h"
#include "render/picture.h"
#include "render/settings_picture.h"
#include "render/shown_findings.h"
#include "render/text_road.h"

namespace dyetrace {
namespace {

constexpr const char* kDefaultFolder = "dyetrace-report";
/// With more findings than this nobody reads one after another, only what kinds there are. Then few
/// are drawn, and no remedies are searched unless somebody asks: each is tried by analysing the
/// model anew, which would take most of the time.
constexpr std::size_t kManyFindings = 2'000;
constexpr const char* kManyFindingsInWords = "2,000";
/// More pictures than anyone looks at; further findings are in the report without one.
constexpr std::size_t kMostPictures = 40;
constexpr std::size_t kMostPicturesOfMany = 10;
/// So many of each rule come first, lest one kind of trouble takes them all.
constexpr std::size_t kPicturesOfOneRule = 3;

struct CheckOptions {
  ModelOptions model;
  std::string out;
  std::string format;
  std::string baseline;
  std::string today;
  std::string failOn;  ///< Empty: as the policy says, else low.
  std::vector<std::string> rules;
  std::vector<std::string> pictures = {"svg"};
  std::optional<std::size_t> remedies;  ///< Absent: as many as a report has room for.
};

/// Whether the answers are worthless: that is no finding, and must not pass for none.
bool hasErrors(const Review& review) {
  return std::any_of(review.diagnostics.begin(), review.diagnostics.end(),
                     [](const Diagnostic& each) { return each.level == Level::error; });
}

class CheckCommand : public Command {
 public:
  std::string name() const override { return "check"; }
  std::string summary() const override {
    return "Find the risky paths of a model, with pictures and a report";
  }
  std::string epilogue() const override {
    return "Examples:\n"
           "  dyetrace check my-feature/\n"
           "      prints the findings; writes report.md, checklist.md, findings.json, "
           "findings.sarif,\n"
           "      overview.svg, settings.svg and one picture for each finding into "
           "dyetrace-report/\n"
           "  dyetrace check my-feature/ --out review --picture pdf --picture png\n"
           "  dyetrace check my-feature/ --format json         only prints; writes nothing\n"
           "  dyetrace check my-feature/ --format sarif > findings.sarif     for a code host\n"
           "  dyetrace check my-feature/ --format junit > dyetrace.xml       for a pipeline\n"
           "  dyetrace check my-feature/ --format checklist                  for the review\n"
           "  dyetrace check my-feature/ --fail-on high        exit code 1 from high upwards\n"
           "  dyetrace check my-feature/ --policy company.policy\n"
           "      also asks the company's own rules, in its own terms and thresholds\n"
           "  dyetrace check my-feature/ --baseline accepted.tsv --fail-on new\n"
           "      leaves out what is accepted; exit code 1 for any other finding\n";
  }

  void setUp(CLI::App& app) override {
    addModelOptions(app, options_.model);
    app.add_option("-o,--out", options_.out, "Folder for the report and pictures [dyetrace-report]")
        ->type_name("FOLDER");
    app.add_option("--format", options_.format, "Print the answer in this form and write no folder")
        ->check(CLI::IsMember({"text", "markdown", "json", "sarif", "junit", "checklist"}))
        ->type_name("text|markdown|json|sarif|junit|checklist");
    app.add_option("--picture", options_.pictures,
                   "Form of the pictures; may be given several times [svg]")
        ->check(CLI::IsMember({"svg", "png", "pdf"}))
        ->type_name("svg|png|pdf");
    app.add_option("--rules", options_.rules, "Only these rules")
        ->delimiter(',')
        ->type_name("CODE,...");
    app.add_option(
           "--remedies", options_.remedies,
           fmt::format("Search remedies for so many of the gravest findings; 0 for none [20, and "
                       "0 where no folder is written or there are more than {} findings]",
                       kManyFindingsInWords))
        ->type_name("COUNT");
    addBaselineOption(app, options_.baseline);
    addTodayOption(app, options_.today);
    app.add_option("--fail-on", options_.failOn,
                   "Exit with 1 if a finding is at least this grave, or `new` if any is not in the "
                   "baseline [low, or as the policy says]")
        ->check(CLI::IsMember({"note", "low", "medium", "high", "critical", "never", "new"}))
        ->type_name("SEVERITY");
  }

  ExitCode run(Console& console) override {
    // Before the model is read, where no policy can add rules.
    if (options_.model.policy.empty()) checkRuleCodes(options_.rules, nullptr);
    LoadedModel import = loadForReview(options_.model, console);
    checkRuleCodes(options_.rules, import.policyOrNull());
    Reviewed reviewed = reviewProduct(import.product, reviewOptions(options_.model, import));
    if (!options_.baseline.empty()) lookWithBaseline(import, reviewed.review, console);
    Remedies remedies = remediesOf(import, reviewed, console);
    keepRules(reviewed.review, options_.rules);
    tellForbiddenDefaults(import, reviewed.review, console);
    console.show(import.product, worthTelling(reviewed.review.diagnostics));
    const ReviewAdditions additions = additionsTo(import.product, reviewed, std::move(remedies));
    if (writesFolder()) writeOut(import, reviewed, additions, console);
    console.answer(answer(import, reviewed, additions, console));
    return verdict(reviewed.review, import.policyOrNull());
  }

 private:
  /// Before only some rules are kept, so that no entry counts as an orphan for that reason.
  void lookWithBaseline(LoadedModel& model, Review& review, Console& console) const {
    Diagnostics diagnostics;
    const Baseline baseline = loadBaseline(options_.baseline, model.product, diagnostics);
    console.show(model.product, diagnostics);
    model.diagnostics.insert(model.diagnostics.end(), diagnostics.begin(), diagnostics.end());
    applyBaseline(model.product, baseline, todayOr(options_.today), review);
  }

  static Remedies remediesLeftOut() {
    Remedies none;
    none.searched = true;
    none.note = fmt::format(
        "Not searched, since there are more than {} findings; --remedies COUNT searches them for "
        "so many of the gravest.",
        kManyFindingsInWords);
    return none;
  }

  /// Before only some rules are kept: a remedy must stand up to all of them.
  Remedies remediesOf(const LoadedModel& model, Reviewed& reviewed, Console& console) const {
    RemedyOptions wanted;
    wanted.rules = options_.rules;
    wanted.findings = options_.remedies.value_or(writesFolder() ? wanted.findings : 0);
    if (wanted.findings == 0) return {};
    if (!options_.remedies && reviewed.review.findings.size() > kManyFindings)
      return remediesLeftOut();
    console.progress("Searching remedies");
    return remediesFor(model.product, reviewed, reviewOptions(options_.model, model), wanted);
  }

  /// What takes work only where it will be written.
  ReviewAdditions additionsTo(const Product& product, const Reviewed& reviewed,
                              Remedies remedies) const {
    const bool tabled =
        writesFolder() || options_.format == "json" || options_.format == "markdown";
    ReviewAdditions additions;
    if (tabled) additions.exposures = exposureTable(product, reviewed);
    const bool acting = writesFolder() || options_.format == "markdown";
    if (acting && reviewed.settings != nullptr && !words::nothingIsValid(reviewed.review))
      addActing(*reviewed.settings, additions);
    additions.remedies = std::move(remedies);
    return additions;
  }

  static void addActing(SettingsAnalysis& settings, ReviewAdditions& additions) {
    additions.acting = actingSettings(settings);
    for (const Exposure& each : settings.exposures())
      additions.exposureTitles.push_back(each.title);
  }

  bool writesFolder() const { return options_.format.empty() || !options_.out.empty(); }
  std::string folder() const { return options_.out.empty() ? kDefaultFolder : options_.out; }

  std::string answer(const LoadedModel& import, const Reviewed& reviewed,
                     const ReviewAdditions& additions, const Console& console) const {
    const Product& product = import.product;
    const Review& review = reviewed.review;
    if (options_.format == "json")
      return reviewToJson(product, review, import.diagnostics, additions);
    if (options_.format == "markdown")
      return reviewToMarkdown(product, review, import.diagnostics, {}, additions);
    if (options_.format == "sarif")
      return reviewToSarif(product, review, import.diagnostics, import.policyOrNull());
    if (options_.format == "junit")
      return reviewToJunit(product, review, import.diagnostics, threshold(import.policyOrNull()));
    if (options_.format == "checklist") return reviewToChecklist(product, review, "");
    std::string text = reviewToText(product, review, console.answerStyle(), additions.remedies);
    if (options_.format.empty()) {
      text += "\nReport:   " + folder() + "/report.md\nPictures: " + folder() + "/overview." +
              options_.pictures.front() + " and one for each finding\n";
    }
    return text;
  }

  void writeOut(const LoadedModel& import, const Reviewed& reviewed,
                const ReviewAdditions& additions, Console& console) const {
    const Product& product = import.product;
    const Review& review = reviewed.review;
    ReportFolder output(options_.pictures, console);
    const ReportPictures pictures = drawInto(output, product, reviewed);
    output.add("report.md",
               reviewToMarkdown(product, review, import.diagnostics, pictures, additions));
    output.add("checklist.md", reviewToChecklist(product, review, "report.md"));
    output.add("findings.json", reviewToJson(product, review, import.diagnostics, additions));
    output.add("findings.sarif",
               reviewToSarif(product, review, import.diagnostics, import.policyOrNull()));
    writeFolder(folder(), output.files());
  }

  /// The overview, the settings if there are any, and the gravest findings.
  ReportPictures drawInto(ReportFolder& output, const Product& product,
                          const Reviewed& reviewed) const {
    std::vector<std::string> stems{"overview"};
    std::vector<Diagram> diagrams{overviewDiagram(product, reviewed)};
    if (reviewed.settings != nullptr) {
      stems.emplace_back("settings");
      diagrams.push_back(settingsDiagram(product, reviewed));
    }
    for (const Finding* finding : worthDrawing(reviewed.review.findings)) {
      stems.push_back(finding->id);
      diagrams.push_back(findingDiagram(product, reviewed, *finding));
    }
    output.draw(stems, diagrams);
    return drawnOf(output, stems);
  }

  static std::vector<const Finding*> worthDrawing(const std::vector<Finding>& findings) {
    const std::size_t most = findings.size() > kManyFindings ? kMostPicturesOfMany : kMostPictures;
    std::vector<const Finding*> drawn = shownOf(findings, most, kPicturesOfOneRule).inFull;
    std::erase_if(drawn, [](const Finding* finding) {
      return !finding->path.place.valid() && !isAboutSettings(*finding);
    });
    return drawn;
  }

  /// Those that could be drawn, by the name of their file in the first form.
  ReportPictures drawnOf(const ReportFolder& output, const std::vector<std::string>& stems) const {
    ReportPictures pictures;
    for (const std::string& stem : stems) {
      const std::string name = stem + "." + options_.pictures.front();
      if (!output.has(name)) continue;
      if (stem == "overview") {
        pictures.overview = name;
      } else if (stem == "settings") {
        pictures.settings = name;
      } else {
        pictures.findings.emplace_back(stem, name);
      }
    }
    return pictures;
  }

  /// From where a finding counts as failed; nothing: never.
  std::optional<Severity> threshold(const Policy* policy) const {
    if (options_.failOn == "never") return std::nullopt;
    if (options_.failOn == "new") return Severity::note;
    const Severity byPolicy =
        policy != nullptr ? policy->failOn.value_or(Severity::low) : Severity::low;
    return severityFromName(options_.failOn).value_or(byPolicy);
  }

  ExitCode verdict(const Review& review, const Policy* policy) const {
    const std::optional<Severity> least = threshold(policy);
    if (!least) return ExitCode::nothingFound;
    const bool failed =
        std::any_of(review.findings.begin(), review.findings.end(),
                    [&](const Finding& finding) { return finding.severity.result >= *least; });
    if (failed || hasErrors(review)) return ExitCode::findings;
    return words::undeterminedRules(review) > 0 ? ExitCode::undetermined : ExitCode::nothingFound;
  }

  CheckOptions options_;
};

}  // namespace

std::unique_ptr<Command> makeCheckCommand() {
  return std::make_unique<CheckCommand>();
}

}  // namespace dyetrace
