#pragma once

// Whether a set of changes is a remedy: the analysis is run on the changed model, with the rules
// that found what is to go, and says what else comes of it.

#include <map>
#include <string>
#include <vector>

#include "analysis/remedies/apply_change.h"
#include "analysis/remedies/cone.h"
#include "analysis/remedies/required_flows.h"
#include "analysis/review.h"

namespace dyetrace {

/// How much may be analysed, counted in nodes and flows that an analysis looks at, so that the same
/// model always gets as far on every machine.
class RemedyBudget {
 public:
  explicit RemedyBudget(std::size_t elements) : left_(elements) {}
  /// False: not enough is left; nothing is taken then.
  bool take(std::size_t elements) {
    if (elements > left_) return false;
    left_ -= elements;
    return true;
  }

 private:
  std::size_t left_;
};

/// What the analysis of a changed model says, compared with the model as it was.
struct RemedyEffects {
  std::vector<std::string> removes{};  ///< Identities, gravest first,
  std::vector<std::string> eases{};    ///< and those that are less grave.
  std::vector<Finding> appears{};      ///< New findings, and those that are graver.
  std::size_t questions = 0;
  std::vector<LabelAtNode> loses{};  ///< What is nowhere at a node any more.
};

struct Trial {
  enum class Result {
    works,
    stays,          ///< The finding is still there, by the one of `roads`.
    losesRequired,  ///< A flow marked as required does not carry what it did.
    trades,         ///< It became a question, or others as grave appear, by `roads`.
    outOfBudget,
  };
  Result result = Result::works;
  std::vector<Path> roads{};
  std::vector<std::string> rules{};        ///< If it trades: those of what appears.
  const RemedyEffects* effects = nullptr;  ///< If it works; kept by the verifier.
};

class RemedyVerifier {
 public:
  /// All must outlive it. Throws OutOfBudget.
  RemedyVerifier(const Product& product, Reviewed& reviewed, const ReviewOptions& options,
                 RemedyBudget& budget);

  /// `suspects`: rules that are likely to find something as grave instead, and are asked first,
  /// since asking them all takes several times as long.
  Trial tried(const Finding& finding, const ModelChanges& changes,
              const std::vector<std::string>& suspects);

  const RequiredFlows& required() const { return required_; }
  /// How many nodes have less data by a change alone, and whether it keeps what is required.
  struct Alone {
    std::size_t losers = 0;
    bool keepsRequired = true;
  };
  /// By the graph alone, without rules; null if the budget is used up.
  const Alone* alone(const ModelChange& change);

 private:
  Trial askedAgain(const Finding& finding, const Product& changed, const ModelChanges& changes,
                   const std::vector<std::string>& suspects);
  const Finding* sameIn(const Review& review, const Finding& finding) const;
  Path pathIn(const Product& changed, const Finding& finding) const;
  const RemedyEffects* effectsKnown(const ModelChanges& changes) const;
  const RemedyEffects* effectsOf(const ModelChanges& changes, const Product& changed);
  std::vector<Finding> appearing(const Product& changed, const Review& review) const;
  RemedyEffects compared(const Product& changed, const Reviewed& after) const;
  std::vector<LabelAtNode> lost(const FlowGraph& graph, const Reach& reach) const;

  const Product& product_;
  Reviewed& reviewed_;
  ReviewOptions options_;
  RemedyBudget& budget_;
  RequiredFlows required_;
  std::map<std::string, Severity> before_;  ///< By identity, accepted ones too.
  std::size_t size_;                        ///< What one analysis looks at.
  std::map<ModelChanges, RemedyEffects> effects_;
  std::map<ModelChange, Alone> alone_;
};

}  // namespace dyetrace
