#pragma once

// What changed in the drawing: what a person would say who lays the two models side by side.
//
// `things` is said in terms of the model, whatever format it was read from: nodes, flows, zones,
// steps, sequence flows, settings with their options, constraints and screens. `elements` is said
// in terms of the files, and holds what the model does not keep; `edges` are the data edges as
// drawn. A thing that is renamed or moved to another zone is that, never removed and added.
//
//   const DrawingChanges changes = compareDrawings({before, elementsBefore}, {after, …}, matching);
//   changes.things[0].word;             // "store"
//   changes.things[0].properties[0];    // name: Orders -> Purchases

#include <string>
#include <utility>
#include <vector>

#include "analysis/compare/element_changes.h"
#include "analysis/compare/matching.h"
#include "model/product.h"

namespace dyetrace {

enum class ChangeKind { added, removed, changed };

std::string_view changeKindName(ChangeKind kind);

enum class ThingKind {
  zone,
  node,
  flow,
  step,
  sequence,
  setting,
  option,
  constraint,
  screen,
  binding,  ///< A guard that the settings put on a flow.
};

std::string_view thingKindName(ThingKind kind);

/// One thing on one side.
struct ThingSide {
  std::string key{};
  std::string title{};  ///< For people: its name, or what stands in for it.
  Location where{};
};

struct ThingChange {
  ChangeKind kind = ChangeKind::changed;
  ThingKind thing = ThingKind::node;
  std::string word{};           ///< `store`, `lane`, `sequence flow`, `setting`, `option`.
  ThingSide before{};           ///< Empty for what was added.
  ThingSide after{};            ///< Empty for what was removed.
  std::size_t indexBefore = 0;  ///< In its table; for an option, in that of the settings.
  std::size_t indexAfter = 0;
  MatchReason reason = MatchReason::none;
  std::vector<PropertyChange> properties{};  ///< Only for what changed.

  bool renamed() const { return has("name"); }
  bool moved() const { return has("zone"); }
  bool has(std::string_view property) const;
};

/// A data edge as drawn, its ends by their ids: `read`, from, to.
struct EdgeEnds {
  std::string kind{};
  std::string from{};
  std::string to{};
  auto operator<=>(const EdgeEnds&) const = default;
};

struct EdgesApart {
  std::vector<EdgeEnds> added{};  ///< In order.
  std::vector<EdgeEnds> removed{};
};

struct EdgeChanges {
  EdgesApart matched{};  ///< By what the ends are, whatever their ids; told with the ids after.
  EdgesApart byId{};     ///< By the ids alone: a new id shows on both lists.
  EdgesApart byName{};   ///< By the names of the ends: a rename shows on both lists.
};

struct DrawingChanges {
  std::vector<ThingChange> things{};  ///< By kind of thing; removed, then added and changed.
  ElementChanges elements{};
  EdgeChanges edges{};
  bool empty() const { return things.empty() && elements.empty() && edgesEmpty(); }

 private:
  bool edgesEmpty() const { return edges.matched.added.empty() && edges.matched.removed.empty(); }
};

/// A model with what its files write; both must outlive the comparison only while it runs.
struct DrawnModel {
  const Product& product;
  const WrittenElements& elements;
};

DrawingChanges compareDrawings(const DrawnModel& before, const DrawnModel& after,
                               const Matching& matching, MatchBy by = MatchBy::idsThenNames);

struct DrawingComparison {
  Matching matching{};
  DrawingChanges changes{};
};

/// The same with the matching, in which things also have the partners that only the files tell: by
/// what an annotation says, or by where an element is drawn.
DrawingComparison compareDrawnModels(const DrawnModel& before, const DrawnModel& after,
                                     MatchBy by = MatchBy::idsThenNames);

/// The parts of it.
std::vector<ThingChange> compareThings(const Product& before, const Product& after,
                                       const Matching& matching);
EdgeChanges compareEdges(const Product& before, const Product& after, const Matching& matching,
                         const KnownIds& known);

}  // namespace dyetrace
