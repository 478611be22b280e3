#include "analysis/remedies/remedies.h"

#include <algorithm>
#include <map>
#include <utility>

#include "analysis/remedies/remedy_search.h"
#include "analysis/rules/support.h"

namespace dyetrace {
namespace {

std::string findingWords(const Finding& finding) {
  return std::string(severityName(finding.severity.result)) + " " + finding.rule + ": " +
         finding.sentence;
}

/// One sentence for each node, in the order of nodes.
std::vector<std::string> lossWords(const Product& product, const std::vector<LabelAtNode>& loses) {
  std::map<NodeId, std::vector<std::string>> byNode;
  for (const LabelAtNode& each : loses) byNode[each.node].push_back(titleOf(product, each.label));
  std::vector<std::string> sentences;
  for (const auto& [node, titles] : byNode) {
    sentences.push_back(quoted(titleOf(product.nodes[node])) + " no longer gets " + listed(titles) +
                        ".");
  }
  return sentences;
}

Remedy told(const Product& product, const FoundRemedy& found) {
  Remedy remedy;
  for (std::size_t i = 0; i < found.changes.size(); ++i) {
    const ModelChange& change = found.changes[i];
    remedy.changes.push_back({std::string(remedyKindName(kindOf(change))),
                              elementOf(product, change), sentenceOf(product, change),
                              found.costs[i], whereOf(product, change)});
    remedy.cost += found.costs[i];
  }
  remedy.removes = found.effects->removes;
  remedy.eases = found.effects->eases;
  for (const Finding& finding : found.effects->appears)
    remedy.appears.push_back(findingWords(finding));
  remedy.questions = found.effects->questions;
  remedy.loses = lossWords(product, found.effects->loses);
  return remedy;
}

class RemedyFinder {
 public:
  RemedyFinder(const Product& product, Reviewed& reviewed, const ReviewOptions& options,
               const RemedyOptions& wanted)
      : product_(product),
        reviewed_(reviewed),
        wanted_(wanted),
        budget_(wanted.elements),
        verifier_(product, reviewed, options, budget_) {}

  Remedies all() {
    remedies_.searched = true;
    remedies_.required = verifier_.required().count();
    for (const Finding& finding : reviewed_.review.findings) {
      if (isWanted(finding)) lookAt(finding);
    }
    return std::move(remedies_);
  }

 private:
  bool isWanted(const Finding& finding) const {
    const auto& rules = wanted_.rules;
    return rules.empty() || std::find(rules.begin(), rules.end(), finding.rule) != rules.end();
  }

  void lookAt(const Finding& finding) {
    if (remedies_.findings.size() == wanted_.findings) {
      ++remedies_.notSearched;
      return;
    }
    FoundRemedies found = RemedySearch(product_, reviewed_, finding, verifier_).run();
    FindingRemedies& entry = remedies_.findings.emplace_back();
    entry.finding = finding.id;
    entry.note = std::move(found.note);
    for (const FoundRemedy& remedy : found.remedies) entry.remedies.push_back(placeOf(remedy));
  }

  /// The same set of changes is one remedy, whatever finding it was found for.
  std::size_t placeOf(const FoundRemedy& found) {
    ModelChanges sorted = found.changes;
    std::sort(sorted.begin(), sorted.end());
    const auto [known, added] = places_.emplace(std::move(sorted), remedies_.all.size());
    if (added) remedies_.all.push_back(told(product_, found));
    return known->second;
  }

  const Product& product_;
  Reviewed& reviewed_;
  const RemedyOptions& wanted_;
  RemedyBudget budget_;
  RemedyVerifier verifier_;
  Remedies remedies_;
  std::map<ModelChanges, std::size_t> places_;
};

Remedies undetermined() {
  Remedies none;
  none.searched = true;
  none.note =
      "Not searched: what the settings of this model decide is beyond the budget of the analysis.";
  return none;
}

}  // namespace

Remedies remediesFor(const Product& product, Reviewed& reviewed, const ReviewOptions& options,
                     const RemedyOptions& wanted) {
  const bool unsettled = reviewed.settings != nullptr && !reviewed.settings->determined();
  if (unsettled) return undetermined();
  try {
    return RemedyFinder(product, reviewed, options, wanted).all();
  } catch (const OutOfBudget&) {
    return undetermined();
  }
}

}  // namespace dyetrace
