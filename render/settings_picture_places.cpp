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

/// Whether constraints leave it no other option, so that nobody need state a default.
bool isForced(const SettingsAnalysis& settings, SettingId id) {
  const ConditionSpace& space = settings.space();
  if (!space.has(id)) return false;
  const std::size_t start = settings.people().contexts().front().start[id];
  return space.choice(id, start) == space.always();
}

/// By option, for how many people it is the stated default.
std::map<std::size_t, double> startingShares(const People& people, SettingId id) {
  std::map<std::size_t, double> shares;
  for (const Context& context : people.contexts()) {
    if (context.states(id)) shares[context.start[id]] += context.share;
  }
  return shares;
}

/// Who starts with something else than most people, or has no stated default; empty if nobody.
std::string othersWords(const SettingsAnalysis& settings, SettingId id, std::size_t usual) {
  const std::vector<Context>& contexts = settings.people().contexts();
  std::map<std::string, std::vector<bool>> whom;
  const auto& options = settings.product().settings[id].options;
  for (std::size_t i = 0; i < contexts.size(); ++i) {
    const std::size_t start = contexts[i].start[id];
    if (contexts[i].states(id) && start == usual) continue;
    const std::string what = contexts[i].states(id) ? titleOf(options[start]) : "no default";
    std::vector<bool>& which = whom[what];
    which.resize(contexts.size(), false);
    which[i] = true;
  }
  std::string text;
  for (const auto& [what, which] : whom) {
    text += text.empty() ? "" : "; ";
    text += what + " for " + words::contexts(settings.product(), settings.people(), which);
  }
  return text;
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
  if (isForced(settings, id)) {
    const std::size_t only = settings.people().contexts().front().start[id];
    return {optionWords(setting, only), only > 0, {}};
  }
  const std::map<std::size_t, double> shares = startingShares(settings.people(), id);
  if (shares.empty()) return {"?", false, "no default stated"};
  const auto most =
      std::max_element(shares.begin(), shares.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  const std::string others = othersWords(settings, id, most->first);
  return {optionWords(setting, most->first), most->first > 0, others};
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
