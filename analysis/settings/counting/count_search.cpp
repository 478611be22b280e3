#include "analysis/settings/counting/count_search.h"

#include <unordered_map>
#include <utility>

#include "analysis/settings/counting/parts.h"

namespace dyetrace {
namespace {

using GraphNode = DecisionGraph::Node;

/// A part whose first variable is being decided. The stack is our own: a chain of decisions may be
/// as long as there are variables.
struct Frame {
  Part part{};
  std::string key{};
  Literal decision{};
  bool second = false;     ///< The other value's turn.
  std::size_t before = 0;  ///< Literals that held before the decision.
  DecisionGraph::Branch branch{};
  std::vector<Part> open{};  ///< Parts of the branch that are not counted yet.
  bool failed = false;       ///< The branch has no solution.
  std::vector<DecisionGraph::Branch> done{};
};

class CountSearch {
 public:
  CountSearch(const Clauses& clauses, std::size_t counted, const CountBudget& budget)
      : assigned_(clauses), finder_(assigned_), counted_(counted), budget_(budget) {}

  std::optional<CompiledCount> compiled() {
    openAll();
    while (!frames_.empty()) {
      if (spent()) return std::nullopt;
      step(frames_.back());
    }
    return CompiledCount{std::move(graph_), root_};
  }

 private:
  bool isCounted(std::uint32_t variable) const { return variable < counted_; }

  bool spent() const {
    return assigned_.effort() + finder_.effort() > budget_.steps ||
           graph_.length() > budget_.length || cacheBytes_ > budget_.cacheBytes;
  }

  /// The whole is a branch of a frame without a decision.
  void openAll() {
    frames_.emplace_back();
    frames_.back().second = true;
    spread(frames_.back(), finder_.everything());
  }

  void step(Frame& frame) {
    if (!frame.failed && !frame.open.empty()) {
      Part next = std::move(frame.open.back());
      frame.open.pop_back();
      enter(std::move(next));
      return;
    }
    finishBranch(frame);
    const bool enough = !frame.done.empty() && !isCounted(firstOf(frame));
    if (frame.second || enough) {
      leave();
    } else {
      frame.second = true;
      decide(frame, !frame.decision);
    }
  }

  static std::uint32_t firstOf(const Frame& frame) {
    return frame.part.variables.empty() ? 0 : frame.part.variables.front();
  }

  void enter(Part part) {
    std::string key = part.key();
    const auto known = cache_.find(key);
    if (known != cache_.end()) {
      attach(frames_.back(), known->second);
      return;
    }
    Frame& frame = frames_.emplace_back();
    frame.part = std::move(part);
    frame.key = std::move(key);
    frame.before = assigned_.trail().size();
    decide(frame, Literal(frame.part.variables.front()));
  }

  void decide(Frame& frame, Literal literal) {
    frame.decision = literal;
    frame.failed = !assigned_.decide(literal);
    if (frame.failed) return;
    for (const Literal each : assigned_.trail().subspan(frame.before)) {
      if (isCounted(static_cast<std::uint32_t>(each.variable())))
        frame.branch.literals.push_back(each);
    }
    spread(frame, frame.part);
  }

  void spread(Frame& frame, const Part& part) {
    Parts parts = finder_.split(part);
    for (const std::uint32_t variable : parts.free) {
      if (isCounted(variable)) frame.branch.free.push_back(variable);
    }
    frame.open = std::move(parts.parts);
  }

  void finishBranch(Frame& frame) {
    if (!frame.failed) frame.done.push_back(std::move(frame.branch));
    frame.branch = {};
    frame.open.clear();
    assigned_.backTo(frame.before);
  }

  void leave() {
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    const GraphNode node = nodeOf(frame);
    if (frames_.empty()) {
      root_ = node;
      return;
    }
    cacheBytes_ += frame.key.size() + kBytesOfEntry;
    cache_.emplace(std::move(frame.key), node);
    attach(frames_.back(), node);
  }

  GraphNode nodeOf(const Frame& frame) {
    if (frame.done.empty()) return DecisionGraph::kNever;
    const bool counted = frame.part.variables.empty() || isCounted(firstOf(frame));
    return counted ? graph_.add(frame.done) : DecisionGraph::kAlways;
  }

  static void attach(Frame& frame, GraphNode node) {
    if (node == DecisionGraph::kNever) frame.failed = true;
    if (node > DecisionGraph::kAlways) frame.branch.parts.push_back(node);
  }

  /// What the cache takes for each part besides its key.
  static constexpr std::size_t kBytesOfEntry = 64;

  Propagation assigned_;
  PartFinder finder_;
  std::size_t counted_;
  CountBudget budget_;
  DecisionGraph graph_{};
  GraphNode root_ = DecisionGraph::kNever;
  std::vector<Frame> frames_{};
  std::unordered_map<std::string, GraphNode> cache_{};
  std::size_t cacheBytes_ = 0;
};

}  // namespace

std::optional<CompiledCount> compile(const Clauses& clauses, std::size_t counted,
                                     const CountBudget& budget) {
  return CountSearch(clauses, counted, budget).compiled();
}

}  // namespace dyetrace
