#include "analysis/flow_graph.h"

#include <map>
#include <optional>
#include <utility>

#include "analysis/carried.h"
#include "analysis/data_split.h"
#include "analysis/given_marks.h"
#include "analysis/order.h"
#include "analysis/origins.h"
#include "analysis/shared_guards.h"
#include "analysis/transfers/transfer_reach.h"

namespace dyetrace {
namespace {

std::optional<LabelId> findLabel(const Product& product, const Label& label) {
  for (const LabelId id : product.labels.ids()) {
    if (product.labels[id] == label) return id;
  }
  return std::nullopt;
}

/// What a turn makes of one label.
LabelId turned(const Product& product, const Turn& turn, LabelId from) {
  Label to = product.labels[turn.to];
  if (turn.keepsCategory) to.category = product.labels[from].category;
  if (turn.keepsForm) to.form = product.labels[from].form;
  return findLabel(product, to).value_or(turn.to);
}

/// A turn that keeps the form or the category becomes one for each result.
std::vector<LabelTurn> turnsOf(const Product& product, const Turn& turn) {
  std::map<LabelId, LabelSet> fromByResult;
  for (const LabelId from : labelsUnder(product, turn.from).members()) {
    fromByResult[turned(product, turn, from)].insert(from);
  }
  std::vector<LabelTurn> turns;
  turns.reserve(fromByResult.size());
  for (const auto& [to, from] : fromByResult) turns.push_back({from, to});
  return turns;
}

LabelDerivation derivationOf(const Product& product, const Derivation& derivation) {
  LabelDerivation result;
  for (const LabelPattern& pattern : derivation.from) {
    result.from.push_back(labelsUnder(product, pattern));
  }
  result.to = derivation.to.label;
  return result;
}

class Builder {
 public:
  Builder(const Product& product, const FlowGraphOptions& options)
      : product_(product),
        options_(options),
        order_(product),
        hasPins_(nodesWithPins(product)),
        transfers_(product, PinGraph(product, {})) {}

  FlowGraph build() {
    graph_.labelCount = product_.labels.size();
    graph_.markCount = product_.marks.size();
    addVertices();
    addEdges();
    shareGuards();
    graph_.finish();
    startUnwrittenContent();
    addUndrawnOrigins(graph_, named_);
    return std::move(graph_);
  }

 private:
  void addVertices() {
    const std::vector<std::vector<MarkId>> given = marksGivenAt(product_, order_);
    const std::vector<std::vector<NodePart>> parts = splitNodes(product_, order_);
    graph_.verticesOf.resize(product_.nodes.size());
    into_.resize(product_.flows.size());
    outOf_.resize(product_.flows.size());
    for (const NodeId node : product_.nodes.ids()) {
      const Vertex prototype = vertexOf(node, given[node.index()]);
      for (const NodePart& part : parts[node.index()]) {
        const VertexId vertex = graph_.vertices.add(prototype);
        graph_.verticesOf[node.index()].push_back(vertex);
        for (const FlowId flow : part.in) into_[flow.index()].push_back(vertex);
        for (const FlowId flow : part.out) outOf_[flow.index()].push_back(vertex);
      }
    }
  }

  Vertex vertexOf(NodeId id, const std::vector<MarkId>& given) const {
    const Node& node = product_.nodes[id];
    const Facts& facts = product_.factsOf(node);
    Vertex vertex;
    vertex.node = id;
    if (node.kind != NodeKind::data) vertex.starts = statedLabels(facts);
    for (const LabelPattern& pattern : facts.drops) {
      vertex.drops |= labelsUnder(product_, pattern);
    }
    for (const Turn& turn : facts.turns) {
      for (LabelTurn& one : turnsOf(product_, turn)) vertex.turns.push_back(std::move(one));
    }
    for (const Derivation& derivation : facts.derives) {
      vertex.derives.push_back(derivationOf(product_, derivation));
    }
    vertex.marks = given;
    vertex.unmarks = facts.unmarks;
    vertex.guard = facts.when;
    return vertex;
  }

