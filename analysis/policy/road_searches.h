#pragma once

// The roads that a rule forbids, searched in the graph as it is in single configurations, each
// made once.
//
//   RoadSearches searches(context, roads);
//   searches.road({node, label}, nullptr);  // with every guard open

#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "analysis/policy/forbidden_roads.h"
#include "analysis/rule.h"

namespace dyetrace {

using TroublePlace = std::pair<NodeId, LabelId>;

class RoadSearches {
 public:
  /// Both must outlive it.
  RoadSearches(RuleContext& context, const ForbiddenRoads& roads)
      : context_(context), roads_(roads) {}

  /// The road to the trouble at that place, with every guard open or in one configuration.
  std::optional<Path> road(const TroublePlace& place, const Configuration* configuration);

  /// Where the rule's data is in trouble with every guard open, nearest first.
  std::vector<TroublePlace> troubles();

  const PhaseSearch& openSearch() { return *open().search; }

 private:
  struct One {
    std::unique_ptr<FlowGraph> own{};
    const FlowGraph* graph = nullptr;
    std::unique_ptr<PhaseSearch> search{};
  };

  const One& open();
  const One& in(const Configuration& configuration);

  RuleContext& context_;
  const ForbiddenRoads& roads_;
  One open_;
  std::map<Configuration, One> decided_;
};

}  // namespace dyetrace
