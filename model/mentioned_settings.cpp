#include "model/mentioned_settings.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "model/compared_option.h"
#include "model/guard_sites.h"
#include "model/names.h"
#include "model/number_bands.h"

namespace dyetrace {
namespace {

struct Mention {
  std::set<std::string> options{};
  Location first{};
};

bool isBooleanOption(const std::string& option) {
  return option == "on" || option == "off" || option == "true" || option == "false";
}

std::map<std::string, Mention> undeclaredMentions(Product& product) {
  std::map<std::string, Mention> mentions;
  for (const GuardSite& site : guardSites(product)) {
    if (site.use != GuardSite::Use::opens) continue;
    for (const Choice& choice : choicesOf(*site.guard)) {
      if (product.settingNamed(choice.setting).valid()) continue;
      const auto [entry, isNew] = mentions.try_emplace(choice.setting);
      if (isNew) entry->second.first = site.where;
      entry->second.options.insert(choice.option);
    }
  }
  return mentions;
}

/// Bands from just below the least number to just above the greatest.
void makeNumber(Setting& setting, const std::set<std::string>& numbers) {
  setting.kind = SettingKind::number;
  setting.minimum = *numberIn(*numbers.begin());
  setting.maximum = setting.minimum;
  for (const std::string& text : numbers) {
    setting.minimum = std::min(setting.minimum, *numberIn(text));
    setting.maximum = std::max(setting.maximum, *numberIn(text));
  }
  --setting.minimum;
  ++setting.maximum;
  setting.options = {bandOf(setting.minimum, setting.maximum)};
}

Setting settingFor(const std::string& key, const Mention& mention) {
  Setting setting;
  setting.key = key;
  setting.name = key;
  setting.where = mention.first;
  const auto all = [&](auto is) {
    return std::all_of(mention.options.begin(), mention.options.end(), is);
  };
  const auto isNumber = [](const std::string& text) { return numberIn(text).has_value(); };
  if (all(isBooleanOption)) {
    setting.options = {{.key = "off"}, {.key = "on"}};
  } else if (all(isNumber)) {
    makeNumber(setting, mention.options);
  } else {
    setting.kind = SettingKind::choice;
    for (const std::string& option : mention.options) setting.options.push_back({.key = option});
  }
  return setting;
}

Diagnostic undeclared(const std::string& key, const Location& where,
                      const std::vector<std::string>& declared) {
  const std::vector<std::string> nearest = nearestNames(key, declared);
  return {nearest.empty() ? Level::note : Level::warning,
          "model/undeclared-setting",
          "setting `" + key + "` is known only from guards that mention it",
          where,
          nearest.empty() ? "Declare it, with who turns it and its default, to have defaults taken "
                            "into account."
                          : didYouMean(nearest),
          {}};
}

}  // namespace

Diagnostics declareMentionedSettings(Product& product) {
  product.index();
  std::vector<std::string> declared;
  for (const Setting& setting : product.settings) declared.push_back(setting.key);
  Diagnostics notes;
  for (const auto& [key, mention] : undeclaredMentions(product)) {
    product.settings.add(settingFor(key, mention));
    notes.push_back(undeclared(key, mention.first, declared));
  }
  if (!notes.empty()) product.index();
  return notes;
}

}  // namespace dyetrace
