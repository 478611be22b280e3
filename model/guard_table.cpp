#include "model/guard_table.h"

#include <algorithm>
#include <utility>

#include "model/option_guard.h"

namespace dyetrace {
namespace {

std::vector<SettingId> mentionedBy(const Product& product, std::span<const Guard> guards) {
  std::vector<SettingId> settings;
  for (const Guard& guard : guards) {
    for (const Choice& choice : choicesOf(guard)) {
      const SettingId id = product.settingNamed(choice.setting);
      if (id.valid()) settings.push_back(id);
    }
  }
  std::sort(settings.begin(), settings.end());
  settings.erase(std::unique(settings.begin(), settings.end()), settings.end());
  return settings;
}

/// "The setting has one of these options."
Guard hasOneOf(const Setting& setting, const std::vector<std::size_t>& options) {
  std::vector<Guard> alternatives;
  for (const std::size_t option : options) alternatives.push_back(hasOption(setting, option));
  return Guard::disjunction(std::move(alternatives));
}

}  // namespace

std::optional<GuardTable> GuardTable::over(const Product& product, std::span<const Guard> guards,
                                           std::size_t most) {
  GuardTable table(product);
  table.settings_ = mentionedBy(product, guards);
  for (const SettingId id : table.settings_) {
    table.rows_ *= std::max<std::size_t>(1, product.settings[id].options.size());
    if (table.rows_ > most) return std::nullopt;
  }
  return table;
}

Configuration GuardTable::configurationOf(std::size_t row) const {
  Configuration configuration = firstConfiguration(*product_);
  for (auto id = settings_.rbegin(); id != settings_.rend(); ++id) {
    const std::size_t options = std::max<std::size_t>(1, product_->settings[*id].options.size());
    configuration.choose(*id, row % options);
    row /= options;
  }
  return configuration;
}

GuardTable::Bits GuardTable::of(const Guard& guard) const {
  Bits bits(rows_);
  for (std::size_t row = 0; row < rows_; ++row)
    bits[row] = holds(*product_, guard, configurationOf(row));
  return bits;
}

Guard GuardTable::guardFor(const Bits& bits) const {
  return guardFor(bits, 0, 0, rows_);
}

Guard GuardTable::guardFor(const Bits& bits, std::size_t place, std::size_t begin,
                           std::size_t count) const {
  const auto first = bits.begin() + static_cast<std::ptrdiff_t>(begin);
  const auto last = first + static_cast<std::ptrdiff_t>(count);
  if (std::find(first, last, false) == last) return {};
  if (std::find(first, last, true) == last) return Guard::never();
  const Setting& setting = product_->settings[settings_[place]];
  const std::size_t part = count / setting.options.size();
  std::vector<std::pair<Bits, std::vector<std::size_t>>> parts;  // With the options that share it.
  for (std::size_t option = 0; option < setting.options.size(); ++option) {
    const auto from = first + static_cast<std::ptrdiff_t>(option * part);
    Bits cut(from, from + static_cast<std::ptrdiff_t>(part));
    const auto same = std::find_if(parts.begin(), parts.end(),
                                   [&](const auto& each) { return each.first == cut; });
    if (same != parts.end()) same->second.push_back(option);
    if (same == parts.end()) parts.push_back({std::move(cut), {option}});
  }
  if (parts.size() == 1) return guardFor(bits, place + 1, begin, part);
  std::vector<Guard> alternatives;
  for (const auto& [cut, options] : parts) {
    Guard rest = guardFor(cut, place + 1, 0, part);
    if (rest.kind() == Guard::Kind::never) continue;
    Guard chosen = hasOneOf(setting, options);
    alternatives.push_back(rest.always()
                               ? std::move(chosen)
                               : Guard::conjunction({std::move(chosen), std::move(rest)}));
  }
  return Guard::disjunction(std::move(alternatives));
}

}  // namespace dyetrace
