// Feature models of other people, with independently counted features: FeatureIDE, UVL, DIMACS,
// FAMA and SPLOT; and the UVL files that go beyond switches, which are refused.

#include <algorithm>
#include <array>
#include <string>

#include <catch2/catch.hpp>

#include "importers/importer.h"
#include "tests/corpus/bpmn_corpus.h"

using namespace dyetrace;
using namespace dyetrace::test;

namespace {

/// The benchmark's figures for this file are those of its UVL conversion, which is another, smaller
/// model: the XML itself has 287 features.
constexpr const char* kShopModel = "fmbench/original/e_commerce__e_shop__Lau2006.xml";

Import importFile(const std::string& path, const std::string& name) {
  return importModel({{name, readFile(path)}}, {});
}

struct RefusedFile {
  const char* path;
  const char* message;
};

const std::array<RefusedFile, 18> kRefused = {{
    {"featureide/examples/FeatureModels_UVLDecomposedBerkeleyDB.uvl",
     "4:2: the import of `submodels` cannot be represented"},
    {"uvl/uvl-models/test_resources/parsing/arithmetic_level/aggregate_functions/aggregate.uvl",
     "8:5: the function `sum` cannot be represented"},
    {"uvl/uvl-parser/arithmetic_level/aggregate_functions/aggregateFunctions02.uvl",
     "9:5: the function `floor` cannot be represented"},
    {"uvl/uvl-models/test_resources/parsing/arithmetic_level/expressions.uvl",
     "7:5: the reference `B.Fun` to an attribute or to an imported feature"},
    {"uvl/uvl-models/test_resources/parsing/arithmetic_level/feature-cardinality.uvl",
     "2:7: a feature with several instances (`cardinality`) cannot be represented"},
    {"uvl/uvl-parser/arithmetic_level/feature_cardinality/fm15_fc.uvl",
     "4:15: a feature with several instances"},
    {"uvl/uvl-parser/complex/bike.uvl", "5:13: a feature of the type String"},
    {"uvl/uvl-parser/complex/Galindo2025_Electricity.uvl", "8:7: a feature of the type Integer"},
    {"uvl/uvl-parser/complex/Horcas2025_Icecream.uvl", "12:31: a feature with several instances"},
    {"uvl/uvl-parser/composition/composition_sub1.uvl",
     "2:2: the import of `composition_sub1_sub1` cannot be represented"},
    {"uvl/uvl-parser/generated/fm2.uvl", "6:61: a feature with several instances"},
    {"uvl/uvl-parser/generated/fm4.uvl", "2:9: a feature of the type String"},
    {"uvl/uvl-parser/language_level/type.uvl", "5:5: a feature of the type Real"},
    {"uvl/uvl-parser/lexing/dotinfeaturename.uvl", "2:5: the name `Fun.Fun` holds a dot"},
    {"uvl/uvl-parser/lexing/legalnumbers.uvl", "5:5: the reference `A.float`"},
    {"uvl/uvl-parser/syntax/comments.uvl", "11:5: the reference `B.Fun`"},
    {"uvl/uvl-parser/syntax/dash.uvl", "4:12: a feature of the type Integer"},
    {"uvl/uvl-parser/type_level/string-attributes.uvl", "2:3: the import of `nested`"},
}};

}  // namespace

TEST_CASE("feature models have as many features as an independent reader counts") {
  const std::optional<std::string> corpus = corpusFolder();
  if (!corpus) {
    WARN("skipped: DYETRACE_CORPUS is not set");
    return;
  }
  const std::string folder = *corpus + "/settings/";
  std::size_t compared = 0;
  for (const Row& row : readTable(folder + "expected.tsv")) {
    const std::string& file = row.at("file");
    INFO(file);
    const Import import = importFile(folder + file, file);
    const auto worse =
        std::count_if(import.diagnostics.begin(), import.diagnostics.end(),
                      [](const Diagnostic& diagnostic) { return diagnostic.level != Level::note; });
    CHECK(worse == 0);
    if (row.at("features").empty() || file == kShopModel) continue;
    CHECK(std::to_string(import.product.settings.size()) == row.at("features"));
    ++compared;
  }
  CHECK(compared > 240);
}

TEST_CASE("UVL beyond switches is refused with its place and the reason") {
  const std::optional<std::string> corpus = corpusFolder();
  if (!corpus) {
    WARN("skipped: DYETRACE_CORPUS is not set");
    return;
  }
  for (const RefusedFile& refused : kRefused) {
    INFO(refused.path);
    std::string message;
    try {
      importFile(*corpus + "/settings/" + refused.path, "model.uvl");
    } catch (const Error& error) {
      message = error.what();
    }
    CHECK(message.starts_with("model.uvl:" + std::string(refused.message)));
  }
}

TEST_CASE("UVL of the Boolean level is read although nobody counted it") {
  const std::optional<std::string> corpus = corpusFolder();
  if (!corpus) {
    WARN("skipped: DYETRACE_CORPUS is not set");
    return;
  }
  const auto features = [&](const std::string& file) {
    return importFile(*corpus + "/settings/" + file, file).product.settings.size();
  };
  CHECK(features("uvl/uvl-parser/boolean_level/cardinality02.uvl") == 19);
  CHECK(features("uvl/uvl-parser/boolean_level/attribute_constraints/fm01_attrctcs.uvl") == 5);
  CHECK(features("uvl/uvl-parser/syntax/comments_and_blanks/fm01_blanks.uvl") == 12);
  CHECK(features("uvl/uvl-parser/syntax/comments_and_blanks/fm03_block_comment.uvl") == 12);
  CHECK(features("uvl/uvl-parser/syntax/comments_and_blanks/fm04_tabs.uvl") == 12);
  CHECK(features("flamapy/uvl_models/JHipster.uvl") == 45);
  CHECK(features("flamapy/uvl_models/group_cardinalities.uvl") == 8);
}
