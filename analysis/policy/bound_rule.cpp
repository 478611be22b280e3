#include "analysis/policy/bound_rule.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "analysis/policy/binding.h"
#include "analysis/policy/lifted_roads.h"
#include "analysis/policy/mentioned.h"
#include "analysis/policy/pin_troubles.h"
#include "analysis/policy/road_searches.h"
#include "analysis/rules/support.h"
#include "analysis/settings/standing.h"
#include "model/names.h"

namespace dyetrace {
namespace {

/// Where a road should be shown: under the first defaults that open it, else nearest to the first.
std::optional<Configuration> shownIn(const SettingsAnalysis& settings, const Condition& condition) {
  const std::vector<Context>& contexts = settings.people().contexts();
  for (const Context& context : contexts) {
    if (context.valid && condition.contains(context.start)) return context.start;
  }
  if (contexts.empty()) return condition.example();
  const ChangeCosts costs(settings.product().settings.size(), 1);
  const auto nearest = condition.nearest(contexts.front().start, costs);
  return nearest ? std::optional(nearest->configuration) : std::nullopt;
}

class BoundRule final : public Rule {
 public:
  BoundRule(const PolicyRule& rule, const Product& product, Diagnostics& diagnostics)
      : rule_(rule), demands_(demandsOf(rule, product, diagnostics)) {
    description_.code = codeOf(rule);
    description_.name = rule.sentence.empty() ? rule.name : rule.sentence;
    description_.question = description_.name;
    description_.checks = rule.text;
    description_.fix = rule.fix;
  }

  const RuleDescription& description() const override { return description_; }

  RuleAnswer ask(RuleContext& context) const override {
    if (demands_.front().roads.data.empty()) {
      return doesNotApply("This model has none of the data that the rule is about.");
    }
    if (!possibleUnder(context)) {
      return doesNotApply("The settings under which the rule holds do not exist in this model.");
    }
    RuleAnswer answer;
    for (const BoundDemand& demand : demands_) askOne(demand, context, answer);
    return answer;
  }

 private:
  /// When and unless what: where the rule demands something.
  Guard applies() const { return Guard::conjunction({rule_.when, Guard::negation(rule_.unless)}); }

  bool possibleUnder(const RuleContext& context) const {
    const Product& product = context.product();
    if (!product.settings.empty()) return true;
    return evaluate(applies(), [](const Choice&) { return false; });
  }

  void askOne(const BoundDemand& demand, RuleContext& context, RuleAnswer& answer) const {
    if (decidedByPins(context.product(), demand.roads)) return askPins(demand, context, answer);
    RoadSearches searches(context, demand.roads);
    SettingsAnalysis* settings = context.settings();
    if (settings != nullptr && settings->determined()) {
      askWithSettings(demand, context, searches, answer);
    } else {
      for (const TroublePlace& place : searches.troubles()) {
        Finding finding = report(demand, context, *searches.road(place, nullptr));
        if (settings != nullptr) leaveOpen(context, finding);
        answer.findings.push_back(std::move(finding));
      }
    }
    askForRegions(demand, context, searches, answer);
  }

  void askPins(const BoundDemand& demand, RuleContext& context, RuleAnswer& answer) const {
    const Product& product = context.product();
    const bool any = std::any_of(rule_.data.begin(), rule_.data.end(), [](const DataTest& data) {
      return data.name.empty() && !data.form;
    });
    for (const PinTrouble& trouble : pinTroubles(product, demand.roads, any)) {
      const LabelId label = trouble.label.valid() ? trouble.label : *product.labels.ids().begin();
      Finding finding = report(demand, context, roadTo(context, trouble.place, label));
      if (any) {
        finding.sentence =
            "Data reaches " + titleOf(product.nodes[trouble.place]) + demand.lacking + ".";
      }
      finding.path.confirmed = trouble.confirmed;
      finding.verdict = trouble.confirmed ? Verdict::violated : Verdict::possible;
      answer.findings.push_back(std::move(finding));
    }
  }

  void askWithSettings(const BoundDemand& demand, RuleContext& context, RoadSearches& searches,
                       RuleAnswer& answer) const {
    SettingsAnalysis& settings = *context.settings();
    try {
      const Condition when = settings.space().where(applies());
      const TroubleConditions conditions =
          troubleConditions(context.graph(), settings.reach(), demand.roads, searches.openSearch());
      for (const TroublePlace& place : searches.troubles()) {
        const Condition condition = conditions.at(place) & when;
        if (condition.never()) continue;
        answer.findings.push_back(settled(demand, context, searches, place, condition));
      }
    } catch (const OutOfBudget&) {
      for (const TroublePlace& place : searches.troubles()) {
        answer.findings.push_back(report(demand, context, *searches.road(place, nullptr)));
        leaveOpen(context, answer.findings.back());
      }
    }
  }

