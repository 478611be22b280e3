#pragma once

// What people ask of an exposure, answered one question at a time where conditions do not fit their
// budget: by default, ever, always and what stops it are exact or not known; shares are sampled.

#include <optional>

#include "analysis/reach_search.h"
#include "analysis/sampled_reach.h"
#include "analysis/settings/answers.h"
#include "analysis/settings/exposures.h"

namespace dyetrace {

class SearchedAnswers {
 public:
  /// The arguments must outlive it.
  SearchedAnswers(const Product& product, const FlowGraph& graph, const Reach& open,
                  const People& people);

  ConditionAnswers about(const Exposure& exposure);
  bool isSo(const Exposure& exposure, const Configuration& configuration);
  /// A valid configuration in which it is so, the nearest to the first defaults that is found; none
  /// if there is none, or if it is beyond the budget.
  std::optional<Configuration> example(const Exposure& exposure);

 private:
  FactId factOf(const Exposure& exposure);
  ContextAnswer answerIn(std::size_t context, FactId fact);
  void addShares(FactId fact, ConditionAnswers& answers);

  const Product& product_;
  const FlowGraph& graph_;
  const Reach& open_;
  const People& people_;
  ReachSearch search_;
  std::map<std::tuple<NodeId, LabelId, std::string>, FactId> facts_;
  std::optional<SampledReach> drawnPeople_;
  std::optional<SampledReach> drawnConfigurations_;
};

}  // namespace dyetrace
