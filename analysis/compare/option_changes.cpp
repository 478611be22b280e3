// What changed among the options of settings.

#include "analysis/compare/thing_parts.h"

namespace dyetrace {
namespace {

ThingSide sideOf(const Setting& setting, std::size_t index) {
  const SettingOption& option = setting.options[index];
  return {setting.key + "=" + option.key, titleOf(setting) + " = " + titleOf(option), option.where};
}

class OptionChanges {
 public:
  OptionChanges(const ComparedViews& views, SettingId old, SettingId now,
                std::vector<ThingChange>& changes)
      : views_(views),
        old_(old),
        now_(now),
        before_(views.before.product().settings[old]),
        after_(views.after.product().settings[now]),
        changes_(changes) {}

  void compare() {
    for (std::size_t i = 0; i < before_.options.size(); ++i) {
      if (!views_.matching.optionAfter(old_, i))
        add(ChangeKind::removed).before = sideOf(before_, i);
    }
    for (std::size_t i = 0; i < after_.options.size(); ++i) {
      if (const auto partner = views_.matching.optionBefore(now_, i)) {
        compareTwo(*partner, i);
      } else {
        add(ChangeKind::added).after = sideOf(after_, i);
      }
    }
  }

 private:
  void compareTwo(std::size_t old, std::size_t now) {
    std::vector<PropertyChange> properties =
        differences(propertiesOf(views_.before, old_, old), propertiesOf(views_.after, now_, now));
    if (properties.empty()) return;
    ThingChange& change = add(ChangeKind::changed);
    change.before = sideOf(before_, old);
    change.after = sideOf(after_, now);
    change.properties = std::move(properties);
  }

  ThingChange& add(ChangeKind kind) {
    ThingChange& change = addChange(changes_, kind, ThingKind::option, "option");
    change.indexBefore = old_.index();
    change.indexAfter = now_.index();
    return change;
  }

  const ComparedViews& views_;
  SettingId old_;
  SettingId now_;
  const Setting& before_;
  const Setting& after_;
  std::vector<ThingChange>& changes_;
};

}  // namespace

void compareOptions(const ComparedViews& views, std::vector<ThingChange>& changes) {
  for (const SettingId now : views.after.product().settings.ids()) {
    const SettingId old = views.matching.before(now);
    if (old.valid()) OptionChanges(views, old, now, changes).compare();
  }
}

}  // namespace dyetrace
