#include "analysis/policy/pin_troubles.h"

#include <algorithm>

#include "model/names.h"

namespace dyetrace {
namespace {

/// The labels that go by the name of a mark.
LabelSet labelsOfMark(const Product& product, MarkId mark) {
  LabelSet labels;
  for (const LabelId id : product.labels.ids()) {
    const std::string& title = product.taxonomy[product.labels[id].category].title;
    if (foldName(title) == product.marks[mark]) labels.insert(id);
  }
  return labels;
}

LabelSet lackingIn(const Product& product, const ForbiddenRoads& roads) {
  LabelSet lacking;
  for (const BoundStation& station : roads.without) {
    for (const MarkId mark : station.marks) lacking |= labelsOfMark(product, mark);
  }
  return lacking;
}

class PinQuestion {
 public:
  PinQuestion(const Product& product, const ForbiddenRoads& roads)
      : product_(product), roads_(roads), reach_(product), lacking_(lackingIn(product, roads)) {}

  std::vector<PinTrouble> ask(bool anyData) {
    for (const NodeId node : product_.nodes.ids()) {
      if (roads_.to[node.index()] != Match::yes) continue;
      const std::vector<PinId> pins = fedInputs(product_, reach_, node);
      if (pins.empty() || !mayLack(pins)) continue;
      if (anyData) {
        add(node, pins, {});
      } else {
        for (const LabelId label : roads_.data.members()) {
          if (mayHave(pins, label)) add(node, pins, label);
        }
      }
    }
    return std::move(troubles_);
  }

 private:
  bool mayLack(const std::vector<PinId>& pins) const {
    return std::none_of(pins.begin(), pins.end(),
                        [&](PinId pin) { return reach_.at(pin).must.intersects(lacking_); });
  }

  bool mayHave(const std::vector<PinId>& pins, LabelId label) const {
    return std::any_of(pins.begin(), pins.end(),
                       [&](PinId pin) { return reach_.at(pin).may.contains(label); });
  }

  /// Some label that arrives with the data, to name it by.
  LabelId anyLabel(const std::vector<PinId>& pins) const {
    for (const LabelId label : product_.labels.ids()) {
      if (mayHave(pins, label) && reach_.onOnePath(pins, label, lacking_) != Answer::no) {
        return label;
      }
    }
    return {};
  }

  void add(NodeId node, const std::vector<PinId>& pins, LabelId label) {
    const Answer answer = reach_.onOnePath(pins, label, lacking_);
    if (answer == Answer::no) return;
    troubles_.push_back({node, label.valid() ? label : anyLabel(pins), answer == Answer::yes});
  }

  using Answer = TransferReach::Answer;
  const Product& product_;
  const ForbiddenRoads& roads_;
  const TransferReach reach_;
  const LabelSet lacking_;
  std::vector<PinTrouble> troubles_;
};

}  // namespace

bool decidedByPins(const Product& product, const ForbiddenRoads& roads) {
  const bool places =
      std::any_of(roads.without.begin(), roads.without.end(),
                  [](const BoundStation& station) { return !station.places.empty(); });
  return !product.pins.empty() && roads.origins.empty() && roads.from.empty() &&
         roads.through.empty() && !places;
}

std::vector<PinTrouble> pinTroubles(const Product& product, const ForbiddenRoads& roads,
                                    bool anyData) {
  return PinQuestion(product, roads).ask(anyData);
}

}  // namespace dyetrace
