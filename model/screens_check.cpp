#include <map>
#include <string>
#include <vector>

#include "model/names.h"
#include "model/settings_check.h"

namespace dyetrace {
namespace {

using ScreenIndex = std::map<std::string, const Screen*>;

Diagnostic unknownParent(const Screen& screen, const ScreenIndex& screens) {
  std::vector<std::string> known;
  for (const auto& entry : screens) known.push_back(entry.first);
  return {
      Level::error,
      "settings/unknown-screen",
      "the screen `" + screen.key + "` lies under `" + screen.parent + "`, which nobody declares",
      screen.where,
      didYouMean(nearestNames(screen.parent, known)),
      {}};
}

/// Whether the way up comes back to the screen.
bool liesUnderItself(const Screen& screen, const ScreenIndex& screens) {
  std::string at = screen.parent;
  for (std::size_t steps = 0; !at.empty() && steps <= screens.size(); ++steps) {
    if (at == screen.key) return true;
    const auto above = screens.find(at);
    at = above == screens.end() ? std::string() : above->second->parent;
  }
  return false;
}

Diagnostic circle(const Screen& screen) {
  return {Level::error,
          "settings/screen-circle",
          "the screen `" + screen.key + "` lies under itself, by way of `" + screen.parent + "`",
          screen.where,
          "Correct `parent` of one of them; one screen must have none.",
          {}};
}

}  // namespace

Diagnostics settleScreens(Product& product) {
  ScreenIndex screens;
  for (const Screen& screen : product.screens) screens.emplace(screen.key, &screen);
  Diagnostics found;
  for (Screen& screen : product.screens) {
    const bool known = screen.parent.empty() || screens.contains(screen.parent);
    if (known && !liesUnderItself(screen, screens)) continue;
    found.push_back(known ? circle(screen) : unknownParent(screen, screens));
    screen.parent.clear();
  }
  return found;
}

}  // namespace dyetrace
