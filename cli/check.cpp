// `dyetrace check`: everything about a model, on the terminal and into a folder.

#include <algorithm>
#include <utility>

#include "analysis/accepted.h"
#include "analysis/review.h"
#include "analysis/rule.h"
#include "cli/baseline_options.h"
#include "cli/command.h"
#include "cli/files.h"
#include "model/names.h"
#include "render/graphviz.h"
#include "render/outputs.h"
#include "render/picture.h"
#include "render/settings_picture.h"
#include "render/text_road.h"

namespace dyetrace {
namespace {

constexpr const char* kDefaultFolder = "dyetrace-report";
/// More pictures than anyone looks at; further findings are in the report without one.
constexpr std::size_t kMostPictures = 40;

struct CheckOptions {
  ModelOptions model;
  std::string out;
  std::string format;
  std::string baseline;
  std::string today;
  std::string failOn;  ///< Empty: as the policy says, else low.
  std::vector<std::string> rules;
  std::vector<std::string> pictures = {"svg"};
};

void checkRuleCodes(const std::vector<std::string>& wanted, const Policy* policy) {
  std::vector<std::string> known;
  if (policy != nullptr) {
    for (const PolicyRule& rule : policy->rules) known.push_back(codeOf(rule));
  }
  for (const auto& rule : rules()) known.push_back(rule->description().code);
  for (const std::string& code : wanted) {
    if (std::find(known.begin(), known.end(), code) != known.end()) continue;
    throw Error("there is no rule `" + code + "`",
                didYouMean(nearestNames(code, known)) + " `dyetrace rules` lists them all.");
  }
}

/// Whether the answers are worthless: that is no finding, and must not pass for none.
bool hasErrors(const Review& review) {
  return std::any_of(review.diagnostics.begin(), review.diagnostics.end(),
                     [](const Diagnostic& each) { return each.level == Level::error; });
}

void keepRules(Review& review, const std::vector<std::string>& wanted) {
  if (wanted.empty()) return;
  const auto unwanted = [&](const auto& item) {
    return std::find(wanted.begin(), wanted.end(), item.rule) == wanted.end();
  };
  std::erase_if(review.findings, unwanted);
  std::erase_if(review.questions, unwanted);
  std::erase_if(review.accepted, unwanted);
  std::erase_if(review.rules, unwanted);
}

/// Draws, and gathers what there is to write.
class Folder {
 public:
  Folder(const CheckOptions& options, Console& console) : options_(options), console_(console) {}

  void draw(const std::string& stem, const Diagram& diagram) {
    const Rendered rendered = renderSvg(diagram);
    if (rendered.fallback != Fallback::none) {
      console_.remark("The picture " + stem + " is simpler than planned: " + rendered.problem +
                      "\n");
    }
    if (rendered.svg.empty()) return;
    for (const std::string& format : options_.pictures)
      add(stem + "." + format, in(format, rendered.svg));
  }

  void add(std::string name, std::string bytes) {
    files_.push_back({std::move(name), std::move(bytes)});
  }

  bool has(const std::string& name) const {
    return std::any_of(files_.begin(), files_.end(),
                       [&](const OutputFile& file) { return file.name == name; });
  }

  const std::vector<OutputFile>& files() const { return files_; }

 private:
  static std::string in(const std::string& format, const std::string& svg) {
    if (format == "png") return svgToPng(svg);
    if (format == "pdf") return svgToPdf(svg);
    return svg;
  }

