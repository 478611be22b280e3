// Feature models of other people, with answers from independent tools: which features are in every
// configuration or in none, which only look optional, and how many configurations there are.

#include <algorithm>
#include <array>
#include <set>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

#include "analysis/settings/configuration_count.h"
#include "analysis/settings/feature_questions.h"
#include "importers/importer.h"
#include "tests/corpus/bpmn_corpus.h"
#include "tests/support/tried.h"

using namespace dyetrace;
using namespace dyetrace::test;

namespace {

constexpr std::size_t kOn = 1;

/// Smaller than usual: enough for all rows but those below, which would only take long.
constexpr CountBudget kBudget = {60'000'000, 20'000'000, 400'000'000};

/// Rows whose count is beyond the budget.
const std::set<std::string> kNotCounted = {
    "fmbench/original/finance__decisionmaking__AlHajjaji2019.xml",
    "fmbench/uvl/finance__decisionmaking__AlHajjaji2019.uvl",
    "fmbench/dimacs/finance__decisionmaking__AlHajjaji2019.dimacs",
};

/// Rows that speak of another model than the file:
/// - e_shop: see settings_corpus_test.cpp;
/// - navigation: counted on the UVL conversion, in which the only member of the group below
///   `subseaField` is optional; the file says `[1,*]`, at least one of one;
/// - 2016-2790: says that only the root is in every configuration, but `types`, `sources`,
/// `exploits`
///   and three more stand under `mandatory` from the root down.
const std::set<std::string> kAnotherModel = {
    "fmbench/original/e_commerce__e_shop__Lau2006.xml",
    "fmbench/original/navigation__subseacontrolsystem__Mendonca2009.xml",
    "fmbench/uvl/security__CVE__VarelaVaca2020-2016-2790.uvl",
};

using Names = std::multiset<std::string>;

/// As the table writes it, where white space around a name counts as well.
std::string withoutSpaces(std::string name) {
  std::replace(name.begin(), name.end(), ' ', '_');
  while (name.ends_with('_')) name.pop_back();
  return name;
}

Names namesIn(const std::string& list) {
  std::istringstream words(list);
  Names names;
  for (std::string word; words >> word;) names.insert(withoutSpaces(word));
  return names;
}

Names namesOf(const Product& product, const SettingAnswers& answers, Fate fate) {
  Names names;
  for (const SettingId id : product.settings.ids()) {
    if (answers.anyValid == SatAnswer::yes && answers.fates[id.index()][kOn] == fate)
      names.insert(withoutSpaces(product.settings[id].key));
  }
  return names;
}

void checkNames(const Row& row, const char* column, const char* listed, const Names& names) {
  INFO(column);
  CHECK(std::to_string(names.size()) == row.at(column));
  if (!row.at(listed).empty()) CHECK(names == namesIn(row.at(listed)));
}

/// The only member of a group, declared mandatory as well.
bool isDeclared(const Product& product, const FalseOptional& each) {
  return each.inGroup && product.settings[each.setting].feature->mandatory;
}

/// The benchmark counts members of groups (unless declared mandatory) and children of dead features
/// among the false-optional ones; the other sources tell members of groups apart and leave children
/// of dead ones out.
void checkFalseOptional(const Row& row, const Product& product, const SettingAnswers& answers) {
  const bool all = row.at("file").starts_with("fmbench/");
  Names names;
  std::size_t inGroups = 0;
  for (const FalseOptional& each : answers.falseOptional) {
    if (all ? isDeclared(product, each) : each.parentDead) continue;
    if (all || !each.inGroup) names.insert(withoutSpaces(product.settings[each.setting].key));
    inGroups += each.inGroup ? 1 : 0;
  }
  checkNames(row, "false_optional", "false_optional_names", names);
  if (!all) CHECK(std::to_string(inGroups) == row.at("false_optional_in_groups"));
}

void checkAnswers(const Row& row, const Product& product) {
  const SettingAnswers answers = askAboutSettings(product);
  CHECK(answers.anyValid == (row.at("void") == "yes" ? SatAnswer::no : SatAnswer::yes));
  checkNames(row, "core", "core_names", namesOf(product, answers, Fate::always));
  checkNames(row, "dead", "dead_names", namesOf(product, answers, Fate::never));
  CHECK(answers.falseOptionalUndetermined.empty());
  checkFalseOptional(row, product, answers);
}

}  // namespace

TEST_CASE("feature models have the answers that independent tools give") {
  const std::optional<std::string> corpus = corpusFolder();
  if (!corpus) {
    WARN("skipped: DYETRACE_CORPUS is not set");
    return;
  }
  const std::string folder = *corpus + "/settings/";
  std::size_t counted = 0;
  std::size_t rows = 0;
  std::size_t expected = 0;
  for (const Row& row : readTable(folder + "expected.tsv")) {
    const std::string& file = row.at("file");
    INFO(file);
    if (kAnotherModel.contains(file) || ++rows % testing::kOneInCases != 0) continue;
    expected += kNotCounted.contains(file) ? 0 : 1;
    const Product product = importModel({{file, readFile(folder + file)}}, {}).product;
    if (!row.at("void").empty()) checkAnswers(row, product);
    if (kNotCounted.contains(file)) continue;
    const auto count = countConfigurations(validConfigurations(product), kBudget);
    CHECK((count ? count->exact : "not computed") == row.at("configurations"));
    counted += count ? 1 : 0;
  }
  CHECK(rows == 277 - kAnotherModel.size());
  CHECK(counted == expected);
}

TEST_CASE("what differs only in hidden features counts once, as FeatureIDE states") {
  const std::optional<std::string> corpus = corpusFolder();
  if (!corpus) {
    WARN("skipped: DYETRACE_CORPUS is not set");
    return;
  }
  for (const char* name : {"testHidden.xml", "testDependendHidden.xml"}) {
    INFO(name);
    const std::string path = *corpus + "/settings/featureide/inline/" + name;
    const Product product = importModel({{name, readFile(path)}}, {}).product;
    CHECK(countWithoutHidden(validConfigurations(product)) == "2");
  }
}
