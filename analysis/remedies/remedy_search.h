#pragma once

// The cheapest remedies for one finding, each of other kinds of change than those before it.
//
// Sets of changes are tried in the order of their cost (cheapest_sets.h). Where the finding is
// still there, its road in the changed model says which changes might have helped: whatever is to
// work must touch that road too.

#include <string>
#include <vector>

#include "analysis/remedies/cheapest_sets.h"
#include "analysis/remedies/propose.h"
#include "analysis/remedies/verify.h"

namespace dyetrace {

struct FoundRemedy {
  ModelChanges changes{};
  std::vector<int> costs{};
  const RemedyEffects* effects = nullptr;  ///< Kept by the verifier.
};

struct FoundRemedies {
  std::vector<FoundRemedy> remedies{};
  std::string note{};  ///< As FindingRemedies::note.
};

/// What a proposed change costs in a model where so many nodes lose data by it.
int costOf(const ModelChange& change, std::size_t losers);

class RemedySearch {
 public:
  static constexpr std::size_t kMostRemedies = 3;
  /// So many sets may be tried for a finding.
  static constexpr std::size_t kMostTrials = 50;

  RemedySearch(const Product& product, const Reviewed& reviewed, const Finding& finding,
               RemedyVerifier& verifier);
  FoundRemedies run();

 private:
  bool keepUsable(ModelChanges changes);
  bool findOne(const std::vector<bool>& allowed);
  void learn(const ItemSet& items, const Trial& trial);
  void suspect(const std::string& rule);
  ItemSet helpfulOn(const Path& path, const ItemSet& except) const;
  ItemSet allBut(const ItemSet& except) const;
  ModelChanges chosen(const ItemSet& items) const;
  void keep(const ItemSet& items, const Trial& trial);

  const Reviewed& reviewed_;
  const Finding& finding_;
  RemedyVerifier& verifier_;
  ModelChanges changes_;
  std::vector<int> costs_;
  CheapestSets sets_;
  FoundRemedies found_;
  std::vector<std::string> suspects_;  ///< Rules that found something as grave in trials before.
  std::size_t trials_ = 0;
};

}  // namespace dyetrace
