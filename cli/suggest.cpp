// `dyetrace suggest`: what the names say about personal data, as a facts table to confirm.

#include "importers/annotations/suggest.h"

#include <filesystem>
#include <map>

#include "cli/command.h"
#include "cli/files.h"
#include "importers/annotations/facts_table.h"

namespace dyetrace {
namespace {

class SuggestCommand : public Command {
 public:
  std::string name() const override { return "suggest"; }
  std::string summary() const override {
    return "Suggest what data the names in a diagram stand for";
  }
  std::string epilogue() const override {
    return "Prints a facts table: one line for each suggestion, with how sure it is and the word "
           "that\n"
           "gave it. Open it in a spreadsheet, delete what is wrong, remove the `?` from what is "
           "right,\n"
           "and keep it beside the diagram as <diagram>.facts.tsv; `check` then reads it.\n"
           "\n"
           "Examples:\n"
           "  dyetrace suggest signup.bpmn\n"
           "  dyetrace suggest my-feature/ --write       one <diagram>.facts.tsv beside each "
           "diagram\n"
           "  dyetrace check my-feature/ --suggested     use the suggestions before anyone "
           "confirms\n";
  }

  void setUp(CLI::App& app) override {
    addModelOptions(app, model_);
    auto* out =
        app.add_option("-o,--out", out_, "File for the table [standard output]")->type_name("FILE");
    app.add_flag("--write", write_,
                 "Write <diagram>.facts.tsv beside each diagram; never replaces one")
        ->excludes(out);
  }

  ExitCode run(Console& console) override {
    const LoadedModel import = loadModel(model_, console);
    const std::vector<FactsRow> rows = suggestFacts(import.product);
    if (rows.empty()) console.remark("No name in this model says anything about personal data.\n");
    if (write_) {
      writeBeside(import.product, rows, console);
    } else {
      deliver(out_, writeFactsTable(rows), console);
    }
    return ExitCode::nothingFound;
  }

 private:
  static std::filesystem::path besides(const std::string& diagram) {
    return std::filesystem::path(diagram).replace_extension(".facts.tsv");
  }

  static void writeBeside(const Product& product, const std::vector<FactsRow>& rows,
                          Console& console) {
    std::map<std::string, std::vector<FactsRow>> byDiagram;
    for (const FactsRow& row : rows) byDiagram[product.files[row.where.file].name].push_back(row);
    for (const auto& [diagram, ownRows] : byDiagram) {
      const std::filesystem::path path = besides(diagram);
      if (std::filesystem::exists(path)) {
        throw Error("`" + path.string() + "` is already there",
                    "Move it away, or print the suggestions and merge them.");
      }
    }
    for (const auto& [diagram, ownRows] : byDiagram) {
      writeFile(besides(diagram), writeFactsTable(ownRows));
      console.remark("Written: " + besides(diagram).string() + " (" +
                     std::to_string(ownRows.size()) + " suggestions)\n");
    }
  }

  ModelOptions model_;
  std::string out_;
  bool write_ = false;
};

}  // namespace

std::unique_ptr<Command> makeSuggestCommand() {
  return std::make_unique<SuggestCommand>();
}

}  // namespace dyetrace
