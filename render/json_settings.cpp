// What `dyetrace settings --format json` writes: the settings themselves, and around them what they
// decide (render/json_setting_effects.h).

#include <map>

#include "render/json_parts.h"
#include "render/json_setting_effects.h"
#include "render/outputs.h"

namespace dyetrace {
namespace {

using json::Object;
using json::Writer;

constexpr int kSettingsVersion = 1;

std::string_view answerName(SatAnswer answer) {
  if (answer == SatAnswer::undetermined) return "undetermined";
  return answer == SatAnswer::yes ? "yes" : "no";
}

std::string_view fateName(Fate fate) {
  switch (fate) {
    case Fate::always:
      return "always";
    case Fate::never:
      return "never";
    case Fate::varies:
      return "varies";
    case Fate::undetermined:
      break;
  }
  return "undetermined";
}

std::string_view effectName(Constraint::Effect effect) {
  if (effect == Constraint::Effect::none) return "none";
  return effect == Constraint::Effect::shows ? "shows" : "sets";
}

/// Absent where the text says that it is.
std::optional<std::string_view> unlessEmpty(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string_view>(text);
}

/// One option with what all valid configurations say of it.
void writeSettingOption(Writer& out, const Product& product, const SettingsOverview& overview,
                        SettingId id, std::size_t place) {
  const SettingOption& option = product.settings[id].options[place];
  const auto& fates = overview.answers.fates;
  const bool counted = id.index() < overview.shares.size();
  const Fate fate = id.index() < fates.size() ? fates[id.index()][place] : Fate::undetermined;
  const Object object(out);
  out.member("key", option.key);
  out.member("title", titleOf(option));
  out.member("statedShare", option.share);
  out.member("holds", fateName(fate));
  out.member(
      "shareOfConfigurations",
      counted ? std::optional(json::rounded(overview.shares[id.index()][place])) : std::nullopt);
}

void writeSettingOptions(Writer& out, const Product& product, const SettingsOverview& overview,
                         SettingId id) {
  const json::List list(out);
  for (std::size_t place = 0; place < product.settings[id].options.size(); ++place)
    writeSettingOption(out, product, overview, id, place);
}

void writeDefault(Writer& out, const SettingDefault& each) {
  const Object object(out);
  out.member("value", each.value);
  out.member("when", toString(each.when));
  out.member("inCode", each.inCode);
}

/// By setting, whether it only looks optional; absent where that is undetermined.
class LooksOptional {
 public:
  explicit LooksOptional(const SettingAnswers& answers) : asked_(!answers.fates.empty()) {
    for (const FalseOptional& each : answers.falseOptional) answers_[each.setting] = true;
    for (const SettingId id : answers.falseOptionalUndetermined) answers_[id] = std::nullopt;
  }

  std::optional<bool> of(SettingId id) const {
    const auto answer = answers_.find(id);
    if (answer != answers_.end()) return answer->second;
    return asked_ ? std::optional(false) : std::nullopt;
  }

 private:
  bool asked_;
  std::map<SettingId, std::optional<bool>> answers_{};
};

void writeOverviewSetting(Writer& out, const Product& product, const SettingsOverview& overview,
                          const LooksOptional& looksOptional, SettingId id) {
  const Setting& setting = product.settings[id];
  const Object object(out);
  out.member("key", setting.key);
  out.member("title", titleOf(setting));
  out.member("kind", settingKindName(setting.kind));
  out.member("owner", settingOwnerName(setting.owner));
  out.member("group", setting.group);
  out.member("declared", setting.declared);
  out.member("options", writeSettingOptions, product, overview, id);
  out.list("defaults", setting.defaults, writeDefault);
  out.member("protective", unlessEmpty(setting.protective));
  out.member("claims", setting.claims);
  out.member("falseOptional", looksOptional.of(id));
  out.member("place", json::writePlace, product, setting.where);
}

void writeConstraint(Writer& out, const Product& product, const Constraint& constraint) {
  const Object object(out);
  out.member("formula", toString(formulaOf(constraint)));
  out.member("effect", effectName(constraint.effect));
  out.member("because", constraint.because);
  out.member("place", json::writePlace, product, constraint.where);
}

void writeConstraints(Writer& out, const Product& product, const std::vector<Constraint>& all,
                      const std::vector<std::size_t>& places) {
  const json::List list(out);
  for (const std::size_t place : places) writeConstraint(out, product, all[place]);
}

void writeSign(Writer& out, const Product& product, const OptionSign& sign) {
  const Setting& setting = product.settings[sign.setting];
  const Object object(out);
  out.member("setting", setting.key);
  out.member("option", setting.options[sign.option].key);
  out.member("chosen", sign.chosen);
}

void writeTogether(Writer& out, const Product& product, const std::vector<OptionSign>& group) {
  const json::List list(out);
  for (const OptionSign& sign : group) writeSign(out, product, sign);
}

void writeUndetermined(Writer& out, const SettingAnswers& answers) {
  const Object object(out);
  out.member("together", answers.togetherUndetermined.size());
  out.member("redundantConstraints", answers.redundancy.undetermined.size());
}

}  // namespace

std::string settingsToJson(const Product& product, const SettingsOverview& overview,
                           const Diagnostics& diagnostics) {
  const SettingAnswers& answers = overview.answers;
  const LooksOptional looksOptional(answers);
  Writer out;
  {
    const Object object(out);
    out.member("format", "dyetrace-settings");
    out.member("version", kSettingsVersion);
    out.member("title", product.title);
    out.member("anyValid", answerName(answers.anyValid));
    out.member("configurations", unlessEmpty(overview.count));
    out.member("configurationsWithoutHidden", unlessEmpty(overview.countWithoutHidden));
    out.member("clash", writeConstraints, product, allConstraints(product),
               answers.clash.constraints);
    out.list("settings", product.settings.ids(), writeOverviewSetting, product, overview,
             looksOptional);
    out.list("together", answers.together, writeTogether, product);
    out.member("redundantConstraints", writeConstraints, product, product.constraints,
               answers.redundancy.redundant);
    out.member("undetermined", writeUndetermined, answers);
    out.member("determined", overview.determined);
    json::writeSettingEffects(out, product, overview);
    out.list("diagnostics", diagnostics, json::writeDiagnostic, product);
  }
  return out.text();
}

}  // namespace dyetrace
