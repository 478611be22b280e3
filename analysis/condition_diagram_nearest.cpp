#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "analysis/condition_diagram.h"
#include "analysis/number_map.h"

namespace dyetrace {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint64_t kNoWay = std::numeric_limits<std::uint64_t>::max();

}  // namespace

/// The best way from `from` into a diagram, from each of its nodes to the end. What is better stays
/// better after the same steps before, so that one way from each node is enough to know. Whatever a
/// way does not ask for stays as it is: to change it too would not be cheapest.
class ConditionDiagram::Search {
 public:
  Search(const ConditionDiagram& owner, const Configuration& from, const ChangeCosts& costs)
      : owner_(owner), from_(from), costs_(costs) {}

  std::optional<Nearest> run(Node start) {
    const Way best = bestFrom(start);
    if (!best.leads()) return std::nullopt;
    Nearest nearest{from_, best.cost, {}};
    for (const auto& [setting, option] : changesOf(best)) {
      nearest.changed.push_back(setting);
      nearest.configuration.choose(setting, option);
    }
    return nearest;
  }

 private:
  struct Change {
    SettingId setting{};
    std::size_t option = 0;
  };
  /// The last change of a way, with those after it.
  struct Changes {
    Change first{};
    std::uint32_t rest = kNone;  ///< In changes_.
  };
  struct Way {
    std::uint64_t cost = kNoWay;
    std::uint32_t count = 0;      ///< Of its changes,
    std::uint32_t first = kNone;  ///< which start there in changes_.

    bool leads() const { return cost != kNoWay; }
  };

  Way bestFrom(Node node) {
    if (node == DecisionDiagrams::kNever) return {};
    if (node == DecisionDiagrams::kAlways) return {.cost = 0};
    if (const Way* known = known_.find(node)) return *known;
    const Digits& digits = owner_.digitsAsked(node);
    Way best;
    for (std::size_t option = 0; option < digits.options; ++option) {
      const Way way = bestAfter({digits.setting, option}, owner_.follow(node, digits, option));
      if (way.leads() && (!best.leads() || isBetter(way, best))) best = way;
    }
    known_.add(node, best);
    return best;
  }

  /// With what it takes to get the setting to that option.
  Way bestAfter(const Change& step, Node next) {
    if (from_[step.setting] == step.option) return bestFrom(next);
    const std::uint32_t cost = costs_[step.setting.index()];
    if (cost == kFixed) return {};
    const Way way = bestFrom(next);
    if (!way.leads()) return way;
    changes_.push_back({step, way.first});
    return {way.cost + cost, way.count + 1, static_cast<std::uint32_t>(changes_.size() - 1)};
  }

  /// By what nearest() promises, one thing after the other.
  bool isBetter(const Way& way, const Way& than) const {
    if (way.cost != than.cost) return way.cost < than.cost;
    if (way.count != than.count) return way.count < than.count;
    const std::vector<Change> these = changesOf(way);
    const std::vector<Change> those = changesOf(than);
    const auto [setting, other] = std::mismatch(
        these.begin(), these.end(), those.begin(),
        [](const Change& one, const Change& two) { return one.setting == two.setting; });
    if (setting != these.end()) return setting->setting < other->setting;
    const auto [option, otherOption] = std::mismatch(
        these.begin(), these.end(), those.begin(),
        [](const Change& one, const Change& two) { return one.option == two.option; });
    return option != these.end() && option->option < otherOption->option;
  }

  /// By setting.
  std::vector<Change> changesOf(const Way& way) const {
    std::vector<Change> all;
    all.reserve(way.count);
    for (std::uint32_t at = way.first; at != kNone; at = changes_[at].rest)
      all.push_back(changes_[at].first);
    std::sort(all.begin(), all.end(),
              [](const Change& one, const Change& two) { return one.setting < two.setting; });
    return all;
  }

  const ConditionDiagram& owner_;
  const Configuration& from_;
  const ChangeCosts& costs_;
  std::vector<Changes> changes_;
  NumberMap<Way> known_;  ///< By node.
};

/// The condition alone is asked first, then with as much of what is valid as its answers break: the
/// best of more configurations than those asked for is the best of these if it is one of them.
std::optional<Nearest> ConditionDiagram::nearest(Handle a, const Configuration& from,
                                                 const ChangeCosts& costs) {
  if (!scope().hidden.empty()) throw OutOfBudget();
  DecisionDiagram members(diagrams_, a);
  for (;;) {
    const auto nearest = Search(*this, from, costs).run(members.node());
    if (!nearest) return nearest;
    const DecisionDiagram wider = members;
    for (const Group& group : groups_) {
      if (!leadsInto(group.valid.node(), nearest->configuration))
        members = diagrams_.both(members, group.valid);
    }
    if (members == wider) return nearest;
  }
}

}  // namespace dyetrace
