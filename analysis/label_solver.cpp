#include "analysis/label_solver.h"

#include <algorithm>
#include <bit>

namespace dyetrace {
namespace {

using LabelWords = std::vector<std::uint64_t>;

bool test(const std::uint64_t* words, LabelId label) {
  return ((words[label.index() / 64] >> (label.index() % 64)) & 1) != 0;
}

void set(std::uint64_t* words, LabelId label) {
  words[label.index() / 64] |= std::uint64_t{1} << (label.index() % 64);
}

bool intersects(const std::uint64_t* a, const LabelWords& b) {
  for (std::size_t i = 0; i < b.size(); ++i) {
    if ((a[i] & b[i]) != 0) return true;
  }
  return false;
}

}  // namespace

LabelSolver::LabelSolver(const FlowGraph& graph)
    : graph_(graph),
      words_(graph.wordsPerRow()),
      labels_(graph.vertices.size(), graph.labelCount),
      dirty_(graph.vertices.size() / 64 + 1, 0),
      againFrom_(dirty_.size()),
      lets_(graph.lets.data()),
      special_(graph.vertices.size(), kPlain),
      leaving_(words_) {
  for (const EdgeId edge : graph.insisting) addSpecial(graph.edges[edge].from);
  for (const VertexId id : graph.vertices.ids()) {
    const Vertex& vertex = graph.vertices[id];
    if (!vertex.drops.empty() || !vertex.turns.empty() || !vertex.derives.empty()) addSpecial(id);
  }
}

LabelWords LabelSolver::wordsOf(const LabelSet& labels) const {
  LabelWords words(words_);
  labels.copyTo(words);
  return words;
}

void LabelSolver::addSpecial(VertexId id) {
  std::uint32_t& index = special_[id.index()];
  if (index != kPlain) return;
  index = static_cast<std::uint32_t>(specials_.size());
  const Vertex& vertex = graph_.vertices[id];
  Special special;
  special.drops = wordsOf(vertex.drops);
  special.keeps = special.drops;
  for (const LabelTurn& turn : vertex.turns) {
    special.turns.push_back({wordsOf(turn.from), turn.to});
    for (std::size_t i = 0; i < words_; ++i) special.keeps[i] |= special.turns.back().from[i];
  }
  for (std::uint64_t& word : special.keeps) word = ~word;
  for (const LabelDerivation& derivation : vertex.derives) {
    Deriving deriving{{}, derivation.to};
    for (const LabelSet& premise : derivation.from) deriving.from.push_back(wordsOf(premise));
    special.derives.push_back(std::move(deriving));
  }
  specials_.push_back(std::move(special));
}

void LabelSolver::reconsider(VertexId vertex) {
  addSpecial(vertex);
  markDirty(vertex.index());
}

void LabelSolver::start(VertexId vertex, const LabelSet& labels) {
  if (labels.empty()) return;
  labels.copyTo(leaving_);
  for (std::size_t i = 0; i < words_; ++i) add(vertex, i, leaving_[i]);
}

void LabelSolver::close(EdgeId edge) {
  if (closed_.empty()) {
    closed_.assign(graph_.edges.size(), false);
    narrowed_ = graph_.lets;
    lets_ = narrowed_.data();
  }
  closed_[edge.index()] = true;
  const VertexId from = graph_.edges[edge].from;
  const auto row = graph_.outOf(from);
  const auto place = std::lower_bound(row.begin(), row.end(), edge) - row.begin();
  const std::size_t position = graph_.outBegin[from.index()] + static_cast<std::size_t>(place);
  std::fill_n(narrowed_.data() + position * words_, words_, 0);
}

void LabelSolver::add(VertexId vertex, std::size_t word, std::uint64_t bits) {
  std::uint64_t& row = labels_.words(vertex)[word];
  if ((bits & ~row) == 0) return;
  row |= bits;
  markDirty(vertex.index());
}

void LabelSolver::markDirty(std::size_t vertex) {
  const std::size_t word = vertex / 64;
  dirty_[word] |= std::uint64_t{1} << (vertex % 64);
  if (word >= scanned_) {
    last_ = std::max(last_, word + 1);
  } else {
    againFrom_ = std::min(againFrom_, word);
    againTo_ = std::max(againTo_, word + 1);
  }
}

void LabelSolver::run() {
  if (words_ == 1) {
    runWith<1>();
  } else {
    runWith<0>();
  }
}

template <std::size_t fixedWords>
void LabelSolver::runWith() {
  scanned_ = 0;
  while (scanned_ < last_) {
    for (; scanned_ < last_; ++scanned_) {
      while (dirty_[scanned_] != 0) {
        const auto bit = static_cast<std::size_t>(std::countr_zero(dirty_[scanned_]));
        dirty_[scanned_] &= dirty_[scanned_] - 1;
        push<fixedWords>(scanned_ * 64 + bit);
      }
    }
    scanned_ = againFrom_;
    last_ = againTo_;
    againFrom_ = dirty_.size();
    againTo_ = 0;
  }
  scanned_ = 0;
  last_ = 0;
}

template <std::size_t fixedWords>
void LabelSolver::push(std::size_t vertex) {
  const std::uint32_t special = special_[vertex];
  const std::size_t words = fixedWords == 0 ? words_ : fixedWords;
  const std::uint64_t* leaving = labels_.words(VertexId(vertex));
  if (special != kPlain) {
    derive(VertexId(vertex), specials_[special]);
    leave(specials_[special], leaving, leaving_.data());
  } else if (fixedWords != 1) {
    std::copy_n(leaving, words, leaving_.data());
  }
  if (special != kPlain || fixedWords != 1) leaving = leaving_.data();
  const std::uint64_t single = leaving[0];
  const std::size_t end = graph_.outBegin[vertex + 1];
  for (std::size_t position = graph_.outBegin[vertex]; position < end; ++position) {
    pass<fixedWords>(position, fixedWords == 1 ? &single : leaving);
  }
  if (special != kPlain) insist(VertexId(vertex));
}

template <std::size_t fixedWords>
void LabelSolver::pass(std::size_t position, const std::uint64_t* leaving) {
  const std::size_t words = fixedWords == 0 ? words_ : fixedWords;
  const std::uint32_t target = graph_.target[position];
  std::uint64_t* row = labels_.words(VertexId(target));
  std::uint64_t news = 0;
  for (std::size_t i = 0; i < words; ++i) {
    const std::uint64_t fresh = leaving[i] & lets_[position * words + i] & ~row[i];
    row[i] |= fresh;
    news |= fresh;
  }
  if (news != 0) markDirty(target);
}

void LabelSolver::derive(VertexId vertex, const Special& special) {
  std::uint64_t* row = labels_.words(vertex);
  for (bool changed = true; changed;) {
    changed = false;
    for (const Deriving& deriving : special.derives) {
      if (test(row, deriving.to) || !arises(vertex, deriving)) continue;
      set(row, deriving.to);
      changed = true;
    }
  }
}

bool LabelSolver::arises(VertexId vertex, const Deriving& deriving) const {
  const std::uint64_t* row = labels_.words(vertex);
  const std::uint64_t* there = present_ != nullptr ? present_->words(vertex) : row;
  bool some = false;
  for (const LabelWords& premise : deriving.from) {
    if (!intersects(there, premise)) return false;
    some = some || intersects(row, premise);
  }
  return some;
}

void LabelSolver::leave(const Special& special, const std::uint64_t* at, std::uint64_t* out) const {
  for (std::size_t i = 0; i < words_; ++i) out[i] = at[i] & special.keeps[i];
  for (const Turning& turning : special.turns) {
    bool turned = false;
    for (std::size_t i = 0; i < words_; ++i) {
      turned = turned || (at[i] & ~special.drops[i] & turning.from[i]) != 0;
    }
    if (turned) set(out, turning.to);
  }
}

void LabelSolver::insist(VertexId vertex) {
  for (const EdgeId id : graph_.outOf(vertex)) {
    const Edge& edge = graph_.edges[id];
    if (edge.insists.empty() || isClosed(id)) continue;
    const LabelWords insisted = wordsOf(edge.insists);
    const std::uint64_t* at = labels_.words(vertex);
    for (std::size_t i = 0; i < words_; ++i) add(edge.to, i, at[i] & insisted[i]);
  }
}

bool LabelSolver::leaves(VertexId vertex, LabelId label) const {
  const std::uint32_t special = special_[vertex.index()];
  const std::uint64_t* at = labels_.words(vertex);
  if (special == kPlain) return test(at, label);
  leave(specials_[special], at, leaving_.data());
  return test(leaving_.data(), label);
}

}  // namespace dyetrace
