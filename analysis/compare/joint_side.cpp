#include "analysis/compare/joint_side.h"

#include <optional>
#include <unordered_map>
#include <utility>

#include "analysis/condition_translation.h"

namespace dyetrace {
namespace {

FlowGraph translatedGraph(Side side, const DataModel& model, const JointSpace& joint) {
  FlowGraph graph = model.reviewed.graph;
  std::unordered_map<const void*, Guard> known;
  const auto translate = [&](Guard& guard) {
    if (guard.always()) return;
    const auto [found, isNew] = known.try_emplace(guard.identity());
    if (isNew) found->second = joint.shared.shared(joint.settings.translated(side, guard));
    guard = found->second;
  };
  for (Vertex& vertex : graph.vertices) translate(vertex.guard);
  for (Edge& edge : graph.edges) translate(edge.guard);
  return graph;
}

/// The model analysed over the joint settings.
class SolvedSide : public JointSide {
 public:
  SolvedSide(Side side, const DataModel& model, const JointSpace& joint)
      : graph_(translatedGraph(side, model, joint)),
        reach_(graph_, model.reviewed.reach, joint.guards) {}

  Condition at(NodeId node, LabelId label) override { return reach_.atNode(node, label); }
  Condition bareAt(MarkId mark, NodeId node, LabelId label) override {
    return reach_.bareAtNode(mark, node, label);
  }
  bool followsOwn() const override { return false; }

 private:
  FlowGraph graph_;
  LiftedReach reach_;
};

/// The model's own conditions, over the joint settings as they are. Marks are solved anew: where
/// there are many, the model's own budget might not do.
class OwnSide : public JointSide {
 public:
  OwnSide(Side side, const DataModel& model, const JointSpace& joint)
      : side_(side), model_(model), joint_(joint) {}

  Condition at(NodeId node, LabelId label) override {
    return model_.reviewed.settings->conditionAt(node, label);
  }
  Condition bareAt(MarkId mark, NodeId node, LabelId label) override {
    if (solved_ == nullptr) solved_ = std::make_unique<SolvedSide>(side_, model_, joint_);
    return solved_->bareAt(mark, node, label);
  }
  bool followsOwn() const override { return true; }

 private:
  Side side_;
  DataModel model_;
  JointSpace joint_;
  std::unique_ptr<SolvedSide> solved_;  ///< Made when first needed.
};

/// The same, from the model's own settings into the joint ones.
class TranslatedSide : public OwnSide {
 public:
  TranslatedSide(Side side, const DataModel& model, const JointSpace& joint,
                 ConditionTranslation translation)
      : OwnSide(side, model, joint), translation_(std::move(translation)) {}

  Condition at(NodeId node, LabelId label) override {
    const Condition own = OwnSide::at(node, label);
    const auto [known, isNew] = known_.try_emplace(own);
    if (isNew) known->second = translation_.of(own);
    return known->second;
  }

 private:
  ConditionTranslation translation_;
  std::unordered_map<Condition, Condition> known_;
};

std::optional<ConditionTranslation> translationOf(Side side, const SettingsAnalysis& own,
                                                  const JointSpace& joint) {
  const bool allowsAll = joint.space.where(joint.settings.valid(side)).always();
  if (!allowsAll) return std::nullopt;
  return ConditionTranslation::between(
      own.space(), joint.space, [&](SettingId id, std::size_t option) {
        return joint.space.where(joint.settings.is(side, id, option));
      });
}

}  // namespace

std::unique_ptr<JointSide> jointSide(Side side, const DataModel& model, const JointSpace& joint) {
  const SettingsAnalysis* const own = model.reviewed.settings.get();
  if (own != nullptr && own->determined()) {
    if (own->space().always() == joint.space.always())
      return std::make_unique<OwnSide>(side, model, joint);
    if (auto translation = translationOf(side, *own, joint))
      return std::make_unique<TranslatedSide>(side, model, joint, std::move(*translation));
  }
  return std::make_unique<SolvedSide>(side, model, joint);
}

}  // namespace dyetrace
