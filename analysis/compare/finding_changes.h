#pragma once

// What became of each finding: new, fixed, still there, graver or less grave.
//
// A finding is the same if it has the same identity (identity.h), or else, since ids of things may
// have been given out anew, if it is the only one of its rule about the same label at the same
// place from the same origin, as the two models are matched.
//
//   const FindingChanges changes = compareFindings(before, after, matching);
//   changes.worse();   // something is new, or graver than before

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/compare/matching.h"
#include "analysis/finding.h"

namespace dyetrace {

enum class FindingFate { appeared, graver, lighter, remains, fixed };

std::string_view findingFateName(FindingFate fate);

struct FindingChange {
  FindingFate fate = FindingFate::remains;
  std::optional<std::size_t> before{};  ///< In Review::findings; absent if it is new.
  std::optional<std::size_t> after{};   ///< Absent if it is fixed.
};

struct FindingChanges {
  std::vector<FindingChange>
      all{};  ///< New, graver, less grave, still there, fixed; then gravest first.
  std::vector<FindingChange> accepted{};  ///< In the same order: those that do not count.
  std::size_t count(FindingFate fate) const;
  bool worse() const { return count(FindingFate::appeared) + count(FindingFate::graver) > 0; }
};

struct ReviewedModel {
  const Product& product;
  const Review& review;
};

FindingChanges compareFindings(const ReviewedModel& before, const ReviewedModel& after,
                               const Matching& matching);

/// Takes those as accepted that a baseline accepts on the day `today` (analysis/accepted.h), as
/// noted with the findings after. What is fixed stays.
void leaveOutAccepted(const Review& after, std::string_view today, FindingChanges& changes);

}  // namespace dyetrace
