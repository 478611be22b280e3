#include "analysis/compare/undrawn_flows.h"

#include <algorithm>
#include <map>

#include "analysis/distance.h"
#include "model/names.h"

namespace dyetrace {
namespace {

/// By what they are called, without case and the like.
using Named = std::map<std::string, std::vector<const FlowBinding*>>;

Named undrawn(const Product& product) {
  Named flows;
  for (const FlowBinding& binding : product.bindings) {
    if (!binding.bound.valid()) flows[foldName(binding.flow)].push_back(&binding);
  }
  return flows;
}

bool draws(const Product& product, const std::string& name) {
  return std::any_of(product.flows.begin(), product.flows.end(), [&](const Flow& flow) {
    const std::string ends =
        titleOf(product.nodes[flow.from]) + " -> " + titleOf(product.nodes[flow.to]);
    return name == foldName(flow.key) || name == foldName(flow.name) || name == foldName(ends);
  });
}

/// Several bindings of one flow are alternatives.
Condition conditionOf(const JointReach& joint, Side side,
                      const std::vector<const FlowBinding*>& bindings) {
  Condition open = joint.space().never();
  for (const FlowBinding* binding : bindings)
    open |= joint.space().where(joint.settings().translated(side, binding->guard));
  return open;
}

JointExposure exposureOf(const ComparedSides& sides, Side side, const Named& flows,
                         const std::string& name) {
  const auto found = flows.find(name);
  JointExposure exposure{{}, {}, {}, false, {}, sides.joint().space().never()};
  if (found == flows.end()) return exposure;
  exposure.joint = conditionOf(sides.joint(), side, found->second);
  const ExposedSide& own = side == Side::before ? sides.before() : sides.after();
  const std::optional<Exposure> flow = own.undrawnFlow(name);
  if (!flow) return exposure;
  exposure.there = true;
  exposure.flow = flow->key;
  exposure.own = flow->condition;
  return exposure;
}

bool isHarmless(const Named& flows, const std::string& name) {
  const auto found = flows.find(name);
  return found != flows.end() &&
         std::all_of(found->second.begin(), found->second.end(),
                     [](const FlowBinding* binding) { return foldName(binding->risk) == "none"; });
}

}  // namespace

std::vector<UndrawnFlow> undrawnFlows(const DataModels& models, const ComparedSides& sides) {
  const Named before = undrawn(models.before.product);
  const Named after = undrawn(models.after.product);
  Named both = before;
  both.insert(after.begin(), after.end());
  std::vector<UndrawnFlow> flows;
  for (const auto& [name, bindings] : both) {
    if (draws(models.before.product, name) || draws(models.after.product, name)) continue;
    UndrawnFlow flow{name, exposureOf(sides, Side::before, before, name),
                     exposureOf(sides, Side::after, after, name)};
    if (flow.after.there && !isHarmless(after, name))
      flow.weight = sides.after().undrawnFlow(name)->weight;
    flows.push_back(std::move(flow));
  }
  return flows;
}

std::vector<UndrawnFlowChange> undrawnFlowChanges(const std::vector<UndrawnFlow>& flows,
                                                  ComparedSides& sides) {
  std::vector<UndrawnFlowChange> changes;
  for (const UndrawnFlow& flow : flows) {
    const ExposureJudgement* const judged = sides.judged(flow.before, flow.after);
    if (judged != nullptr)
      changes.push_back({flow.before.flow, flow.after.flow, flow.weight, *judged});
  }
  return changes;
}

}  // namespace dyetrace
