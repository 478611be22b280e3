#include "analysis/settings/closed_for_good.h"

#include <string>
#include <utility>

#include "analysis/settings/guard_questions.h"

namespace dyetrace {
namespace {

class ClosedSearch {
 public:
  ClosedSearch(const Product& product, const SatBudget& budget)
      : product_(product), questions_(product, budget) {}

  Diagnostics run() {
    if (!questions_.anyValid()) return {};
    for (const Flow& flow : product_.flows)
      ask("the flow " + titleOf(product_, flow), product_.factsOf(flow).when, flow.where);
    for (const Node& node : product_.nodes)
      ask(titleOf(node), product_.factsOf(node).when, node.where);
    for (const FlowBinding& binding : product_.bindings) {
      if (!binding.bound.valid()) ask("the flow " + binding.flow, binding.guard, binding.where);
    }
    return std::move(found_);
  }

 private:
  void ask(const std::string& what, const Guard& guard, const Location& where) {
    if (!questions_.neverHolds(guard)) return;
    found_.push_back(
        {Level::warning,
         "settings/never-open",
         "no valid configuration opens " + what + ", which asks for " + toString(guard),
         where,
         "Correct the guard, or take out what it guards.",
         {}});
  }

  const Product& product_;
  GuardQuestions questions_;
  Diagnostics found_;
};

bool anyGuard(const Product& product) {
  for (const Facts& facts : product.facts) {
    if (!facts.when.always()) return true;
  }
  return !product.bindings.empty();
}

}  // namespace

Diagnostics closedForGood(const Product& product, const SatBudget& budget) {
  if (product.settings.empty() || !anyGuard(product)) return {};
  return ClosedSearch(product, budget).run();
}

}  // namespace dyetrace
