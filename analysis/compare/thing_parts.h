#pragma once

// The parts of compareThings: what differs between two lists of properties, options of settings,
// and the guards that settings put on flows.

#include <string>
#include <vector>

#include "analysis/compare/drawing_changes.h"
#include "analysis/compare/thing_properties.h"

namespace dyetrace {

/// By name.
std::vector<PropertyChange> differences(const ThingProperties& before,
                                        const ThingProperties& after);

/// A new change at the end of the list.
ThingChange& addChange(std::vector<ThingChange>& changes, ChangeKind kind, ThingKind thing,
                       std::string word);

/// Both models as they are to be compared.
struct ComparedViews {
  const ModelView& before;
  const ModelView& after;
  const Matching& matching;
};

/// Of settings that are on both sides.
void compareOptions(const ComparedViews& views, std::vector<ThingChange>& changes);
/// They have no key but the flow that they are about.
void compareBindings(const ComparedViews& views, std::vector<ThingChange>& changes);

}  // namespace dyetrace
