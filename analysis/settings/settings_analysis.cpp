#include "analysis/settings/settings_analysis.h"

#include <algorithm>

namespace dyetrace {

std::unique_ptr<SettingsAnalysis> SettingsAnalysis::of(const Product& product,
                                                       const FlowGraph& graph, const Reach& open) {
  if (product.settings.empty()) return nullptr;
  return std::unique_ptr<SettingsAnalysis>(new SettingsAnalysis(product, graph, open));
}

SettingsAnalysis::SettingsAnalysis(const Product& product, const FlowGraph& graph,
                                   const Reach& open)
    : product_(product), graph_(graph) {
  try {
    space_ = ConditionSpace::of(product, {});
    people_ = std::make_unique<People>(product, *space_);
    auto reach = std::make_unique<LiftedReach>(graph, open, *space_);
    exposures_ = recipientExposures(product, graph, open, *reach);
    for (Exposure& flow : flowExposures(product, graph, open, *reach, *space_)) {
      exposures_.push_back(std::move(flow));
    }
    reach_ = std::move(reach);
  } catch (const OutOfBudget&) {
    exposures_.clear();
  }
  answers_.resize(exposures_.size());
}

bool SettingsAnalysis::isSo(const Exposure& exposure, const Configuration& configuration) const {
  if (space_->always().contains(configuration)) return exposure.condition.contains(configuration);
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

const ConditionAnswers& SettingsAnalysis::answers(std::size_t index) {
  std::optional<ConditionAnswers>& kept = answers_[index];
  if (!kept) {
    const Exposure& exposure = exposures_[index];
    kept = answersTo(*space_, *people_, exposure.condition, startsSo(exposure));
  }
  return *kept;
}

const ConditionAnswers& SettingsAnalysis::answersAt(NodeId place, LabelId label) {
  const auto known = answersAt_.find({place, label});
  if (known != answersAt_.end()) return known->second;
  Exposure exposure;
  exposure.condition = reach_->atNode(place, label);
  exposure.place = place;
  exposure.label = label;
  ConditionAnswers answers = answersTo(*space_, *people_, exposure.condition, startsSo(exposure));
  return answersAt_.emplace(std::pair(place, label), std::move(answers)).first->second;
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
