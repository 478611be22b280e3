// SET-19. A feature asks for a setting that none of its data depends on.

#include <algorithm>
#include <set>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/settings_support.h"

namespace dyetrace {
namespace {

/// The edges and vertices that depend on a setting, and the names of flows that no diagram draws.
struct Ground {
  std::set<VertexId> vertices{};
  std::set<std::string> undrawn{};
  bool empty() const { return vertices.empty() && undrawn.empty(); }
};

Ground groundOf(const Product& product, const FlowGraph& graph, SettingId id) {
  Ground ground;
  for (const Edge& edge : graph.edges) {
    if (mentions(product, edge.guard, id)) ground.vertices.insert({edge.from, edge.to});
  }
  for (const VertexId vertex : graph.vertices.ids()) {
    if (mentions(product, graph.vertices[vertex].guard, id)) ground.vertices.insert(vertex);
  }
  for (const FlowBinding& binding : product.bindings) {
    if (mentions(product, binding.guard, id)) ground.undrawn.insert(binding.flow);
  }
  return ground;
}

/// Whether anything that one opens can get to where the other is at work.
bool leadsTo(const FlowGraph& graph, const Ground& from, const Ground& to) {
  const bool shared = std::any_of(from.undrawn.begin(), from.undrawn.end(),
                                  [&](const std::string& key) { return to.undrawn.contains(key); });
  if (shared) return true;
  std::vector<VertexId> open(from.vertices.begin(), from.vertices.end());
  std::set<VertexId> seen = from.vertices;
  while (!open.empty()) {
    const VertexId vertex = open.back();
    open.pop_back();
    if (to.vertices.contains(vertex)) return true;
    for (const EdgeId edge : graph.outOf(vertex)) {
      if (seen.insert(graph.edges[edge].to).second) open.push_back(graph.edges[edge].to);
    }
  }
  return false;
}

bool isAbove(const Product& product, SettingId upper, SettingId lower) {
  for (SettingId id = product.settings[lower].parent; id.valid();
       id = product.settings[id].parent) {
    if (id == upper) return true;
  }
  return false;
}

/// Whether the demand keeps the setting from protecting.
bool forbidsProtection(const Product& product, const Guard& demand, SettingId id) {
  const Setting& setting = product.settings[id];
  Configuration at = firstConfiguration(product);
  for (const std::size_t option : protectiveOptions(setting)) {
    at.choose(id, option);
    if (!holds(product, demand, at)) return true;
  }
  return false;
}

/// A feature and a setting of the person that it asks for.
struct Demand {
  SettingId feature{};
  SettingId asked{};
};

std::vector<Demand> demandsOf(const Product& product, const Constraint& constraint) {
  std::vector<Demand> demands;
  const auto asked = settingsIn(product, constraint.conclusion);
  if (constraint.premise.always() || asked.size() != 1) return demands;
  const SettingId id = asked.front();
  const Setting& setting = product.settings[id];
  if (setting.owner != SettingOwner::person || setting.role == "consent") return demands;
  if (!forbidsProtection(product, constraint.conclusion, id)) return demands;
  for (const SettingId feature : settingsIn(product, constraint.premise)) {
    const bool fact = product.settings[feature].owner == SettingOwner::context;
    if (!fact && feature != id && !isAbove(product, id, feature)) demands.push_back({feature, id});
  }
  return demands;
}

Finding reportNeedlessRequirement(RuleContext& context, const RuleDescription& rule,
                                  const Demand& demand, const Constraint& constraint, bool known) {
  const Product& product = context.product();
  const std::string feature = quotedTitle(product, demand.feature);
  const std::string asked = quotedTitle(product, demand.asked);
  Finding finding = findingAbout(context, rule, demand.asked, Severity::high, "forced setting",
                                 product.settings[demand.feature].key);
  finding.sentence = feature + " asks for " + asked + " and uses nothing that it opens.";
  finding.detail =
      "No flow that depends on " + asked + " leads to where " + feature + " is at work.";
  finding.who = "Everyone who wants " + feature + ".";
  finding.fix = "Let people use " + feature + " without " + asked + ".";
  finding.ask = "Why does " + feature + " need " + asked + "?";
  addSettingEvidence(product, finding, {demand.feature});
  addEvidence(finding, "constraint" + (constraint.because.empty() ? "" : ": " + constraint.because),
              constraint.where);
  if (!known) {
    finding.sentence = feature + " asks for " + asked + ", and no flow of it is known.";
    becomeQuestion(
        finding, "Which flows belong to " + feature + ", and what of " + asked + " do they need?");
  }
  return finding;
}

RuleAnswer askNeedlessRequirement(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  const Product& product = context.product();
  RuleAnswer answer;
  bool any = false;
  for (const Constraint& constraint : product.constraints) {
    if (constraint.effect == Constraint::Effect::sets) continue;
    for (const Demand& demand : demandsOf(product, constraint)) {
      any = true;
      const Ground opened = groundOf(product, context.graph(), demand.asked);
      const Ground feature = groundOf(product, context.graph(), demand.feature);
      if (opened.empty() || leadsTo(context.graph(), opened, feature)) continue;
      answer.findings.push_back(
          reportNeedlessRequirement(context, rule, demand, constraint, !feature.empty()));
    }
  }
  if (!any) return doesNotApply("No constraint asks for a setting of the person.");
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeNeedlessRequirement() {
  return plainRule(
      {.code = "SET-19",
       .name = "Feature tied to a setting it does not need",
       .question = "Must people give up protection for a feature that does not use it?",
       .checks = "Constraints by which a setting asks for a setting of the person away from its "
                 "protective option: whether anything that the latter opens can get to where the "
                 "former is at work. Settings above others and consent are left out.",
       .severity = "high",
       .article = "Art. 7(4), 5(1)(c)",
       .linddun = "Nc.1.1",
       .dpv = "risk:Coercion",
       .fix = "Let people use the feature without the setting.",
       .needs = "constraints between settings, and flows with guards",
       .pattern = "forced action"},
      askNeedlessRequirement);
}

}  // namespace dyetrace
