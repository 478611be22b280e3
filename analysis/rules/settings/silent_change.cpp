// SET-07. The product turns a setting by itself when another one changes, and that opens something.

#include <algorithm>
#include <map>
#include <set>

#include "analysis/rules/settings/catalogue.h"
#include "analysis/rules/settings/exposure_groups.h"
#include "analysis/rules/settings/plain_rule.h"
#include "analysis/rules/settings/settings_support.h"

namespace dyetrace {
namespace {

constexpr std::size_t kMostChangeRows = 4096;

/// The settings that a constraint is about: those that are changed, and those that follow.
struct Roles {
  std::set<SettingId> trigger{};
  std::set<SettingId> follower{};
};

bool isTrigger(const Product& product, SettingId id) {
  return product.settings[id].owner != SettingOwner::context;
}

Roles rolesIn(const Product& product, const Constraint& constraint) {
  Roles roles;
  for (const SettingId id : settingsIn(product, constraint.premise)) {
    if (isTrigger(product, id)) roles.trigger.insert(id);
  }
  for (const SettingId id : settingsIn(product, constraint.conclusion)) {
    if (!roles.trigger.contains(id)) roles.follower.insert(id);
  }
  return roles;
}

/// A valid configuration before and after the change, with what the product does to it.
struct ChangeStep {
  Configuration before{};
  Configuration after{};
};

/// Configurations that differ in nothing but the constraint's settings: one row of a table.
using Rest = std::vector<std::size_t>;

class ChangeRows {
 public:
  ChangeRows(const SettingsAnalysis& settings, const Constraint& constraint,
             const Exposure& exposure)
      : settings_(settings),
        constraint_(constraint),
        exposure_(exposure),
        roles_(rolesIn(settings.product(), constraint)) {
    std::set<SettingId> all = roles_.trigger;
    all.insert(roles_.follower.begin(), roles_.follower.end());
    for (const SettingId id : exposure.condition.support()) all.insert(id);
    columns_.assign(all.begin(), all.end());
  }

  /// A step that opens the exposure by what the product does, not by what the person does; nothing
  /// if there is none. `complete` becomes false if the table is too large.
  std::optional<ChangeStep> opening(bool& complete) const {
    const auto table = settings_.space().table(exposure_.condition, columns_, kMostChangeRows);
    complete = complete && table.has_value();
    if (!table) return std::nullopt;
    std::map<Rest, std::vector<const TableRow*>> byRest;
    for (const TableRow& row : *table) byRest[restOf(row)].push_back(&row);
    std::optional<ChangeStep> best;
    for (const auto& [rest, rows] : byRest) offerAll(rows, best);
    return best;
  }

 private:
  Rest restOf(const TableRow& row) const {
    Rest rest;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const bool moves =
          roles_.trigger.contains(columns_[i]) || roles_.follower.contains(columns_[i]);
      if (!moves) rest.push_back(row.options[i]);
    }
    return rest;
  }

  void offerAll(const std::vector<const TableRow*>& rows, std::optional<ChangeStep>& best) const {
    for (const TableRow* before : rows) {
      if (before->holds) continue;
      for (const TableRow* after : rows) {
        if (after->holds) offer(*before, *after, best);
      }
    }
  }

  void offer(const TableRow& before, const TableRow& after, std::optional<ChangeStep>& best) const {
    const Product& product = settings_.product();
    const Configuration& start = settings_.people().contexts().front().start;
    Configuration from = placed(start, before);
    const Configuration to = placed(start, after);
    if (holds(product, constraint_.premise, from) || !holds(product, constraint_.premise, to))
      return;
    Configuration byPerson = from;
    for (const SettingId id : roles_.trigger) byPerson.choose(id, to[id]);
    // The product did nothing, or the person opened it.
    if (byPerson == to || settings_.isSo(exposure_, byPerson)) return;
    const auto distance = [&](const ChangeStep& step) {
      return differing(product, start, step.before).size() +
             differing(product, step.before, step.after).size();
    };
    const ChangeStep step{from, to};
    if (!best || distance(step) < distance(*best)) best = step;
  }

