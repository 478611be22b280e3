#include "analysis/settings/words.h"

#include <algorithm>
#include <cmath>

namespace dyetrace::words {
namespace {

constexpr std::size_t kMostCombinations = 4;
constexpr std::size_t kMostSupport = 12;
constexpr std::size_t kMostRows = 4096;

std::string listedWith(const std::vector<std::string>& items, const char* joiner) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? std::string(" ") + joiner + " " : ", ";
    text += items[i];
  }
  return text;
}

std::string optionTitle(const Setting& setting, std::size_t option) {
  return titleOf(setting.options[option]);
}

std::string bandWords(const Setting& setting, const OptionRange& range) {
  const std::string unit = setting.unit.empty() ? "" : " " + setting.unit;
  const std::size_t last = setting.options.size() - 1;
  if (range.from > 0 && range.to == last)
    return "at least " + std::to_string(setting.options[range.from].from) + unit;
  if (range.from == 0 && range.to < last)
    return "at most " + std::to_string(setting.options[range.to].to) + unit;
  return std::to_string(setting.options[range.from].from) + " to " +
         std::to_string(setting.options[range.to].to) + unit;
}

std::string rangeWords(const Setting& setting, const OptionRange& range) {
  if (setting.kind == SettingKind::number) return bandWords(setting, range);
  if (range.from == range.to) return optionTitle(setting, range.from);
  if (range.from == 0) return "at most " + optionTitle(setting, range.to);
  return "at least " + optionTitle(setting, range.from);
}

std::string cover(const Product& product, const std::vector<Combination>& combinations) {
  std::string text;
  for (const Combination& each : combinations) {
    text += (text.empty() ? "when " : ", or when ") + combination(product, each);
  }
  return text;
}

std::string decidedBy(const Product& product, const std::vector<SettingId>& settings) {
  std::vector<std::string> names;
  for (const SettingId id : settings) {
    if (names.size() == 5) break;
    names.push_back(titleOf(product.settings[id]));
  }
  if (settings.size() > names.size()) {
    names.push_back(std::to_string(settings.size() - names.size()) + " more");
  }
  return "depending on " + listedWith(names, "and");
}

}  // namespace

std::string range(const Product& product, const OptionRange& range) {
  const Setting& setting = product.settings[range.setting];
  return titleOf(setting) + " is " + rangeWords(setting, range);
}

std::string combination(const Product& product, const Combination& combination) {
  if (combination.empty()) return "always";
  std::vector<std::string> parts;
  for (const OptionRange& each : combination) parts.push_back(range(product, each));
  return listedWith(parts, "and");
}

std::string condition(const Product& product, const ConditionSpace& space,
                      const Condition& condition) {
  if (condition.never()) return "never";
  if (condition.always()) return "in every valid configuration";
  const std::vector<SettingId> support = condition.support();
  if (support.size() > kMostSupport) return decidedBy(product, support);
  const auto table = space.table(condition, support, kMostRows);
  if (!table) return decidedBy(product, support);
  const Combinations all = combinationsOf(product, support, *table);
  const std::vector<Combination> chosen = coverOf(support, *table, all);
  if (chosen.empty() || chosen.size() > kMostCombinations) return decidedBy(product, support);
  return cover(product, chosen);
}

std::string changes(const Product& product, const Nearest& nearest) {
  std::vector<std::string> parts;
  for (const SettingId id : nearest.changed) {
    const Setting& setting = product.settings[id];
    const std::size_t option = nearest.configuration[id];
    const bool isSwitch = setting.kind == SettingKind::boolean;
    const std::string to = rangeWords(setting, {id, option, option});
    parts.push_back(isSwitch ? "turn " + titleOf(setting) + " " + to
                             : "set " + titleOf(setting) + " to " + to);
  }
  return parts.empty() ? "change nothing" : listedWith(parts, "and");
}

std::string contexts(const Product& product, const People& people, const std::vector<bool>& which) {
  const auto some = std::count(which.begin(), which.end(), true);
  if (some == 0) return "nobody";
  if (static_cast<std::size_t>(some) == which.size()) return "everybody";
  std::vector<TableRow> table;
  for (std::size_t i = 0; i < which.size(); ++i) {
    TableRow row;
    for (const SettingId id : people.dimensions())
      row.options.push_back(people.contexts()[i].start[id]);
    row.holds = which[i];
    table.push_back(std::move(row));
  }
  const Combinations all = combinationsOf(product, people.dimensions(), table);
  const std::vector<Combination> chosen = coverOf(people.dimensions(), table, all);
  std::string text;
  for (std::size_t i = 0; i < chosen.size() && i < kMostCombinations; ++i) {
    text += (text.empty() ? "" : "; or ") + combination(product, chosen[i]);
  }
  if (chosen.empty() || chosen.size() > kMostCombinations) {
    return std::to_string(some) + " of " + std::to_string(which.size()) + " groups of people";
  }
  return "people where " + text;
}

std::string share(double share) {
  if (share <= 0) return "none";
  if (share >= 1) return "all";
  const double percent = share * 100;
  if (percent < 1) return "less than 1 %";
  if (percent > 99) return "more than 99 %";
  return std::to_string(std::lround(percent)) + " %";
}

}  // namespace dyetrace::words
