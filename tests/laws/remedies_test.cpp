// Every remedy that is proposed works when the changed model is analysed by other means than the
// search used, and no cheaper set of the proposed changes does.

#include "analysis/remedies/remedies.h"

#include <algorithm>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "analysis/remedies/on_road.h"
#include "analysis/remedies/remedy_search.h"
#include "tests/analysis/rules_case.h"
#include "tests/laws/guarded_model.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

constexpr std::size_t kPlenty = 1'000'000'000;

void stateContext(Product& product, Random& random) {
  const char* const purposes[] = {"essential.service", "marketing.advertising", "analytics"};
  for (const NodeId id : product.nodes.ids()) {
    Facts& facts = product.editFacts(product.nodes[id].facts);
    if (random.oneIn(2)) facts.purposes = purpose(purposes[random.below(3)]);
    if (random.oneIn(2)) facts.regions = {random.oneIn(2) ? "US" : "DE"};
    if (product.nodes[id].kind == NodeKind::store && random.oneIn(2))
      facts.protection = Protection{.none = true};
  }
  for (const FlowId id : product.flows.ids()) {
    Facts& facts = product.editFacts(product.flows[id].facts);
    facts.required = random.oneIn(6);
    if (random.oneIn(4)) facts.protection = Protection{.none = true};
  }
}

void stateDefaults(Product& product, Random& random) {
  for (Setting& setting : product.settings) {
    const SettingOption& option = setting.options[random.below(setting.options.size())];
    setting.defaults.push_back({.value = option.key});
    if (setting.kind == SettingKind::boolean) setting.protective = "off";
  }
}

Product modelWithTrouble(std::uint64_t seed) {
  Random random(seed + 9'000'000);
  Product product = random.oneIn(2) ? guardedModel(seed) : randomModel(seed).build();
  stateContext(product, random);
  stateDefaults(product, random);
  product.index();
  return product;
}

bool has(const std::vector<Finding>& findings, const std::string& id) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Finding& each) { return each.id == id; });
}

bool has(const Review& review, const std::string& id) {
  return has(review.findings, id) || has(review.questions, id);
}

/// The graph without the flows that the changes close by a setting: the feature must do without.
FlowGraph withoutGuarded(const Product& product, const Product& changed, const FlowGraph& graph,
                         const ModelChanges& changes) {
  std::set<std::string> keys;
  for (const ModelChange& change : changes) {
    if (const auto* it = std::get_if<GuardBySetting>(&change))
      keys.insert(product.flows[it->flow].key);
    if (const auto* it = std::get_if<GuardByNewSwitch>(&change))
      keys.insert(product.flows[it->flow].key);
  }
  std::vector<bool> closed;
  for (const Edge& edge : graph.edges)
    closed.push_back(keys.contains(changed.flows[edge.flow].key));
  return graphWithout(graph, std::vector<bool>(graph.vertices.size(), false), closed);
}

LabelSet moving(const Product& product, const FlowGraph& graph, const Configuration& configuration,
                const std::string& key) {
  const FlowId flow = product.flowNamed(key);
  if (!flow.valid()) return {};
  const FlowGraph here = graphIn(product, graph, configuration);
  Reach reach;
  reach.at = solveMay(here);
  return movesOver(here, reach, flow);
}

/// Judged in every valid configuration by itself.
bool keepsRequired(const Product& product, const Product& changed, const ModelChanges& changes) {
  const FlowGraph before = buildFlowGraph(product, {});
  const FlowGraph after = withoutGuarded(product, changed, buildFlowGraph(changed, {}), changes);
  Configuration first = firstConfiguration(changed);
  for (const Configuration& was : allValid(product)) {
    Configuration is = first;
    for (const SettingId id : product.settings.ids()) is.choose(id, was[id]);
    for (const Flow& flow : product.flows) {
      if (!product.factsOf(flow).required) continue;
      const LabelSet moves = moving(product, before, was, flow.key);
      if (!moving(changed, after, is, flow.key).includes(moves)) return false;
    }
  }
  return true;
}

/// No new or graver finding is as grave as the one that is to go.
bool tradesNothing(const Review& before, const Review& after, const Finding& finding) {
  return std::none_of(after.findings.begin(), after.findings.end(), [&](const Finding& each) {
    const auto was = std::find_if(before.findings.begin(), before.findings.end(),
                                  [&](const Finding& old) { return old.id == each.id; });
    const bool graver = was == before.findings.end() || was->severity.result < each.severity.result;
    return graver && each.severity.result >= finding.severity.result;
  });
}

bool works(const Product& product, const Reviewed& reviewed, const Finding& finding,
           const ModelChanges& changes) {
  const Product changed = withChanges(product, reviewed.graph, changes, {});
  const Reviewed asked(changed, {.only = {finding.rule}});
  if (has(asked.review, finding.id) || !keepsRequired(product, changed, changes)) return false;
  const Reviewed after(changed, {});
  return !has(after.review, finding.id) && tradesNothing(reviewed.review, after.review, finding);
}

/// Every set of at most `most` of the changes that costs less, as long as these are few.
class CheaperSets {
 public:
  CheaperSets(const std::vector<int>& costs, int below) : costs_(costs), below_(below) {
    extend({}, 0, 0);
  }
  const std::vector<ItemSet>& sets() const { return sets_; }
  bool few() const { return sets_.size() <= kFew; }

