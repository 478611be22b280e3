// What `dyetrace settings` prints.

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "analysis/settings/words.h"
#include "render/escape.h"
#include "render/outputs.h"
#include "render/text_acting.h"
#include "render/text_colour.h"
#include "render/text_exposure.h"
#include "render/text_road.h"
#include "render/text_setting_oddities.h"
#include "render/text_width.h"

namespace dyetrace {
namespace {

constexpr std::size_t kMostListed = 12;
/// A count with more is rounded where it stands in a sentence.
constexpr std::size_t kMostDigits = 30;

class SettingsText {
 public:
  SettingsText(const Product& product, const SettingsOverview& overview, const Review& review,
               const TerminalStyle& style)
      : product_(product), overview_(overview), review_(review), style_(style) {}

  std::string written() {
    addSummary();
    addClash();
    addSettings();
    addOddities();
    addExposures();
    addActing();
    addChoices();
    addFindings();
    addExactCount();
    return std::move(text_);
  }

 private:
  void heading(const std::string& words) { text_ += "\n" + inked(words, Ink::bold, style_) + "\n"; }
  void line(const std::string& first, const std::string& words) {
    text_ += hanging(first, displayText(words), style_.width);
  }

  void addSummary() {
    std::map<SettingOwner, std::size_t> owners;
    for (const Setting& setting : product_.settings) ++owners[setting.owner];
    std::vector<std::string> parts;
    const auto part = [&](SettingOwner owner, const char* words) {
      if (owners[owner] > 0) parts.push_back(std::to_string(owners[owner]) + " " + words);
    };
    part(SettingOwner::person, "turned by the person");
    part(SettingOwner::otherPerson, "by other people");
    part(SettingOwner::product, "by the product");
    part(SettingOwner::context, "facts about the person");
    part(SettingOwner::unknown, "of unknown owner");
    std::string words = words::counted(product_.settings.size(), "setting", "settings") + ": " +
                        words::listed(parts, parts.size()) + ".";
    if (overview_.answers.anyValid == SatAnswer::yes) words += countWords();
    if (overview_.answers.anyValid == SatAnswer::undetermined)
      words += " Whether any configuration is valid is undetermined: it is beyond the budget.";
    line("", words::sentenceCase(words));
  }

  /// Short enough to be read.
  static std::string rounded(const std::string& decimal) {
    if (decimal.size() <= kMostDigits) return decimal;
    return fmt::format("about {}.{} × 10^{}", decimal.substr(0, 1), decimal.substr(1, 2),
                       decimal.size() - 1);
  }

  /// Digits that were rounded away above, in one line, to be copied.
  void addExactCount() {
    if (overview_.count.size() <= kMostDigits) return;
    heading("The exact number of valid configurations");
    text_ += overview_.count + "\n";
  }

  std::string countWords() const {
    if (overview_.count.empty())
      return " The number of valid configurations was not computed: it is beyond the budget.";
    std::string words = " " + rounded(overview_.count) + " valid configurations";
    if (!overview_.countWithoutHidden.empty())
      words += ", " + rounded(overview_.countWithoutHidden) + " if hidden features do not count";
    return words + ".";
  }

  void addClash() {
    if (overview_.answers.anyValid != SatAnswer::no) return;
    heading("No configuration is valid: these constraints cannot hold together");
    const std::vector<Constraint> all = allConstraints(product_);
    for (const std::size_t place : overview_.answers.clash.constraints) {
      line("  - ", constraintWords(product_, all[place]));
    }
  }

  void addSettings() {
    heading("The settings");
    std::size_t shown = 0;
    for (const SettingId id : product_.settings.ids()) {
      if (product_.settings[id].feature && ++shown > kMostListed) continue;
      addSetting(id);
    }
    if (shown > kMostListed) line("  ", fmt::format("… and {} more features", shown - kMostListed));
  }

  void addSetting(SettingId id) {
    const Setting& setting = product_.settings[id];
    std::vector<std::string> options;
    for (std::size_t i = 0; i < setting.options.size() && i < kMostListed; ++i) {
      options.push_back(titleOf(setting.options[i]));
    }
    std::string words = fmt::format("{}: {}", titleOf(setting), fmt::join(options, ", "));
    if (setting.options.size() > kMostListed) words += ", …";
    words += fmt::format(" ({}", ownerWords(setting.owner));
    if (setting.feature && setting.options.size() == 2 && !overview_.shares.empty())
      words += fmt::format("; on in {} of the configurations", shareOn(id));
    for (const SettingDefault& each : setting.defaults) {
      words += fmt::format("; starts {}{}", each.value, each.inCode ? " in code" : "");
      if (!each.when.always()) words += " where " + toString(each.when);
    }
    line("  - ", words + ")");
  }

