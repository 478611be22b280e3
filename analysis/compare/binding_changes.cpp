// What changed among the guards that settings put on flows.

#include <algorithm>
#include <map>
#include <string>

#include "analysis/compare/thing_parts.h"

namespace dyetrace {
namespace {

/// All guards of one flow.
struct Bound {
  std::vector<std::string> words;
  std::vector<std::string> meanings;
  Location where;
};
/// By the flow, as it is called after.
using Bindings = std::map<std::string, Bound>;

template <class FlowName>
Bindings bindingsOf(const ModelView& view, const FlowName& nameAfter) {
  Bindings all;
  for (const FlowBinding& binding : view.product().bindings) {
    Bound& bound = all[nameAfter(binding)];
    if (bound.words.empty()) bound.where = binding.where;
    const std::string rest = " " + binding.data + " " + binding.purpose + " " + binding.risk;
    bound.words.push_back(toString(binding.guard));
    bound.meanings.push_back(toString(view.meaning(binding.guard)) + rest);
  }
  for (auto& [flow, bound] : all) std::sort(bound.meanings.begin(), bound.meanings.end());
  return all;
}

Bindings bindingsBefore(const ComparedViews& views) {
  return bindingsOf(views.before, [&](const FlowBinding& binding) {
    if (!binding.bound.valid()) return binding.flow;
    const FlowId partner = views.matching.after(binding.bound);
    return partner.valid() ? views.after.product().flows[partner].key.str() : binding.flow;
  });
}

Bindings bindingsAfter(const ComparedViews& views) {
  return bindingsOf(views.after, [](const FlowBinding& binding) { return binding.flow; });
}

std::string alternatives(const Bound& bound) {
  std::string words;
  for (const std::string& each : bound.words) words += (words.empty() ? "" : " or ") + each;
  return words;
}

ThingChange& add(std::vector<ThingChange>& changes, ChangeKind kind) {
  return addChange(changes, kind, ThingKind::binding, "guard by settings");
}

ThingSide sideOf(const std::string& flow, const Bound& bound) {
  return {flow, flow, bound.where};
}

}  // namespace

void compareBindings(const ComparedViews& views, std::vector<ThingChange>& changes) {
  const Bindings before = bindingsBefore(views);
  const Bindings after = bindingsAfter(views);
  for (const auto& [flow, bound] : before) {
    if (!after.contains(flow)) add(changes, ChangeKind::removed).before = sideOf(flow, bound);
  }
  for (const auto& [flow, bound] : after) {
    const auto was = before.find(flow);
    if (was == before.end()) {
      add(changes, ChangeKind::added).after = sideOf(flow, bound);
    } else if (was->second.meanings != bound.meanings) {
      ThingChange& change = add(changes, ChangeKind::changed);
      change.before = sideOf(flow, was->second);
      change.after = sideOf(flow, bound);
      change.reason = MatchReason::key;
      change.properties.push_back({"guard", alternatives(was->second), alternatives(bound)});
    }
  }
}

}  // namespace dyetrace
