#include "analysis/given_marks.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dyetrace {
namespace {

using Marks = std::vector<MarkId>;

Marks sorted(Marks marks) {
  std::sort(marks.begin(), marks.end());
  marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
  return marks;
}

Marks united(const Marks& a, const Marks& b) {
  Marks both;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

/// The marks that are given once and then hold for what follows.
bool lasts(const std::string& mark) {
  return mark == "notice" || mark == "consent" || mark == "age_check" || mark == "guardian_consent";
}

/// By step: what its own node gives and lasts.
std::vector<Marks> ownMarks(const Product& product, const ProcessOrder& order) {
  std::vector<Marks> own(product.steps.size());
  for (const NodeId id : product.nodes.ids()) {
    const StepId step = order.stepOf(id);
    if (!step.valid()) continue;
    for (const MarkId mark : product.factsOf(product.nodes[id]).marks) {
      if (lasts(product.marks[mark])) own[step.index()].push_back(mark);
    }
    own[step.index()] = sorted(std::move(own[step.index()]));
  }
  return own;
}

/// By step: its own, and those of every step that dominates it.
std::vector<Marks> inheritedMarks(const Product& product, const ProcessOrder& order) {
  std::vector<Marks> marks = ownMarks(product, order);
  std::vector<bool> known(marks.size(), false);
  for (const StepId id : product.steps.ids()) {
    std::vector<StepId> waiting;
    StepId at = id;
    for (; at.valid() && !known[at.index()]; at = order.dominatorOf(at)) waiting.push_back(at);
    for (; !waiting.empty(); waiting.pop_back()) {
      const std::size_t step = waiting.back().index();
      const StepId dominator = order.dominatorOf(waiting.back());
      if (dominator.valid()) marks[step] = united(marks[step], marks[dominator.index()]);
      known[step] = true;
    }
  }
  return marks;
}

}  // namespace

std::vector<std::vector<MarkId>> marksGivenAt(const Product& product, const ProcessOrder& order) {
  const std::vector<Marks> inherited = inheritedMarks(product, order);
  std::vector<Marks> given(product.nodes.size());
  for (const NodeId id : product.nodes.ids()) {
    given[id.index()] = sorted(product.factsOf(product.nodes[id]).marks);
    const StepId step = order.stepOf(id);
    if (step.valid()) given[id.index()] = united(given[id.index()], inherited[step.index()]);
  }
  return given;
}

}  // namespace dyetrace
