#include "model/bound_flows.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "model/names.h"

namespace dyetrace {
namespace {

class FlowIndex {
 public:
  explicit FlowIndex(const Product& product) : product_(product) {
    for (const FlowId id : product.flows.ids()) {
      const Flow& flow = product.flows[id];
      if (!flow.where.element.empty()) byElement_[flow.where.element].push_back(id);
      for (const std::string& name : namesOf(flow)) byName_[foldName(name)].insert(id);
    }
  }

  std::vector<FlowId> find(const std::string& reference) const {
    const FlowId keyed = product_.flowNamed(reference);
    if (keyed.valid()) return {keyed};
    const auto element = byElement_.find(reference);
    if (element != byElement_.end()) return element->second;
    const auto name = byName_.find(foldName(reference));
    if (name == byName_.end()) return {};
    return {name->second.begin(), name->second.end()};
  }

  std::vector<std::string> known() const {
    std::vector<std::string> all;
    for (const Flow& flow : product_.flows) {
      all.push_back(flow.key);
      if (!flow.name.empty()) all.push_back(flow.name);
    }
    return all;
  }

 private:
  /// Its own name, and `From -> To`.
  std::vector<std::string> namesOf(const Flow& flow) const {
    const std::string ends =
        titleOf(product_.nodes[flow.from]) + " -> " + titleOf(product_.nodes[flow.to]);
    if (flow.name.empty()) return {ends};
    return {flow.name, ends};
  }

  const Product& product_;
  std::map<std::string, std::vector<FlowId>> byElement_;
  std::map<std::string, std::set<FlowId>> byName_;
};

Diagnostic notDrawn(const FlowBinding& binding, const FlowIndex& flows) {
  std::string advice = didYouMean(nearestNames(binding.flow, flows.known()));
  if (advice.empty())
    advice = "Name a flow by its id, its name, or `From -> To`; until then it stands by itself.";
  return {Level::warning,
          "model/flow-not-drawn",
          "settings bind the flow `" + binding.flow + "`, which no diagram draws",
          binding.where,
          std::move(advice),
          {}};
}

Diagnostic severalDrawn(const Product& product, const FlowBinding& binding,
                        const std::vector<FlowId>& hits) {
  Diagnostic diagnostic{Level::error,
                        "model/flow-ambiguous",
                        "settings bind the flow `" + binding.flow + "`, and " +
                            std::to_string(hits.size()) +
                            " drawn flows are called so; none of them is bound",
                        binding.where,
                        "Name one by its id: `" + product.flows[hits.front()].key + "`.",
                        {}};
  for (const FlowId hit : hits)
    diagnostic.remarks.push_back({product.flows[hit].where, "`" + product.flows[hit].key + "`"});
  return diagnostic;
}

/// An element can stand for several flows, such as the two directions of an association.
bool areOneElement(const Product& product, const std::vector<FlowId>& hits) {
  for (const FlowId hit : hits) {
    if (product.flows[hit].where != product.flows[hits.front()].where) return false;
  }
  return !product.flows[hits.front()].where.element.empty();
}

void letCount(Product& product, FlowId flow, const Guard& guard) {
  if (guard.always()) return;
  Guard& when = product.editFacts(product.flows[flow].facts).when;
  when = when.always() ? guard : Guard::conjunction({when, guard});
}

void renameClaims(Product& product, const std::map<std::string, std::string>& keys) {
  for (Setting& setting : product.settings) {
    for (std::string& claim : setting.claims) {
      const auto found = keys.find(claim);
      if (found != keys.end()) claim = found->second;
    }
  }
}

/// Alternatives of one flow as one guard.
Guard anyOf(std::vector<Guard> guards) {
  for (const Guard& guard : guards) {
    if (guard.always()) return {};
  }
  return Guard::disjunction(std::move(guards));
}

}  // namespace

Diagnostics bindFlows(Product& product) {
  Diagnostics found;
  if (product.flows.empty() || product.bindings.empty()) return found;
  const FlowIndex flows(product);
  std::map<FlowId, std::vector<Guard>> guards;
  std::map<std::string, std::string> keys;  // By what a settings file calls the flow.
  for (FlowBinding& binding : product.bindings) {
    const std::vector<FlowId> hits = flows.find(binding.flow);
    if (hits.empty()) {
      found.push_back(notDrawn(binding, flows));
    } else if (hits.size() > 1 && !areOneElement(product, hits)) {
      found.push_back(severalDrawn(product, binding, hits));
    } else {
      binding.bound = hits.front();
      keys.emplace(binding.flow, product.flows[hits.front()].key);
      binding.flow = product.flows[hits.front()].key;
      for (const FlowId hit : hits) guards[hit].push_back(binding.guard);
    }
  }
  renameClaims(product, keys);
  for (auto& [flow, alternatives] : guards) letCount(product, flow, anyOf(std::move(alternatives)));
  return found;
}

}  // namespace dyetrace
