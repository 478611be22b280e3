// The worked example of the settings format against answers that somebody else computed by brute
// force: every one of its 10,368 configurations was listed and asked.

#include <memory>
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

void checkCounts(Example& example, const std::string& line) {
  const std::string key = partsOf(line, ' ')[1];
  const Setting& setting = example.product().settings[example.product().settingNamed(key)];
  std::string counts = "count " + key + " {";
  for (std::size_t option = 0; option < setting.options.size(); ++option) {
    const bool number = setting.kind == SettingKind::number;
    counts += (option > 0 ? ", " : "") +
              std::to_string(number ? setting.options[option].from : std::int64_t(option)) + ": " +
              example.where(key + " = " + setting.options[option].key).count().exact;
  }
  CHECK(counts + "}" == line);
}

void checkFlow(Example& example, const std::string& line) {
  const std::string flow = partsOf(line, ' ')[1];
  const ConditionAnswers& answers = example.settings().answers(example.exposure(flow));
  CHECK("flow " + flow + " on in " + answers.count.exact + " of " + answers.of.exact == line);
}

/// How often the flow is on although the setting that claims it is off.
std::string claimed(Example& example, const std::string& setting, const std::string& flow) {
  const Condition off = example.where(setting + " = off");
  return "claim " + setting + "=off but " + flow +
         " on: " + (off & example.conditionOf(flow)).count().exact + " of " + off.count().exact;
}

/// `toggle pairs loc_store loc_history=270/1440 …`
void checkToggles(Example& example, const std::string& line) {
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

/// A row of the table of contexts: region, age, cohort, validity, what is broken, flows, switches.
void checkContext(Example& example, const std::vector<std::string>& row) {
  const std::size_t context = example.contextOf(row);
  const Context& people = example.settings().people().contexts()[context];
  CHECK(people.valid == (row[3] != "NO"));
  CHECK(people.violated.size() == partsOf(row[4], ';').size());
  CHECK(flowsOn(example, context) == row[5]);
  CHECK(fewestSwitches(example, context) == row[6]);
}

/// Nothing if the corpus is not there.
std::unique_ptr<Example> exampleOfCorpus() {
  if (const std::optional<std::string> corpus = corpusFolder())
    return std::make_unique<Example>(*corpus + "/settings");
  WARN("skipped: DYETRACE_CORPUS is not set");
  return nullptr;
}

}  // namespace

TEST_CASE("the example of the settings format is read without a complaint but its own defaults") {
  const auto example = exampleOfCorpus();
  if (!example) return;
  REQUIRE(example->diagnostics().size() == 2);
  CHECK(
      example->diagnostics()[0].message ==
      "the defaults break the constraint `precise = on -> loc_history = on` in 18 of 18 contexts, "
      "such as region = eu, age = u13, cohort = new");
  CHECK(example->diagnostics()[1].message ==
        "the defaults break the constraint `flag_new_feed = on -> !audience = only_me` in 6 of 18 "
        "contexts, such as region = eu, age = teen, cohort = new");
}

TEST_CASE("the example has the counts and conditions that brute force gives") {
  const auto example = exampleOfCorpus();
  if (!example) return;
  REQUIRE(example->settings().determined());
  std::size_t assignments = 1;
  for (const Setting& setting : example->product().settings) assignments *= setting.options.size();
  CHECK("assignments " + std::to_string(assignments) + " valid " +
            example->settings().space().always().count().exact ==
        example->linesWith("assignments").front());
  for (const std::string& line : example->linesWith("count ")) checkCounts(*example, line);
  for (const std::string& line : example->linesWith("flow ")) checkFlow(*example, line);
  CHECK(example->linesWith("claim ") ==
        std::vector<std::string>{claimed(*example, "loc_history", "loc_store"),
                                 claimed(*example, "ads_personal", "ads_profile")});
  for (const std::string& line : example->linesWith("toggle pairs ")) checkToggles(*example, line);
}

TEST_CASE("the example starts in each context as brute force says, and takes as many switches") {
  const auto example = exampleOfCorpus();
  if (!example) return;
  std::size_t contexts = 0;
  for (const std::string& line : example->linesWith("")) {
    const std::vector<std::string> row = partsOf(line, '\t');
    if (row.size() != 7 || row[0] == "region") continue;
    INFO(line);
    checkContext(*example, row);
    ++contexts;
  }
  CHECK(contexts == 18);
}
