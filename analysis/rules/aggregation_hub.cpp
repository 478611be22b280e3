// FLW-09. A place at which much about people comes together from many sides.

#include "analysis/rules/catalogue.h"
#include "analysis/rules/first_places.h"
#include "analysis/rules/hub_scores.h"
#include "analysis/rules/support.h"
#include "analysis/severity.h"

namespace dyetrace {
namespace {

constexpr std::uint32_t kEnoughPairs = 8;
constexpr std::uint32_t kEnoughSources = 3;
constexpr double kUpperHalf = 0.5;

bool isHub(const Product& product, NodeId node, const Gathered& gathered) {
  return product.nodes[node].kind != NodeKind::data && !isSubject(product, node) &&
         gathered.pairs >= kEnoughPairs && gathered.sources >= kEnoughSources;
}

/// Of all nodes that are nobody's own: 1 for the highest score.
std::size_t rankOf(const Product& product, const std::vector<double>& scores, NodeId node) {
  std::size_t rank = 1;
  for (const NodeId other : product.nodes.ids()) {
    const bool counts = product.nodes[other].kind != NodeKind::data && !isSubject(product, other);
    if (counts && scores[other.index()] > scores[node.index()]) ++rank;
  }
  return rank;
}

Severity levelOf(std::size_t rank, double score) {
  if (rank == 1) return Severity::high;
  return score >= kUpperHalf ? Severity::medium : Severity::low;
}

std::string rounded(double score) {
  const int hundredths = static_cast<int>(score * 100 + 0.5);
  const std::string rest = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + "." + (rest.size() < 2 ? "0" : "") + rest;
}

class AggregationHub final : public Rule {
 public:
  const RuleDescription& description() const override {
    static const RuleDescription text{
        "FLW-09",
        "Aggregation hub",
        "Is there a place at which much about people comes together?",
        "Stores, processes and parties where at least 8 pairs of category and place of origin "
        "meet, "
        "from at least 3 places. The first such place on a road. Its rank is that of its "
        "eigenvector score: how heavily it exchanges data with places that themselves exchange "
        "much.",
        "high for the highest score in the model, medium from half of the highest on, else low",
        "Art. 5(1)(c), 35(3)",
        "L.2.1.1",
        "dpv:LargeScaleProcessing",
        "Keep apart what is not needed together, and make an impact assessment of what is.",
        "data from at least 3 places"};
    return text;
  }

  RuleAnswer ask(RuleContext& context) const override {
    const auto gathered = gatheredAt(context);
    if (!gathered) {
      return couldNotAsk("The model is too large to follow every place of origin.");
    }
    const Product& product = context.product();
    std::map<NodeId, LabelSet> hubs;
    for (const NodeId node : product.nodes.ids()) {
      if (isHub(product, node, (*gathered)[node.index()])) hubs[node] = personalAt(context, node);
    }
    RuleAnswer answer;
    if (hubs.empty()) return answer;
    const std::vector<double> scores = hubScores(context);
    for (const auto& [node, labels] : firstPlaces(context, hubs)) {
      answer.findings.push_back(report(context, node, (*gathered)[node.index()], scores));
    }
    return answer;
  }

 private:
  Finding report(RuleContext& context, NodeId node, const Gathered& gathered,
                 const std::vector<double>& scores) const {
    const Product& product = context.product();
    const LabelSet labels = personalAt(context, node);
    const LabelId gravest = heaviest(product, labels);
    Finding finding = findingAt(context, description(), roadTo(context, node, gravest));
    const double score = scores[node.index()];
    const std::size_t rank = rankOf(product, scores, node);
    const std::string place = titleOf(product.nodes[node]);
    finding.sentence = place + " brings together " + std::to_string(gathered.pairs) +
                       " kinds of data from " + std::to_string(gathered.sources) + " places.";
    finding.detail = "Its score is " + rounded(score) + " of 1, number " + std::to_string(rank) +
                     " in the model. " + capitalised(titleOf(product, gravest)) + " meets " +
                     others(product, labels, gravest) + ".";
    finding.fix = "Keep apart at " + quoted(place) + " what is not needed together.";
    finding.ask = "Which use of " + quoted(place) +
                  " needs all of it at once, and has its impact "
                  "been assessed?";
    finding.severity = fixedSeverity(product, finding.path, levelOf(rank, score),
                                     "hub number " + std::to_string(rank) + " by score");
    return finding;
  }
};

}  // namespace

std::unique_ptr<Rule> makeAggregationHub() {
  return std::make_unique<AggregationHub>();
}

}  // namespace dyetrace
