#include "render/text_setting_oddities.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "render/text_road.h"

namespace dyetrace {
namespace {

constexpr std::size_t kMostSeparate = 3;
/// Names in a line.
constexpr std::size_t kMostNamed = 8;

using Lines = std::vector<std::string>;

/// `one` and `many` are what is said of one of the items and of them all.
void tell(Lines& lines, const std::vector<std::string>& items, const std::string& one,
          const std::string& many) {
  if (items.size() > kMostSeparate) {
    lines.push_back(
        fmt::format("{} settings {}: {}", items.size(), many, words::listed(items, kMostNamed)));
    return;
  }
  for (const std::string& item : items) lines.push_back(item + " " + one);
}

/// Each whole, the first few of them.
void tellSome(Lines& lines, const std::vector<std::string>& items, const std::string& many) {
  const std::size_t told = std::min(items.size(), kMostSeparate);
  lines.insert(lines.end(), items.begin(), items.begin() + static_cast<std::ptrdiff_t>(told));
  if (items.size() > told) lines.push_back(fmt::format("{} more {}", items.size() - told, many));
}

/// Settings by what their fates say of them.
std::map<std::string, std::vector<std::string>> fatesInWords(const Product& product,
                                                             const SettingAnswers& answers) {
  std::map<std::string, std::vector<std::string>> words;
  for (const SettingId id : product.settings.ids()) {
    const Setting& setting = product.settings[id];
    const std::vector<Fate>& fates = answers.fates[id.index()];
    const auto forced = std::find(fates.begin(), fates.end(), Fate::always);
    if (setting.options.size() < 2) continue;
    if (forced != fates.end()) {
      const auto option = static_cast<std::size_t>(forced - fates.begin());
      words["can only be " + titleOf(setting.options[option])].push_back(titleOf(setting));
      continue;
    }
    for (std::size_t option = 0; option < fates.size(); ++option) {
      if (fates[option] == Fate::never)
        words["can never be " + titleOf(setting.options[option])].push_back(titleOf(setting));
    }
  }
  return words;
}

std::string togetherWords(const Product& product, const std::vector<OptionSign>& group) {
  std::vector<std::string> parts;
  for (const OptionSign& each : group) {
    const Setting& setting = product.settings[each.setting];
    parts.push_back(titleOf(setting) + (each.chosen ? " is " : " is not ") +
                    titleOf(setting.options[each.option]));
  }
  return "always go together: " + words::listed(parts, kMostNamed);
}

std::size_t undeterminedFates(const SettingAnswers& answers) {
  return static_cast<std::size_t>(std::count_if(
      answers.fates.begin(), answers.fates.end(), [](const std::vector<Fate>& ofOptions) {
        return std::find(ofOptions.begin(), ofOptions.end(), Fate::undetermined) != ofOptions.end();
      }));
}

/// What the budget did not tell.
void tellUndetermined(Lines& lines, const SettingAnswers& answers) {
  const auto undetermined = [&](std::size_t count, const char* things, const char* question) {
    if (count > 0)
      lines.push_back(fmt::format("undetermined for {} {}: {}", count, things, question));
  };
  undetermined(undeterminedFates(answers), "settings", "whether they can be otherwise");
  undetermined(answers.falseOptionalUndetermined.size(), "settings",
               "whether they only look optional");
  undetermined(answers.togetherUndetermined.size(), "settings",
               "whether they always go together with another");
  undetermined(answers.redundancy.undetermined.size(), "constraints",
               "whether they say anything that the others do not say");
}

std::vector<std::string> falseOptional(const Product& product, const SettingAnswers& answers) {
  std::vector<std::string> names;
  for (const FalseOptional& each : answers.falseOptional) {
    if (!each.inGroup && !each.parentDead) names.push_back(titleOf(product.settings[each.setting]));
  }
  return names;
}

}  // namespace

std::string constraintWords(const Product& product, const Constraint& constraint) {
  std::string words = toString(formulaOf(constraint));
  if (!constraint.because.empty()) words += " (" + constraint.because + ")";
  const std::string place = words::placeOf(product, constraint.where);
  return words::prose(words) + (place.empty() ? "" : ", at " + place);
}

std::vector<std::string> settingOddities(const Product& product, const SettingAnswers& answers) {
  Lines lines;
  if (answers.anyValid != SatAnswer::yes) return lines;
  for (const auto& [predicate, names] : fatesInWords(product, answers))
    tell(lines, names, predicate, predicate);
  tell(lines, falseOptional(product, answers), "only looks optional: constraints force it",
       "only look optional, constraints force them");
  Lines redundant;
  for (const std::size_t place : answers.redundancy.redundant) {
    redundant.push_back("says nothing that the others do not say: " +
                        constraintWords(product, product.constraints[place]));
  }
  tellSome(lines, redundant, "constraints that say nothing that the others do not say");
  Lines together;
  for (const auto& group : answers.together) together.push_back(togetherWords(product, group));
  tellSome(lines, together, "groups of settings that always go together");
  tellUndetermined(lines, answers);
  return lines;
}

}  // namespace dyetrace
