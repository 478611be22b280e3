// `dyetrace draw`: one picture.

#include <algorithm>
#include <filesystem>

#include "analysis/review.h"
#include "cli/command.h"
#include "cli/picture_form.h"
#include "model/names.h"
#include "render/picture.h"

namespace dyetrace {
namespace {

class DrawCommand : public Command {
 public:
  std::string name() const override { return "draw"; }
  std::string summary() const override {
    return "Draw the overview of a model, or the road of one finding";
  }
  std::string epilogue() const override {
    return "Examples:\n"
           "  dyetrace draw my-feature/ > overview.svg\n"
           "  dyetrace draw my-feature/ --out overview.pdf\n"
           "  dyetrace draw my-feature/ --finding FLW-01 --out road.png\n"
           "      the first finding of that rule; a whole finding id names one exactly\n"
           "  dyetrace draw my-feature/ --format dot | dot -Tsvg\n";
  }

  void setUp(CLI::App& app) override {
    addModelOptions(app, model_);
    app.add_option("--finding", finding_,
                   "Draw this finding's road: its id, or the beginning of one")
        ->type_name("ID");
    app.add_option("--format", format_,
                   "svg, png, pdf or dot [as the file's name ends; svg where nothing says]")
        ->check(CLI::IsMember({"svg", "png", "pdf", "dot"}))
        ->type_name("svg|png|pdf|dot");
    app.add_option("-o,--out", out_, "File to write [standard output]")->type_name("FILE");
  }

  ExitCode run(Console& console) override {
    const std::string form = this->form();
    const bool binary = form == "png" || form == "pdf";
    if (binary && isPrinted() && console.answersATerminal()) {
      throw Error("will not print a " + form + " to the terminal", "Name a file with --out.");
    }
    const LoadedModel import = loadModel(model_, console);
    const Reviewed reviewed = reviewProduct(import.product, reviewOptions(model_, import));
    const Diagram diagram = finding_.empty()
                                ? overviewDiagram(import.product, reviewed)
                                : findingDiagram(import.product, reviewed, chosen(reviewed.review));
    deliver(out_, drawnAs(form, diagram, console), console);
    return ExitCode::nothingFound;
  }

 private:
  bool isPrinted() const { return out_.empty() || out_ == "-"; }

  std::string form() const {
    if (!format_.empty()) return format_;
    const bool hasEnding = !std::filesystem::path(out_).extension().empty();
    return isPrinted() || !hasEnding ? "svg" : pictureFormOf(out_);
  }

  const Finding& chosen(const Review& review) const {
    const auto found =
        std::find_if(review.findings.begin(), review.findings.end(),
                     [&](const Finding& finding) { return finding.id.starts_with(finding_); });
    if (found != review.findings.end()) return *found;
    std::vector<std::string> ids;
    for (const Finding& finding : review.findings) ids.push_back(finding.id);
    throw Error("no finding of this model begins with `" + finding_ + "`",
                ids.empty()
                    ? "The model has no findings."
                    : "`dyetrace check` lists them. " + didYouMean(nearestNames(finding_, ids)));
  }

  ModelOptions model_;
  std::string finding_;
  std::string format_;  ///< Empty: as the name of the file says.
  std::string out_;
};

}  // namespace

std::unique_ptr<Command> makeDrawCommand() {
  return std::make_unique<DrawCommand>();
}

}  // namespace dyetrace
