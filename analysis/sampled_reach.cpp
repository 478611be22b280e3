#include "analysis/sampled_reach.h"

#include <bit>
#include <utility>

#include "analysis/compiled_guard.h"

namespace dyetrace {
namespace {

constexpr std::size_t kOutside = static_cast<std::size_t>(-1);

}  // namespace

SampledReach::SampledReach(const Product& product, std::vector<Configuration> configurations)
    : product_(product),
      configurations_(std::move(configurations)),
      words_((configurations_.size() + 63) / 64) {}

void SampledReach::addGuards(const ReachRules& rules) {
  if (guards_.size() == rules.guards().size()) return;
  const SettingNames names(product_);
  std::vector<CompiledGuard> compiled;
  for (std::size_t i = guards_.size(); i < rules.guards().size(); ++i) {
    compiled.emplace_back(names, rules.guards()[GuardId(i)]);
  }
  const std::size_t first = guards_.size();
  guards_.resize(rules.guards().size(), Bits(words_, 0));
  std::vector<std::int32_t> assignment(product_.settings.size());
  for (std::size_t i = 0; i < configurations_.size(); ++i) {
    for (const SettingId id : product_.settings.ids()) {
      assignment[id.index()] = static_cast<std::int32_t>(configurations_[i][id]);
    }
    for (std::size_t guard = 0; guard < compiled.size(); ++guard) {
      if (compiled[guard].under(assignment) == Truth::yes)
        guards_[first + guard][i / 64] |= std::uint64_t{1} << (i % 64);
    }
  }
}

std::size_t SampledReach::countOf(const ReachRules& rules, FactId fact) {
  addGuards(rules);
  const ReachRun run(rules, fact);  // For the facts that it depends on.
  std::vector<std::size_t> places(rules.facts(), kOutside);
  for (std::size_t i = 0; i < run.facts().size(); ++i) places[run.facts()[i].index()] = i;
  std::vector<Bits> holds(run.facts().size(), Bits(words_, 0));
  for (bool again = true; again;) {
    again = false;
    // Those farthest from the fact asked about first.
    for (std::size_t i = run.facts().size(); i-- > 0;) {
      again = follow(rules, run.facts()[i], holds, places) || again;
    }
  }
  std::size_t count = 0;
  for (const std::uint64_t word : holds[places[fact.index()]]) {
    count += static_cast<std::size_t>(std::popcount(word));
  }
  return count;
}

bool SampledReach::follow(const ReachRules& rules, FactId fact, std::vector<Bits>& holds,
                          const std::vector<std::size_t>& places) const {
  Bits& here = holds[places[fact.index()]];
  bool changed = false;
  for (const std::uint32_t place : rules.concluding(fact)) {
    const ReachRule& rule = rules.rules()[place];
    for (std::size_t word = 0; word < words_; ++word) {
      std::uint64_t bits = ~here[word];
      for (const GuardId guard : rule.guards) bits &= guards_[guard.index()][word];
      for (const FactId premise : rule.premises) bits &= holds[places[premise.index()]][word];
      const bool last = word + 1 == words_ && configurations_.size() % 64 != 0;
      if (last) bits &= (std::uint64_t{1} << (configurations_.size() % 64)) - 1;
      changed = changed || bits != 0;
      here[word] |= bits;
    }
  }
  return changed;
}

}  // namespace dyetrace
