#pragma once

// How far a deletion gets, and which places keep data that it should have reached.
//
// `privacy.erases` on a flow says that a deletion goes along it; on a node, along every flow that
// leaves it. A deletion starts where somebody can ask for it: at a step marked `withdraw`, or at a
// step of the person (see ways.h), and then at every step that can follow without waiting for a
// clock. What it reaches is erased; a process that it reaches goes on with its own steps.

#include <optional>
#include <vector>

#include "analysis/rule.h"

namespace dyetrace {

enum class DeletionStart {
  anything,    ///< Also a clock, or a step of which nobody says who sets it off.
  person,      ///< Somebody asks.
  withdrawal,  ///< Somebody takes a consent back; marks `withdraw` on flows pass this on, too.
};

/// By node.
std::vector<bool> reachedByDeletion(RuleContext& context, DeletionStart start);

/// A place that keeps personal data which no deletion reaches that a person can ask for.
struct ErasureGap {
  enum class Kind {
    original,  ///< Nothing of what it keeps is erased anywhere.
    copy,      ///< What it keeps is erased elsewhere, or came out of a store that is.
    residue,   ///< A copy in a backup, a cache or a model, or in another shape.
  };
  NodeId place{};
  LabelSet labels{};  ///< The personal data in question.
  Kind kind = Kind::original;
  bool byItself = false;  ///< A deletion does get there, but nobody says who sets it off.
  Path path{};  ///< To the gravest label, through an erased store if there is such a road.
};

/// By node. Places that LIF-05 names are left out.
std::vector<ErasureGap> erasureGaps(RuleContext& context);

/// Set if no node and no flow passes on a deletion: then no rule on deletion can be asked.
std::optional<RuleAnswer> deletionNotDrawn(const RuleContext& context);
/// Whether a place keeps what it gets: a store, or a party that works for or beside us.
bool isHolder(const Product& product, NodeId node);

}  // namespace dyetrace
