#include "analysis/rules/hub_scores.h"

#include <algorithm>
#include <map>
#include <utility>

#include <Eigen/SparseCore>

#include "analysis/rules/support.h"

namespace dyetrace {
namespace {

constexpr std::size_t kMostSteps = 3'000'000;
constexpr int kIterations = 200;
/// Scores are compared and printed with so many steps between 0 and 1; below lies rounding.
constexpr double kGrain = 1e6;

/// Follows labels from where they start, telling each node that they reach.
class Follower {
 public:
  explicit Follower(const FlowGraph& graph)
      : graph_(graph),
        seen_(graph.vertices.size() * graph.labelCount, 0),
        toldNode_(graph.verticesOf.size(), 0) {}

  /// The nodes that any of the starts reaches, each once; nothing beyond the budget.
  template <class Tell>
  bool follow(const std::vector<std::pair<VertexId, LabelId>>& starts, const Tell& tell) {
    ++round_;
    waiting_.clear();
    for (const auto& [vertex, label] : starts) visit(vertex, label, tell);
    while (!waiting_.empty()) {
      if (++steps_ > kMostSteps) return false;
      const auto [vertex, at] = waiting_.back();
      waiting_.pop_back();
      LabelSet alone;
      alone.insert(at);
      for (const EdgeId edge : graph_.outOf(vertex)) {
        for (const LabelId out : passes(graph_, graph_.edges[edge], alone).members()) {
          visit(graph_.edges[edge].to, out, tell);
        }
      }
    }
    return true;
  }

 private:
  template <class Tell>
  void visit(VertexId vertex, LabelId label, const Tell& tell) {
    std::uint32_t& seen = seen_[vertex.index() * graph_.labelCount + label.index()];
    if (seen == round_) return;
    seen = round_;
    waiting_.emplace_back(vertex, label);
    const NodeId node = graph_.vertices[vertex].node;
    if (toldNode_[node.index()] == round_) return;
    toldNode_[node.index()] = round_;
    tell(node);
  }

  const FlowGraph& graph_;
  std::vector<std::uint32_t> seen_;      ///< By vertex and label: the last round that came by.
  std::vector<std::uint32_t> toldNode_;  ///< By node, likewise.
  std::uint32_t round_ = 0;
  std::size_t steps_ = 0;
  std::vector<std::pair<VertexId, LabelId>> waiting_;
};

/// By place of origin and category: where its labels start.
using Starts = std::map<std::pair<NodeId, TermId>, std::vector<std::pair<VertexId, LabelId>>>;

Starts startsOf(const RuleContext& context) {
  const Product& product = context.product();
  Starts starts;
  for (const VertexId id : context.graph().vertices.ids()) {
    const Vertex& vertex = context.graph().vertices[id];
    for (const LabelId label : vertex.starts.members()) {
      if (!isPersonal(product, label)) continue;
      starts[{vertex.node, product.labels[label].category}].emplace_back(id, label);
    }
  }
  return starts;
}

int weightOver(const RuleContext& context, const Edge& edge) {
  int weight = 0;
  const LabelSet over = passes(context.graph(), edge, context.reach().at.row(edge.from));
  for (const LabelId label : over.members()) {
    if (isPersonal(context.product(), label)) weight += weightOf(context.product(), label);
  }
  return weight;
}

/// Symmetric; the diagonal keeps the iteration from swinging between two sides.
Eigen::SparseMatrix<double> weights(const RuleContext& context) {
  const auto size = static_cast<Eigen::Index>(context.product().nodes.size());
  std::vector<Eigen::Triplet<double>> entries;
  for (const Edge& edge : context.graph().edges) {
    const Flow& flow = context.product().flows[edge.flow];
    const auto from = static_cast<int>(flow.from.index());
    const auto to = static_cast<int>(flow.to.index());
    const double weight = weightOver(context, edge);
    if (weight == 0 || from == to) continue;
    entries.emplace_back(from, to, weight);
    entries.emplace_back(to, from, weight);
  }
  for (int i = 0; i < static_cast<int>(size); ++i) entries.emplace_back(i, i, 1.0);
  Eigen::SparseMatrix<double> matrix(size, size);
  matrix.setFromTriplets(entries.begin(), entries.end());
  return matrix;
}

}  // namespace

std::optional<std::vector<Gathered>> gatheredAt(const RuleContext& context) {
  std::vector<Gathered> gathered(context.product().nodes.size());
  std::vector<NodeId> lastSource(gathered.size());
  Follower follower(context.graph());
  for (const auto& [pair, starts] : startsOf(context)) {
    const NodeId source = pair.first;
    const bool followed = follower.follow(starts, [&](NodeId node) {
      Gathered& here = gathered[node.index()];
      ++here.pairs;
      if (lastSource[node.index()] != source) ++here.sources;
      lastSource[node.index()] = source;
    });
    if (!followed) return std::nullopt;
  }
  return gathered;
}

std::vector<double> hubScores(const RuleContext& context) {
  const Eigen::SparseMatrix<double> matrix = weights(context);
  Eigen::VectorXd scores = Eigen::VectorXd::Ones(matrix.rows());
  for (int i = 0; i < kIterations && matrix.rows() > 0; ++i) {
    scores = matrix * scores;
    scores /= scores.maxCoeff();
  }
  std::vector<double> all(scores.data(), scores.data() + scores.size());
  for (double& score : all)
    score = static_cast<double>(static_cast<long>(score * kGrain + 0.5)) / kGrain;
  return all;
}

}  // namespace dyetrace
