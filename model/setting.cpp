#include "model/setting.h"

#include <algorithm>
#include <array>

#include "model/compared_option.h"

namespace dyetrace {
namespace {

constexpr std::array<std::string_view, 4> kKinds = {"boolean", "choice", "level", "number"};
constexpr std::array<std::string_view, 5> kOwners = {"person", "otherPerson", "product", "context",
                                                     "unknown"};
constexpr std::array<std::string_view, 4> kConstraints = {"requires", "excludes", "implies",
                                                          "rule"};

template <class Value>
bool compare(const Value& left, Comparison comparison, const Value& right) {
  switch (comparison) {
    case Comparison::equal:
      return left == right;
    case Comparison::notEqual:
      return left != right;
    case Comparison::less:
      return left < right;
    case Comparison::lessEqual:
      return left <= right;
    case Comparison::greater:
      return left > right;
    case Comparison::greaterEqual:
      return left >= right;
  }
  return false;
}

/// A band is in if all of its values are; since bands begin at every threshold, it is in or out as
/// a whole.
bool bandIn(const SettingOption& band, Comparison comparison, std::int64_t number) {
  if (comparison == Comparison::equal) return band.from <= number && number <= band.to;
  if (comparison == Comparison::notEqual) return number < band.from || band.to < number;
  return compare(band.from, comparison, number) && compare(band.to, comparison, number);
}

/// A band by its key, such as `0..89`.
std::optional<std::vector<bool>> bandCalled(const Setting& setting, Comparison comparison,
                                            std::string_view key) {
  if (asksForOrder(comparison)) return std::nullopt;
  std::vector<bool> chosen;
  for (const SettingOption& band : setting.options) chosen.push_back(band.key == key);
  if (std::find(chosen.begin(), chosen.end(), true) == chosen.end()) return std::nullopt;
  if (comparison == Comparison::notEqual) chosen.flip();
  return chosen;
}

std::string_view plainOption(const Setting& setting, std::string_view value) {
  if (setting.kind != SettingKind::boolean) return value;
  if (value == "true" || value == "yes") return "on";
  if (value == "false" || value == "no") return "off";
  return value;
}

}  // namespace

std::string_view settingKindName(SettingKind kind) {
  return kKinds[static_cast<std::size_t>(kind)];
}

std::string_view settingOwnerName(SettingOwner owner) {
  return kOwners[static_cast<std::size_t>(owner)];
}

std::optional<SettingOwner> settingOwnerFromName(std::string_view name) {
  for (std::size_t i = 0; i < kOwners.size(); ++i) {
    if (name == kOwners[i]) return static_cast<SettingOwner>(i);
  }
  if (name == "user" || name == "me") return SettingOwner::person;
  if (name == "other-person" || name == "other" || name == "parent" || name == "admin")
    return SettingOwner::otherPerson;
  if (name == "company" || name == "flag" || name == "experiment") return SettingOwner::product;
  return std::nullopt;
}

std::string_view constraintKindName(Constraint::Kind kind) {
  return kConstraints[static_cast<std::size_t>(kind)];
}

std::string titleOf(const Setting& setting) {
  return setting.name.empty() ? setting.key : setting.name;
}

std::string titleOf(const SettingOption& option) {
  return option.name.empty() ? option.key : option.name;
}

std::optional<std::vector<bool>> optionsThat(const Setting& setting, Comparison comparison,
                                             std::string_view value) {
  std::vector<bool> chosen(setting.options.size(), false);
  if (setting.kind == SettingKind::number) {
    const std::optional<std::int64_t> number = numberIn(value);
    if (!number) return bandCalled(setting, comparison, value);
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      chosen[i] = bandIn(setting.options[i], comparison, *number);
    }
    return chosen;
  }
  if (asksForOrder(comparison) && setting.kind != SettingKind::level) return std::nullopt;
  const std::string_view wanted = plainOption(setting, value);
  const auto found = std::find_if(setting.options.begin(), setting.options.end(),
                                  [&](const SettingOption& each) { return each.key == wanted; });
  if (found == setting.options.end()) return std::nullopt;
  const auto place = static_cast<std::size_t>(found - setting.options.begin());
  for (std::size_t i = 0; i < chosen.size(); ++i) chosen[i] = compare(i, comparison, place);
  return chosen;
}

}  // namespace dyetrace
