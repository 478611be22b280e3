#include "analysis/policy/bound_rule.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "analysis/policy/binding.h"
#include "analysis/policy/lifted_roads.h"
#include "analysis/policy/mentioned.h"
#include "analysis/policy/pin_troubles.h"
#include "analysis/policy/policy_findings.h"
#include "analysis/policy/road_searches.h"
#include "analysis/rules/support.h"
#include "analysis/transfers/pin_graph.h"

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

/// The road as it is in some configuration of the condition.
std::optional<Path> shownRoad(const SettingsAnalysis& settings, const Condition& condition,
                              const TroublePlace& place, RoadSearches& searches) {
  const auto configuration = shownIn(settings, condition);
  return configuration ? searches.road(place, &*configuration) : std::nullopt;
}

/// Any road that brings one label to one place.
ForbiddenRoads anyRoadTo(const Product& product, const TroublePlace& place) {
  ForbiddenRoads roads;
  roads.data.insert(place.second);
  roads.to.assign(product.nodes.size(), Match::no);
  roads.to[place.first.index()] = Match::yes;
  roads.startCounts = true;
  return roads;
}

/// The question for the nodes without pins.
BoundDemand withoutPins(BoundDemand demand, const Product& product) {
  const std::vector<bool> hasPins = nodesWithPins(product);
  for (const NodeId node : product.nodes.ids()) {
    if (hasPins[node.index()]) demand.roads.to[node.index()] = Match::no;
  }
  return demand;
}

/// One rule, asked of one model.
class Asking {
 public:
  Asking(const PolicyRule& rule, const PolicyFindings& findings, RuleContext& context)
      : rule_(rule), findings_(findings), context_(context) {}

  RuleAnswer askAll(const std::vector<BoundDemand>& demands) {
    for (const BoundDemand& demand : demands) {
      if (decidedByPins(context_.product(), demand.roads)) {
        askPins(demand);
        askRoads(withoutPins(demand, context_.product()));
      } else {
        askRoads(demand);
      }
    }
    return std::move(answer_);
  }

 private:
  bool asksForAnyData() const {
    return std::any_of(rule_.data.begin(), rule_.data.end(),
                       [](const DataTest& data) { return data.name.empty() && !data.form; });
  }

  void askPins(const BoundDemand& demand) {
    for (const PinTrouble& trouble : pinTroubles(context_, demand.roads, asksForAnyData())) {
      if (auto finding = pinFinding(demand, trouble)) add(demand, trouble, std::move(*finding));
    }
  }

  /// Nothing if the rule does not apply where it is so.
  std::optional<Finding> pinFinding(const BoundDemand& demand, const PinTrouble& trouble) const {
    const Path road = roadTo(context_, trouble.place, trouble.label);
    if (context_.settings() == nullptr) return findings_.at(demand, road);
    if (!trouble.when) return findings_.undetermined(demand, road);
    const SettingsAnalysis& settings = *context_.settings();
    const Condition condition = *trouble.when & settings.space().where(findings_.applies());
    if (condition.never()) return std::nullopt;
    const TroublePlace place(trouble.place, trouble.label);
    const ForbiddenRoads roads = anyRoadTo(context_.product(), place);
    RoadSearches searches(context_, roads);
    const auto shown = shownRoad(settings, condition, place, searches);
    return findings_.under(demand, shown.value_or(road), condition);
  }

  void add(const BoundDemand& demand, const PinTrouble& trouble, Finding finding) {
    if (asksForAnyData()) {
      finding.sentence =
          "Data reaches " + titleOf(context_.product().nodes[trouble.place]) + demand.lacking + ".";
    }
    finding.path.confirmed = trouble.confirmed;
    finding.verdict = trouble.confirmed ? Verdict::violated : Verdict::possible;
    answer_.findings.push_back(std::move(finding));
  }

  void askRoads(const BoundDemand& demand) {
    RoadSearches searches(context_, demand.roads);
    const SettingsAnalysis* settings = context_.settings();
    if (settings != nullptr && settings->determined()) {
      askWithSettings(demand, searches);
    } else {
      askWithAllOpen(demand, searches);
    }
    askForRegions(demand, searches);
  }

  void askWithAllOpen(const BoundDemand& demand, RoadSearches& searches) {
    for (const TroublePlace& place : searches.troubles()) {
      Path road = *searches.road(place, nullptr);
      answer_.findings.push_back(context_.settings() == nullptr
                                     ? findings_.at(demand, std::move(road))
                                     : findings_.undetermined(demand, std::move(road)));
    }
  }

  void askWithSettings(const BoundDemand& demand, RoadSearches& searches) {
    SettingsAnalysis& settings = *context_.settings();
    try {
      const Condition when = settings.space().where(findings_.applies());
      const TroubleConditions conditions = troubleConditions(context_.graph(), settings.reach(),
                                                             demand.roads, searches.openSearch());
      for (const TroublePlace& place : searches.troubles()) {
        const Condition condition = conditions.at(place) & when;
        if (condition.never()) continue;
        const auto shown = shownRoad(settings, condition, place, searches);
        Path road = shown ? *shown : *searches.road(place, nullptr);
        answer_.findings.push_back(findings_.under(demand, std::move(road), condition));
      }
    } catch (const OutOfBudget&) {
      askWithAllOpen(demand, searches);
    }
  }

  /// Places that the data reaches and of which nobody says where they are.
  void askForRegions(const BoundDemand& demand, RoadSearches& searches) {
    std::map<NodeId, LabelSet> open;
    for (const Arrival& arrival : searches.openSearch().arrivals()) {
      const NodeId node = context_.graph().vertices[arrival.vertex].node;
      const bool asks = demand.roads.to[node.index()] == Match::unknown &&
                        demand.roads.data.contains(arrival.label) &&
                        demand.roads.forbidden(arrival.phase);
      if (asks) open[node].insert(arrival.label);
    }
    for (const auto& [node, labels] : open) {
      const LabelId label = heaviest(context_.product(), labels);
      answer_.findings.push_back(findings_.regionQuestion(demand, node, label));
    }
  }

  const PolicyRule& rule_;
  const PolicyFindings& findings_;
  RuleContext& context_;
  RuleAnswer answer_;
};

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
    const PolicyFindings findings(rule_, description_, context);
    if (!possibleUnder(findings.applies(), context.product())) {
      return doesNotApply("The settings under which the rule holds do not exist in this model.");
    }
    return Asking(rule_, findings, context).askAll(demands_);
  }

 private:
  /// In a model without settings no choice holds.
  static bool possibleUnder(const Guard& applies, const Product& product) {
    return !product.settings.empty() || evaluate(applies, [](const Choice&) { return false; });
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
