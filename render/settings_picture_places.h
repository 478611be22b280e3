#pragma once

// Where a setting stands in a picture and what is said in its box: the screen it is found on, what
// people start with, who turns it, what it needs.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "analysis/settings/settings_analysis.h"
#include "render/diagram.h"

namespace dyetrace {

/// An area of the picture.
struct SettingPlace {
  std::string key{};
  std::string name{};
  std::string second{};  ///< `2 taps deep`.
  ZoneTone tone = ZoneTone::screen;
};

/// The screen of its first control, else its heading, else who turns it.
SettingPlace placeOf(const Product& product, SettingId id);

/// What people start with.
struct Start {
  std::string words{};   ///< `ON`, `Friends`; that of most people if they differ.
  bool on = false;       ///< A switch that is on, or any option but the first.
  std::string others{};  ///< Who starts with something else; empty if nobody does.
};

Start startOf(const SettingsAnalysis& settings, SettingId id);

/// Below the name: who turns it, where that is not the person, or how many steps it takes.
std::string secondLineOf(const Product& product, SettingId id);

/// One setting cannot be as somebody wants it unless another is so too, or is turned by it.
struct Need {
  SettingId needed{};
  SettingId by{};
  std::string words{};  ///< On the line; empty for a plain "is needed by".
  std::string because{};
};

/// From constraints between two settings of the set, and from parents; those that exclude each
/// other need nothing.
std::vector<Need> needsBetween(const Product& product, const std::set<SettingId>& settings);

/// In which column each setting stands: behind all that it needs.
std::map<SettingId, int> depthsOf(const std::vector<Need>& needs,
                                  const std::set<SettingId>& settings);

}  // namespace dyetrace
