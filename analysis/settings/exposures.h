#pragma once

// What settings open and close: data at a recipient, and flows that are bound to settings.

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/condition.h"
#include "analysis/reach.h"
#include "model/product.h"

namespace dyetrace {

/// Something that may be so or not depending on settings.
struct Exposure {
  /// `label@place` by their keys, or the flow's key: stable across versions.
  std::string key{};
  std::string title{};       ///< `precise location reaches Ads partner`.
  Condition condition{};     ///< Of no space where conditions do not fit their budget.
  std::uint64_t weight = 1;  ///< Weight of the data times distance of the recipient; at least 1.
  int distance = 0;          ///< Of the recipient: 0 the person to 4 the public.
  bool required = false;     ///< It is the feature, or what the service needs.
  NodeId place{};            ///< The recipient, or where the flow leads; invalid if not drawn.
  LabelId label{};           ///< Invalid for a flow as a whole.
  FlowId flow{};             ///< For a flow that a diagram draws.
  Location where{};
};

/// Not anonymous, and of some weight.
bool countsAsPersonal(const Product& product, LabelId label);

/// Personal data at every recipient beyond the product's own company (a processor or farther), by
/// place and label. Without conditions; see analysis/settings/exposure_conditions.h.
std::vector<Exposure> recipientExposures(const Product& product, const FlowGraph& graph,
                                         const Reach& open);

/// The flows that bindings tie to settings, and those that settings claim to control, by key.
/// Without conditions.
std::vector<Exposure> flowExposures(const Product& product);

/// Which exposures (by place in the list) a claim of a setting speaks of: a flow, a place or a
/// category of data. Empty if it names nothing of the model.
std::vector<std::size_t> claimed(const Product& product, const std::vector<Exposure>& exposures,
                                 const std::string& claim);

/// Everything a claim may name, for suggestions.
std::vector<std::string> claimable(const Product& product);

}  // namespace dyetrace
