#pragma once

// Everything that settings decide in a model, worked out once and asked by rules, commands and
// pictures: the conditions, the people, what is exposed when, and the answers for each exposure.
//
//   const auto settings = SettingsAnalysis::of(product, graph, open);
//   if (settings->determined()) settings->answers(0).personCanStop();
//
// Where the conditions do not fit their budget, `determined()` is false: then exposures have no
// conditions, and answers are found one question at a time (analysis/settings/searched_answers.h)
// unless even the people are beyond the budget, which `answerable()` says.

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "analysis/condition.h"
#include "analysis/lifted_reach.h"
#include "analysis/settings/answers.h"
#include "analysis/settings/exposures.h"
#include "analysis/settings/most_private.h"
#include "analysis/settings/people.h"
#include "analysis/settings/searched_answers.h"

namespace dyetrace {

class SettingsAnalysis {
 public:
  /// Nodes of diagrams made in all: enough for hundreds of settings that meet as features do, and
  /// given up within seconds where they tie everything to everything; then search takes over.
  static ConditionOptions usualConditions();

  /// Null if the model has no settings. The arguments must outlive it.
  static std::unique_ptr<SettingsAnalysis> of(const Product& product, const FlowGraph& graph,
                                              const Reach& open,
                                              const ConditionOptions& options = usualConditions());

  const Product& product() const { return product_; }
  bool determined() const { return reach_ != nullptr; }

  bool answerable() const { return people_ != nullptr; }

  // Only if answerable:
  const People& people() const { return *people_; }
  /// Recipients first, then flows.
  const std::vector<Exposure>& exposures() const { return exposures_; }
  const ConditionAnswers& answers(std::size_t exposure);
  /// The answers for a label at a place, whether it is an exposure of the list or not.
  const ConditionAnswers& answersAt(NodeId place, LabelId label);
  /// A valid configuration that brings a label to a place, near the first defaults; none if there
  /// is none, or if it is beyond the budget.
  std::optional<Configuration> exampleAt(NodeId place, LabelId label);
  /// Whether an exposure is so in one configuration, valid or not.
  bool isSo(const Exposure& exposure, const Configuration& configuration) const;

  // Only if determined:
  const ConditionSpace& space() const { return *space_; }
  LiftedReach& reach() { return *reach_; }
  Condition conditionAt(NodeId place, LabelId label) { return reach_->atNode(place, label); }

  /// What is exposed as weighted conditions: recipients, or where no diagram shows any, the flows
  /// that only the settings file knows.
  std::vector<WeightedCondition> weighted() const;
  /// The configurations that keep every required flow open.
  Condition keepsRequired() const;
  /// The most private one that a person in that context can choose; nothing if there is none.
  std::optional<BestConfiguration> mostPrivate(std::size_t context) const;

 private:
  SettingsAnalysis(const Product& product, const FlowGraph& graph, const Reach& open,
                   const ConditionOptions& options);
  void determine(const ConditionOptions& options);
  SearchedAnswers& searched();
  std::vector<bool> startsSo(const Exposure& exposure) const;
  ConditionAnswers answersAbout(const Exposure& exposure);

  const Product& product_;
  const FlowGraph& graph_;
  const Reach& open_;
  std::optional<ConditionSpace> space_;
  std::unique_ptr<People> people_;
  std::unique_ptr<LiftedReach> reach_;
  std::unique_ptr<SearchedAnswers> searched_;  ///< Made when first needed.
  std::vector<Exposure> exposures_;
  std::vector<std::optional<ConditionAnswers>> answers_;
  std::map<std::pair<NodeId, LabelId>, ConditionAnswers> answersAt_;
};

}  // namespace dyetrace
