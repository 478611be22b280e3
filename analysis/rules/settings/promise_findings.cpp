#include "analysis/rules/settings/promise_findings.h"

#include <algorithm>

namespace dyetrace {
namespace {

/// The promises that pass, of one setting and with one winner.
struct Passing {
  SettingId setting{};
  SettingId winner{};
  std::vector<Promise> promises{};
};

std::vector<Passing> passing(const SettingsAnalysis& settings, PromiseTest test) {
  std::vector<Passing> all;
  for (const Promise& promise : promisesOf(settings)) {
    if (!test(settings.product(), promise)) continue;
    const auto known = std::find_if(all.begin(), all.end(), [&](const Passing& each) {
      return each.setting == promise.setting && each.winner == promise.winner;
    });
    Passing& to = known != all.end()
                      ? *known
                      : all.emplace_back(Passing{promise.setting, promise.winner, {}});
    to.promises.push_back(promise);
  }
  return all;
}

std::size_t countOf(const Condition& condition) {
  return static_cast<std::size_t>(condition.count().approximate);
}

}  // namespace

std::vector<BrokenPromise> brokenPromises(const SettingsAnalysis& settings, PromiseTest test) {
  std::vector<BrokenPromise> broken;
  for (const Passing& each : passing(settings, test)) {
    std::vector<std::size_t> exposures;
    for (const Promise& promise : each.promises) exposures.push_back(promise.exposure);
    for (ExposureGroup& group : grouped(settings, exposures)) {
      const auto main =
          std::find_if(each.promises.begin(), each.promises.end(),
                       [&](const Promise& promise) { return promise.exposure == group.gravest(); });
      broken.push_back({*main, std::move(group)});
    }
  }
  return broken;
}

Finding findingOn(RuleContext& context, const RuleDescription& rule, const BrokenPromise& broken) {
  const Product& product = context.product();
  std::vector<SettingId> settings{broken.promise.setting};
  if (broken.promise.winner.valid()) settings.push_back(broken.promise.winner);
  Finding finding = findingOn(context, rule, broken.group.gravest(), settings);
  atLeast(finding.severity, Severity::high, "the setting promises to stop it");
  const Exposure& exposure = context.settings()->exposures()[broken.group.gravest()];
  if (exposure.label.valid() && specialOf(product, exposure.label) != Special::none) {
    atLeast(finding.severity, Severity::critical, "special-category data");
  }
  return finding;
}

std::string exampleWords(const SettingsAnalysis& settings, const BrokenPromise& broken) {
  const Product& product = settings.product();
  const Promise& promise = broken.promise;
  std::vector<SettingId> shown = settings.exposures()[promise.exposure].condition.support();
  if (std::find(shown.begin(), shown.end(), promise.setting) == shown.end()) {
    shown.insert(shown.begin(), promise.setting);
  }
  if (shown.size() > 6) shown.resize(6);
  std::string words;
  if (settings.space().has(promise.setting)) {
    const Condition off = protecting(settings, promise.setting);
    words = "So it is in " + std::to_string(countOf(promise.left)) + " of " +
            std::to_string(countOf(off)) + " configurations in which it protects. ";
  }
  return words + "Nearest to the defaults: " + stateWords(product, promise.example, shown) + "." +
         othersOf(settings, broken.group);
}

std::optional<RuleAnswer> nobodyPromises(const SettingsAnalysis& settings) {
  if (!promisesOf(settings).empty()) return std::nullopt;
  return doesNotApply("No setting claims to control anything that the model has.");
}

bool isKillSwitch(const Setting& setting) {
  return setting.role == "kill";
}

}  // namespace dyetrace
