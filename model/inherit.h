#pragma once

// What holds of a node or zone because it, the activity or the zone around it says so.
//
// The nearest statement wins: the node itself, the activity it is part of, the drawn areas (groups)
// it lies in, then its zones from the inside out. Every answer says where it was stated.

#include <optional>
#include <string>
#include <vector>

#include "model/product.h"

namespace dyetrace {

template <class Value>
struct Inherited {
  Value value{};
  bool stated = false;                ///< False: nobody said; value is a default or an assumption.
  const Statement* source = nullptr;  ///< The statement; null if assumed or taken from a name.
};

/// Stated, else the nearest pool's name, else an external's own name.
Inherited<std::string> organisationOf(const Product& product, NodeId node);

/// Stated, else assumed: a person is the subject, an external a third party, all else the
/// controller.
Inherited<Role> roleOf(const Product& product, NodeId node);

Inherited<std::vector<std::string>> regionsOf(const Product& product, NodeId node);
Inherited<std::vector<std::string>> residencyOf(const Product& product, NodeId node);
Inherited<std::vector<TermId>> purposesOf(const Product& product, NodeId node);
Inherited<std::vector<TermId>> basesOf(const Product& product, NodeId node);
Inherited<std::optional<Retention>> retentionOf(const Product& product, NodeId node);
/// Of data at rest; what a flow states about itself is in its own facts.
Inherited<std::optional<Protection>> protectionOf(const Product& product, NodeId node);

/// Whether a flow crosses between organisations, roles or regions, and which of these differ.
/// Regions differ only if both ends state one.
struct Crossing {
  bool organisation = false;
  bool role = false;
  bool region = false;
  bool any() const { return organisation || role || region; }
};
Crossing crossingOf(const Product& product, const Flow& flow);

/// The zones around a node, innermost first.
std::vector<ZoneId> zonesOf(const Product& product, NodeId node);

}  // namespace dyetrace
