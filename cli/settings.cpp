// `dyetrace settings`: the settings of a model, what they open, and what is wrong with them.

#include <algorithm>

#include "analysis/review.h"
#include "analysis/settings/overview.h"
#include "cli/command.h"
#include "cli/picture_form.h"
#include "render/outputs.h"
#include "render/settings_picture.h"
#include "render/text_road.h"

namespace dyetrace {
namespace {

class SettingsCommand : public Command {
 public:
  std::string name() const override { return "settings"; }
  std::string summary() const override {
    return "Tell what the settings of a model open, for whom by default, and what stops it";
  }
  std::string epilogue() const override {
    return "Examples:\n"
           "  dyetrace settings my-feature/\n"
           "  dyetrace settings my-feature/ --picture settings.svg     also .png, .pdf or .dot\n"
           "  dyetrace settings settings.xml               a settings file alone\n"
           "  dyetrace settings my-feature/ --format json  the same for programs\n"
           "  dyetrace settings my-feature/ --set region=eu\n"
           "      only configurations of people in that region\n"
           "Exit code 1 if there is a finding about settings, or no valid configuration.\n";
  }

  void setUp(CLI::App& app) override {
    addModelOptions(app, model_);
    app.add_option("--picture", picture_,
                   "Draw the settings into this file: .svg, .png, .pdf or .dot")
        ->type_name("FILE");
    app.add_option("--format", format_, "Print the answer in this form")
        ->check(CLI::IsMember({"text", "json"}))
        ->type_name("text|json")
        ->capture_default_str();
  }

  ExitCode run(Console& console) override {
    // Refused before anything is read.
    const std::string form = picture_.empty() ? "" : pictureFormOf(picture_);
    LoadedModel import = loadForReview(model_, console);
    const Product& product = import.product;
    if (product.settings.empty() && format_ == "text") {
      console.answer("The model has no settings.\n");
      return ExitCode::nothingFound;
    }
    const Reviewed reviewed = reviewProduct(product, reviewOptions(model_, import));
    tellForbiddenDefaults(import, reviewed.review, console);
    const SettingsOverview overview = overviewOf(product, reviewed.settings.get());
    if (!picture_.empty())
      deliver(picture_, drawnAs(form, settingsDiagram(product, reviewed), console), console);
    const bool nothingValid =
        overview.answers.anyValid == SatAnswer::no;  // The answer itself says so.
    if (!nothingValid) console.show(product, worthTelling(reviewed.review.diagnostics));
    console.answer(written(import, overview, reviewed.review, console));
    return verdict(overview, reviewed.review);
  }

 private:
  std::string written(const LoadedModel& import, const SettingsOverview& overview,
                      const Review& review, const Console& console) const {
    if (format_ == "text")
      return settingsToText(import.product, overview, review, console.answerStyle());
    Diagnostics diagnostics = import.diagnostics;
    diagnostics.insert(diagnostics.end(), review.diagnostics.begin(), review.diagnostics.end());
    return settingsToJson(import.product, overview, diagnostics);
  }

  static ExitCode verdict(const SettingsOverview& overview, const Review& review) {
    const bool found =
        std::any_of(review.findings.begin(), review.findings.end(),
                    [](const Finding& finding) { return finding.rule.starts_with("SET-"); });
    if (found || overview.answers.anyValid == SatAnswer::no) return ExitCode::findings;
    const bool determined = overview.determined &&
                            overview.answers.anyValid != SatAnswer::undetermined &&
                            words::undeterminedRules(review) == 0;
    return determined ? ExitCode::nothingFound : ExitCode::undetermined;
  }

  ModelOptions model_;
  std::string picture_;
  std::string format_ = "text";
};

}  // namespace

std::unique_ptr<Command> makeSettingsCommand() {
  return std::make_unique<SettingsCommand>();
}

}  // namespace dyetrace
