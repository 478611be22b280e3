#include "importers/settings/setting_attributes.h"

#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "importers/annotations/text.h"
#include "importers/annotations/values.h"
#include "importers/annotations/vocabulary.h"
#include "model/names.h"

namespace dyetrace::settings {

namespace {

/// One attribute of ours, with all that taking it needs.
struct Attribute {
  FeatureModel& model;
  Setting& setting;
  std::string_view value;
  const Location& where;
  Diagnostics& diagnostics;
};

void reportValue(const Attribute& attribute, const std::string& what, const std::string& expected) {
  attribute.diagnostics.push_back({Level::warning,
                                   "settings/value",
                                   "cannot read " + shown(attribute.value) + " as " + what,
                                   attribute.where,
                                   "Write " + expected + ".",
                                   {}});
}

void takeOwner(const Attribute& attribute) {
  const auto owner = settingOwnerFromName(attribute.value);
  if (owner) attribute.setting.owner = *owner;
  if (!owner) reportValue(attribute, "who turns it", "person, otherPerson, product or context");
}

void takeDefault(const Attribute& attribute) {
  takeDefaults(attribute.setting, attribute.value, attribute.where, attribute.diagnostics);
}

void takeShare(const Attribute& attribute) {
  const auto share = parseShare(attribute.value);
  if (!share) return reportValue(attribute, "a share of people", "0.3 or 30 %");
  attribute.setting.options.back().share = share;
}

void takeClaims(const Attribute& attribute) {
  for (std::string& flow : splitList(attribute.value))
    attribute.setting.claims.push_back(std::move(flow));
}

void takeOpens(const Attribute& attribute) {
  for (std::string& flow : splitList(attribute.value)) {
    FlowBinding binding;
    binding.flow = std::move(flow);
    binding.guard = featureOn(attribute.setting.key);
    binding.where = attribute.where;
    attribute.model.bindings.push_back(std::move(binding));
  }
}

template <std::string Setting::*member>
void takeText(const Attribute& attribute) {
  attribute.setting.*member = std::string(attribute.value);
}

struct Known {
  std::string_view key;
  void (*take)(const Attribute&);
};

constexpr std::array<Known, 11> kKnown{{
    {"owner", takeOwner},
    {"default", takeDefault},
    {"protective", takeText<&Setting::protective>},
    {"claims", takeClaims},
    {"claim_text", takeText<&Setting::claimText>},
    {"opens", takeOpens},
    {"label", takeText<&Setting::name>},
    {"help", takeText<&Setting::help>},
    {"group", takeText<&Setting::group>},
    {"role", takeText<&Setting::role>},
    {"share", takeShare},
}};

void reportKey(const std::string& key, const Location& where, Diagnostics& diagnostics) {
  std::vector<std::string> names;
  for (const Known& known : kKnown) names.emplace_back(known.key);
  std::string advice = didYouMean(nearestNames(key, names));
  if (advice.empty()) advice = "Known are: " + inWords(names, names.size()) + ".";
  diagnostics.push_back({Level::warning,
                         "settings/unknown-attribute",
                         "`privacy." + key + "` says nothing about a setting",
                         where,
                         std::move(advice),
                         {}});
}

SettingDefault defaultFrom(std::string_view text, const Location& where, Diagnostics& diagnostics) {
  SettingDefault made;
  made.where = where;
  const std::size_t condition = text.find(" if ");
  made.value = std::string(trimmed(text.substr(0, condition)));
  if (condition == std::string_view::npos) return made;
  const auto when =
      readGuard(text.substr(condition + 4), "condition of a default", where, diagnostics);
  made.when = when ? *when : Guard::never();
  return made;
}

}  // namespace

std::optional<Guard> readGuard(std::string_view text, std::string_view what, const Location& where,
                               Diagnostics& diagnostics) {
  GuardParse parse = parseGuard(text);
  if (parse.error.empty()) return std::move(parse.guard);
  diagnostics.push_back({Level::error,
                         "settings/guard",
                         "the " + std::string(what) + " " + shown(text) + " cannot be read: " +
                             parse.error + " at character " + std::to_string(parse.position + 1),
                         where,
                         "Write for example `region = eu & !child`.",
                         {}});
  return std::nullopt;
}

void takeDefaults(Setting& setting, std::string_view text, const Location& where,
                  Diagnostics& diagnostics) {
  for (const std::string& part : splitOn(text, ";")) {
    if (!part.empty()) setting.defaults.push_back(defaultFrom(part, where, diagnostics));
  }
}

void takeAttribute(FeatureModel& model, std::size_t feature, std::string_view name,
                   std::string_view value, const Location& where, Diagnostics& diagnostics) {
  Setting& setting = model.features[feature].setting;
  const std::optional<std::string> key = privacyKey(name);
  if (key) {
    for (const Known& known : kKnown) {
      if (known.key == *key) return known.take({model, setting, value, where, diagnostics});
    }
    reportKey(*key, where, diagnostics);
  }
  setting.notes.emplace_back(name, value);
}

}  // namespace dyetrace::settings
