#pragma once

// Two models, reviewed and compared.

#include <utility>

#include "render/comparison.h"

namespace dyetrace::testing {

/// Keeps everything that a comparison refers to.
struct Made {
  Product productBefore;
  Product productAfter;
  WrittenElements nothing{};
  Reviewed reviewedBefore;
  Reviewed reviewedAfter;
  ComparedModel before;
  ComparedModel after;
  ModelComparison comparison;
  Compared compared;

  Made(Product first, Product second)
      : productBefore(std::move(first)),
        productAfter(std::move(second)),
        reviewedBefore(productBefore, {}),
        reviewedAfter(productAfter, {}),
        before{productBefore, nothing, reviewedBefore},
        after{productAfter, nothing, reviewedAfter},
        comparison(compareModels(before, after)),
        compared{before, after, comparison} {}
};

}  // namespace dyetrace::testing
