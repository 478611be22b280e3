#include "analysis/remedies/remedy_search.h"

#include <algorithm>
#include <set>
#include <utility>

#include "analysis/remedies/on_road.h"

namespace dyetrace {
namespace {

constexpr const char* kCutShort = "Not searched further: ";
constexpr const char* kNoBudget = "the budget is used up.";
constexpr const char* kManyChanges = "the roads offer more changes than are looked at.";

std::vector<RemedyKind> kindsOf(const ModelChanges& changes) {
  std::vector<RemedyKind> kinds;
  for (const ModelChange& change : changes) kinds.push_back(kindOf(change));
  return kinds;
}

bool isGuard(const ModelChange& change) {
  const RemedyKind kind = kindOf(change);
  return kind == RemedyKind::guard || kind == RemedyKind::newSwitch;
}

void forbid(std::vector<bool>& allowed, const ModelChanges& all, const ModelChanges& used) {
  const std::vector<RemedyKind> kinds = kindsOf(used);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (std::find(kinds.begin(), kinds.end(), kindOf(all[i])) != kinds.end()) allowed[i] = false;
  }
}

}  // namespace

int costOf(const ModelChange& change, std::size_t losers) {
  return baseCost(change) + std::min(static_cast<int>(losers), kMostLossCost);
}

RemedySearch::RemedySearch(const Product& product, const Reviewed& reviewed, const Finding& finding,
                           RemedyVerifier& verifier)
    : reviewed_(reviewed), finding_(finding), verifier_(verifier), sets_(std::vector<int>{}) {
  Proposals proposals = proposalsFor(product, reviewed, finding);
  if (!proposals.complete) found_.note = std::string(kCutShort) + kManyChanges;
  if (!keepUsable(std::move(proposals.changes))) found_.note = std::string(kCutShort) + kNoBudget;
  sets_ = CheapestSets(costs_);
  sets_.needOneOf(helpfulOn(finding.path, {}));
}

/// Without those that take from the feature by themselves. False if the budget is used up.
bool RemedySearch::keepUsable(ModelChanges changes) {
  for (ModelChange& change : changes) {
    const RemedyVerifier::Alone* alone = verifier_.alone(change);
    if (alone == nullptr) return false;
    if (!alone->keepsRequired) continue;
    costs_.push_back(costOf(change, alone->losers));
    changes_.push_back(std::move(change));
  }
  return true;
}

FoundRemedies RemedySearch::run() {
  std::vector<bool> allowed(changes_.size(), true);
  while (found_.remedies.size() < kMostRemedies && findOne(allowed)) {
    forbid(allowed, changes_, found_.remedies.back().changes);
  }
  return std::move(found_);
}

bool RemedySearch::findOne(const std::vector<bool>& allowed) {
  while (const auto items = sets_.next(allowed)) {
    if (++trials_ > kMostTrials) {
      found_.note = std::string(kCutShort) + "too many sets of changes would have to be tried.";
      return false;
    }
    const Trial trial = verifier_.tried(finding_, chosen(*items), suspects_);
    if (trial.result == Trial::Result::outOfBudget) {
      found_.note = std::string(kCutShort) + kNoBudget;
      return false;
    }
    if (trial.result == Trial::Result::works) {
      keep(*items, trial);
      return true;
    }
    learn(*items, trial);
  }
  if (sets_.cutShort())
    found_.note = std::string(kCutShort) + "it would take more changes at once than are tried.";
  return false;
}

void RemedySearch::learn(const ItemSet& items, const Trial& trial) {
  if (trial.result == Trial::Result::losesRequired) {
    sets_.notTogether(items);
  } else if (trial.result == Trial::Result::stays) {
    sets_.needOneOf(helpfulOn(trial.roads.front(), items));
  } else {
    sets_.needOneOf(allBut(items));
    for (const Path& road : trial.roads) sets_.needWith(items, helpfulOn(road, items));
    for (const std::string& rule : trial.rules) suspect(rule);
  }
}

void RemedySearch::suspect(const std::string& rule) {
  if (std::find(suspects_.begin(), suspects_.end(), rule) == suspects_.end())
    suspects_.push_back(rule);
}

/// What may break the road; everything if it has none, or if it does not tell all. A road that
/// leads through a flow that was closed by a setting is none that the rule found by default.
ItemSet RemedySearch::helpfulOn(const Path& path, const ItemSet& except) const {
  const bool closed = std::any_of(except.begin(), except.end(), [&](std::size_t item) {
    return isGuard(changes_[item]) && mayBreak(path, changes_[item]);
  });
  if (closed || path.hops.empty() || needsSeveral(reviewed_.graph, path)) return allBut(except);
  ItemSet items;
  for (const std::size_t item : allBut(except)) {
    if (mayBreak(path, changes_[item])) items.push_back(item);
  }
  return items;
}

ItemSet RemedySearch::allBut(const ItemSet& except) const {
  ItemSet items;
  for (std::size_t i = 0; i < changes_.size(); ++i) {
    if (std::find(except.begin(), except.end(), i) == except.end()) items.push_back(i);
  }
  return items;
}

ModelChanges RemedySearch::chosen(const ItemSet& items) const {
  ModelChanges changes;
  for (const std::size_t item : items) changes.push_back(changes_[item]);
  return changes;
}

void RemedySearch::keep(const ItemSet& items, const Trial& trial) {
  FoundRemedy remedy{chosen(items), {}, trial.effects};
  for (const std::size_t item : items) remedy.costs.push_back(costs_[item]);
  found_.remedies.push_back(std::move(remedy));
}

}  // namespace dyetrace