  Configuration placed(Configuration at, const TableRow& row) const {
    for (std::size_t i = 0; i < columns_.size(); ++i) at.choose(columns_[i], row.options[i]);
    return at;
  }

  const SettingsAnalysis& settings_;
  const Constraint& constraint_;
  const Exposure& exposure_;
  Roles roles_;
  std::vector<SettingId> columns_;
};

Finding reportSilentChange(RuleContext& context, const RuleDescription& rule,
                           const Constraint& constraint, const std::vector<ExposureGroup>& opened,
                           const ChangeStep& step) {
  const Product& product = context.product();
  const SettingsAnalysis& settings = *context.settings();
  const Roles roles = rolesIn(product, constraint);
  const std::vector<SettingId> triggers(roles.trigger.begin(), roles.trigger.end());
  std::vector<SettingId> followers;
  for (const SettingId id : differing(product, step.before, step.after)) {
    if (roles.follower.contains(id)) followers.push_back(id);
  }
  std::vector<SettingId> both = followers;
  both.insert(both.end(), triggers.begin(), triggers.end());
  Finding finding = findingOn(context, rule, opened.front().gravest(), both);
  finding.sentence = "Changing " + quotedTitles(product, triggers) + " also turns " +
                     quotedTitles(product, followers) + ", and nobody is asked.";
  finding.detail = transitionWords(product, step.before, step.after) + "; then " +
                   titlesOf(settings, opened) + ".";
  finding.fix = "Show the other setting and ask (effect shows), or leave it as the person had it.";
  finding.ask = "Do people learn that " + quotedTitles(product, followers) + " changed?";
  addEvidence(finding, "constraint that sets the other setting", constraint.where);
  atLeast(finding.severity, Severity::high, "turned on without the person");
  return finding;
}

void askAbout(RuleContext& context, const RuleDescription& rule, const Constraint& constraint,
              RuleAnswer& answer, bool& complete) {
  const SettingsAnalysis& settings = *context.settings();
  std::vector<ExposureGroup> opened;
  std::optional<ChangeStep> first;
  for (const ExposureGroup& group : unneededGroups(settings)) {
    const ChangeRows rows(settings, constraint, settings.exposures()[group.gravest()]);
    const auto step = rows.opening(complete);
    if (!step) continue;
    opened.push_back(group);
    if (!first) first = step;
  }
  if (first)
    answer.findings.push_back(reportSilentChange(context, rule, constraint, opened, *first));
}

RuleAnswer askSilentChange(RuleContext& context, const RuleDescription& rule) {
  if (auto no = cannotAskOfSettings(context)) return *no;
  RuleAnswer answer;
  bool any = false;
  bool complete = true;
  for (const Constraint& each : context.product().constraints) {
    if (each.effect != Constraint::Effect::sets) continue;
    any = true;
    askAbout(context, rule, each, answer, complete);
  }
  if (!any) return doesNotApply("No constraint lets the product set a setting (effect sets).");
  if (answer.findings.empty() && !complete) {
    return couldNotAsk("Undetermined: too many settings decide what the constraints open.");
  }
  return answer;
}

}  // namespace

std::unique_ptr<Rule> makeSilentChange() {
  return plainRule(
      {.code = "SET-07",
       .name = "One choice silently changes another",
       .question = "Does changing one setting make the product turn another that opens something?",
       .checks =
           "Constraints with the effect sets: two valid configurations that differ only in "
           "the constraint's settings, with its premise false before and true after, and data "
           "that flows after only because of what the product set.",
       .severity = "weight x distance; at least high",
       .article = "Art. 5(1)(a), 25(2)",
       .linddun = "U.1.1",
       .dpv = "risk:Deception",
       .fix = "Ask before the other setting changes, or leave it as the person had it.",
       .needs = "constraints that say whether the product sets the other setting (effect)",
       .pattern = "sneaking; bait and switch"},
      askSilentChange);
}

}  // namespace dyetrace
