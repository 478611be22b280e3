// The paragraph: each clause from a fact of the comparison, nothing else.

#include <algorithm>
#include <cctype>
#include <tuple>

#include <fmt/format.h>

#include "analysis/rules/support.h"
#include "analysis/settings/words.h"
#include "model/inherit.h"
#include "render/comparison_data.h"

namespace dyetrace::words {
namespace {

constexpr std::size_t kMostSentences = 4;
constexpr int kBeyondCompany = 2;

/// Exposures at one place of which the same can be said.
struct Told {
  NodeId place{};
  std::string how{};    ///< `newly reach`,
  std::string where{};  ///< and, after the place, in which cases.
  std::string share{};
  std::string standing{};
  std::vector<std::string> labels{};
};

std::string aboutShare(double fraction) {
  if (fraction >= 1) return "everybody";
  if (fraction <= 0) return "nobody, unless somebody turns it on";
  const std::string said = share(fraction);
  return (std::isdigit(static_cast<unsigned char>(said.front())) != 0 ? "about " : "") + said +
         " of people";
}

/// How many screens a person opens to get to the control; 0 if nobody said.
std::size_t depthOf(const Product& product, std::string screen) {
  std::size_t depth = 0;
  while (!screen.empty() && depth <= product.screens.size()) {
    ++depth;
    const auto found = std::find_if(product.screens.begin(), product.screens.end(),
                                    [&](const Screen& each) { return each.key == screen; });
    screen = found == product.screens.end() ? std::string() : found->parent;
  }
  return depth;
}

/// By the shortest way to the option.
std::size_t depthOf(const Product& product, SettingId id, std::size_t option) {
  const Setting& setting = product.settings[id];
  std::size_t least = 0;
  for (const Control& control : setting.controls) {
    const bool sets = control.option.empty() || control.option == setting.options[option].key;
    const std::size_t depth = depthOf(product, control.screen);
    if (sets && depth > 0 && (least == 0 || depth < least)) least = depth;
  }
  return least;
}

struct Stop {
  const Nearest* hardest = nullptr;
  bool sameCount = true;    ///< For all who have it on by default,
  bool sameChanges = true;  ///< and the same switches.
  bool anybody = false;     ///< Can turn it off.
};

/// The most that it takes anybody who has it on by default.
Stop stopOf(const ConditionAnswers& answers) {
  Stop stop;
  const Nearest*& most = stop.hardest;
  for (const ContextAnswer& each : answers.contexts) {
    if (!each.byDefault || !each.stop) continue;
    stop.anybody = true;
    if (most != nullptr && each.stop->changed != most->changed) stop.sameChanges = false;
    if (most != nullptr && each.stop->changed.size() != most->changed.size())
      stop.sameCount = false;
    if (most == nullptr || each.stop->changed.size() > most->changed.size()) most = &*each.stop;
  }
  return stop;
}

std::string stopWords(const Product& product, const ConditionAnswers& answers) {
  const Stop found = stopOf(answers);
  if (!found.anybody) return "nothing that they can set stops it";
  if (!answers.personCanStop()) return "not all of them can turn it off";
  const Nearest* stop = found.hardest;
  const std::size_t count = stop->changed.size();
  std::string said = fmt::format("turning it off takes {}{} switch{}",
                                 found.sameCount ? "" : "up to ", count, count == 1 ? "" : "es");
  std::size_t deepest = 0;
  for (const SettingId id : stop->changed)
    deepest = std::max(deepest, depthOf(product, id, stop->configuration[id]));
  if (deepest > 1)
    said += fmt::format(", {}{} screens deep", count > 1 ? "one of them " : "", deepest);
  return said + (found.sameChanges ? " (" : " (for some: ") + changes(product, *stop) + ")";
}

/// `, on by default for everybody; turning it off takes 2 switches`.
std::string standingOf(const Compared& compared, const ExposureChange& change) {
  SettingsAnalysis* settings = compared.after.reviewed.settings.get();
  if (settings == nullptr) return "; nothing that people can set stops it";
  const ConditionAnswers& answers = settings->answersAt(change.after.place, change.after.label);
  if (answers.always) return ", whatever they choose";
  if (!change.after.onByDefault) return ", off by default";
  return ", on by default for " + change.after.byDefault + "; " +
         stopWords(compared.after.product, answers);
}

void tell(const Compared& compared, const ExposureChange& change, std::vector<Told>& all) {
  Told told;
  told.place = change.after.place;
  const bool further =
      change.relation != Relation::same || change.relationAtAnyOption != Relation::same;
  told.how = change.newlyPossible() ? "newly " : further ? "" : "by default newly ";
  if (!change.newlyPossible() && further) told.where = " in cases in which it did not before";
  told.share = aboutShare(change.after.shareOfPeople);
  if (!change.newlyPossible())
    told.share += " (before: " + share(change.before.shareOfPeople) + ")";
  told.standing = standingOf(compared, change);
  const auto same = std::find_if(all.begin(), all.end(), [&](const Told& each) {
    return std::tie(each.place, each.how, each.where, each.share, each.standing) ==
           std::tie(told.place, told.how, told.where, told.share, told.standing);
  });
  Told& into = same == all.end() ? all.emplace_back(std::move(told)) : *same;
  into.labels.push_back(titleOf(compared.after.product, change.after.label));
}

std::string sentenceOf(const Product& after, const Told& told, bool first) {
  const std::string data = listed(told.labels);
  return fmt::format("{} {}{} {}{} for {}{}.",
                     first ? "After this launch, " + data : capitalised(data), told.how,
                     told.labels.size() == 1 ? "reaches" : "reach",
                     titleOf(after.nodes[told.place]), told.where, told.share, told.standing);
}

/// Whether the model shows any personal data with somebody beyond the company.
bool showsRecipients(const ComparedModel& model) {
  for (const NodeId node : model.product.nodes.ids()) {
    if (distanceOf(roleOf(model.product, node).value) < kBeyondCompany) continue;
    const LabelSet there = labelsAt(model.reviewed.graph, model.reviewed.reach, node);
    for (const LabelId label : there.members()) {
      if (isPersonal(model.product, label)) return true;
    }
  }
  return false;
}

/// What no diagram draws is told apart from what does not happen.
std::string undrawnWords(const Compared& compared) {
  const auto undrawn = [](const ComparedModel& model) {
    const auto& all = model.product.bindings;
    return std::any_of(all.begin(), all.end(),
                       [](const FlowBinding& each) { return !each.bound.valid(); });
  };
  const bool some = undrawn(compared.before) || undrawn(compared.after);
  return some ? " Flows that only the settings name and no diagram draws are left out here." : "";
}

std::string worseWords(const Compared& compared) {
  std::vector<Told> all;
  for (const ExposureChange& each : compared.comparison.data.exposures) {
    if (each.worse()) tell(compared, each, all);
  }
  if (all.empty())
    return "After this launch, no personal data gets to anybody beyond the company more than "
           "before.";
  std::string text;
  for (std::size_t i = 0; i < std::min(all.size(), kMostSentences); ++i) {
    text += (i == 0 ? "" : " ") + sentenceOf(compared.after.product, all[i], i == 0);
  }
  if (all.size() > kMostSentences)
    text += fmt::format(" {} more of this kind are listed below.", all.size() - kMostSentences);
  return text;
}

std::string choicesWords(const ChoicesMade& choices) {
  if (choices.of.approximate <= 1) return {};
  if (choices.exposures.empty())
    return " No choice that people made before shares more afterwards.";
  const bool optedOut = std::any_of(choices.exposures.begin(), choices.exposures.end(),
                                    [](const ChoiceExposure& each) { return each.optedOut; });
  return " " + choices.sharing.exact + " of the " + choices.of.exact +
         " choices that people can have made before " +
         (choices.sharing.exact == "1" ? "shares" : "share") +
         " more afterwards without anybody's doing" +
         (optedOut ? ", also where people had chosen what protects them." : ".");
}

std::string goneWords(const Compared& compared) {
  std::vector<std::string> gone;
  for (const ExposureChange& each : compared.comparison.data.exposures) {
    const bool counts =
        each.noLongerPossible() && each.weight > 0 && each.distance >= kBeyondCompany;
    const Product& before = compared.before.product;
    if (counts)
      gone.push_back(titleOf(before, each.before.label) + " to " +
                     titleOf(before.nodes[each.before.place]));
  }
  return gone.empty() ? "" : " What no longer happens: " + listed(gone) + ".";
}

}  // namespace

std::string launchParagraph(const Compared& compared) {
  const DataChanges& data = compared.comparison.data;
  if (!data.determined)
    return "What this launch does to people's data was not determined: the settings are beyond "
           "the budget of the exact analysis.";
  if (!showsRecipients(compared.before) && !showsRecipients(compared.after))
    return "Neither model shows personal data with anybody beyond the company." +
           undrawnWords(compared);
  return worseWords(compared) + choicesWords(data.choices) + goneWords(compared) +
         undrawnWords(compared);
}

}  // namespace dyetrace::words
