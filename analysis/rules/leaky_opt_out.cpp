// SET-04. Off, and yet it flows: a setting's protective option leaves open what it claims to close.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/settings_support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

/// The configurations in which the setting protects.
Condition protecting(const SettingsAnalysis& settings, SettingId id) {
  Condition some = settings.space().never();
  for (const std::size_t option : protectiveOptions(settings.product().settings[id])) {
    some |= settings.space().choice(id, option);
  }
  return some;
}

class LeakyOptOut final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "SET-04",
        "Opt-out leaves flows on",
        "Does a setting that claims to stop something leave it running?",
        "Settings with claims: valid configurations in which the setting is at its protective "
        "option and what it claims to control happens all the same.",
        "at least high; critical for special-category data",
        "Art. 7(3), 21",
        "U.2.1; Nc.1.1",
        "risk:RightsObstructed",
        "Let the setting close every road of what it claims, or say in its text what goes on.",
        "settings with claims"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    if (auto no = cannotAskOfSettings(context)) return *no;
    SettingsAnalysis& settings = *context.settings();
    RuleAnswer answer;
    bool claims = false;
    for (const SettingId id : context.product().settings.ids()) {
      if (!settings.space().has(id)) continue;
      const Condition off = protecting(settings, id);
      for (const std::size_t index : claimedBy(settings, id)) {
        claims = true;
        const Condition left = off & settings.exposures()[index].condition;
        if (!left.never()) answer.findings.push_back(report(context, id, index, off, left));
      }
    }
    if (!claims) return doesNotApply("No setting claims to control anything that the model has.");
    return answer;
  }

 private:
  Finding report(RuleContext& context, SettingId id, std::size_t index, const Condition& off,
                 const Condition& left) const {
    const Product& product = context.product();
    const SettingsAnalysis& settings = *context.settings();
    const Setting& setting = product.settings[id];
    const Exposure& exposure = settings.exposures()[index];
    Finding finding = findingOn(context, description(), index, {id});
    finding.sentence = quoted(titleOf(setting)) + " is off and still " + exposure.title + ".";
    const auto example = nearestTo(settings, left);
    finding.detail = "So it is in " + left.count().exact + " of " + off.count().exact +
                     " configurations in which the setting protects" +
                     (example.empty() ? "." : ", for example: " + example + ".");
    finding.fix =
        "Let " + quoted(titleOf(setting)) + " close this road too, or say so in its text.";
    finding.ask = "Do people who turned " + quoted(titleOf(setting)) + " off know of this?";
    atLeast(finding.severity, Severity::high, "the setting promises to stop it");
    if (exposure.label.valid() && specialOf(product, exposure.label) != Special::none) {
      atLeast(finding.severity, Severity::critical, "special-category data");
    }
    return finding;
  }

  /// The leak nearest to the first defaults, by what differs from them.
  static std::string nearestTo(const SettingsAnalysis& settings, const Condition& left) {
    const ChangeCosts costs(settings.product().settings.size(), 1);
    const auto& contexts = settings.people().contexts();
    if (contexts.empty()) return {};
    const auto nearest = left.nearest(contexts.front().start, costs);
    if (!nearest || nearest->changed.empty()) return nearest ? "as everything starts" : "";
    return words::changes(settings.product(), *nearest);
  }
};

}  // namespace

std::unique_ptr<Rule> makeLeakyOptOut() {
  return std::make_unique<LeakyOptOut>();
}

}  // namespace dyetrace
