// `dyetrace explain`: one kind of data, one place: by which roads it gets there, or why it does
// not.

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "analysis/path.h"
#include "analysis/review.h"
#include "analysis/settings/open_roads.h"
#include "analysis/settings/overview.h"
#include "analysis/spread.h"
#include "cli/command.h"
#include "cli/lookup.h"
#include "render/escape.h"
#include "render/spread_words.h"
#include "render/text_exposure.h"
#include "render/text_road.h"
#include "render/text_width.h"

namespace dyetrace {
namespace {

struct Question {
  const Product& product;
  const Reviewed& reviewed;
  NodeId place;
  std::string placeTitle;
  TerminalStyle style;  ///< Of the answer.
  SpreadQuestions& spread;
};

std::string safe(const std::string& text) {
  return displayText(text);
}

/// `head` and the words, broken to the width of the answer and lined up behind the head.
std::string item(const Question& question, const std::string& head, const std::string& words) {
  return hanging(head, safe(words), question.style.width);
}

std::string road(const Question& question, const Road& road, std::size_t number) {
  std::string head =
      fmt::format("Road {}: {}", number, words::counted(road.path.hops.size(), "step", "steps"));
  if (!road.open())
    head += fmt::format(", closed: no valid configuration has {}", toString(*road.closedBy));
  std::string text = item(question, "  ", head);
  for (const words::RoadStep& step : words::roadOf(question.product, road.path)) {
    const std::string place = step.number == 0 ? "" : std::to_string(step.number) + ".";
    text += hanging(fmt::format("    {:>3} ", place), words::lineOf(step), question.style.width);
  }
  return text;
}

std::string marksLine(const Question& question, LabelId label) {
  std::string always;
  for (const MarkId mark : question.product.marks.ids()) {
    const bool given =
        alwaysMarked(question.reviewed.graph, question.reviewed.reach, question.place, label, mark);
    if (given) always += (always.empty() ? "" : ", ") + question.product.marks[mark];
  }
  return always.empty() ? "" : fmt::format("  On every road: {}\n", safe(always));
}

/// When it is there, by default for whom, what stops it; empty if no setting has a say.
std::string settingsPart(const Question& question, LabelId label) {
  SettingsAnalysis* settings = question.reviewed.settings.get();
  if (settings == nullptr) return {};
  if (!settings->answerable()) {
    return item(question, "  ", "Under which settings is beyond the budget: undetermined.");
  }
  if (words::nothingIsValid(question.reviewed.review)) {
    return item(question, "  ",
                "No configuration is valid, so when is not told: `dyetrace settings` shows which "
                "constraints clash.");
  }
  Exposure exposure;
  if (settings->determined()) exposure.condition = settings->conditionAt(question.place, label);
  exposure.place = question.place;
  exposure.label = label;
  const ExposureOverview overview =
      overviewOf(question.product, *settings, exposure, settings->answersAt(question.place, label));
  return exposureToText(question.product, overview, {}, question.style);
}

/// Whether the settings, as far as they are fixed, keep it away from there.
bool neverThere(const Question& question, LabelId label, const std::vector<Road>& roads) {
  SettingsAnalysis* settings = question.reviewed.settings.get();
  const bool closed =
      std::none_of(roads.begin(), roads.end(), [](const Road& each) { return each.open(); });
  if (settings == nullptr || !settings->answerable() || !closed) return false;
  const ConditionAnswers& answers = settings->answersAt(question.place, label);
  return answers.known && answers.never;
}

/// How many copies arrive of one record; empty if nobody can tell.
std::string spreadPart(const Question& question, LabelId label) {
  if (words::nothingIsValid(question.reviewed.review)) return {};
  const auto spread = question.spread.at(question.place, label);
  return spread ? item(question, "  ", words::spread(question.product, *spread, label)) : "";
}

std::string arrives(const Question& question, const std::vector<Road>& roads, LabelId label) {
  std::string text =
      fmt::format("{} reaches {}.\n", titleOf(question.product, label), question.placeTitle);
  text += settingsPart(question, label) + spreadPart(question, label);
  if (!roads.empty() && roads.front().path.hops.empty()) {
    return text + fmt::format("  It starts there ({}).\n",
                              safe(describe(question.product,
                                            question.product.nodes[question.place].where)));
  }
  for (std::size_t i = 0; i < roads.size(); ++i) text += road(question, roads[i], i + 1);
  return text + marksLine(question, label);
}

std::string keptAway(const Question& question, const std::vector<Road>& roads, LabelId label) {
  std::string text = fmt::format("{} does not reach {}: no valid configuration opens a road.\n",
                                 titleOf(question.product, label), question.placeTitle);
  for (std::size_t i = 0; i < roads.size(); ++i) text += road(question, roads[i], i + 1);
  return text;
}

std::string doesNotArrive(const Question& question, LabelId label) {
  std::string text = fmt::format("{} does not reach {} on any drawn road.\n",
                                 titleOf(question.product, label), question.placeTitle);
  for (const Obstacle& obstacle : whyNot(question.product, question.reviewed.graph,
                                         question.reviewed.reach, question.place, label)) {
    text += item(question, "  - ", obstacle.words);
    if (!obstacle.flow.valid()) continue;
    const Location& where = question.product.flows[obstacle.flow].where;
    text += item(question, "    at ", describe(question.product, where));
  }
  return text;
}

class ExplainCommand : public Command {
 public:
  std::string name() const override { return "explain"; }
  std::string summary() const override {
    return "Say by which roads data gets to a place, or why it does not";
  }
  std::string epilogue() const override {
    return "Examples:\n"
           "  dyetrace explain my-feature/ --data location.precise --to 'Ads partner'\n"
           "  dyetrace explain my-feature/ --data email --to Store_Profile --roads 5\n"
           "  dyetrace explain my-feature/ --data email --to 'Ads partner' --why-not\n"
           "      only the kinds of that data which do not get there, and what stops them\n"
           "  dyetrace explain my-feature/ --data email --to 'Ads partner' --set ads=off\n"
           "      only configurations with that choice: roads that it closes are told as closed\n"
           "Exit code 0 if it arrives, 1 if it does not (with --why-not the other way round).\n";
  }

