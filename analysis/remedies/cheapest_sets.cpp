#include "analysis/remedies/cheapest_sets.h"

#include <algorithm>
#include <utility>

namespace dyetrace {
namespace {

bool shareAny(const ItemSet& one, const ItemSet& other) {
  return std::any_of(one.begin(), one.end(), [&](std::size_t item) {
    return std::find(other.begin(), other.end(), item) != other.end();
  });
}

bool includesAll(const ItemSet& set, const ItemSet& items) {
  return std::all_of(items.begin(), items.end(), [&](std::size_t item) {
    return std::find(set.begin(), set.end(), item) != set.end();
  });
}

}  // namespace

std::optional<ItemSet> CheapestSets::next(const std::vector<bool>& allowed) {
  open_ = allowed;
  found_ = false;
  cutShort_ = false;
  ItemSet chosen;
  search(chosen, 0);
  if (!found_) return std::nullopt;
  std::sort(best_.begin(), best_.end());
  return best_;
}

void CheapestSets::search(ItemSet& chosen, int cost) {
  if (found_ && cost >= bestCost_) return;
  if (isBarred(chosen)) return;
  const ItemSet* missed = firstMissed(chosen);
  if (missed == nullptr) {
    best_ = chosen;
    bestCost_ = cost;
    found_ = true;
    return;
  }
  const ItemSet choices = choicesIn(*missed);
  if (chosen.size() == kMostItems) {
    cutShort_ = cutShort_ || !choices.empty();
    return;
  }
  for (const std::size_t item : choices) {
    chosen.push_back(item);
    open_[item] = false;  // Sets with it are all looked at below; later ones do without it.
    search(chosen, cost + costs_[item]);
    chosen.pop_back();
  }
  for (const std::size_t item : choices) open_[item] = true;
}

const ItemSet* CheapestSets::firstMissed(const ItemSet& chosen) const {
  const auto missed = std::find_if(needed_.begin(), needed_.end(), [&](const ItemSet& needed) {
    return !shareAny(needed, chosen);
  });
  if (missed != needed_.end()) return &*missed;
  for (const auto& [premise, needed] : conditional_) {
    if (includesAll(chosen, premise) && !shareAny(needed, chosen)) return &needed;
  }
  return nullptr;
}

bool CheapestSets::isBarred(const ItemSet& chosen) const {
  return std::any_of(barred_.begin(), barred_.end(),
                     [&](const ItemSet& barred) { return includesAll(chosen, barred); });
}

ItemSet CheapestSets::choicesIn(const ItemSet& needed) const {
  ItemSet choices;
  for (const std::size_t item : needed) {
    if (open_[item]) choices.push_back(item);
  }
  std::stable_sort(choices.begin(), choices.end(),
                   [&](std::size_t a, std::size_t b) { return costs_[a] < costs_[b]; });
  return choices;
}

}  // namespace dyetrace
