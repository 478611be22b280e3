#include "model/number_bands.h"

#include <algorithm>
#include <string>

#include "model/compared_option.h"
#include "model/guard_sites.h"

namespace dyetrace {
namespace {

double width(const SettingOption& band) {
  return static_cast<double>(band.to - band.from) + 1;
}

/// Begins bands so that each is in or out as a whole.
void cutFor(const Choice& choice, Setting& setting) {
  const std::optional<std::int64_t> number = numberIn(choice.option);
  if (!number || *number < setting.minimum || *number > setting.maximum) return;
  const Comparison comparison = choice.comparison;
  const bool before = comparison != Comparison::lessEqual && comparison != Comparison::greater;
  const bool after = comparison != Comparison::less && comparison != Comparison::greaterEqual;
  if (before) beginBandAt(setting, *number);
  if (after) beginBandAt(setting, *number + 1);
}

void refuseTooMany(const Product& product, const Setting& setting, const GuardSite& site) {
  if (setting.options.size() <= kMostBands) return;
  throw Error(describe(product, site.where) + ": guards cut the setting `" + setting.key +
                  "` into more than " + std::to_string(kMostBands) + " bands",
              "Compare it with fewer different numbers.");
}

}  // namespace

SettingOption bandOf(std::int64_t first, std::int64_t last) {
  SettingOption band;
  band.key = std::to_string(first);
  if (last != first) band.key += ".." + std::to_string(last);
  band.from = first;
  band.to = last;
  return band;
}

void beginBandAt(Setting& setting, std::int64_t number) {
  const auto found = std::find_if(
      setting.options.begin(), setting.options.end(),
      [&](const SettingOption& band) { return band.from < number && number <= band.to; });
  if (found == setting.options.end()) return;
  const SettingOption whole = *found;
  SettingOption lower = bandOf(whole.from, number - 1);
  SettingOption upper = bandOf(number, whole.to);
  for (SettingOption* part : {&lower, &upper}) {
    part->where = whole.where;
    if (whole.share) part->share = *whole.share * width(*part) / width(whole);
  }
  *found = std::move(lower);
  setting.options.insert(found + 1, std::move(upper));
}

void cutIntoBands(Product& product) {
  for (const GuardSite& site : guardSites(product)) {
    for (const Choice& choice : choicesOf(*site.guard)) {
      const SettingId id = product.settingNamed(choice.setting);
      if (!id.valid() || product.settings[id].kind != SettingKind::number) continue;
      cutFor(choice, product.settings[id]);
      refuseTooMany(product, product.settings[id], site);
    }
  }
}

}  // namespace dyetrace
