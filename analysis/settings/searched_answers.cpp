#include "analysis/settings/searched_answers.h"

#include <algorithm>

#include "analysis/settings/exposure_conditions.h"
#include "analysis/settings/sampling.h"

namespace dyetrace {
namespace {

constexpr std::size_t kDrawn = 2'000;
/// Questions to the solver in all: every exposure is asked about in every context.
constexpr SearchBudget kBudget{{20'000, 40'000}, 2'000, 64};

SampledShare shareIn(SampledReach& sample, const ReachRules& rules, FactId fact) {
  if (sample.size() == 0) return {0, 1};
  return sampledShare(sample.countOf(rules, fact), sample.size());
}

}  // namespace

SearchedAnswers::SearchedAnswers(const Product& product, const FlowGraph& graph, const Reach& open,
                                 const People& people)
    : product_(product),
      graph_(graph),
      open_(open),
      people_(people),
      search_(product, graph, open, kBudget) {}

FactId SearchedAnswers::factOf(const Exposure& exposure) {
  const auto [known, fresh] = facts_.emplace(
      std::tuple(exposure.place, exposure.label, exposure.label.valid() ? "" : exposure.key),
      FactId());
  if (fresh) known->second = dyetrace::factOf(product_, graph_, open_, exposure, search_.rules());
  return known->second;
}

bool SearchedAnswers::isSo(const Exposure& exposure, const Configuration& configuration) {
  return search_.isSo(factOf(exposure), configuration);
}

std::optional<Configuration> SearchedAnswers::example(const Exposure& exposure) {
  const FactId fact = factOf(exposure);
  const ChangeCosts costs(product_.settings.size(), 1);
  if (!people_.contexts().empty()) {
    const auto nearest = search_.nearest(fact, true, people_.contexts().front().start, costs);
    if (nearest.answer == SatAnswer::yes) return nearest.nearest.configuration;
  }
  const SearchedConfiguration ever = search_.everSo(fact);
  if (ever.answer != SatAnswer::yes) return std::nullopt;
  return ever.configuration;
}

ContextAnswer SearchedAnswers::answerIn(std::size_t index, FactId fact) {
  const Context& context = people_.contexts()[index];
  ContextAnswer answer;
  answer.context = index;
  answer.byDefault = search_.isSo(fact, context.start);
  if (!answer.byDefault) return answer;
  const SearchedNearest stop = search_.nearest(fact, false, context.start, people_.personsCosts());
  answer.stopKnown = stop.answer != SatAnswer::undetermined;
  if (stop.answer == SatAnswer::yes) answer.stop = stop.nearest;
  return answer;
}

void SearchedAnswers::addShares(FactId fact, ConditionAnswers& answers) {
  if (!drawnPeople_) {
    drawnPeople_.emplace(product_, samplePeople(product_, people_, kDrawn));
    drawnConfigurations_.emplace(product_, sampleConfigurations(product_, kDrawn));
  }
  const SampledShare ofPeople = shareIn(*drawnPeople_, search_.rules(), fact);
  answers.shareOfPeople = ofPeople.share;
  answers.errorOfPeople = ofPeople.error;
  const SampledShare ofConfigurations = shareIn(*drawnConfigurations_, search_.rules(), fact);
  answers.shareOfConfigurations = ofConfigurations.share;
  answers.errorOfConfigurations = ofConfigurations.error;
}

ConditionAnswers SearchedAnswers::about(const Exposure& exposure) {
  const FactId fact = factOf(exposure);
  ConditionAnswers answers;
  answers.determined = false;
  const SatAnswer ever = search_.everSo(fact).answer;
  const SatAnswer notAlways = search_.everNot(fact).answer;
  answers.known = ever != SatAnswer::undetermined && notAlways != SatAnswer::undetermined;
  answers.never = ever == SatAnswer::no;
  answers.always = notAlways == SatAnswer::no;
  for (std::size_t i = 0; i < people_.contexts().size(); ++i) {
    answers.contexts.push_back(answerIn(i, fact));
  }
  addShares(fact, answers);
  return answers;
}

}  // namespace dyetrace