  void setUp(CLI::App& app) override {
    addModelOptions(app, model_);
    app.add_option("--data", data_,
                   "Kind of data, such as email, contact or location.precise:pseudonymous")
        ->required()
        ->type_name("CATEGORY");
    app.add_option("--to", place_, "The place: a name, or the id of an element")
        ->required()
        ->type_name("PLACE");
    app.add_option("--roads", roads_, "How many different roads to show at most")
        ->check(CLI::Range(1, 50))
        ->type_name("COUNT")
        ->capture_default_str();
    app.add_flag("--why-not", whyNot_, "Explain what stops it");
  }

  ExitCode run(Console& console) override {
    const LoadedModel import = loadModel(model_, console);
    const Product& product = import.product;
    const NodeId place = nodeNamed(product, place_);
    const std::vector<LabelId> labels = labelsNamed(product, data_);
    if (labels.empty()) {
      console.answer(fmt::format(
          "Nothing in this model says that `{}` is collected, held or carried.\n", safe(data_)));
      return whyNot_ ? ExitCode::nothingFound : ExitCode::findings;
    }
    const Reviewed reviewed = reviewProduct(product, reviewOptions(model_, import));
    const std::string placeTitle = safe(titleOf(product.nodes[place]));
    SpreadQuestions spread(reviewed.graph, reviewed.reach, reviewed.settings.get());
    return explain({product, reviewed, place, placeTitle, console.answerStyle(), spread}, labels,
                   console);
  }

 private:
  ExitCode explain(const Question& question, const std::vector<LabelId>& labels,
                   Console& console) const {
    const LabelSet present =
        labelsAt(question.reviewed.graph, question.reviewed.reach, question.place);
    OpenRoads openRoads(question.product, question.reviewed.graph);
    std::string text;
    bool some = false;
    for (const LabelId label : labels) {
      const bool drawn = present.contains(label);
      const std::vector<Road> roads =
          drawn ? openRoads.several(question.place, label, roads_) : std::vector<Road>();
      const bool here = drawn && !neverThere(question, label, roads);
      some = some || here != whyNot_;
      if (here && !whyNot_) text += arrives(question, roads, label);
      if (drawn && !here) text += keptAway(question, roads, label);
      if (!drawn) text += doesNotArrive(question, label);
    }
    if (text.empty()) {
      text = fmt::format("All of it reaches {}; leave out --why-not to see the roads.\n",
                         question.placeTitle);
    }
    console.answer(text);
    return some ? ExitCode::nothingFound : ExitCode::findings;
  }

  ModelOptions model_;
  std::string data_;
  std::string place_;
  std::size_t roads_ = 3;
  bool whyNot_ = false;
};

}  // namespace

std::unique_ptr<Command> makeExplainCommand() {
  return std::make_unique<ExplainCommand>();
}

}  // namespace dyetrace