  /// Shares too small for a number are not none.
  std::string shareOn(SettingId id) const {
    const double share = overview_.shares[id.index()][1];
    const bool varies = overview_.answers.fates[id.index()][1] == Fate::varies;
    if (!varies) return words::share(share);
    return words::share(std::clamp(share, 1e-9, 1 - 1e-9));
  }

  static std::string ownerWords(SettingOwner owner) {
    switch (owner) {
      case SettingOwner::person:
        return "the person turns it";
      case SettingOwner::otherPerson:
        return "another person turns it";
      case SettingOwner::product:
        return "the product turns it";
      case SettingOwner::context:
        return "a fact about the person";
      case SettingOwner::unknown:
        break;
    }
    return "nobody says who turns it";
  }

  void addOddities() {
    const std::vector<std::string> lines = settingOddities(product_, overview_.answers);
    if (lines.empty()) return;
    heading("Worth knowing about the settings themselves");
    for (std::size_t i = 0; i < std::min(lines.size(), kMostListed); ++i) line("  - ", lines[i]);
    if (lines.size() > kMostListed)
      line("  ", fmt::format("… and {} more", lines.size() - kMostListed));
  }

  void addExposures() {
    if (overview_.answers.anyValid == SatAnswer::no) return;  // Anything would hold.
    if (overview_.determined && overview_.exposures.empty()) return;
    heading("What the settings open");
    if (!overview_.determined) {
      line("  ",
           overview_.exposures.empty()
               ? "Undetermined, beyond the budget: what the settings open, for whom, and the most "
                 "private choice."
               : "The exact conditions are beyond the budget: what follows was found by single "
                 "questions, and the most private choice is undetermined.");
    }
    for (const ExposureOverview& each : overview_.exposures) {
      line("", words::sentenceCase(each.title));
      text_ += exposureToText(product_, each, {false, false, true}, style_);
    }
  }

  void addActing() {
    std::vector<std::string> titles;
    for (const ExposureOverview& each : overview_.exposures) titles.push_back(each.title);
    addPart("Settings that act together", groupsToText(product_, overview_.acting, style_));
    addPart("What each setting decides", decidesToText(product_, overview_.acting, titles, style_));
  }

  void addPart(const char* title, const std::string& text) {
    if (text.empty()) return;
    heading(title);
    text_ += text;
  }

  void addChoices() {
    if (overview_.answers.anyValid == SatAnswer::no) return;
    const bool some = std::any_of(
        overview_.choices.begin(), overview_.choices.end(),
        [](const PrivateChoice& each) { return each.switches > 0 || !each.validDefaults; });
    if (!some) return;
    heading("The most private choice, from the defaults");
    for (const PrivateChoice& each : overview_.choices) {
      const std::string whom = each.context.empty() ? "Everybody" : each.context;
      line("  - ", whom + ": " + choiceWords(each));
    }
  }

  static std::string choiceWords(const PrivateChoice& choice) {
    if (choice.undetermined) return "undetermined, beyond the budget";
    std::string words = choice.validDefaults ? "" : "(the defaults break a constraint) ";
    if (choice.switches == 0) return words + "the defaults are as private as it gets";
    return words + fmt::format("{}: {}; exposure falls from {} to {}",
                               words::counted(choice.switches, "switch", "switches"),
                               choice.changes, choice.exposedByDefault, choice.exposedAtBest);
  }

  void addFindings() {
    std::vector<const Finding*> about;
    for (const Finding& finding : review_.findings) {
      if (finding.rule.starts_with("SET-")) about.push_back(&finding);
    }
    if (overview_.answers.anyValid == SatAnswer::no && about.empty()) {
      heading("No rule about settings was asked, as no configuration is valid");
      return;
    }
    std::string head =
        words::counted(about.size(), "finding about settings", "findings about settings");
    const std::size_t open = words::undeterminedRules(review_);
    if (open > 0)
      head += fmt::format("; undetermined, beyond the budget: {}",
                          words::counted(open, "rule", "rules"));
    heading(words::sentenceCase(head));
    for (const Finding* finding : about) {
      const std::string severity(severityName(finding->severity.result));
      std::string block = hanging(fmt::format("  {:<8}  ", severity),
                                  words::prose(finding->sentence), style_.width);
      block.replace(2, severity.size(), inked(severity, inkOf(finding->severity.result), style_));
      text_ += block;
      line("            ", finding->id + ". " + finding->fix);
    }
  }

  const Product& product_;
  const SettingsOverview& overview_;
  const Review& review_;
  const TerminalStyle& style_;
  std::string text_{};
};

}  // namespace

std::string settingsToText(const Product& product, const SettingsOverview& overview,
                           const Review& review, const TerminalStyle& style) {
  return SettingsText(product, overview, review, style).written();
}

}  // namespace dyetrace
