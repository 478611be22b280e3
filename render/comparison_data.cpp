#include "render/comparison_data.h"

#include <algorithm>

#include <fmt/format.h>

#include "analysis/settings/words.h"
#include "render/exposure_words.h"

namespace dyetrace::words {
namespace {

/// The side that has the place and the label.
struct Shown {
  const Product& product;
  const Whereabouts& side;
};

Shown shownOf(const Compared& compared, const ExposureChange& change) {
  const bool after = change.after.place.valid() && change.after.label.valid();
  if (after) return {compared.after.product, change.after};
  return {compared.before.product, change.before};
}

std::string subjectOf(const Compared& compared, const ExposureChange& change) {
  if (!change.before.flow.empty() || !change.after.flow.empty())
    return std::string(change.after.flow.empty() ? change.before.flow : change.after.flow);
  const Shown shown = shownOf(compared, change);
  return titleOf(shown.product, shown.side.label) + " at " +
         titleOf(shown.product.nodes[shown.side.place]);
}

std::string arrow(const std::string& before, const std::string& after) {
  return before == after ? after : before + " -> " + after;
}

std::string shareWords(const ExposureSide& side) {
  return side.unstated.valid() ? "unknown" : share(side.shareOfPeople);
}

/// What settings decide on both sides.
struct SettingWords {
  ExposureWords before;
  ExposureWords after;
};

ChangeLine exposureLine(const Compared& compared, SettingWords& words,
                        const ExposureChange& change) {
  const ExposureJudgement& judged = change.judged;
  ChangeLine line;
  line.sign = judged.newlyPossible() ? '+' : judged.noLongerPossible() ? '-' : '~';
  line.subject = subjectOf(compared, change) + ": " + std::string(judged.words());
  line.details.push_back(
      "so: " + arrow(words.before.condition(judged.before), words.after.condition(judged.after)));
  line.details.push_back("by default for: " + arrow(words.before.byDefault(judged.before),
                                                    words.after.byDefault(judged.after)));
  line.details.push_back("share of people: " +
                         arrow(shareWords(judged.before), shareWords(judged.after)));
  if (judged.newlyOn())
    line.details.push_back("newly on by default for: " + words.after.people(judged.newlyOnFor));
  const Shown shown = shownOf(compared, change);
  if (shown.side.place.valid())
    line.place = describe(shown.product, shown.product.nodes[shown.side.place].where, false);
  return line;
}

ChangeLine choiceLine(const Compared& compared, const ChoiceExposure& choice) {
  const Product& after = compared.after.product;
  ChangeLine line;
  line.sign = '!';
  const std::string what = choice.flow.empty() ? titleOf(after, choice.label) + " now reaches " +
                                                     titleOf(after.nodes[choice.place])
                                               : choice.flow + " now opens";
  line.subject =
      what + " in " + choice.count.exact + " of " + compared.comparison.data.choices.of.exact;
  line.details.push_back("the nearest to the defaults: " + choice.example);
  if (choice.optedOut)
    line.details.emplace_back("also where people had chosen what protects, against the default");
  if (!choice.settings.empty())
    line.details.push_back("because of how it starts: " + choice.settings);
  return line;
}

ChangeLine answerLine(const Compared& compared, const LaunchAnswer& answer) {
  ChangeLine line;
  line.sign = '!';
  line.subject = answer.rule + " " + answer.name + " (" +
                 std::string(severityName(answer.severity)) + "): " + answer.sentence;
  const auto add = [&](const char* side, const Product& product, const std::vector<Evidence>& all) {
    for (const Evidence& each : all) {
      line.details.push_back(std::string(side) + ": " + each.words + ", " +
                             describe(product, each.where, false));
    }
  };
  add("before", compared.before.product, answer.before);
  add("after", compared.after.product, answer.after);
  return line;
}

template <class Items, class ToLine>
void addGroup(std::vector<ChangeGroup>& groups, const std::string& heading, const Items& items,
              std::size_t most, ToLine toLine) {
  if (items.empty()) return;
  ChangeGroup group{heading, {}};
  for (const auto& item : items) {
    if (group.lines.size() == most) break;
    group.lines.push_back(toLine(item));
  }
  group.leftOut = items.size() - group.lines.size();
  groups.push_back(std::move(group));
}

std::string amountOf(std::size_t count, const char* one, const char* many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace

std::vector<ChangeGroup> dataGroups(const Compared& compared, std::size_t most) {
  const DataChanges& data = compared.comparison.data;
  SettingWords words{ExposureWords(compared.before), ExposureWords(compared.after)};
  const auto exposure = [&](const ExposureChange& each) {
    return exposureLine(compared, words, each);
  };
  std::vector<ChangeGroup> groups;
  addGroup(groups, "What the launch does", data.answers, most,
           [&](const LaunchAnswer& each) { return answerLine(compared, each); });
  addGroup(groups, "Choices that people already made, and that now share more",
           data.choices.exposures, most,
           [&](const ChoiceExposure& each) { return choiceLine(compared, each); });
  addGroup(groups, "Data at places", data.exposures, most, exposure);
  addGroup(groups, "Flows that no diagram draws", data.flows, most,
           [&](const UndrawnFlowChange& each) { return exposure(each.change()); });
  return groups;
}

std::string dataSummary(const DataChanges& data) {
  if (!data.determined) return "data: not determined, since it is beyond the budget";
  if (data.empty()) return "data is where it was";
  std::string flows;
  if (!data.flows.empty())
    flows = ", " + amountOf(data.flows.size(), "change of a flow that no diagram draws",
                            "changes of flows that no diagram draws");
  return amountOf(data.exposures.size(), "change of data at a place", "changes of data at places") +
         flows + ", " +
         amountOf(data.answers.size(), "answer to rules about launches",
                  "answers to rules about launches");
}

}  // namespace dyetrace::words
