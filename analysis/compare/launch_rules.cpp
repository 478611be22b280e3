#include "analysis/compare/launch_rules.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "analysis/rules/support.h"
#include "model/inherit.h"
#include "model/names.h"

namespace dyetrace {
namespace {

/// Whether some configuration brings personal data to a node.
bool personalThere(const DataModel& model, NodeId node) {
  const std::vector<LabelId> labels =
      labelsAt(model.reviewed.graph, model.reviewed.reach, node).members();
  return std::any_of(labels.begin(), labels.end(),
                     [&](LabelId label) { return isPersonal(model.product, label); });
}

/// Where personal data is in the model, region by region.
std::map<std::string, NodeId> regionsWithData(const DataModel& model) {
  std::map<std::string, NodeId> regions;
  for (const NodeId node : model.product.nodes.ids()) {
    const std::vector<std::string> here = regionsOf(model.product, node).value;
    const bool isNew = std::any_of(here.begin(), here.end(), [&](const std::string& region) {
      return !regions.contains(region);
    });
    if (!isNew || !personalThere(model, node)) continue;
    for (const std::string& region : here) regions.emplace(region, node);
  }
  return regions;
}

std::set<std::string> purposeKeys(const Product& product, NodeId node) {
  std::set<std::string> keys;
  for (const TermId term : purposesOf(product, node).value) keys.insert(product.taxonomy[term].key);
  return keys;
}

void askAboutPurposes(const JointComparison& compared, NodeId old, NodeId now,
                      std::vector<LaunchAnswer>& answers) {
  const Product& after = compared.models.after.product;
  if (after.nodes[now].kind != NodeKind::store) return;
  const std::set<std::string> were = purposeKeys(compared.models.before.product, old);
  std::vector<TermId> added;
  for (const TermId term : purposesOf(after, now).value) {
    if (!were.contains(after.taxonomy[term].key)) added.push_back(term);
  }
  if (added.empty() || were.empty()) return;
  answers.push_back({"CHG-02",
                     {},
                     Severity::high,
                     "What " + titleOf(after.nodes[now]) + " keeps is now also used for " +
                         titlesOf(after, added) + ".",
                     {evidenceAt(compared.models.before.product, old)},
                     {evidenceAt(after, now)}});
}

bool longer(const Retention& before, const Retention& after) {
  using Kind = Retention::Kind;
  if (after.kind == Kind::endless) return before.kind != Kind::endless;
  return before.kind == Kind::duration && after.kind == Kind::duration && after.days > before.days;
}

void askAboutRetention(const JointComparison& compared, NodeId old, NodeId now,
                       std::vector<LaunchAnswer>& answers) {
  const auto was = retentionOf(compared.models.before.product, old).value;
  const auto is = retentionOf(compared.models.after.product, now).value;
  if (!was || !is || !longer(*was, *is)) return;
  const Product& after = compared.models.after.product;
  answers.push_back({"CHG-07",
                     {},
                     Severity::medium,
                     titleOf(after.nodes[now]) + " keeps its data longer: " + is->text +
                         " instead of " + was->text + ".",
                     {evidenceAt(compared.models.before.product, old)},
                     {evidenceAt(after, now)}});
}

void askAboutRegions(const JointComparison& compared, std::vector<LaunchAnswer>& answers) {
  const auto were = regionsWithData(compared.models.before);
  const Product& after = compared.models.after.product;
  for (const auto& [region, node] : regionsWithData(compared.models.after)) {
    if (were.empty() || were.contains(region)) continue;
    LaunchAnswer answer{"CHG-08",
                        {},
                        Severity::high,
                        "Personal data now also gets to " + region + ", where " +
                            titleOf(after.nodes[node]) + " is.",
                        {},
                        {evidenceAt(after, node)},
                        region};
    const NodeId old = compared.matching.before(node);
    if (old.valid()) answer.before.push_back(evidenceAt(compared.models.before.product, old));
    answers.push_back(std::move(answer));
  }
}

}  // namespace

Evidence evidenceAt(const Product& product, NodeId node) {
  return {titleOf(product.nodes[node]), product.nodes[node].where};
}

Evidence evidenceAt(const Product& product, SettingId setting) {
  return {"setting " + titleOf(product.settings[setting]), product.settings[setting].where};
}

std::vector<Evidence> evidenceOfFlow(const Product& product, const std::string& flow) {
  for (const FlowBinding& binding : product.bindings) {
    if (foldName(binding.flow) == foldName(flow)) return {{"flow " + binding.flow, binding.where}};
  }
  return {};
}

std::vector<Evidence> evidenceBefore(const JointComparison& compared, NodeId now) {
  const NodeId old = compared.matching.before(now);
  if (!old.valid()) return {};
  return {evidenceAt(compared.models.before.product, old)};
}

std::string reaching(const std::vector<std::string>& labels, const std::string& place) {
  return capitalised(listed(labels)) + " now " + (labels.size() == 1 ? "reaches " : "reach ") +
         place;
}

void askAboutPlaces(const JointComparison& compared, std::vector<LaunchAnswer>& answers) {
  for (const NodeId now : compared.models.after.product.nodes.ids()) {
    const NodeId old = compared.matching.before(now);
    if (!old.valid()) continue;
    std::vector<LaunchAnswer> here;
    askAboutPurposes(compared, old, now, here);
    askAboutRetention(compared, old, now, here);
    if (here.empty() || !personalThere(compared.models.after, now)) continue;
    if (!personalThere(compared.models.before, old)) continue;
    std::move(here.begin(), here.end(), std::back_inserter(answers));
  }
  askAboutRegions(compared, answers);
}

std::vector<LaunchAnswer> launchAnswers(const JointComparison& compared,
                                        const DataChanges& changes) {
  std::vector<LaunchAnswer> answers;
  askAboutData(compared, changes, answers);
  askAboutOldChoices(compared, changes, answers);
  askAboutChoices(compared, changes, answers);
  askAboutPlaces(compared, answers);
  askAboutMarks(compared, answers);
  for (LaunchAnswer& each : answers) each.name = launchRule(each.rule)->name;
  const auto rank = [](const LaunchAnswer& answer) {
    return std::tuple(-static_cast<int>(answer.severity), answer.rule, answer.sentence);
  };
  std::stable_sort(answers.begin(), answers.end(),
                   [&](const LaunchAnswer& left, const LaunchAnswer& right) {
                     return rank(left) < rank(right);
                   });
  return answers;
}

}  // namespace dyetrace