  Finding settled(const BoundDemand& demand, RuleContext& context, RoadSearches& searches,
                  const TroublePlace& place, const Condition& condition) const {
    SettingsAnalysis& settings = *context.settings();
    const auto configuration = shownIn(settings, condition);
    const auto road = searches.road(place, configuration ? &*configuration : nullptr);
    const ConditionAnswers answers = answersTo(settings.space(), settings.people(), condition);
    Finding finding = report(demand, context, road ? *road : *searches.road(place, nullptr));
    finding.settings = settingsOf(settings, condition, answers);
    if (!rule_.severity) {
      finding.severity = severityOf(context.product(), finding.path, standingOf(settings, answers));
    }
    return finding;
  }

  /// Whether the road can be open is beyond the budget: sure only where nothing guards it.
  void leaveOpen(RuleContext& context, Finding& finding) const {
    finding.settings = FindingSettings{.determined = false};
    const bool guarded =
        !guardOf(context.product(), context.graph(), finding.path).always() || !applies().always();
    if (guarded) finding.verdict = Verdict::possible;
  }

  Finding report(const BoundDemand& demand, RuleContext& context, Path path) const {
    const Product& product = context.product();
    Finding finding = findingAt(context, description_, std::move(path), demand.variant);
    if (!product.pins.empty()) finding.verdict = Verdict::possible;  // Roads say more than pins.
    const std::string label = capitalised(titleOf(product, finding.label));
    const std::string place = titleOf(product.nodes[finding.place]);
    finding.sentence = label + (finding.path.hops.empty() ? " is at " : " reaches ") + place +
                       demand.lacking + ".";
    if (rule_.verb == PolicyRule::Verb::only) {
      finding.sentence = label + " reaches " + place + ", where the policy does not allow it.";
    }
    finding.detail =
        rule_.sentence.empty() ? "" : "The policy demands: " + quoted(rule_.sentence) + ".";
    addRoadWords(product, finding);
    finding.why = rule_.because.empty() ? "The policy's rule " + rule_.name + "." : rule_.because;
    finding.fix = rule_.fix.empty() ? fixFor(product, demand, finding) : rule_.fix;
    finding.ask = rule_.ask.empty()
                      ? "Is " + quoted(place) + " an exception that the policy should know?"
                      : rule_.ask;
    addEvidence(finding, "policy: " + rule_.text, rule_.verbWhere);
    finding.severity =
        rule_.severity ? fixedSeverity(product, finding.path, *rule_.severity, "set by the policy")
                       : severityOf(product, finding.path, context.standing(finding.path));
    return finding;
  }

  static std::string fixFor(const Product& product, const BoundDemand& demand,
                            const Finding& finding) {
    if (finding.path.hops.empty()) return "Do not keep it there.";
    const std::string flow = "the flow " + flowWords(product, finding.path.hops.back().flow);
    if (demand.lacking.empty()) return "Keep it out of " + flow + ", or close that flow.";
    return "Lead its road through what it lacks before " + flow + ", or close that flow.";
  }

  /// Places that the data reaches and of which nobody says where they are.
  void askForRegions(const BoundDemand& demand, RuleContext& context, RoadSearches& searches,
                     RuleAnswer& answer) const {
    std::map<NodeId, LabelSet> open;
    for (const Arrival& arrival : searches.openSearch().arrivals()) {
      const NodeId node = context.graph().vertices[arrival.vertex].node;
      const bool asks = demand.roads.to[node.index()] == Match::unknown &&
                        demand.roads.data.contains(arrival.label) &&
                        demand.roads.forbidden(arrival.phase);
      if (asks) open[node].insert(arrival.label);
    }
    for (const auto& [node, labels] : open) {
      const LabelId label = heaviest(context.product(), labels);
      Finding finding = report(demand, context, roadTo(context, node, label));
      const std::string place = titleOf(context.product().nodes[node]);
      finding.sentence = "In which region is " + place + "?";
      becomeQuestion(finding, "Where is " + quoted(place) + "? The policy's rule " + rule_.name +
                                  " depends on it. State privacy.region.");
      answer.findings.push_back(std::move(finding));
    }
  }

  const PolicyRule& rule_;
  std::vector<BoundDemand> demands_;
  RuleDescription description_;
};

}  // namespace

std::unique_ptr<Rule> bindRule(const PolicyRule& rule, const Product& product,
                               Diagnostics& diagnostics) {
  reportUnknownChoices(rule.when, rule.whenWhere, product, diagnostics);
  reportUnknownChoices(rule.unless, rule.unlessWhere, product, diagnostics);
  return std::make_unique<BoundRule>(rule, product, diagnostics);
}

std::string wordsOf(const Product& product, const RuleChange& change) {
  const std::string what =
      change.off ? "switched off"
                 : std::string(change.severity ? severityName(*change.severity) : "on");
  return what + " by the policy, " + describe(product, change.where, false);
}

}  // namespace dyetrace
