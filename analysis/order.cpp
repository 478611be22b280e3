#include "analysis/order.h"

#include <algorithm>
#include <optional>

namespace dyetrace {
namespace {

/// How many branches of one sort lead to the writer, to the reader, to both.
struct Leading {
  std::size_t writer = 0;
  std::size_t reader = 0;
  std::size_t both = 0;
};

/// Whether the writer can be reached by a branch of sort a and the reader by another of sort b.
bool differ(const Leading& a, const Leading& b) {
  return a.writer * b.reader > (&a == &b ? a.both : 0);
}

}  // namespace

ProcessOrder::ProcessOrder(const Product& product)
    : stepOfNode_(singleSteps(product)), points_(orderPoints(product, stepOfNode_)) {
  tooLarge_ = points_.size() > kLimit;
  if (tooLarge_) return;
  fillReachable();
  dominators_ = DominatorTree(points_.size(), points_.forward, points_.startedFromOutside);
  postDominators_ = DominatorTree(points_.size(), points_.backward, {});
}

void ProcessOrder::fillReachable() {
  std::vector<PointPair> edges;
  for (std::uint32_t from = 0; from < points_.size(); ++from) {
    if (points_.next[from].size() > 1) partings_.push_back(from);
    for (const PointEdge& edge : points_.next[from]) edges.emplace_back(from, edge.to);
  }
  components_ = strongComponents(points_.size(), edges);
  rowWords_ = (components_.count + 63) / 64;
  reachable_.assign(rowWords_ * components_.count, 0);
  for (PointPair& edge : edges) {
    edge = {components_.of[edge.first], components_.of[edge.second]};
  }
  std::sort(edges.begin(), edges.end());
  for (const auto& [from, to] : edges) {
    std::uint64_t* row = &reachable_[from * rowWords_];
    row[to / 64] |= std::uint64_t{1} << (to % 64);
    if (from == to) continue;
    const std::uint64_t* further = &reachable_[to * rowWords_];
    for (std::size_t i = 0; i < rowWords_; ++i) row[i] |= further[i];
  }
}

bool ProcessOrder::leadsTo(std::uint32_t from, std::uint32_t to) const {
  const std::uint32_t target = components_.of[to];
  const std::uint64_t word = reachable_[components_.of[from] * rowWords_ + target / 64];
  return ((word >> (target % 64)) & 1) != 0;
}

bool ProcessOrder::isOrLeadsTo(std::uint32_t from, std::uint32_t to) const {
  return from == to || leadsTo(from, to);
}

bool ProcessOrder::canFollow(StepId earlier, StepId later) const {
  if (tooLarge_) return true;
  const std::uint32_t from = points_.begin[earlier.index()];
  if (earlier == later) return leadsTo(from, from);
  return leadsTo(from, points_.end[later.index()]);
}

bool ProcessOrder::dominates(StepId first, StepId step) const {
  if (tooLarge_) return first == step;
  return dominators_.dominates(points_.begin[first.index()], points_.begin[step.index()]);
}

StepId ProcessOrder::dominatorOf(StepId step) const {
  if (tooLarge_) return StepId();
  std::optional<std::uint32_t> point = dominators_.parent(points_.begin[step.index()]);
  while (point && !points_.stepBeginning[*point].valid()) point = dominators_.parent(*point);
  return point ? points_.stepBeginning[*point] : StepId();
}

bool ProcessOrder::postDominates(StepId last, StepId step) const {
  if (tooLarge_) return last == step;
  return postDominators_.dominates(points_.end[last.index()], points_.end[step.index()]);
}

bool ProcessOrder::canReadWhatIsWritten(StepId writer, StepId reader) const {
  if (canFollow(writer, reader)) return true;
  if (writer == reader || canFollow(reader, writer)) return false;
  return sideBySide(writer, reader);
}

bool ProcessOrder::sideBySide(StepId writer, StepId reader) const {
  const std::uint32_t write = points_.begin[writer.index()];
  const std::uint32_t read = points_.begin[reader.index()];
  bool parted = false;
  for (const std::uint32_t point : partings_) {
    if (!leadsTo(point, write) || !leadsTo(point, read)) continue;
    Leading sequence, beside, interrupts;
    for (const PointEdge& edge : points_.next[point]) {
      Leading& sort = edge.branch == Branch::sequence ? sequence
                      : edge.branch == Branch::beside ? beside
                                                      : interrupts;
      const bool toWriter = isOrLeadsTo(edge.to, write);
      const bool toReader = isOrLeadsTo(edge.to, read);
      sort.writer += toWriter ? 1 : 0;
      sort.reader += toReader ? 1 : 0;
      sort.both += toWriter && toReader ? 1 : 0;
    }
    if (differ(beside, beside) || differ(beside, sequence) || differ(sequence, beside)) return true;
    const bool other = differ(sequence, sequence);
    if (other && !points_.choice[point]) return true;
    parted = parted || other || interrupts.writer + interrupts.reader > 0;
  }
  return !parted;
}

}  // namespace dyetrace