  const CheckOptions& options_;
  Console& console_;
  std::vector<OutputFile> files_;
};

class CheckCommand : public Command {
 public:
  std::string name() const override { return "check"; }
  std::string summary() const override {
    return "Find the risky paths of a model, with pictures and a report";
  }
  std::string epilogue() const override {
    return "Examples:\n"
           "  dyetrace check my-feature/\n"
           "      prints the findings; writes report.md, findings.json, findings.sarif, "
           "overview.svg,\n"
           "      settings.svg and one picture for each finding into dyetrace-report/\n"
           "  dyetrace check my-feature/ --out review --picture pdf --picture png\n"
           "  dyetrace check my-feature/ --format json         only prints; writes nothing\n"
           "  dyetrace check my-feature/ --format sarif > findings.sarif   for a code host\n"
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
        ->check(CLI::IsMember({"text", "markdown", "json", "sarif"}))
        ->type_name("text|markdown|json|sarif");
    app.add_option("--picture", options_.pictures,
                   "Form of the pictures; may be given several times [svg]")
        ->check(CLI::IsMember({"svg", "png", "pdf"}))
        ->type_name("svg|png|pdf");
    app.add_option("--rules", options_.rules, "Only these rules")
        ->delimiter(',')
        ->type_name("CODE,...");
    app.add_option("--baseline", options_.baseline,
                   "Findings that are accepted for a time: a file that `accept` writes")
        ->type_name("FILE");
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
    keepRules(reviewed.review, options_.rules);
    tellForbiddenDefaults(import, reviewed.review, console);
    console.show(import.product, worthTelling(reviewed.review.diagnostics));
    if (options_.format.empty() || !options_.out.empty()) writeOut(import, reviewed, console);
    console.answer(answer(import, reviewed.review, console));
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

  std::string folder() const { return options_.out.empty() ? kDefaultFolder : options_.out; }

  std::string answer(const Import& import, const Review& review, const Console& console) const {
    if (options_.format == "json") return reviewToJson(import.product, review, import.diagnostics);
    if (options_.format == "sarif")
      return reviewToSarif(import.product, review, import.diagnostics);
    if (options_.format == "markdown")
      return reviewToMarkdown(import.product, review, import.diagnostics, {});
    std::string text = reviewToText(import.product, review, console.answerStyle());
    if (options_.format.empty()) {
      text += "\nReport:   " + folder() + "/report.md\nPictures: " + folder() + "/overview." +
              options_.pictures.front() + " and one for each finding\n";
    }
    return text;
  }

  void writeOut(const Import& import, const Reviewed& reviewed, Console& console) const {
    const Product& product = import.product;
    const Review& review = reviewed.review;
    Folder output(options_, console);
    console.progress("Drawing the overview");
    output.draw("overview", overviewDiagram(product, reviewed));
    const std::string& form = options_.pictures.front();
    ReportPictures pictures;
    if (output.has("overview." + form)) pictures.overview = "overview." + form;
    if (reviewed.settings != nullptr) {
      output.draw("settings", settingsDiagram(product, reviewed));
      if (output.has("settings." + form)) pictures.settings = "settings." + form;
    }
    const std::size_t count = std::min(review.findings.size(), kMostPictures);
    for (std::size_t i = 0; i < count; ++i) {
      const Finding& finding = review.findings[i];
      if (!finding.path.place.valid() && !isAboutSettings(finding)) continue;
      console.progress("Drawing finding " + std::to_string(i + 1) + " of " + std::to_string(count));
      output.draw(finding.id, pictureOf(product, reviewed, finding));
      const std::string name = finding.id + "." + form;
      if (output.has(name)) pictures.findings.emplace_back(finding.id, name);
    }
    output.add("report.md", reviewToMarkdown(product, review, import.diagnostics, pictures));
    output.add("findings.json", reviewToJson(product, review, import.diagnostics));
    output.add("findings.sarif", reviewToSarif(product, review, import.diagnostics));
    writeFolder(folder(), output.files());
  }

  /// Its road, or the settings it is about where it has none.
  static Diagram pictureOf(const Product& product, const Reviewed& reviewed,
                           const Finding& finding) {
    const bool bySettings = isAboutSettings(finding) && finding.path.hops.empty();
    return bySettings ? settingsDiagram(product, reviewed, finding)
                      : findingDiagram(product, reviewed, finding);
  }

  ExitCode verdict(const Review& review, const Policy* policy) const {
    if (options_.failOn == "never") return ExitCode::nothingFound;
    const Severity byPolicy =
        policy != nullptr ? policy->failOn.value_or(Severity::low) : Severity::low;
    const Severity threshold = options_.failOn == "new"
                                   ? Severity::note
                                   : severityFromName(options_.failOn).value_or(byPolicy);
    const bool failed =
        std::any_of(review.findings.begin(), review.findings.end(),
                    [&](const Finding& finding) { return finding.severity.result >= threshold; });
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
