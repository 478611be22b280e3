#pragma once

// The key of a picture: exactly the signs that the picture uses, in a fixed order.

#include <string_view>
#include <vector>

#include "render/diagram.h"

namespace dyetrace {

enum class Sign {
  party,
  system,
  store,
  data,
  collapsedZone,
  settingOn,
  settingOff,
  outcome,
  fadedNode,
  step,
  findingFlow,
  surprise,
  flow,
  guardPill,
  guardedFlow,
  inferredFlow,
  impliedFlow,
  undrawnFlow,
  neededLine,
  stopsLine,
  swaysLine,
  manyFlows,
  thirdPartyZone,
  plainChip,
  findingChip,
  specialChip,
  suggestedChip,
  added,
  removed,
  changed,
  same,
};

/// In the order of the enum.
std::vector<Sign> signsIn(const Diagram& diagram);

std::string_view wordsFor(Sign sign);

/// How the sign looks, where the key cannot draw it: `cylinder`.
std::string_view lookOf(Sign sign);

/// Whether anything in the diagram belongs to a finding.
bool hasFinding(const Diagram& diagram);

}  // namespace dyetrace
