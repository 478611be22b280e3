#include "analysis/policy/pin_troubles.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "analysis/policy/open_ways.h"
#include "analysis/transfers/transfer_paths.h"
#include "analysis/transfers/transfer_reach.h"
#include "model/names.h"

namespace dyetrace {
namespace {

using Answer = TransferPaths::Answer;

/// The labels that go by the name of a mark.
LabelSet labelsOfMark(const Product& product, MarkId mark) {
  LabelSet labels;
  for (const LabelId id : product.labels.ids()) {
    const std::string& title = product.taxonomy[product.labels[id].category].title;
    if (foldName(title) == product.marks[mark]) labels.insert(id);
  }
  return labels;
}

LabelSet labelsOf(const Product& product, const BoundStation& station) {
  LabelSet labels;
  for (const MarkId mark : station.marks) labels |= labelsOfMark(product, mark);
  return labels;
}

/// What the stations ask of the data itself.
PinDemand demandOf(const Product& product, const ForbiddenRoads& roads) {
  PinDemand demand;
  for (const BoundStation& station : roads.through) {
    demand.having.push_back(labelsOf(product, station));
  }
  for (const BoundStation& station : roads.without) demand.lacking |= labelsOf(product, station);
  return demand;
}

/// `first` may be invalid.
LabelId firstByKey(const Product& product, LabelId first, LabelId other) {
  if (!first.valid()) return other;
  return keyOf(product, other) < keyOf(product, first) ? other : first;
}

/// The question, asked with some flows closed.
class PinQuestion {
 public:
  PinQuestion(const Product& product, const ForbiddenRoads& roads, const ClosedFlows& closed,
              Circles circles)
      : product_(product),
        roads_(roads),
        graph_(product, closed, circles),
        reach_(product, graph_),
        paths_(product, graph_),
        demand_(demandOf(product, roads)) {}

  std::vector<PinTrouble> ask(bool anyData) {
    for (const NodeId node : product_.nodes.ids()) {
      if (roads_.to[node.index()] != Match::yes) continue;
      const std::vector<PinId> pins = fedInputs(node);
      if (pins.empty()) continue;
      if (anyData) {
        add(node, pins, {});
      } else {
        for (const LabelId label : roads_.data.members()) add(node, pins, label);
      }
    }
    return std::move(troubles_);
  }

 private:
  std::vector<PinId> fedInputs(NodeId node) const {
    std::vector<PinId> pins;
    for (const PinId id : product_.pins.ids()) {
      const Pin& pin = product_.pins[id];
      if (pin.input && pin.node == node && graph_.isFed(id)) pins.push_back(id);
    }
    return pins;
  }

  /// What may and must together leave open.
  Answer answer(const std::vector<PinId>& pins, const PinDemand& demand) const {
    const bool lacks = std::none_of(pins.begin(), pins.end(), [&](PinId pin) {
      return reach_.at(pin).must.intersects(demand.lacking);
    });
    const bool has =
        std::all_of(demand.having.begin(), demand.having.end(), [&](const LabelSet& any) {
          return std::any_of(pins.begin(), pins.end(),
                             [&](PinId pin) { return reach_.at(pin).may.intersects(any); });
        });
    return lacks && has ? paths_.onOne(pins, demand) : Answer::no;
  }

  PinDemand with(LabelId label) const {
    PinDemand demand = demand_;
    if (label.valid()) demand.having.push_back(LabelSet::of(label));
    return demand;
  }

  /// The first label by key that can be on such data.
  LabelId nameFor(const std::vector<PinId>& pins) const {
    LabelId first;
    for (const LabelId label : product_.labels.ids()) {
      if (answer(pins, with(label)) != Answer::no) first = firstByKey(product_, first, label);
    }
    return first;
  }

  void add(NodeId node, const std::vector<PinId>& pins, LabelId label) {
    const Answer found = answer(pins, with(label));
    if (found == Answer::no) return;
    troubles_.push_back({node, label.valid() ? label : nameFor(pins), found == Answer::yes, {}});
  }

  const Product& product_;
  const ForbiddenRoads& roads_;
  const PinGraph graph_;
  const TransferReach reach_;
  const TransferPaths paths_;
  const PinDemand demand_;
  std::vector<PinTrouble> troubles_;
};

/// The same trouble in several ways is one, under any of their conditions.
class TroublesOnce {
 public:
  void add(const PinTrouble& trouble, bool anyData, const Condition& when) {
    const Key key(trouble.place, anyData ? LabelId() : trouble.label, !trouble.confirmed);
    const auto [known, fresh] = troubles_.emplace(key, trouble);
    PinTrouble& kept = known->second;
    if (!kept.label.valid()) kept.label = trouble.label;
    kept.when = fresh ? when : *kept.when | when;
  }

  /// What is confirmed in some way is not told a second time as possible.
  std::vector<PinTrouble> all() const {
    std::vector<PinTrouble> result;
    for (const auto& [key, trouble] : troubles_) {
      const auto& [place, label, unsure] = key;
      if (unsure && troubles_.contains({place, label, false})) continue;
      result.push_back(trouble);
    }
    return result;
  }

 private:
  using Key = std::tuple<NodeId, LabelId, bool>;
  std::map<Key, PinTrouble> troubles_;
};

std::vector<PinTrouble> liftedTroubles(const RuleContext& context, const ForbiddenRoads& roads,
                                       bool anyData) {
  TroublesOnce gathered;
  const Product& product = context.product();
  for (const OpenWay& way : openWays(product, context.graph(), context.settings()->space())) {
    PinQuestion question(product, roads, way.closed, Circles::alone);
    for (const PinTrouble& trouble : question.ask(anyData)) {
      gathered.add(trouble, anyData, way.when);
    }
  }
  return gathered.all();
}

std::vector<PinTrouble> openTroubles(const RuleContext& context, const ForbiddenRoads& roads,
                                     bool anyData) {
  const bool guarded = anyPinFlowGuarded(context.product(), context.graph());
  PinQuestion question(context.product(), roads, {}, guarded ? Circles::every : Circles::alone);
  std::vector<PinTrouble> troubles = question.ask(anyData);
  for (PinTrouble& trouble : troubles) trouble.confirmed = trouble.confirmed && !guarded;
  return troubles;
}

/// Data that has no label is named by the first label of the model.
LabelId firstLabel(const Product& product) {
  LabelId first;
  for (const LabelId label : product.labels.ids()) first = firstByKey(product, first, label);
  return first;
}

}  // namespace

bool decidedByPins(const Product& product, const ForbiddenRoads& roads) {
  const auto isPlace = [](const BoundStation& station) { return !station.places.empty(); };
  return !product.pins.empty() && roads.origins.empty() && roads.from.empty() &&
         std::none_of(roads.through.begin(), roads.through.end(), isPlace) &&
         std::none_of(roads.without.begin(), roads.without.end(), isPlace);
}

std::vector<PinTrouble> pinTroubles(const RuleContext& context, const ForbiddenRoads& roads,
                                    bool anyData) {
  const SettingsAnalysis* settings = context.settings();
  std::vector<PinTrouble> troubles;
  try {
    const bool determined = settings != nullptr && settings->determined();
    troubles = determined ? liftedTroubles(context, roads, anyData)
                          : openTroubles(context, roads, anyData);
  } catch (const OutOfBudget&) {
    troubles = openTroubles(context, roads, anyData);
  }
  for (PinTrouble& trouble : troubles) {
    if (!trouble.label.valid()) trouble.label = firstLabel(context.product());
  }
  return troubles;
}

}  // namespace dyetrace
