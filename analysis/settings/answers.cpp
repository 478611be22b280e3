#include "analysis/settings/answers.h"

#include <algorithm>

namespace dyetrace {
namespace {

ContextAnswer answerIn(const People& people, std::size_t index, const Condition& condition,
                       const Condition& opposite, bool startsSo) {
  const Context& context = people.contexts()[index];
  ContextAnswer answer;
  answer.context = index;
  answer.byDefault = context.valid ? condition.contains(context.start) : startsSo;
  const ChangeCosts costs = people.personsCosts();
  if (answer.byDefault) answer.stop = opposite.nearest(context.start, costs);
  if (!answer.byDefault) answer.open = condition.nearest(context.start, costs);
  return answer;
}

}  // namespace

bool ConditionAnswers::byDefaultSomewhere() const {
  return std::any_of(contexts.begin(), contexts.end(),
                     [](const ContextAnswer& each) { return each.byDefault; });
}

bool ConditionAnswers::byDefaultEverywhere() const {
  return std::all_of(contexts.begin(), contexts.end(),
                     [](const ContextAnswer& each) { return each.byDefault; });
}

bool ConditionAnswers::personCanStop() const {
  return std::all_of(contexts.begin(), contexts.end(), [](const ContextAnswer& each) {
    return !each.byDefault || each.stop.has_value();
  });
}

std::size_t ConditionAnswers::mostSwitches() const {
  std::size_t most = 0;
  for (const ContextAnswer& each : contexts) {
    if (each.stop) most = std::max(most, each.stop->changed.size());
  }
  return most;
}

ConditionAnswers answersTo(const ConditionSpace& space, const People& people,
                           const Condition& condition, const std::vector<bool>& byDefault) {
  ConditionAnswers answers;
  answers.always = condition.always();
  answers.never = condition.never();
  answers.count = condition.count();
  answers.of = space.always().count();
  answers.shareOfConfigurations =
      answers.of.approximate > 0 ? answers.count.approximate / answers.of.approximate : 0.0;
  answers.shareOfPeople = people.shareOf(condition);
  answers.support = condition.support();
  const Condition opposite = !condition;
  for (std::size_t i = 0; i < people.contexts().size(); ++i) {
    const bool startsSo = i < byDefault.size() && byDefault[i];
    answers.contexts.push_back(answerIn(people, i, condition, opposite, startsSo));
  }
  return answers;
}

}  // namespace dyetrace
