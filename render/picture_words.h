#pragma once

// Plain words for what a picture shows: `keep 18 months`, not `retention=P18M`.

#include <string>

#include "model/product.h"
#include "render/diagram.h"

namespace dyetrace {

/// With more places than that, a picture shows no place for itself alone.
inline constexpr std::size_t kMapView = 80;

/// `18 months`, `until deleted`, `for ever`.
std::string inWords(const Retention& retention);

/// `third party`, `the person's device`.
std::string inWords(Role role);

/// `Face grouping = on`, with the settings' own names.
std::string inWords(const Product& product, const Guard& guard);

/// `if Face grouping = on`; empty if it is always so.
std::string guardLineOf(const Product& product, const Guard& guard);

/// A node's name; if it has none, what it is: `unnamed start event`.
std::string nameOf(const Node& node);

/// Below a node's name, and the key of one without: purpose, retention, region, as far as stated at
/// the node itself.
std::string secondLineOf(const Product& product, const Node& node);

/// The flow's name, else what it names to carry; may be empty.
std::string wordsOf(const Product& product, const Flow& flow);

/// Everything known about a node or flow, for a tooltip.
std::string tooltipOf(const Product& product, NodeId node, const LabelSet& labels);
std::string tooltipOf(const Product& product, const Flow& flow);

/// The category and, unless identified, the form.
std::string chipWordsOf(const Product& product, LabelId label);

/// A zone's name; its kind and key if it has none.
std::string nameOf(const Zone& zone);
/// Organisation, role and region, as far as stated at the zone itself.
std::string secondLineOf(const Product& product, const Zone& zone);
/// From the nearest zone that states a role or region.
ZoneTone toneOf(const Product& product, ZoneId zone);

/// `1 system`, `2 systems`.
std::string counted(std::size_t count, std::string_view unit);
/// `a, b and c`.
std::string enumerated(const std::vector<std::string>& words);

}  // namespace dyetrace
