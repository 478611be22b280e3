#include "analysis/settings/settle.h"

#include <algorithm>
#include <map>
#include <optional>

#include "analysis/settings/standing.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

/// A rule asked again of the graph as it is in single configurations, each once.
class RuleAsAsked {
 public:
  RuleAsAsked(const Rule& rule, RuleContext& context) : rule_(rule), context_(context) {}

  /// The same finding there; null if the rule does not find it.
  const Finding* same(const Finding& finding, const Configuration& configuration) {
    const auto known = answers_.find(configuration);
    const std::vector<Finding>& found =
        known != answers_.end() ? known->second
                                : answers_.emplace(configuration, ask(configuration)).first->second;
    const auto match = std::find_if(found.begin(), found.end(), [&](const Finding& each) {
      return each.rule == finding.rule && each.label == finding.label &&
             each.place == finding.place;
    });
    return match == found.end() ? nullptr : &*match;
  }

 private:
  std::vector<Finding> ask(const Configuration& configuration) {
    const FlowGraph graph = graphIn(context_.product(), context_.graph(), configuration);
    const Reach reach = solveReach(graph);
    RuleContext context(context_.product(), graph, reach, context_.settings());
    return rule_.ask(context).findings;
  }

  const Rule& rule_;
  RuleContext& context_;
  std::map<Configuration, std::vector<Finding>> answers_;
};

/// Where the road should be open: under the first defaults that bring the data, else wherever the
/// road is not open anyway, in the configuration nearest to the first defaults.
std::optional<Configuration> wanted(SettingsAnalysis& settings, const Condition& condition,
                                    const Condition& road) {
  const std::vector<Context>& contexts = settings.people().contexts();
  for (const Context& context : contexts) {
    if (!context.valid || !condition.contains(context.start)) continue;
    if (road.contains(context.start)) return std::nullopt;
    return context.start;
  }
  if (!road.never() || contexts.empty()) return std::nullopt;
  const ChangeCosts costs(settings.product().settings.size(), 1);
  const auto nearest = condition.nearest(contexts.front().start, costs);
  if (!nearest) return std::nullopt;
  return nearest->configuration;
}

void tellAs(const Finding& same, Finding& finding) {
  finding.path = same.path;
  finding.evidence = same.evidence;
  finding.sentence = same.sentence;
  finding.detail = same.detail;
}

/// False if the data gets there in no valid configuration.
bool settle(Finding& finding, RuleContext& context, RuleAsAsked& again) {
  SettingsAnalysis& settings = *context.settings();
  const Condition condition = settings.conditionAt(finding.place, finding.label);
  if (condition.never()) return false;
  const Guard guard = guardOf(context.product(), context.graph(), finding.path);
  const Condition road = settings.space().where(guard);
  if (const auto configuration = wanted(settings, condition, road)) {
    const Finding* same = again.same(finding, *configuration);
    if (same != nullptr) {
      tellAs(*same, finding);
    } else if (road.never() && finding.verdict == Verdict::violated) {
      finding.verdict = Verdict::possible;
    }
  }
  finding.settings =
      settingsOf(settings, condition, settings.answersAt(finding.place, finding.label));
  return true;
}

/// The same where conditions are beyond the budget: by single questions.
bool settleBySearch(Finding& finding, RuleContext& context, RuleAsAsked& again) {
  SettingsAnalysis& settings = *context.settings();
  const ConditionAnswers& answers = settings.answersAt(finding.place, finding.label);
  if (answers.never) return false;
  finding.settings = settingsOf(settings, {}, answers);
  const auto byDefault = std::find_if(answers.contexts.begin(), answers.contexts.end(),
                                      [](const ContextAnswer& each) { return each.byDefault; });
  const std::optional<Configuration> configuration =
      byDefault != answers.contexts.end() ? settings.people().contexts()[byDefault->context].start
                                          : settings.exampleAt(finding.place, finding.label);
  if (!configuration) return true;
  const Finding* same = again.same(finding, *configuration);
  if (same != nullptr) tellAs(*same, finding);
  return true;
}

bool settleWithinBudget(Finding& finding, RuleContext& context, RuleAsAsked& again) {
  if (context.settings()->determined()) {
    try {
      return settle(finding, context, again);
    } catch (const OutOfBudget&) {
    }
  }
  return settleBySearch(finding, context, again);
}

}  // namespace

void settleWithSettings(const Rule& rule, RuleContext& context, std::vector<Finding>& findings) {
  if (context.settings() == nullptr) return;
  if (!context.settings()->answerable()) {
    for (Finding& finding : findings) finding.settings = FindingSettings{.determined = false};
    return;
  }
  RuleAsAsked again(rule, context);
  std::erase_if(findings, [&](Finding& finding) {
    const bool aboutData = finding.place.valid() && finding.label.valid();
    if (!aboutData || finding.settings) return false;
    return !settleWithinBudget(finding, context, again);
  });
}

}  // namespace dyetrace
