#include "analysis/settings/settings_analysis.h"

#include <algorithm>
#include <utility>

#include "analysis/settings/exposure_conditions.h"

namespace dyetrace {

ConditionOptions SettingsAnalysis::usualConditions() {
  ConditionOptions options;
  options.diagramWork = 2'000'000;
  return options;
}

std::unique_ptr<SettingsAnalysis> SettingsAnalysis::of(const Product& product,
                                                       const FlowGraph& graph, const Reach& open,
                                                       const ConditionOptions& options) {
  if (product.settings.empty()) return nullptr;
  return std::unique_ptr<SettingsAnalysis>(new SettingsAnalysis(product, graph, open, options));
}

SettingsAnalysis::SettingsAnalysis(const Product& product, const FlowGraph& graph,
                                   const Reach& open, const ConditionOptions& options)
    : product_(product), graph_(graph), open_(open) {
  exposures_ = recipientExposures(product, graph, open);
  for (Exposure& flow : flowExposures(product)) exposures_.push_back(std::move(flow));
  answers_.resize(exposures_.size());
  try {
    determine(options);
  } catch (const OutOfBudget&) {
    for (Exposure& each : exposures_) each.condition = {};
    reach_.reset();
    space_.reset();
    people_.reset();
  }
  try {
    if (!people_) people_ = std::make_unique<People>(product);
  } catch (const OutOfBudget&) {
    exposures_.clear();
  }
}

void SettingsAnalysis::determine(const ConditionOptions& options) {
  space_ = ConditionSpace::of(product_, options);
  people_ = std::make_unique<People>(product_, *space_);
  auto reach = std::make_unique<LiftedReach>(graph_, open_, *space_);
  for (Exposure& each : exposures_) {
    each.condition = conditionOf(product_, graph_, open_, each, *reach);
  }
  reach_ = std::move(reach);
}

SearchedAnswers& SettingsAnalysis::searched() {
  if (!searched_) searched_ = std::make_unique<SearchedAnswers>(product_, graph_, open_, *people_);
  return *searched_;
}

bool SettingsAnalysis::isSo(const Exposure& exposure, const Configuration& configuration) const {
  if (determined() && space_->always().contains(configuration))
    return exposure.condition.contains(configuration);
  if (exposure.label.valid()) {
    const FlowGraph decided = graphIn(product_, graph_, configuration);
    const LabelMatrix at = solveMay(decided);
    const auto& vertices = decided.verticesOf[exposure.place.index()];
    return std::any_of(vertices.begin(), vertices.end(),
                       [&](VertexId vertex) { return at.test(vertex, exposure.label); });
  }
  for (const FlowBinding& binding : product_.bindings) {
    if (binding.flow == exposure.key && holds(product_, binding.guard, configuration)) return true;
  }
  return exposure.flow.valid() &&
         holds(product_, product_.factsOf(product_.flows[exposure.flow]).when, configuration);
}

std::vector<bool> SettingsAnalysis::startsSo(const Exposure& exposure) const {
  std::vector<bool> so;
  for (const Context& context : people_->contexts()) {
    so.push_back(!context.valid && isSo(exposure, context.start));
  }
  return so;
}

/// By search if the condition is there and questions about it are beyond the budget, too.
ConditionAnswers SettingsAnalysis::answersAbout(const Exposure& exposure) {
  if (determined()) {
    try {
      return answersTo(*space_, *people_, exposure.condition, startsSo(exposure));
    } catch (const OutOfBudget&) {
    }
  }
  return searched().about(exposure);
}

const ConditionAnswers& SettingsAnalysis::answers(std::size_t exposure) {
  std::optional<ConditionAnswers>& kept = answers_[exposure];
  if (!kept) kept = answersAbout(exposures_[exposure]);
  return *kept;
}

const ConditionAnswers& SettingsAnalysis::answersAt(NodeId place, LabelId label) {
  const auto known = answersAt_.find({place, label});
  if (known != answersAt_.end()) return known->second;
  Exposure exposure;
  exposure.place = place;
  exposure.label = label;
  if (determined()) exposure.condition = reach_->atNode(place, label);
  return answersAt_.emplace(std::pair(place, label), answersAbout(exposure)).first->second;
}

std::optional<Configuration> SettingsAnalysis::exampleAt(NodeId place, LabelId label) {
  Exposure exposure;
  exposure.place = place;
  exposure.label = label;
  return searched().example(exposure);
}

std::vector<WeightedCondition> SettingsAnalysis::weighted() const {
  const bool recipients = std::any_of(exposures_.begin(), exposures_.end(),
                                      [](const Exposure& each) { return each.label.valid(); });
  std::vector<WeightedCondition> all;
  for (const Exposure& each : exposures_) {
    if (each.label.valid() == recipients && !each.required)
      all.push_back({each.condition, each.weight});
  }
  return all;
}

Condition SettingsAnalysis::keepsRequired() const {
  Condition kept = space_->always();
  for (const EdgeId id : graph_.edges.ids()) {
    const Edge& edge = graph_.edges[id];
    if (!product_.factsOf(product_.flows[edge.flow]).required) continue;
    kept &= space_->where(edge.guard) & space_->where(graph_.vertices[edge.from].guard) &
            space_->where(graph_.vertices[edge.to].guard);
  }
  return kept;
}

std::optional<BestConfiguration> SettingsAnalysis::mostPrivate(std::size_t context) const {
  const Configuration& start = people_->contexts()[context].start;
  return leastExposed(weighted(), keepsRequired(), start, people_->personsCosts());
}

}  // namespace dyetrace
