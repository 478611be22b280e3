// The worked example of the settings format against answers that somebody else computed by brute
// force: every one of its 10,368 configurations was listed and asked.

#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "analysis/review.h"
#include "analysis/settings/influence.h"
#include "importers/importer.h"
#include "tests/corpus/bpmn_corpus.h"

using namespace dyetrace;
using namespace dyetrace::test;

namespace {

std::vector<std::string> linesOf(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> partsOf(const std::string& line, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(line);
  for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
  return parts;
}

/// The example with all that is asked of it.
class Example {
 public:
  explicit Example(const std::string& folder)
      : import_(importModel({{"example.xml", readFile(folder + "/example-settings.xml")}}, {})),
        reviewed_(import_.product, {}),
        lines_(linesOf(readFile(folder + "/example-settings.expected.txt"))) {}

  const Product& product() const { return import_.product; }
  const Diagnostics& diagnostics() const { return import_.diagnostics; }
  SettingsAnalysis& settings() { return *reviewed_.settings; }
  const std::vector<std::string>& lines() const { return lines_; }

  std::vector<std::string> linesWith(const std::string& beginning) const {
    std::vector<std::string> found;
    for (const std::string& line : lines_) {
      if (line.starts_with(beginning)) found.push_back(line);
    }
    return found;
  }

  std::size_t exposure(const std::string& flow) {
    for (std::size_t i = 0; i < settings().exposures().size(); ++i) {
      if (settings().exposures()[i].key == flow) return i;
    }
    throw std::runtime_error("no flow " + flow);
  }
  const Condition& conditionOf(const std::string& flow) {
    return settings().exposures()[exposure(flow)].condition;
  }
  Condition where(const std::string& guard) {
    return settings().space().where(parseGuard(guard).guard);
  }

  /// The contexts are listed as region, age and cohort change, the last fastest.
  std::size_t contextOf(const std::vector<std::string>& row) {
    for (std::size_t i = 0; i < settings().people().contexts().size(); ++i) {
      const Configuration& start = settings().people().contexts()[i].start;
      const auto has = [&](const char* key, const std::string& option) {
        const SettingId id = product().settingNamed(key);
        return product().settings[id].options[start[id]].key == option ||
               std::to_string(start[id]) == option;
      };
      if (has("region", row[0]) && has("age", row[1]) && has("cohort", row[2])) return i;
    }
    throw std::runtime_error("no such context");
  }

 private:
  Import import_;
  Reviewed reviewed_;
  std::vector<std::string> lines_;
};

const std::vector<std::string> kFlows{"loc_store", "post_public", "ads_profile", "precise_ads"};

/// `loc_store ads_profile` of the flows that people start with.
std::string flowsOn(Example& example, std::size_t context) {
  std::string on;
  for (const std::string& flow : kFlows) {
    const auto& answer = example.settings().answers(example.exposure(flow)).contexts[context];
    if (answer.byDefault) on += (on.empty() ? "" : " ") + flow;
  }
  return on.empty() ? "-" : on;
}

/// `loc_store:2 ads_profile:2`: the fewest switches that stop each of them.
std::string fewestSwitches(Example& example, std::size_t context) {
  std::string switches;
  for (const std::string& flow : kFlows) {
    const auto& answer = example.settings().answers(example.exposure(flow)).contexts[context];
    if (!answer.byDefault) continue;
    const std::string count = answer.stop ? std::to_string(answer.stop->changed.size()) : "never";
    switches += (switches.empty() ? "" : " ") + flow + ":" + count;
  }
  return switches.empty() ? "-" : switches;
}

}  // namespace

TEST_CASE("the example of the settings format has the answers that brute force gives") {
  const std::optional<std::string> corpus = corpusFolder();
  if (!corpus) {
    WARN("skipped: DYETRACE_CORPUS is not set");
    return;
  }
  Example example(*corpus + "/settings");
  REQUIRE(example.settings().determined());

  // Two constraints forbid what people start with, and nothing else is wrong with the file.
  REQUIRE(example.diagnostics().size() == 2);
  CHECK(
      example.diagnostics()[0].message ==
      "the defaults break the constraint `precise = on -> loc_history = on` in 18 of 18 contexts, "
      "such as region = eu, age = u13, cohort = new");
  CHECK(example.diagnostics()[1].message ==
        "the defaults break the constraint `flag_new_feed = on -> !audience = only_me` in 6 of 18 "
        "contexts, such as region = eu, age = teen, cohort = new");

  std::size_t assignments = 1;
  for (const Setting& setting : example.product().settings) assignments *= setting.options.size();
  CHECK("assignments " + std::to_string(assignments) + " valid " +
            example.settings().space().always().count().exact ==
        example.lines().front());

  for (const std::string& line : example.linesWith("count ")) {
    const std::string key = partsOf(line, ' ')[1];
    const Setting& setting = example.product().settings[example.product().settingNamed(key)];
    std::string counts = "count " + key + " {";
    for (std::size_t option = 0; option < setting.options.size(); ++option) {
      const bool number = setting.kind == SettingKind::number;
      const std::string name =
          number ? std::to_string(setting.options[option].from) : std::to_string(option);
      counts += (option > 0 ? ", " : "") + name + ": " +
                example.where(key + " = " + setting.options[option].key).count().exact;
    }
    CHECK(counts + "}" == line);
  }

  for (const std::string& line : example.linesWith("flow ")) {
    const std::string flow = partsOf(line, ' ')[1];
    const ConditionAnswers& answers = example.settings().answers(example.exposure(flow));
    CHECK("flow " + flow + " on in " + answers.count.exact + " of " + answers.of.exact == line);
  }

  const auto claim = [&](const std::string& setting, const std::string& flow) {
    const Condition protective = example.where(setting + " = off");
    return "claim " + setting + "=off but " + flow +
           " on: " + (protective & example.conditionOf(flow)).count().exact + " of " +
           protective.count().exact;
  };
  CHECK(example.linesWith("claim ") ==
        std::vector<std::string>{claim("loc_history", "loc_store"),
                                 claim("ads_personal", "ads_profile")});

  for (const std::string& line : example.linesWith("toggle pairs ")) {
    const std::vector<std::string> parts = partsOf(line, ' ');
    for (std::size_t i = 3; i < parts.size(); ++i) {
      const std::string key = partsOf(parts[i], '=')[0];
      const Influence influence =
          influences(example.product(), example.settings().space(), example.conditionOf(parts[2]),
                     {example.product().settingNamed(key)})
              .front();
      INFO(parts[2]);
      CHECK(key + "=" + std::to_string(static_cast<long>(influence.differing)) + "/" +
                std::to_string(static_cast<long>(influence.pairs)) ==
            parts[i]);
    }
  }

  std::size_t contexts = 0;
  for (const std::string& line : example.lines()) {
    const std::vector<std::string> row = partsOf(line, '\t');
    if (row.size() != 7 || row[0] == "region") continue;
    INFO(line);
    const std::size_t context = example.contextOf(row);
    const Context& people = example.settings().people().contexts()[context];
    CHECK(people.valid == (row[3] != "NO"));
    CHECK(people.violated.size() == partsOf(row[4], ';').size());
    CHECK(flowsOn(example, context) == (row[5].empty() ? "-" : row[5]));
    CHECK(fewestSwitches(example, context) == (row[6].empty() ? "-" : row[6]));
    ++contexts;
  }
  CHECK(contexts == 18);
}
