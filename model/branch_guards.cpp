#include "model/branch_guards.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "model/guard_table.h"
#include "model/order_points.h"

namespace dyetrace {
namespace {

using Bits = GuardTable::Bits;

constexpr std::size_t kMostCombinations = 4096;
/// Bits of all points together, and passes over an edge.
constexpr std::size_t kMostWork = 20'000'000;
constexpr std::size_t kUnguarded = static_cast<std::size_t>(-1);

struct GuardedEdge {
  std::uint32_t to;
  std::size_t guard;  ///< Place among the distinct guards, or kUnguarded.
};

/// The points with what leaves them, and each guard once.
struct GuardedOrder {
  std::vector<std::vector<GuardedEdge>> next{};
  std::vector<Guard> guards{};
  std::vector<std::uint32_t> starts{};
  std::size_t edges = 0;
};

std::size_t placeOf(const Guard& guard, std::vector<Guard>& guards) {
  if (guard.always()) return kUnguarded;
  const auto found = std::find(guards.begin(), guards.end(), guard);
  const auto place = static_cast<std::size_t>(found - guards.begin());
  if (place == guards.size()) guards.push_back(guard);
  return place;
}

/// Marks everything that can be come to from the starts without the guard `without`.
void reachFrom(const GuardedOrder& order, std::vector<std::uint32_t> queue, std::size_t without,
               std::vector<bool>& reached) {
  for (const std::uint32_t start : queue) reached[start] = true;
  while (!queue.empty()) {
    const std::uint32_t point = queue.back();
    queue.pop_back();
    for (const GuardedEdge& edge : order.next[point]) {
      if (reached[edge.to] || (edge.guard == without && without != kUnguarded)) continue;
      reached[edge.to] = true;
      queue.push_back(edge.to);
    }
  }
}

GuardedOrder guardedOrder(const OrderPoints& points) {
  GuardedOrder order;
  order.next.resize(points.size());
  order.edges = points.forward.size();
  std::vector<bool> entered(points.size(), false);
  for (std::size_t i = 0; i < points.forward.size(); ++i) {
    const auto& [from, to] = points.forward[i];
    order.next[from].push_back({to, placeOf(points.forwardGuards[i], order.guards)});
    entered[to] = true;
  }
  order.starts = points.startedFromOutside;
  for (std::uint32_t point = 0; point < points.size(); ++point) {
    if (!entered[point]) order.starts.push_back(point);
  }
  std::vector<bool> reached(points.size(), false);
  reachFrom(order, order.starts, kUnguarded, reached);
  for (std::uint32_t point = 0; point < points.size(); ++point) {
    if (!reached[point]) order.starts.push_back(point);
  }
  return order;
}

void keepBoth(Bits& bits, const Bits& other) {
  for (std::size_t i = 0; i < bits.size(); ++i) bits[i] = bits[i] && other[i];
}

/// Whether anything was added.
bool addTo(Bits& bits, const Bits& more) {
  bool added = false;
  for (std::size_t i = 0; i < bits.size(); ++i) {
    if (!more[i] || bits[i]) continue;
    bits[i] = true;
    added = true;
  }
  return added;
}

bool implies(const Bits& premise, const Bits& conclusion) {
  for (std::size_t i = 0; i < premise.size(); ++i) {
    if (premise[i] && !conclusion[i]) return false;
  }
  return true;
}

/// Exact, by what can be passed in each combination of the settings.
class ExactGuards {
 public:
  ExactGuards(const GuardedOrder& order, const GuardTable& table) : order_(order), table_(table) {
    for (const Guard& guard : order.guards) bits_.push_back(table.of(guard));
  }

  std::vector<Guard> byPoint() {
    follow();
    std::vector<Guard> guards;
    for (const Bits& bits : at_) {
      const auto [entry, isNew] = written_.try_emplace(bits);
      if (isNew) entry->second = write(bits);
      guards.push_back(entry->second);
    }
    return guards;
  }

 private:
  void follow() {
    at_.assign(order_.next.size(), Bits(table_.size(), false));
    std::vector<std::uint32_t> queue = order_.starts;
    for (const std::uint32_t start : queue) at_[start].assign(table_.size(), true);
    while (!queue.empty()) {
      const std::uint32_t point = queue.back();
      queue.pop_back();
      for (const GuardedEdge& edge : order_.next[point]) {
        Bits passing = at_[point];
        if (edge.guard != kUnguarded) keepBoth(passing, bits_[edge.guard]);
        if (addTo(at_[edge.to], passing)) queue.push_back(edge.to);
      }
    }
  }

