#include "model/written_out.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "model/guard_sites.h"

namespace dyetrace {
namespace {

using Use = GuardSite::Use;

Guard isNot(const Setting& setting, const std::string& option) {
  return Guard::choice({setting.key, Comparison::notEqual, option});
}

/// Where `when` holds, the first; else the second.
Guard either(const Guard& when, Guard holding, Guard otherwise) {
  if (when.always()) return holding;
  return Guard::disjunction({Guard::conjunction({when, std::move(holding)}),
                             Guard::conjunction({Guard::negation(when), std::move(otherwise)})});
}

/// What a setting is that nobody gave a default: its first option.
std::string firstValue(const Setting& setting) {
  if (setting.kind == SettingKind::number) return std::to_string(setting.minimum);
  return setting.options.empty() ? "off" : setting.options.front().key;
}

bool mentionsChanged(const Guard& guard) {
  if (guard.kind() == Guard::Kind::changed) return true;
  return std::any_of(guard.operands().begin(), guard.operands().end(), mentionsChanged);
}

Diagnostic dependsOnChange(const GuardSite& site) {
  return {Level::error,
          "model/default-depends-on-change",
          "a default depends on what was changed: " + toString(*site.guard) +
              "; the default is left out",
          site.where,
          "Let it depend on contexts only: people start before they change anything.",
          {}};
}

/// `ads = true` as `ads = on`, `ads != on` as `ads = off`.
Guard byItsKey(const Setting& setting, const Guard& choice) {
  if (setting.kind != SettingKind::boolean) return choice;
  const Choice& asked = choice.asChoice();
  const auto chosen = optionsThat(setting, asked.comparison, asked.option);
  if (!chosen || std::count(chosen->begin(), chosen->end(), true) != 1) return choice;
  const auto place = std::find(chosen->begin(), chosen->end(), true) - chosen->begin();
  return Guard::choice(
      {setting.key, Comparison::equal, setting.options[static_cast<std::size_t>(place)].key});
}

Guard withoutCalls(const Product& product, const Guard& guard) {
  return transformed(guard, [&](const Guard& part) {
    const bool choice = part.kind() == Guard::Kind::choice;
    const SettingId id = product.settingNamed(part.asChoice().setting);
    if (!id.valid()) return choice ? part : Guard::never();
    if (choice) return byItsKey(product.settings[id], part);
    return part.kind() == Guard::Kind::changed ? changedGuard(product.settings[id])
                                               : effectiveGuard(product, id);
  });
}

}  // namespace

Guard changedGuard(const Setting& setting) {
  Guard changed = isNot(setting, firstValue(setting));
  for (const bool inCode : {true, false}) {
    for (const SettingDefault& each : setting.defaults) {
      if (each.inCode != inCode) continue;
      if (!optionsThat(setting, Comparison::equal, each.value)) continue;
      changed = either(each.when, isNot(setting, each.value), std::move(changed));
    }
  }
  return changed;
}

Guard effectiveGuard(const Product& product, SettingId setting) {
  std::vector<Guard> on;
  for (SettingId at = setting; at.valid(); at = product.settings[at].parent)
    on.push_back(Guard::choice({product.settings[at].key, Comparison::equal, "on"}));
  return Guard::conjunction(std::move(on));
}

Diagnostics writeOut(Product& product) {
  Diagnostics found;
  const std::vector<GuardSite> sites = guardSites(product);
  for (const GuardSite& site : sites) {
    if (site.use != Use::chooses) continue;
    if (mentionsChanged(*site.guard)) {
      found.push_back(dependsOnChange(site));
      *site.guard = Guard::never();
    }
    *site.guard = withoutCalls(product, *site.guard);
  }
  for (const GuardSite& site : sites) {
    if (site.use != Use::chooses) *site.guard = withoutCalls(product, *site.guard);
  }
  return found;
}

}  // namespace dyetrace
