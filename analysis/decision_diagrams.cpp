#include "analysis/decision_diagrams.h"

#include <algorithm>
#include <csetjmp>
#include <stdexcept>
#include <utility>

#include <bdd.h>

#include "analysis/condition.h"

// Nodes are plain numbers here: the header's own class counts no more than 1,023 references, and a
// node that has reached that count stays for ever.
#undef bdd_anodecount
#undef bdd_init
#undef bdd_ithvar

namespace dyetrace {
namespace {

constexpr int kFirstNodes = 1 << 16;
constexpr int kMostMoreNodes = 1 << 20;
/// Nodes of the table for each entry of BuDDy's caches.
constexpr int kNodesPerMemory = 8;

enum class Escape : int { none, outOfBudget, fault };

/// What all owners share beside BuDDy's own table.
struct SharedTable {
  std::size_t owners = 0;
  std::uint64_t collections = 0;
  std::vector<bool> taken{};                ///< By variable: whether an owner has it.
  std::vector<std::uint32_t> references{};  ///< By node: how many hold it.
  // Of the operation that runs:
  std::jmp_buf back{};
  bool running = false;
  std::size_t first = 0;  ///< The variables of its owner,
  std::size_t end = 0;
  std::size_t nodesLeft = 0;  ///< and what remains of its budget.
  long madeLimit = 0;
};

SharedTable& shared() {
  static SharedTable table;
  return table;
}

long nodesMade() {
  bddStat statistics{};
  bdd_stats(&statistics);
  return statistics.produced;
}

bool isIn(int node, std::size_t first, std::size_t end) {
  const auto variable = static_cast<std::size_t>(bdd_var(node));
  return first <= variable && variable < end;
}

/// Nodes of the table that other owners than the running one hold.
std::size_t nodesOfOthers() {
  const SharedTable& table = shared();
  std::vector<int> held;
  for (std::size_t node = 2; node < table.references.size(); ++node) {
    const int number = static_cast<int>(node);
    if (table.references[node] > 0 && !isIn(number, table.first, table.end)) held.push_back(number);
  }
  return held.empty()
             ? 0
             : static_cast<std::size_t>(bdd_anodecount(held.data(), static_cast<int>(held.size())));
}

bool isBeyondBudget(std::size_t nodes) {
  const SharedTable& table = shared();
  if (nodesMade() > table.madeLimit) return true;
  return nodes > table.nodesLeft && nodes > table.nodesLeft + nodesOfOthers();
}

// BuDDy is written in C, through which no exception may go: where it asks these, it is left by a
// long jump past its own frames only.
// NOLINTBEGIN(cert-err52-cpp)
// After a collection the table and the caches are whole, so that nothing else has to be undone
// (bdd_setmaxnodenum instead would go on with wrong nodes until the operation ends).
extern "C" {

void dyetraceAfterCollection(int before, bddGbcStat* statistics) {
  if (before != 0) return;
  ++shared().collections;
  if (!shared().running) return;
  if (isBeyondBudget(static_cast<std::size_t>(statistics->nodes - statistics->freenodes)))
    std::longjmp(shared().back, static_cast<int>(Escape::outOfBudget));
}

void dyetraceOnError(int error) {
  if (!shared().running) return;
  const bool memory = error == BDD_MEMORY || error == BDD_NODENUM;
  std::longjmp(shared().back, static_cast<int>(memory ? Escape::outOfBudget : Escape::fault));
}
}
// NOLINTEND(cert-err52-cpp)

void begin() {
  bdd_init(kFirstNodes, kFirstNodes / kNodesPerMemory);
  bdd_gbc_hook(dyetraceAfterCollection);  // The one that is there prints.
  bdd_error_hook(dyetraceOnError);        // The one that is there aborts.
  bdd_setmaxincrease(kMostMoreNodes);
  bdd_setcacheratio(kNodesPerMemory);
  bdd_setvarnum(1);  // Without any variable bdd_done() would free what it freed the last time.
}

/// The first of so many neighbouring variables that nobody has.
std::size_t takeVariables(std::size_t count) {
  std::vector<bool>& taken = shared().taken;
  std::size_t first = 0;
  for (std::size_t end = 0; end < taken.size() && end - first < count; ++end) {
    if (taken[end]) first = end + 1;
  }
  taken.resize(std::max(taken.size(), first + count), false);
  const int missing = static_cast<int>(taken.size()) - bdd_varnum();
  if (missing > 0) bdd_extvarnum(missing);
  std::fill_n(taken.begin() + static_cast<std::ptrdiff_t>(first), count, true);
  return first;
}

}  // namespace

DecisionDiagram::DecisionDiagram(DecisionDiagrams& owner, Node node) : owner_(&owner), node_(node) {
  owner_->retain(node_);
}

DecisionDiagram::DecisionDiagram(const DecisionDiagram& other)
    : DecisionDiagram(*other.owner_, other.node_) {}

DecisionDiagram::DecisionDiagram(DecisionDiagram&& other) noexcept
    : owner_(other.owner_), node_(std::exchange(other.node_, DecisionDiagrams::kNever)) {}

DecisionDiagram& DecisionDiagram::operator=(DecisionDiagram other) noexcept {
  std::swap(owner_, other.owner_);
  std::swap(node_, other.node_);
  return *this;
}

DecisionDiagram::~DecisionDiagram() {
  owner_->release(node_);
}

DecisionDiagram::Node DecisionDiagram::take() {
  return std::exchange(node_, DecisionDiagrams::kNever);
}

DiagramSubstitution::DiagramSubstitution(const DecisionDiagrams& from)
    : from_(from), pairs_(bdd_newpair()) {
  if (pairs_ == nullptr) throw OutOfBudget();
}

DiagramSubstitution::~DiagramSubstitution() {
  bdd_freepair(pairs_);
}

void DiagramSubstitution::put(std::size_t variable, const DecisionDiagram& function) {
  bdd_setbddpair(pairs_, static_cast<int>(from_.first_ + variable),
                 static_cast<int>(function.node()));
}

DecisionDiagrams::DecisionDiagrams(std::size_t variables, const DiagramBudget& budget)
    : variables_(variables), budget_(budget) {
  if (shared().owners++ == 0) begin();
  first_ = takeVariables(variables);
}

DecisionDiagrams::~DecisionDiagrams() {
  SharedTable& table = shared();
  if (--table.owners == 0) {
    bdd_done();
    table = {};
    return;
  }
  for (std::size_t node = 2; node < table.references.size(); ++node) {
    const int number = static_cast<int>(node);
    if (table.references[node] == 0 || !isIn(number, first_, first_ + variables_)) continue;
    table.references[node] = 0;
    bdd_delref(number);
  }
  std::fill_n(table.taken.begin() + static_cast<std::ptrdiff_t>(first_), variables_, false);
}

void DecisionDiagrams::limit(const DiagramBudget& budget) {
  budget_ = budget;
  made_ = 0;
}

std::uint64_t DecisionDiagrams::collections() {
  return shared().collections;
}

void DecisionDiagrams::retain(Node node) {
  if (isConstant(node)) return;
  std::vector<std::uint32_t>& references = shared().references;
  if (node >= references.size()) references.resize(static_cast<std::size_t>(bdd_getallocnum()), 0);
  if (references[node]++ == 0) bdd_addref(static_cast<int>(node));
}

void DecisionDiagrams::release(Node node) {
  if (isConstant(node)) return;
  if (--shared().references[node] == 0) bdd_delref(static_cast<int>(node));
}

std::size_t DecisionDiagrams::variableOf(Node node) const {
  if (isConstant(node)) return variables_;
  return static_cast<std::size_t>(bdd_var(static_cast<int>(node))) - first_;
}

DecisionDiagrams::Node DecisionDiagrams::low(Node node) const {
  return static_cast<Node>(bdd_low(static_cast<int>(node)));
}

DecisionDiagrams::Node DecisionDiagrams::high(Node node) const {
  return static_cast<Node>(bdd_high(static_cast<int>(node)));
}

DecisionDiagram DecisionDiagrams::variable(std::size_t variable) {
  return {*this, static_cast<Node>(bdd_ithvar(static_cast<int>(first_ + variable)))};
}

DecisionDiagram DecisionDiagrams::both(Node a, Node b) {
  return run(Call::both, a, b);
}

DecisionDiagram DecisionDiagrams::either(Node a, Node b) {
  return run(Call::either, a, b);
}

DecisionDiagram DecisionDiagrams::without(Node a, Node b) {
  return run(Call::without, a, b);
}

DecisionDiagram DecisionDiagrams::complement(Node a) {
  return run(Call::complement, a);
}

DecisionDiagram DecisionDiagrams::constrain(Node a, Node care) {
  return run(Call::constrain, a, care);
}

DecisionDiagram DecisionDiagrams::choose(Node condition, Node then, Node otherwise) {
  return run(Call::choose, condition, then, otherwise);
}

DecisionDiagram DecisionDiagrams::composed(Node a, const DiagramSubstitution& functions) {
  return run(Call::compose, a, kNever, kNever, functions.pairs_);
}

DecisionDiagram DecisionDiagrams::renamed(Node a, const DiagramSubstitution& variables) {
  return run(Call::rename, a, kNever, kNever, variables.pairs_);
}

DecisionDiagram DecisionDiagrams::exists(Node a, Node variables) {
  return isConstant(variables) ? DecisionDiagram(*this, a) : run(Call::exists, a, variables);
}

DecisionDiagram DecisionDiagrams::allOf(std::span<const std::size_t> variables) {
  DecisionDiagram all = always();
  for (const std::size_t each : variables) all = both(all, variable(each));
  return all;
}

DecisionDiagram DecisionDiagrams::run(Call call, Node first, Node second, Node third,
                                      s_bddPair* pairs) {
  SharedTable& table = shared();
  const int a = static_cast<int>(first);
  const int b = static_cast<int>(second);
  const int c = static_cast<int>(third);
  const long before = nodesMade();
  table.first = first_;
  table.end = first_ + variables_;
  table.nodesLeft = budget_.nodes;
  table.madeLimit = before + static_cast<long>(budget_.made - made_);
  const int escape = setjmp(table.back);  // NOLINT(cert-err52-cpp): as above
  int result = 0;
  if (escape == 0) {
    table.running = true;
    switch (call) {
      case Call::both:
        result = bdd_apply(a, b, bddop_and);
        break;
      case Call::either:
        result = bdd_apply(a, b, bddop_or);
        break;
      case Call::without:
        result = bdd_apply(a, b, bddop_diff);
        break;
      case Call::complement:
        result = bdd_not(a);
        break;
      case Call::constrain:
        result = bdd_constrain(a, b);
        break;
      case Call::choose:
        result = bdd_ite(a, b, c);
        break;
      case Call::exists:
        result = bdd_exist(a, b);
        break;
      case Call::compose:
        result = bdd_veccompose(a, pairs);
        break;
      case Call::rename:
        result = bdd_replace(a, pairs);
        break;
    }
  }
  table.running = false;
  made_ = std::min(budget_.made, made_ + static_cast<std::size_t>(nodesMade() - before));
  if (escape == static_cast<int>(Escape::fault))
    throw std::logic_error("a decision diagram was asked for what it is not");
  if (escape != 0 || made_ == budget_.made) throw OutOfBudget();
  return {*this, static_cast<Node>(result)};
}

}  // namespace dyetrace
