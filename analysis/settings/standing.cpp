#include "analysis/settings/standing.h"

#include <algorithm>

#include "analysis/settings/shares.h"
#include "analysis/settings/words.h"

namespace dyetrace {
namespace {

std::string onFor(const SettingsAnalysis& settings, const ConditionAnswers& answers) {
  std::vector<bool> which;
  for (const ContextAnswer& each : answers.contexts) which.push_back(each.byDefault);
  return words::contexts(settings.product(), settings.people(), which);
}

/// The context in which it takes most to stop it.
const ContextAnswer* hardest(const ConditionAnswers& answers) {
  const ContextAnswer* worst = nullptr;
  for (const ContextAnswer& each : answers.contexts) {
    if (!each.byDefault) continue;
    if (!each.stop) return &each;
    if (worst == nullptr || each.stop->changed.size() > worst->stop->changed.size()) worst = &each;
  }
  return worst;
}

std::string stopWords(const Product& product, const ConditionAnswers& answers) {
  const ContextAnswer* worst = hardest(answers);
  if (worst == nullptr) return {};
  if (!worst->stopKnown) return {};
  if (!worst->stop) return "nothing that the person can change stops it";
  const std::size_t count = worst->stop->changed.size();
  return std::to_string(count) + (count == 1 ? " switch: " : " switches: ") +
         words::changes(product, *worst->stop);
}

std::string conditionWords(const SettingsAnalysis& settings, const Condition& condition) {
  try {
    return words::condition(settings.product(), settings.space(), condition);
  } catch (const OutOfBudget&) {
    return "depending on more settings than can be listed";
  }
}

}  // namespace

SettingId withoutDefault(const People& people, const std::vector<SettingId>& deciding) {
  const auto found = std::find_if(deciding.begin(), deciding.end(),
                                  [&](SettingId id) { return !people.allState(id); });
  return found == deciding.end() ? SettingId() : *found;
}

Standing standingOf(SettingsAnalysis& settings, NodeId place, LabelId label) {
  return standingOf(settings, settings.answersAt(place, label));
}

Standing standingOf(const SettingsAnalysis& settings, const ConditionAnswers& answers) {
  if (!answers.known) return {0, "what the settings do was not determined within the budget"};
  if (answers.always) return {1, "always on, so also under the defaults"};
  const SettingId open = withoutDefault(settings.people(), answers.support);
  if (open.valid()) {
    return {0, "the default of " + titleOf(settings.product().settings[open]) + " is not known"};
  }
  if (answers.byDefaultSomewhere()) {
    return {1, "on by default for " + onFor(settings, answers)};
  }
  const double rare = settings.product().standard.rare;
  if (answers.determined && answers.shareOfConfigurations <= rare) {
    return {-1, "off by default and in at most " + percent(rare) + " of the configurations"};
  }
  return {0, "off by default"};
}

FindingSettings settingsOf(SettingsAnalysis& settings, const Condition& condition,
                           const ConditionAnswers& answers) {
  const Product& product = settings.product();
  FindingSettings facts;
  facts.determined = answers.determined;
  facts.searched = answers.known;
  if (answers.determined) facts.condition = conditionWords(settings, condition);
  facts.byDefault = onFor(settings, answers);
  facts.stop = stopWords(product, answers);
  facts.onByDefault = answers.byDefaultSomewhere();
  facts.stopKnown = std::all_of(answers.contexts.begin(), answers.contexts.end(),
                                [](const ContextAnswer& each) { return each.stopKnown; });
  facts.always = answers.always;
  facts.defaultUnknown = withoutDefault(settings.people(), answers.support).valid();
  facts.count = answers.count.exact;
  facts.of = answers.of.exact;
  facts.shareOfConfigurations = answers.shareOfConfigurations;
  facts.shareOfPeople = answers.shareOfPeople;
  facts.errorOfConfigurations = answers.errorOfConfigurations;
  facts.errorOfPeople = answers.errorOfPeople;
  facts.settings = answers.support;
  return facts;
}

}  // namespace dyetrace
