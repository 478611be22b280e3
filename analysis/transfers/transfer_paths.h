#pragma once

// What single paths bring to the inputs of a node: the different sets of labels on each pin, each
// path taking one flow into each pin that it needs (model/transfer.h).
//
// It is exact as long as there are not too many sets; beyond that it says so, and what it did find
// is right all the same.
//
//   const TransferPaths paths(product, graph);
//   paths.onOne(pins, {{{high}}, {low}});   // Answer::yes: high on a pin, low on none

#include <cstddef>
#include <cstdint>
#include <set>
#include <vector>

#include "analysis/transfers/pin_graph.h"

namespace dyetrace {

/// What is asked of the data that arrives at a node.
struct PinDemand {
  std::vector<LabelSet> having{};  ///< Of each set, some label is on some pin.
  LabelSet lacking{};              ///< None of these is on any pin.
};

class TransferPaths {
 public:
  TransferPaths(const Product& product, const PinGraph& graph);

  enum class Answer : std::uint8_t { no, yes, tooMany };
  /// Whether single paths to all those pins bring what is asked for.
  Answer onOne(const std::vector<PinId>& pins, const PinDemand& demand) const;

 private:
  using Labels = std::vector<LabelId>;

  void collect();
  void collectInput(PinId input);
  void collectOutput(PinId output);
  std::size_t combinations(PinId output) const;
  void add(PinId pin, const LabelSet& labels);
  void giveUp(PinId pin);
  void wait(PinId pin);
  std::set<std::uint32_t> met(PinId pin, const PinDemand& demand) const;

  const Product& product_;
  const PinGraph& graph_;
  std::vector<std::set<Labels>> sets_;  ///< By pin.
  std::vector<bool> tooMany_;
  std::set<PinId> waiting_;
  std::size_t work_ = 0;
};

}  // namespace dyetrace