  void addEdges() {
    for (const FlowId id : product_.flows.ids()) {
      const Flow& flow = product_.flows[id];
      const Facts& facts = product_.factsOf(flow);
      const Carried carried = carriedOver(flow);
      for (const VertexId from : outOf_[id.index()]) {
        for (const VertexId to : into_[id.index()]) {
          graph_.edges.add({.flow = id,
                            .from = from,
                            .to = to,
                            .carriesAll = carried.everything,
                            .carries = carried.lets,
                            .insists = {},
                            .marks = facts.marks,
                            .unmarks = facts.unmarks,
                            .guard = facts.when});
          named_.push_back(carried.named);
        }
      }
    }
  }

  void shareGuards() {
    SharedGuards guards;
    const auto share = [&](Guard& guard) {
      if (!guard.always()) guard = guards.shared(guard);
    };
    for (Vertex& vertex : graph_.vertices) share(vertex.guard);
    for (Edge& edge : graph_.edges) share(edge.guard);
  }

  /// Where a node says exactly what it does, a flow carries what can be on the pin it leaves.
  Carried carriedOver(const Flow& flow) const {
    if (!hasPins_[flow.from.index()] && !hasPins_[flow.to.index()]) {
      return carriedBy(product_, flow, options_.unlabelledCarryNothing);
    }
    const bool joins = flow.fromPin.valid() && flow.toPin.valid();
    return {false, {}, joins ? transfers_.at(flow.fromPin).may : LabelSet()};
  }

  /// The content of a data object that nothing writes into starts there.
  void startUnwrittenContent() {
    for (const VertexId id : graph_.vertices.ids()) {
      Vertex& vertex = graph_.vertices[id];
      const Node& node = product_.nodes[vertex.node];
      if (node.kind != NodeKind::data || !graph_.into(id).empty()) continue;
      vertex.starts = statedLabels(product_.factsOf(node));
    }
  }

  const Product& product_;
  const FlowGraphOptions& options_;
  const ProcessOrder order_;
  const std::vector<bool> hasPins_;  ///< By NodeId.
  const TransferReach transfers_;
  FlowGraph graph_;
  std::vector<LabelSet> named_;               ///< By edge.
  std::vector<std::vector<VertexId>> into_;   ///< By flow: the vertices it ends at.
  std::vector<std::vector<VertexId>> outOf_;  ///< By flow: the vertices it begins at.
};

template <class End>
void compress(const FlowGraph& graph, End end, std::vector<std::uint32_t>& begins,
              std::vector<EdgeId>& edges) {
  begins.assign(graph.vertices.size() + 1, 0);
  for (const Edge& edge : graph.edges) ++begins[(edge.*end).index() + 1];
  for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
  std::vector<std::uint32_t> next(begins.begin(), begins.end() - 1);
  edges.resize(graph.edges.size());
  for (const EdgeId id : graph.edges.ids()) edges[next[(graph.edges[id].*end).index()]++] = id;
}

}  // namespace

std::span<const EdgeId> FlowGraph::outOf(VertexId vertex) const {
  const std::size_t i = vertex.index();
  return std::span(out).subspan(outBegin[i], outBegin[i + 1] - outBegin[i]);
}

std::span<const EdgeId> FlowGraph::into(VertexId vertex) const {
  const std::size_t i = vertex.index();
  return std::span(in).subspan(inBegin[i], inBegin[i + 1] - inBegin[i]);
}

void FlowGraph::finish() {
  compress(*this, &Edge::from, outBegin, out);
  compress(*this, &Edge::to, inBegin, in);
  const std::size_t words = wordsPerRow();
  target.resize(out.size());
  lets.assign(out.size() * words, ~std::uint64_t{0});
  insisting.clear();
  for (std::size_t position = 0; position < out.size(); ++position) {
    const Edge& edge = edges[out[position]];
    target[position] = static_cast<std::uint32_t>(edge.to.index());
    if (!edge.carriesAll) edge.carries.copyTo(std::span(lets).subspan(position * words, words));
    if (!edge.insists.empty()) insisting.push_back(out[position]);
  }
}

FlowGraph buildFlowGraph(const Product& product, const FlowGraphOptions& options) {
  return Builder(product, options).build();
}

}  // namespace dyetrace
