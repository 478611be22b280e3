#pragma once

// What settings decide about the data of one model, in words. Many exposures have the same
// condition, which is put into words once.
//
//   ExposureWords words(compared.after);
//   words.condition(change.judged.after);   // `when Share my number is on`
//   words.byDefault(change.judged.after);   // `people where Region is EU`

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "render/comparison.h"

namespace dyetrace::words {

class ExposureWords {
 public:
  explicit ExposureWords(const ComparedModel& model) : model_(model) {}

  /// When it is so: `always`, `never`, `when A is on`.
  std::string condition(const ExposureSide& side);
  /// For whom it is so by default: `everybody`, `nobody`, `people where Region is EU`, `unknown, as
  /// Share my number states no default`.
  std::string byDefault(const ExposureSide& side);
  /// Those groups of people that are true.
  std::string people(const std::vector<bool>& groups);

 private:
  const ComparedModel& model_;
  std::unordered_map<Condition, std::string> conditions_;
  std::map<std::vector<bool>, std::string> people_;
};

}  // namespace dyetrace::words
