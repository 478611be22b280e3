#include "analysis/lifted_solver.h"

#include <algorithm>
#include <bit>
#include <map>

#include "analysis/components.h"

namespace dyetrace {
namespace {

/// Calls for each label in the words that `word` gives.
template <class Words, class Call>
void forEachLabel(std::size_t count, const Words& word, const Call& call) {
  for (std::size_t i = 0; i < count; ++i) {
    for (std::uint64_t bits = word(i); bits != 0; bits &= bits - 1) {
      call(LabelId(i * 64 + static_cast<std::size_t>(std::countr_zero(bits))));
    }
  }
}

}  // namespace

VertexOrder::VertexOrder(const FlowGraph& graph) : rankOf(graph.vertices.size()) {
  std::vector<PointPair> pairs;
  for (const Edge& edge : graph.edges) {
    pairs.emplace_back(static_cast<std::uint32_t>(edge.from.index()),
                       static_cast<std::uint32_t>(edge.to.index()));
  }
  const Components components = strongComponents(graph.vertices.size(), pairs);
  for (std::uint32_t vertex = 0; vertex < graph.vertices.size(); ++vertex) {
    vertices.push_back(vertex);
  }
  std::stable_sort(vertices.begin(), vertices.end(), [&](std::uint32_t a, std::uint32_t b) {
    return components.of[a] > components.of[b];
  });
  for (std::uint32_t rank = 0; rank < vertices.size(); ++rank) {
    rankOf[vertices[rank]] = rank;
    const bool first =
        rank == 0 || components.of[vertices[rank]] != components.of[vertices[rank - 1]];
    if (first) groupBegins.push_back(rank);
  }
  groupBegins.push_back(static_cast<std::uint32_t>(vertices.size()));
}

LiftedSolver::LiftedSolver(const FlowGraph& graph, const VertexOrder& order,
                           const EdgeConditions& conditions, LiftedMatrix& matrix)
    : graph_(graph),
      order_(order),
      conditions_(conditions),
      matrix_(matrix),
      special_(graph.vertices.size(), false),
      pending_(graph.vertices.size() * matrix.words(), 0),
      dirty_(graph.vertices.size() / 64 + 1, 0) {
  for (const EdgeId edge : graph.insisting) special_[graph.edges[edge].from.index()] = true;
  for (const VertexId id : graph.vertices.ids()) {
    const Vertex& vertex = graph.vertices[id];
    if (!vertex.drops.empty() || !vertex.turns.empty() || !vertex.derives.empty())
      special_[id.index()] = true;
    for (std::size_t word = 0; word < matrix.words(); ++word) {
      const std::uint64_t always = matrix.always(id, word);
      pending_[id.index() * matrix.words() + word] = always;
      const std::uint32_t rank = order.rankOf[id.index()];
      if (always != 0) dirty_[rank / 64] |= std::uint64_t{1} << (rank % 64);
    }
  }
}

void LiftedSolver::close(EdgeId edge) {
  if (closed_.empty()) closed_.assign(graph_.edges.size(), false);
  closed_[edge.index()] = true;
}

void LiftedSolver::add(VertexId vertex, LabelId label, const Condition& condition) {
  if (!matrix_.isUnknown(vertex, label)) return;
  Condition& known = matrix_.edit(vertex, label);
  if (known == condition) return;
  Condition wider = known | condition;
  if (wider == known) return;
  known = std::move(wider);
  pending_[vertex.index() * matrix_.words() + label.index() / 64] |= std::uint64_t{1}
                                                                     << (label.index() % 64);
  const std::uint32_t rank = order_.rankOf[vertex.index()];
  dirty_[rank / 64] |= std::uint64_t{1} << (rank % 64);
}

void LiftedSolver::run() {
  for (std::size_t group = 0; group + 1 < order_.groupBegins.size(); ++group) {
    for (bool again = true; again;) {
      again = false;
      for (std::uint32_t rank = order_.groupBegins[group]; rank < order_.groupBegins[group + 1];
           ++rank) {
        if (!isDirty(rank)) continue;
        dirty_[rank / 64] &= ~(std::uint64_t{1} << (rank % 64));
        visit(VertexId(order_.vertices[rank]));
        again = true;
      }
    }
  }
}

void LiftedSolver::visit(VertexId vertex) {
  if (special_[vertex.index()]) {
    derive(vertex);
    pushSpecial(vertex);
  } else {
    pushPlain(vertex);
  }
}

void LiftedSolver::pushPlain(VertexId vertex) {
  const std::size_t words = matrix_.words();
  std::uint64_t* pending = pending_.data() + vertex.index() * words;
  const std::vector<std::uint64_t> changed(pending, pending + words);
  std::fill_n(pending, words, 0);
  for (std::size_t position = graph_.outBegin[vertex.index()];
       position < graph_.outBegin[vertex.index() + 1]; ++position) {
    const EdgeId edge = graph_.out[position];
    if (isClosed(edge)) continue;
    const VertexId to(graph_.target[position]);
    const auto moves = [&](std::size_t i) {
      return changed[i] & graph_.lets[position * words + i] & matrix_.unknown(to, i);
    };
    forEachLabel(words, moves, [&](LabelId label) {
      const Condition& here = matrix_.at(vertex, label);
      if (conditions_.always(edge)) {
        add(to, label, here);
      } else {
        add(to, label, here & conditions_.of(edge));
      }
    });
  }
}

void LiftedSolver::pushSpecial(VertexId vertex) {
  std::fill_n(pending_.data() + vertex.index() * matrix_.words(), matrix_.words(), 0);
  for (const EdgeId edge : graph_.outOf(vertex)) {
    if (isClosed(edge)) continue;
    for (const auto& [label, condition] : passing(graph_, edge, conditions_, matrix_)) {
      add(graph_.edges[edge].to, label, condition);
    }
  }
}

void LiftedSolver::derive(VertexId vertex) {
  for (bool changed = true; changed;) {
    changed = false;
    for (const LabelDerivation& derivation : graph_.vertices[vertex].derives) {
      if (!matrix_.isUnknown(vertex, derivation.to) || derivation.from.empty()) continue;
      const Condition before = matrix_.at(vertex, derivation.to);
      add(vertex, derivation.to, arising(vertex, derivation));
      changed = changed || !(before == matrix_.at(vertex, derivation.to));
    }
  }
}

Condition LiftedSolver::arising(VertexId vertex, const LabelDerivation& derivation) const {
  const LiftedMatrix& there = present_ != nullptr ? *present_ : matrix_;
  const Condition never = matrix_.neverCondition();
  Condition all = matrix_.alwaysCondition();
  Condition some = never;
  for (const LabelSet& premise : derivation.from) {
    Condition one = never;
    for (const LabelId label : premise.members()) {
      one |= there.at(vertex, label);
      some |= matrix_.at(vertex, label);
    }
    all &= one;
  }
  return all & some;
}

LabelConditions leaving(const Vertex& vertex, VertexId id, const LiftedMatrix& matrix) {
  const LabelSet kept = matrix.openAt(id) - vertex.drops;
  LabelSet unturned = kept;
  std::map<LabelId, Condition> result;
  for (const LabelTurn& turn : vertex.turns) {
    unturned -= turn.from;
    for (const LabelId from : (kept & turn.from).members()) {
      const auto [found, fresh] = result.emplace(turn.to, matrix.at(id, from));
      if (!fresh) found->second |= matrix.at(id, from);
    }
  }
  for (const LabelId label : unturned.members()) {
    const auto [found, fresh] = result.emplace(label, matrix.at(id, label));
    if (!fresh) found->second |= matrix.at(id, label);
  }
  return {result.begin(), result.end()};
}

LabelConditions passing(const FlowGraph& graph, EdgeId id, const EdgeConditions& conditions,
                        const LiftedMatrix& matrix) {
  const Edge& edge = graph.edges[id];
  LabelConditions passed;
  for (const auto& [label, condition] : leaving(graph.vertices[edge.from], edge.from, matrix)) {
    if (!edge.carriesAll && !edge.carries.contains(label)) continue;
    passed.emplace_back(label, condition & conditions.of(id));
  }
  for (const LabelId label : (matrix.openAt(edge.from) & edge.insists).members()) {
    passed.emplace_back(label, matrix.at(edge.from, label) & conditions.of(id));
  }
  return passed;
}

}  // namespace dyetrace
