#pragma once

// Which labels can be on each pin of a model whose nodes say exactly what they do
// (model/transfer.h).
//
// For every pin `may` are the labels on it on some path, `must` those on every path. Several flows
// into a pin join: may is their union, must their intersection; a pin that nothing feeds takes no
// part. An assignment whose term can be both true and false adds to may and takes from must. Pins
// that are only fed by themselves start with nothing on them.
//
// Two labels can depend on one another, and then may and must together say too much. So there is a
// second answer: the different sets of labels that single paths bring to a pin, each path taking
// one flow into each pin that it needs. It is exact as long as there are not too many.
//
//   const TransferReach reach(product);
//   reach.at(pin).may.contains(high);
//   reach.onOnePath(pins, high, {low});   // Answer::yes: some path has high on a pin, low on none

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "model/product.h"

namespace dyetrace {

struct PinLabels {
  LabelSet may{};
  LabelSet must{};
  bool fed = false;
  bool operator==(const PinLabels&) const = default;
};

class TransferReach {
 public:
  explicit TransferReach(const Product& product);

  const PinLabels& at(PinId pin) const { return labels_[pin]; }

  enum class Answer : std::uint8_t { no, yes, tooMany };
  /// Whether single paths to all those pins bring `label` (if valid) to one of them and none of
  /// `lacking` to any.
  Answer onOnePath(const std::vector<PinId>& pins, LabelId label, const LabelSet& lacking) const;

 private:
  using Sets = std::set<std::vector<LabelId>>;

  std::optional<PinLabels> joined(PinId input) const;
  std::optional<PinLabels> assigned(const Pin& output) const;
  void settle(bool keepSeeds);
  void seedCircles();
  void collectPaths();
  bool collect(PinId pin);
  bool collectInput(PinId input);
  bool collectOutput(PinId output);
  bool add(PinId pin, const LabelSet& labels);

  const Product& product_;
  std::vector<std::vector<PinId>> feeds_;  ///< By input pin: the outputs that lead to it.
  Table<PinId, PinLabels> labels_;
  std::vector<bool> seeded_;
  std::vector<Sets> paths_;  ///< By pin.
  std::vector<bool> tooMany_;
};

/// The pins of a node on which something arrives.
std::vector<PinId> fedInputs(const Product& product, const TransferReach& reach, NodeId node);

}  // namespace dyetrace
