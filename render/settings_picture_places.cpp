#include "render/settings_picture_places.h"

#include <algorithm>
#include <cctype>
#include <map>

#include <fmt/format.h>

#include "analysis/settings/words.h"

namespace dyetrace {

namespace {

std::string taps(int steps) {
  return fmt::format("{} {}", steps, steps == 1 ? "tap" : "taps");
}

const Screen* screenNamed(const Product& product, const std::string& key) {
  const auto found = std::find_if(product.screens.begin(), product.screens.end(),
                                  [&](const Screen& screen) { return screen.key == key; });
  return found == product.screens.end() ? nullptr : &*found;
}

/// Taps from the first screen; a circle of screens ends after as many steps as there are screens.
int depthOf(const Product& product, const Screen& screen) {
  int depth = 0;
  const Screen* at = &screen;
  for (std::size_t i = 0; i <= product.screens.size() && at != nullptr && !at->parent.empty();
       ++i) {
    depth += at->steps;
    at = screenNamed(product, at->parent);
  }
  return depth;
}

SettingPlace placeOf(const Product& product, const Screen& screen) {
  const int depth = depthOf(product, screen);
  return {"screen-" + screen.key, screen.name.empty() ? screen.key : screen.name,
          depth > 0 ? taps(depth) + " deep" : "", ZoneTone::screen};
}

SettingPlace placeOfOwner(SettingOwner owner) {
  switch (owner) {
    case SettingOwner::person:
      return {"owner-person", "The person's settings", "", ZoneTone::screen};
    case SettingOwner::otherPerson:
      return {"owner-other", "Another person's settings", "", ZoneTone::thirdParty};
    case SettingOwner::product:
      return {"owner-product", "The product's switches", "people do not see them",
              ZoneTone::device};
    case SettingOwner::context:
      return {"owner-context", "Facts about the person", "", ZoneTone::device};
    case SettingOwner::unknown:
      break;
  }
  return {"owner-unknown", "Settings", "nobody says who turns them", ZoneTone::device};
}

std::string inCapitals(std::string words) {
  for (char& letter : words) {
    letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  }
  return words;
}

std::string optionWords(const Setting& setting, std::size_t option) {
  const std::string words = titleOf(setting.options[option]);
  return setting.kind == SettingKind::boolean ? inCapitals(words) : words;
}

/// The single setting that a guard is about, with the only option it allows; invalid else.
SettingId onlySetting(const Product& product, const Guard& guard) {
  const std::vector<Choice> choices = choicesOf(guard);
  return choices.size() == 1 ? product.settingNamed(choices.front().setting) : SettingId{};
}

Need needOf(const Product& product, const Constraint& constraint) {
  Need need;
  need.by = onlySetting(product, constraint.premise);
  need.needed = onlySetting(product, constraint.conclusion);
  need.because = constraint.because;
  if (constraint.effect == Constraint::Effect::sets) {
    need.words = "turns it on by itself";
    std::swap(need.by, need.needed);
  }
  return need;
}

}  // namespace

SettingPlace placeOf(const Product& product, SettingId id) {
  const Setting& setting = product.settings[id];
  for (const Control& control : setting.controls) {
    const Screen* screen = control.bundled.empty() ? screenNamed(product, control.screen) : nullptr;
    if (screen != nullptr) return placeOf(product, *screen);
  }
  if (!setting.group.empty())
    return {"group-" + setting.group, setting.group, "", ZoneTone::screen};
  return placeOfOwner(setting.owner);
}

Start startOf(const SettingsAnalysis& settings, SettingId id) {
  const Setting& setting = settings.product().settings[id];
  if (!settings.determined() || settings.people().contexts().empty()) return {"?", false, {}};
  std::map<std::size_t, double> shares;
  for (const Context& context : settings.people().contexts()) {
    shares[context.start[id]] += context.share;
  }
  const auto most =
      std::max_element(shares.begin(), shares.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  Start start{optionWords(setting, most->first), most->first > 0, {}};
  std::vector<bool> others;
  for (const Context& context : settings.people().contexts()) {
    others.push_back(context.start[id] != most->first);
  }
  if (shares.size() > 1) {
    const std::string who = words::contexts(settings.product(), settings.people(), others);
    const auto second =
        shares.begin()->first == most->first ? std::next(shares.begin()) : shares.begin();
    start.others = fmt::format("{} for {}", titleOf(setting.options[second->first]), who);
  }
  return start;
}

std::string secondLineOf(const Product& product, SettingId id) {
  const Setting& setting = product.settings[id];
  if (setting.owner == SettingOwner::otherPerson) return "another person turns it";
  if (setting.owner == SettingOwner::product) return "the product turns it";
  for (const Control& control : setting.controls) {
    if (!control.bundled.empty()) return "set by accepting " + control.bundled;
  }
  if (setting.controls.empty()) return {};
  return taps(setting.controls.front().steps) + " on its screen";
}

std::vector<Need> needsBetween(const Product& product, const std::set<SettingId>& settings) {
  std::vector<Need> needs;
  const auto add = [&](Need need) {
    const bool shown = need.by.valid() && need.needed.valid() && need.by != need.needed &&
                       settings.contains(need.by) && settings.contains(need.needed);
    const bool known = std::any_of(needs.begin(), needs.end(), [&](const Need& other) {
      return other.by == need.by && other.needed == need.needed;
    });
    if (shown && !known) needs.push_back(std::move(need));
  };
  for (const Constraint& constraint : product.constraints) {
    if (constraint.kind != Constraint::Kind::excludes) add(needOf(product, constraint));
  }
  for (const SettingId id : settings) add({product.settings[id].parent, id, {}, {}});
  return needs;
}

std::map<SettingId, int> depthsOf(const std::vector<Need>& needs,
                                  const std::set<SettingId>& settings) {
  std::map<SettingId, int> depths;
  for (const SettingId id : settings) depths[id] = 0;
  // In a circle of needs every round would go deeper: there is an end after as many as settings.
  for (std::size_t round = 0; round < settings.size(); ++round) {
    bool changed = false;
    for (const Need& need : needs) {
      if (depths[need.by] > depths[need.needed]) continue;
      depths[need.by] = depths[need.needed] + 1;
      changed = true;
    }
    if (!changed) break;
  }
  return depths;
}

}  // namespace dyetrace