 private:
  static constexpr std::size_t kFew = 120;

  void extend(const ItemSet& set, std::size_t from, int cost) {
    for (std::size_t i = from; i < costs_.size() && few(); ++i) {
      if (cost + costs_[i] >= below_ || set.size() == CheapestSets::kMostItems) continue;
      ItemSet more = set;
      more.push_back(i);
      sets_.push_back(more);
      extend(more, i + 1, cost + costs_[i]);
    }
  }

  const std::vector<int>& costs_;
  int below_;
  std::vector<ItemSet> sets_;
};

/// What leaves the finding's own road as it is does not mend it, even if the rule falls silent.
bool touchesRoad(const Reviewed& reviewed, const Finding& finding, const ModelChanges& changes) {
  if (finding.path.hops.empty() || needsSeveral(reviewed.graph, finding.path)) return true;
  return std::any_of(changes.begin(), changes.end(),
                     [&](const ModelChange& change) { return mayBreak(finding.path, change); });
}

/// Whether all changes are needed; one that does not touch the road might do without the others.
bool noneIsIdle(const Product& product, const Reviewed& reviewed, const Finding& finding,
                const ModelChanges& changes) {
  for (std::size_t i = 0; i < changes.size() && changes.size() > 1; ++i) {
    ModelChanges rest = changes;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
    if (works(product, reviewed, finding, rest)) return false;
  }
  return true;
}

struct Checked {
  std::size_t remedies = 0;
  std::size_t cheaper = 0;   ///< Sets of changes that were tried in vain.
  std::size_t complete = 0;  ///< Findings for which every cheaper set was tried.
  std::set<std::string> rules{};
};

int totalCost(const FoundRemedy& remedy) {
  int cost = 0;
  for (const int each : remedy.costs) cost += each;
  return cost;
}

void checkCheapest(const Product& product, const Reviewed& reviewed, const Finding& finding,
                   RemedyVerifier& verifier, const FoundRemedy& remedy, Checked& checked) {
  const Proposals proposals = proposalsFor(product, reviewed, finding);
  std::vector<int> costs;
  for (const ModelChange& change : proposals.changes)
    costs.push_back(costOf(change, verifier.alone(change)->losers));
  const CheaperSets cheaper(costs, totalCost(remedy));
  if (!cheaper.few()) return;
  ++checked.complete;
  for (const ItemSet& set : cheaper.sets()) {
    ModelChanges changes;
    for (const std::size_t item : set) changes.push_back(proposals.changes[item]);
    if (!touchesRoad(reviewed, finding, changes)) continue;
    ++checked.cheaper;
    const bool works = ::works(product, reviewed, finding, changes) &&
                       noneIsIdle(product, reviewed, finding, changes);
    if (works) {
      for (const ModelChange& change : changes) UNSCOPED_INFO(sentenceOf(product, change));
    }
    CHECK(!works);
  }
}

bool differInKind(const std::vector<FoundRemedy>& remedies) {
  std::set<RemedyKind> used;
  for (const FoundRemedy& remedy : remedies) {
    std::set<RemedyKind> own;
    for (const ModelChange& change : remedy.changes) own.insert(kindOf(change));
    for (const RemedyKind kind : own) {
      if (!used.insert(kind).second) return false;
    }
  }
  return true;
}

void checkFinding(const Product& product, Reviewed& reviewed, const Finding& finding,
                  Checked& checked) {
  RemedyBudget budget(kPlenty);
  RemedyVerifier verifier(product, reviewed, {}, budget);
  const FoundRemedies found = RemedySearch(product, reviewed, finding, verifier).run();
  CHECK(differInKind(found.remedies));
  for (const FoundRemedy& remedy : found.remedies) {
    ++checked.remedies;
    checked.rules.insert(finding.rule);
    CHECK(works(product, reviewed, finding, remedy.changes));
  }
  if (!found.remedies.empty())
    checkCheapest(product, reviewed, finding, verifier, found.remedies.front(), checked);
}

Checked checkModels(std::uint64_t firstSeed, std::uint64_t lastSeed) {
  Checked checked;
  for (std::uint64_t seed = firstSeed; seed <= lastSeed; ++seed) {
    const Product product = modelWithTrouble(seed);
    Reviewed reviewed(product, {});
    const std::vector<Finding>& findings = reviewed.review.findings;
    for (std::size_t i = 0; i < std::min<std::size_t>(findings.size(), 2); ++i) {
      const Finding& finding = findings[(i * 7 + seed) % findings.size()];
      CAPTURE(seed, finding.id, finding.sentence);
      checkFinding(product, reviewed, finding, checked);
    }
  }
  return checked;
}

}  // namespace

TEST_CASE("every remedy works when analysed anew, and no cheaper set of changes does") {
  const Checked checked = checkModels(1, tried(300));
  CAPTURE(checked.remedies, checked.cheaper, checked.complete);
  CHECK(checked.remedies >= tried(300));
  CHECK(checked.complete >= tried(150));
  CHECK(checked.rules.size() >= 8);
}
