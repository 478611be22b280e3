// `dyetrace convert`: the whole model for other tools.

#include "analysis/review.h"
#include "cli/command.h"
#include "render/graphviz.h"
#include "render/outputs.h"
#include "render/picture.h"

namespace dyetrace {
namespace {

class ConvertCommand : public Command {
 public:
  std::string name() const override { return "convert"; }
  std::string summary() const override { return "Write the whole model as JSON, GraphML or DOT"; }
  std::string epilogue() const override {
    return "Examples:\n"
           "  dyetrace convert my-feature/ --out model.json\n"
           "  dyetrace convert my-feature/ --format graphml --out model.graphml    for yEd and "
           "others\n"
           "  dyetrace convert my-feature/ --format dot | dot -Tpdf > model.pdf\n"
           "JSON holds everything that was read, with the place of each statement.\n";
  }

  void setUp(CLI::App& app) override {
    addModelOptions(app, model_);
    app.add_option("--format", format_, "json, graphml or dot")
        ->check(CLI::IsMember({"json", "graphml", "dot"}))
        ->type_name("json|graphml|dot")
        ->capture_default_str();
    app.add_option("-o,--out", out_, "File to write [standard output]")->type_name("FILE");
  }

  ExitCode run(Console& console) override {
    const LoadedModel import = loadModel(model_, console);
    deliver(out_, converted(import), console);
    return ExitCode::nothingFound;
  }

 private:
  std::string converted(const LoadedModel& import) const {
    if (format_ == "json") return modelToJson(import.product, import.diagnostics);
    if (format_ == "graphml") return modelToGraphml(import.product);
    return toDot(overviewDiagram(import.product,
                                 reviewProduct(import.product, reviewOptions(model_, import))));
  }

  ModelOptions model_;
  std::string format_ = "json";
  std::string out_;
};

}  // namespace

std::unique_ptr<Command> makeConvertCommand() {
  return std::make_unique<ConvertCommand>();
}

}  // namespace dyetrace
