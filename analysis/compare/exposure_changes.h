#pragma once

// Data at places that is not as it was: one change for each label at each place, worst first. There
// can be millions of them, so they are kept as they are found: what changed alike at one place as a
// set of labels, and what became of it once for all that have the same conditions.
//
//   for (const ExposureChange& each : changes.exposures) {
//     each.after.place;        // where
//     each.judged.words();     // "newly possible"
//   }

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <vector>

#include "analysis/compare/exposure_judgement.h"
#include "analysis/compare/matching.h"
#include "model/product.h"

namespace dyetrace {

/// What it is and where, on one side.
struct Whereabouts {
  NodeId place{};           ///< Invalid if the side has no such place,
  LabelId label{};          ///< or no such label.
  std::string_view flow{};  ///< Instead of both: a flow that no diagram draws, as its settings call
                            ///< it; empty if the side has no such flow.
};

/// One label at one place, or one flow that no diagram draws. Good as long as the list it is from.
struct ExposureChange {
  Whereabouts before{};
  Whereabouts after{};
  /// Of the recipient: 0 the person to 4 the public. Where nobody draws where a flow leads, beyond
  /// the company.
  int distance = 0;
  std::uint64_t weight = 0;  ///< Weight of the data times that distance, or of the stated risk.
  const ExposureJudgement& judged;

  /// More personal data with somebody beyond the product's own company.
  bool worse() const;
};

/// Data of one place that changed alike.
struct AlikeThere {
  NodeId before{};  ///< The place; invalid if the side has none.
  NodeId after{};
  bool namedBefore = false;  ///< Its labels are those of the side before, else of the side after.
  int distance = 0;
  std::uint32_t judgement = 0;  ///< As judgement() numbers them.
};

class ExposureChanges {
 public:
  ExposureChanges() = default;
  ExposureChanges(const Product& before, const Product& after, const Matching& matching);

  class Iterator;
  Iterator begin() const;
  Iterator end() const;
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  ExposureChange front() const;

  /// The number of a judgement from now on.
  std::uint32_t judgement(ExposureJudgement judgement);
  /// To be put in order when all are there; the places of the model after first, by id.
  void add(const AlikeThere& alike, const LabelSet& labels);
  /// What is worse comes first, then by weight and distance, then as added; labels by id.
  void putInOrder();

 private:
  using Words = std::vector<std::uint64_t>;  ///< Of a set of labels, words_ of them.
  /// All labels of one weight.
  struct Weighed {
    std::uint64_t weight = 0;
    Words before{};
    Words after{};
  };
  /// The labels of one weight at the places of one distance that may or may not be worse.
  struct Pass {
    std::size_t first = 0;  ///< In order_.
    std::size_t last = 0;   ///< One past.
    std::size_t weighed = 0;
    std::uint64_t weight = 0;
    bool worse = false;
  };

  void weigh(const Product& product, Words Weighed::*side);
  bool canBeWorse(const AlikeThere& alike) const;
  void addPasses(std::size_t first);
  ExposureChange changeAt(const Pass& pass, std::size_t alike, LabelId label) const;
  /// The first of its labels of that weight that is not before `from`; kNoLabel if there is none.
  std::size_t nextLabel(std::size_t alike, const Weighed& weighed, std::size_t from) const;

  static constexpr std::size_t kNoLabel = static_cast<std::size_t>(-1);

  std::vector<LabelId> partnersOfBefore_;  ///< By label before,
  std::vector<LabelId> partnersOfAfter_;   ///< by label after.
  std::size_t words_ = 0;                  ///< Of one set of labels.
  /// All labels, whatever they weigh, for where it makes no difference; then by weight.
  std::vector<Weighed> weighed_;
  std::vector<ExposureJudgement> judgements_;
  std::vector<bool> grows_;  ///< By judgement: ExposureJudgement::more().
  std::vector<AlikeThere> alike_;
  std::vector<std::uint64_t> labels_;  ///< By place in alike_, words_ each.
  std::vector<std::uint32_t> order_;   ///< Of alike_.
  std::vector<Pass> passes_;
  std::size_t size_ = 0;
};

class ExposureChanges::Iterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = ExposureChange;
  using difference_type = std::ptrdiff_t;
  using pointer = void;
  using reference = ExposureChange;

  Iterator() = default;
  ExposureChange operator*() const;
  Iterator& operator++();
  Iterator operator++(int);
  bool operator==(const Iterator& other) const {
    return pass_ == other.pass_ && at_ == other.at_ && label_ == other.label_;
  }

 private:
  friend class ExposureChanges;
  Iterator(const ExposureChanges& changes, std::size_t pass);
  /// To the first change that is not before `label` of where it stands.
  void settle(std::size_t label);

  const ExposureChanges* changes_ = nullptr;
  std::size_t pass_ = 0;
  std::size_t at_ = 0;  ///< In order_.
  std::size_t label_ = 0;
};

}  // namespace dyetrace
