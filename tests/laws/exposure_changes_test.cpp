// The list of what changed of data at places, on random pairs of models without settings: what it
// says, and in which order.

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <catch2/catch.hpp>

#include "analysis/compare/data_changes.h"
#include "tests/laws/random_model.h"

using namespace dyetrace;
using namespace dyetrace::testing;

namespace {

constexpr std::uint64_t kOpenPairs = tried(300);

/// Two models that have names of nodes and labels in common, and these under other numbers.
struct OpenPair {
  explicit OpenPair(std::uint64_t seed)
      : before(randomModel(seed).build()), after(randomModel(seed + 1'000'000).build()) {}

  DataChanges compared() const { return compareData({before, was}, {after, is}, matching); }

  Product before;
  Product after;
  Matching matching = matchProducts(before, after);
  Reviewed was{before, {}};
  Reviewed is{after, {}};
};

using ToldChange =
    std::tuple<std::string, std::string, std::string>;  ///< Place, label, what became.

std::set<std::pair<std::string, std::string>> labelsByPlace(const Product& product,
                                                            const Reviewed& reviewed) {
  std::set<std::pair<std::string, std::string>> found;
  for (const NodeId node : product.nodes.ids()) {
    for (const LabelId label : labelsAt(reviewed.graph, reviewed.reach, node).members())
      found.insert({product.nodes[node].key, keyOf(product, label)});
  }
  return found;
}

std::set<ToldChange> cameOrWent(const OpenPair& pair) {
  const auto was = labelsByPlace(pair.before, pair.was);
  const auto is = labelsByPlace(pair.after, pair.is);
  std::set<ToldChange> changes;
  for (const auto& [place, label] : is) {
    if (!was.contains({place, label})) changes.insert({place, label, "newly possible"});
  }
  for (const auto& [place, label] : was) {
    if (!is.contains({place, label})) changes.insert({place, label, "no longer possible"});
  }
  return changes;
}

ToldChange told(const OpenPair& pair, const ExposureChange& change) {
  const bool after = change.judged.newlyPossible();
  const Product& product = after ? pair.after : pair.before;
  const Whereabouts& at = after ? change.after : change.before;
  return {product.nodes[at.place].key, keyOf(product, at.label),
          std::string(change.judged.words())};
}

}  // namespace

TEST_CASE("without settings data changes where it comes or goes, and each change is told once") {
  for (std::uint64_t seed = 1; seed <= kOpenPairs; ++seed) {
    CAPTURE(seed);
    const OpenPair pair(seed);
    const ExposureChanges changes = pair.compared().exposures;
    std::vector<ToldChange> all;
    for (const ExposureChange each : changes) all.push_back(told(pair, each));
    const std::set<ToldChange> distinct(all.begin(), all.end());
    CHECK(distinct == cameOrWent(pair));
    CHECK(all.size() == distinct.size());
    CHECK(changes.size() == all.size());
    CHECK(changes.empty() == all.empty());
  }
}

TEST_CASE("both sides of a change name the same place and the same label where there is one") {
  for (std::uint64_t seed = 1; seed <= kOpenPairs; ++seed) {
    CAPTURE(seed);
    const OpenPair pair(seed);
    const DataChanges changes = pair.compared();
    for (const ExposureChange each : changes.exposures) {
      if (each.before.place.valid())
        CHECK(pair.matching.after(each.before.place) == each.after.place);
      if (each.after.place.valid())
        CHECK(pair.matching.before(each.after.place) == each.before.place);
      if (each.before.label.valid())
        CHECK(pair.matching.after(each.before.label) == each.after.label);
      if (each.after.label.valid())
        CHECK(pair.matching.before(each.after.label) == each.before.label);
    }
  }
}

TEST_CASE("what is worse is told first, and the heavier before the lighter") {
  std::size_t worse = 0;
  for (std::uint64_t seed = 1; seed <= kOpenPairs; ++seed) {
    CAPTURE(seed);
    const DataChanges changes = OpenPair(seed).compared();
    std::vector<std::tuple<bool, std::uint64_t, int>> ranks;
    for (const ExposureChange each : changes.exposures) {
      ranks.emplace_back(each.worse(), each.weight, each.distance);
      worse += each.worse() ? 1 : 0;
    }
    CHECK(std::is_sorted(ranks.rbegin(), ranks.rend()));
  }
  CHECK(worse > kOpenPairs / 4);
}