  /// As few of the branches' own guards as say it, else setting by setting.
  Guard write(const Bits& bits) const {
    if (std::find(bits.begin(), bits.end(), true) == bits.end()) return Guard::never();
    if (auto guards = asFew(bits, true)) return Guard::conjunction(std::move(*guards));
    if (auto guards = asFew(bits, false)) return Guard::disjunction(std::move(*guards));
    return table_.guardFor(bits);
  }

  /// Guards that say it when all of them hold, or any; nothing if there are none.
  std::optional<std::vector<Guard>> asFew(const Bits& bits, bool all) const {
    std::vector<std::size_t> chosen;
    for (std::size_t guard = 0; guard < bits_.size(); ++guard) {
      const bool fits = all ? implies(bits, bits_[guard]) : implies(bits_[guard], bits);
      if (fits) chosen.push_back(guard);
    }
    if (together(chosen, all) != bits) return std::nullopt;
    for (std::size_t i = 0; i < chosen.size();) {
      std::vector<std::size_t> others = chosen;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
      const bool needed = together(others, all) != bits;
      if (needed) ++i;
      if (!needed) chosen = std::move(others);
    }
    std::vector<Guard> guards;
    for (const std::size_t guard : chosen) guards.push_back(order_.guards[guard]);
    return guards;
  }

  Bits together(const std::vector<std::size_t>& guards, bool all) const {
    Bits bits(table_.size(), all);
    for (const std::size_t guard : guards) {
      if (all) keepBoth(bits, bits_[guard]);
      if (!all) addTo(bits, bits_[guard]);
    }
    return bits;
  }

  const GuardedOrder& order_;
  const GuardTable& table_;
  std::vector<Bits> bits_;  ///< By guard.
  std::vector<Bits> at_;    ///< By point.
  std::map<Bits, Guard> written_;
};

/// For each point the guards without which no start leads to it.
std::vector<Guard> indispensable(const GuardedOrder& order) {
  std::vector<std::vector<Guard>> asked(order.next.size());
  const std::size_t affordable = kMostWork / (order.edges + 1);
  for (std::size_t guard = 0; guard < std::min(order.guards.size(), affordable); ++guard) {
    std::vector<bool> reached(order.next.size(), false);
    reachFrom(order, order.starts, guard, reached);
    for (std::size_t point = 0; point < reached.size(); ++point) {
      if (!reached[point]) asked[point].push_back(order.guards[guard]);
    }
  }
  std::vector<Guard> guards;
  for (std::vector<Guard>& each : asked) guards.push_back(Guard::conjunction(std::move(each)));
  return guards;
}

std::vector<Guard> guardsOfPoints(const Product& product, const GuardedOrder& order) {
  const std::size_t most = std::min(kMostCombinations, kMostWork / (order.next.size() + 1));
  const auto table = GuardTable::over(product, order.guards, most);
  return table ? ExactGuards(order, *table).byPoint() : indispensable(order);
}

bool anyGuarded(const Product& product) {
  return std::any_of(product.sequences.begin(), product.sequences.end(),
                     [](const Sequence& sequence) { return !sequence.guard.always(); });
}

void addGuard(Product& product, NodeId node, const Guard& guard) {
  if (guard.always()) return;
  Guard& when = product.editFacts(product.nodes[node].facts).when;
  when = when.always() ? guard : Guard::conjunction({when, guard});
}

}  // namespace

std::vector<Guard> branchGuards(const Product& product) {
  std::vector<Guard> ofSteps(product.steps.size());
  if (!anyGuarded(product)) return ofSteps;
  const OrderPoints points = orderPoints(product, singleSteps(product));
  const std::vector<Guard> ofPoints = guardsOfPoints(product, guardedOrder(points));
  for (const StepId step : product.steps.ids())
    ofSteps[step.index()] = ofPoints[points.begin[step.index()]];
  return ofSteps;
}

void guardNodesByBranches(Product& product) {
  if (!anyGuarded(product)) return;
  const std::vector<Guard> ofSteps = branchGuards(product);
  std::map<NodeId, std::vector<Guard>> ofNodes;
  for (const StepId id : product.steps.ids()) {
    const NodeId node = product.steps[id].node;
    if (product.nodes.contains(node)) ofNodes[node].push_back(ofSteps[id.index()]);
  }
  for (const auto& [node, guards] : ofNodes) {
    const bool always =
        std::any_of(guards.begin(), guards.end(), [](const Guard& each) { return each.always(); });
    if (!always) addGuard(product, node, Guard::disjunction(guards));
  }
}

}  // namespace dyetrace
