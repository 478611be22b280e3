#pragma once

// Spread: how many copies of one record are expected to arrive at a place, over all roads.
//
// Each flow that a record can take makes a copy of it where the flow leads. Of a copy at a place so
// many go over a flow:
//   1      if no setting closes the flow while the data is there,
//   else   the share, of the people whose data is there, for whom the flow is open (people.h).
// Along a single road the numbers multiply to the share of people for whom all of it is open, of
// those whose record is collected. Where roads meet again copies add up; where they come round,
// each round counts, and whether a flow is open is asked anew each time. What drops a label lets no
// copy of it leave, what turns it passes copies on as what it turns them into, and what is derived
// counts as a record of its own that starts where it is derived. The sums are those of
// analysis/spread_system.h. A data object that the order of its process splits (data_split.h)
// counts for each of its parts.
//
//   SpreadQuestions spread(graph, reach, settings);
//   if (const auto there = spread.at(partner, phone)) there->origins[0].copies;   // 1.8

#include <memory>
#include <optional>
#include <vector>

#include "analysis/reach.h"
#include "analysis/settings/adoption.h"

namespace dyetrace {

class SettingsAnalysis;

/// One record that starts somewhere.
struct SpreadOrigin {
  NodeId node{};
  LabelId label{};    ///< As it starts there.
  double copies = 0;  ///< That arrive; kEndless or kUndetermined (spread_system.h).
};

struct Spread {
  std::vector<SpreadOrigin> origins{};  ///< Those of most copies first.
  /// A shortest cycle on the way here, from its first place in the model on; one that gains if
  /// there is any. Empty if copies never come round.
  std::vector<NodeId> cycle{};
  bool defaultUnknown = false;  ///< The default of a setting on the way is not stated.
  AssumedShares assumed{};      ///< Of the settings on the way.

  /// Copies make ever more copies on the way from some origin.
  bool endless() const;
};

class SpreadQuestions {
 public:
  /// So many steps are followed for all questions together; those asked beyond it have no answer.
  static constexpr std::size_t kMostSteps = 300'000;

  /// `settings` is null if the model has none. The arguments must outlive it.
  SpreadQuestions(const FlowGraph& graph, const Reach& reach, SettingsAnalysis* settings);
  ~SpreadQuestions();
  SpreadQuestions(const SpreadQuestions&) = delete;
  SpreadQuestions& operator=(const SpreadQuestions&) = delete;

  /// Nothing if that is beyond the budget, or nothing arrives there from elsewhere.
  std::optional<Spread> at(NodeId place, LabelId label);

 private:
  class Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace dyetrace
