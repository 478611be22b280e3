#include "analysis/settings/overview.h"

#include <algorithm>

#include "analysis/settings/configuration_count.h"
#include "analysis/settings/standing.h"
#include "analysis/settings/words.h"

namespace dyetrace {
namespace {

/// Truth tables people can read.
constexpr std::size_t kMostOverviewRows = 32;

std::uint64_t exposedAt(const SettingsAnalysis& settings, const Configuration& configuration) {
  std::uint64_t weight = 0;
  const auto& exposures = settings.exposures();
  const bool recipients = std::any_of(exposures.begin(), exposures.end(),
                                      [](const Exposure& each) { return each.label.valid(); });
  for (const Exposure& each : exposures) {
    if (each.label.valid() != recipients || each.required) continue;
    if (settings.isSo(each, configuration)) weight += each.weight;
  }
  return weight;
}

PrivateChoice choiceIn(const SettingsAnalysis& settings, std::size_t index) {
  const Context& context = settings.people().contexts()[index];
  PrivateChoice choice;
  choice.context = settings.people().titleOf(index);
  choice.validDefaults = context.valid;
  choice.exposedByDefault = exposedAt(settings, context.start);
  choice.exposedAtBest = choice.exposedByDefault;
  try {
    if (const auto best = settings.mostPrivate(index)) {
      choice.changes = words::changes(settings.product(), best->nearest);
      choice.switches = best->nearest.changed.size();
      choice.exposedAtBest = best->weight;
    }
  } catch (const OutOfBudget&) {
    choice.undetermined = true;
  }
  return choice;
}

void compare(const Product& product, SettingsAnalysis& settings, const Condition& condition,
             ExposureOverview& overview) {
  const std::vector<SettingId>& deciding = overview.facts.settings;
  if (deciding.size() > kMostCompared) {
    overview.notice = "influence and pairs are not worked out for more than " +
                      std::to_string(kMostCompared) + " settings";
  }
  overview.effects =
      effectsOn(product, settings.space(), condition, deciding, settings.people().firstStart());
}

bool hidesSome(const Product& product) {
  return std::any_of(product.settings.begin(), product.settings.end(), [](const Setting& setting) {
    return setting.feature && setting.feature->hidden;
  });
}

ActingSettings actingTogether(const std::vector<ExposureOverview>& exposures) {
  std::vector<SettingEffects> effects;
  effects.reserve(exposures.size());
  for (const ExposureOverview& each : exposures) effects.push_back(each.effects);
  return actingSettings(effects);
}

void count(const Product& product, SettingsOverview& overview) {
  const SettingsFormula formula = validConfigurations(product);
  if (auto counted = countConfigurations(formula)) {
    overview.count = std::move(counted->exact);
    overview.shares = std::move(counted->shares);
  }
  if (hidesSome(product)) overview.countWithoutHidden = countWithoutHidden(formula).value_or("");
}

}  // namespace

ExposureOverview overviewOf(const Product& product, SettingsAnalysis& settings,
                            const Exposure& exposure, const ConditionAnswers& answers) {
  ExposureOverview overview;
  overview.key = exposure.key;
  overview.title = exposure.title;
  overview.facts = settingsOf(settings, exposure.condition, answers);
  overview.effects.complete = answers.determined || answers.always || answers.never;
  if (answers.always || answers.never || !answers.determined) return overview;
  try {
    overview.combinations =
        combinations(product, settings.space(), exposure.condition, answers.support);
    if (auto table =
            settings.space().table(exposure.condition, answers.support, kMostOverviewRows)) {
      overview.table = std::move(*table);
    }
    compare(product, settings, exposure.condition, overview);
  } catch (const OutOfBudget&) {
    overview.notice = "beyond the budget; what is missing here is undetermined";
    overview.effects.complete = false;
  }
  return overview;
}

SettingsOverview overviewOf(const Product& product, SettingsAnalysis* settings) {
  SettingsOverview overview;
  overview.answers = askAboutSettings(product);
  if (overview.answers.anyValid == SatAnswer::yes) count(product, overview);
  if (settings == nullptr) return overview;
  overview.determined = settings->determined();
  if (!settings->answerable()) return overview;
  for (std::size_t i = 0; i < settings->exposures().size(); ++i) {
    overview.exposures.push_back(
        overviewOf(product, *settings, settings->exposures()[i], settings->answers(i)));
  }
  overview.acting = actingTogether(overview.exposures);
  for (std::size_t i = 0; settings->determined() && i < settings->people().contexts().size(); ++i) {
    overview.choices.push_back(choiceIn(*settings, i));
  }
  return overview;
}

}  // namespace dyetrace
