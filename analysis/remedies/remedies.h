#pragma once

// Remedies for the findings of a review: one call.
//
//   Reviewed reviewed(product, options);
//   const Remedies remedies = remediesFor(product, reviewed, options, {});

#include <string>
#include <vector>

#include "analysis/remedies/remedy.h"
#include "analysis/review.h"

namespace dyetrace {

struct RemedyOptions {
  std::size_t findings = 20;         ///< So many of the gravest are looked at.
  std::vector<std::string> rules{};  ///< Only findings of these rules; empty: of all.
  /// Nodes and flows to analyse in all, before it ends with "not searched further".
  std::size_t elements = 400'000;
};

/// `reviewed` is the product's, made with `options`, with no finding left out; what a baseline
/// accepts is in `accepted`, and no remedy is searched for it.
Remedies remediesFor(const Product& product, Reviewed& reviewed, const ReviewOptions& options,
                     const RemedyOptions& wanted);

}  // namespace dyetrace
