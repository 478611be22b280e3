#include "analysis/data_subjects.h"

#include <algorithm>
#include <optional>

#include "analysis/rules/phase_search.h"

namespace dyetrace {
namespace {

/// Each is searched apart; whoever is beyond them is told as `others`.
constexpr Phase kMostPhases = 64;

constexpr Phase kUnstated = 0;

/// Groups of people as phases of a search.
class SubjectPhases {
 public:
  explicit SubjectPhases(const Product& product) : product_(product) {}

  const std::vector<std::string>& peopleOf(Phase phase) const { return groups_[phase]; }

  /// Where a label starts.
  Phase atStart(NodeId node) {
    const Facts& facts = product_.factsOf(product_.nodes[node]);
    if (!facts.subjects.empty()) return phaseOf(facts.subjects);
    const bool person = product_.nodes[node].kind == NodeKind::person;
    return person ? phaseOf({titleOf(product_.nodes[node])}) : kUnstated;
  }

  Phase afterHop(const Flow& flow, Phase phase) {
    const Facts& stated = product_.factsOf(flow);
    if (!stated.subjects.empty()) phase = phaseOf(stated.subjects);
    const Facts& there = product_.factsOf(product_.nodes[flow.to]);
    return saysOfData(flow.to) && !there.subjects.empty() ? phaseOf(there.subjects) : phase;
  }

 private:
  /// What is stated of a person says who they are, not whose data they get.
  bool saysOfData(NodeId node) const { return product_.nodes[node].kind != NodeKind::person; }

  Phase phaseOf(const std::vector<std::string>& people) {
    const bool room = groups_.size() < kMostPhases;
    const std::vector<std::string> group = room || isKnown(people) ? people : kOthers;
    const auto found = std::find(groups_.begin(), groups_.end(), group);
    const auto phase = static_cast<Phase>(found - groups_.begin());
    if (found == groups_.end()) groups_.push_back(group);
    return phase;
  }

  bool isKnown(const std::vector<std::string>& people) const {
    return std::find(groups_.begin(), groups_.end(), people) != groups_.end();
  }

  const std::vector<std::string> kOthers{"others"};
  const Product& product_;
  std::vector<std::vector<std::string>> groups_{{}};
};

void add(SubjectsThere& there, const std::vector<std::string>& people) {
  there.unstated = there.unstated || people.empty();
  for (const std::string& each : people) {
    const bool known =
        std::find(there.people.begin(), there.people.end(), each) != there.people.end();
    if (!known) there.people.push_back(each);
  }
}

}  // namespace

DataSubjects::DataSubjects(const Product& product, const FlowGraph& graph, const Reach& reach) {
  SubjectPhases phases(product);
  const auto start = [&](VertexId vertex, LabelId) -> std::optional<Phase> {
    return phases.atStart(graph.vertices[vertex].node);
  };
  const auto arrive = [&](EdgeId edge, LabelId, Phase phase) -> std::optional<Phase> {
    return phases.afterHop(product.flows[graph.edges[edge].flow], phase);
  };
  const PhaseSearch roads(product, graph, reach, {start, arrive, {}});
  for (const Arrival& each : roads.arrivals()) {
    add(there_[{graph.vertices[each.vertex].node, each.label}], phases.peopleOf(each.phase));
  }
}

const SubjectsThere& DataSubjects::at(NodeId place, LabelId label) const {
  static const SubjectsThere nobody;
  const auto found = there_.find({place, label});
  return found == there_.end() ? nobody : found->second;
}

}  // namespace dyetrace
