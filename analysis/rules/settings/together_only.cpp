// SET-06. Each of two settings looks harmless; only both together open it.

#include <algorithm>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/exposure_groups.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/settings_support.h"
#include "analysis/settings/combinations.h"

namespace dyetrace {
namespace {

constexpr std::size_t kMostSettings = 12;

bool turnedByPeople(const Setting& setting) {
  return setting.owner == SettingOwner::person || setting.owner == SettingOwner::otherPerson ||
         setting.owner == SettingOwner::unknown;
}

/// What of a combination gives up protection, by people's own doing.
Combination exposingPart(const Product& product, const Combination& combination) {
  Combination part;
  for (const OptionRange& range : combination) {
    const Setting& setting = product.settings[range.setting];
    const auto safe = protectiveOptions(setting);
    const bool exposing =
        !safe.empty() && std::none_of(safe.begin(), safe.end(), [&](std::size_t option) {
          return range.from <= option && option <= range.to;
        });
    if (turnedByPeople(setting) && exposing) part.push_back(range);
  }
  return part;
}

/// Told by one of the settings, so that nobody is surprised.
bool isTold(const SettingsAnalysis& settings, const Combination& part, std::size_t exposure) {
  return std::any_of(part.begin(), part.end(), [&](const OptionRange& range) {
    const auto claims = claimedBy(settings, range.setting);
    return std::find(claims.begin(), claims.end(), exposure) != claims.end();
  });
}

/// One above or below the other in the tree of settings: the upper one is how to get to the lower.
bool nested(const Product& product, const Combination& part) {
  const auto above = [&](SettingId upper, SettingId lower) {
    for (SettingId id = product.settings[lower].parent; id.valid();
         id = product.settings[id].parent) {
      if (id == upper) return true;
    }
    return false;
  };
  for (const OptionRange& one : part) {
    for (const OptionRange& other : part) {
      if (above(one.setting, other.setting)) return true;
    }
  }
  return false;
}

/// The first smallest combination that takes two settings of people; null if there is none.
const Combination* surprising(const SettingsAnalysis& settings, const Combinations& all,
                              std::size_t exposure) {
  for (const Combination& each : all.smallest) {
    const Combination part = exposingPart(settings.product(), each);
    if (part.size() < 2) continue;
    if (!isTold(settings, part, exposure) && !nested(settings.product(), part)) return &each;
  }
  return nullptr;
}

bool startsSo(const SettingsAnalysis& settings, const Combination& part) {
  const auto& contexts = settings.people().contexts();
  return std::any_of(contexts.begin(), contexts.end(), [&](const Context& context) {
    return std::all_of(part.begin(), part.end(), [&](const OptionRange& range) {
      const std::size_t option = context.start[range.setting];
      return range.from <= option && option <= range.to;
    });
  });
}

Finding reportTogetherOnly(RuleContext& context, const RuleDescription& rule,
                           const ExposureGroup& group, const Combination& combination) {
  const Product& product = context.product();
  const SettingsAnalysis& settings = *context.settings();
  const Exposure& exposure = settings.exposures()[group.gravest()];
  const Combination part = exposingPart(product, combination);
  std::vector<SettingId> ids;
  for (const OptionRange& range : part) ids.push_back(range.setting);
  Finding finding = findingOn(context, rule, group.gravest(), ids);
  finding.sentence =
      "Only " + quotedTitles(product, ids) + " together open it: " + clauseOf(exposure) + ".";
  finding.detail = "When " + words::combination(product, combination) +
                   ". Without any one of them it does not happen, and none of them tells of it." +
                   othersOf(settings, group);
  finding.fix = "Ask for this by itself, or say in both texts what they do together.";
  finding.ask = "Where would people learn what these settings do together?";
  if (startsSo(settings, part)) {
    atLeast(finding.severity, Severity::high, "all of them are defaults of somebody");
  }
  return finding;
}

RuleAnswer askTogetherOnly(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  SettingsAnalysis& settings = *context.settings();
  RuleAnswer answer;
  bool complete = true;
  for (const ExposureGroup& group : unneededGroups(settings)) {
    const Condition& condition = settings.exposures()[group.gravest()].condition;
    const std::vector<SettingId>& support = settings.answers(group.gravest()).support;
    if (support.size() > kMostSettings) {
      complete = false;
      continue;
    }
    const Combinations all = combinations(context.product(), settings.space(), condition, support);
    const Combination* found = surprising(settings, all, group.gravest());
    complete = complete && (all.complete || found != nullptr);
    if (found != nullptr)
      answer.findings.push_back(reportTogetherOnly(context, rule, group, *found));
  }
  if (answer.findings.empty() && !complete) {
    return couldNotAsk("Undetermined: too many settings decide some of the flows.");
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeTogetherOnly() {
  return plainRule(
      {.code = "SET-06",
       .name = "Harmless alone, leaking together",
       .question = "Do settings that look harmless open something only together?",
       .checks =
           "The smallest combinations of options that open data at a recipient or a flow: one "
           "with two or more settings of people, each away from its protective option, none "
           "above another, and none of which claims what they open.",
       .severity = "weight x distance; at least high if all of it is somebody's defaults",
       .article = "Art. 25(1), 25(2)",
       .linddun = "U.1.1",
       .dpv = "risk:UnwantedDisclosureData",
       .fix = "Ask for what they open together by itself, or say it in their texts.",
       .needs = "settings that people turn, and flows with guards",
       .pattern = "left in the dark"},
      askTogetherOnly);
}

}  // namespace dyetrace
