#pragma once

// Roads with memory: a search over (vertex, label, phase), where a rule says what a phase is.
//
// Many rules ask about a road and not only about its end: did it pass a stated purpose, a legal
// basis, a border? A rule tells with which phase a road starts and which phase it has after each
// hop; the search visits every (vertex, label, phase) once, nearest first, and gives a shortest
// road to each. Phases must be few (tens), for each is searched apart.
//
//   PhaseSearch roads(product, graph, reach, {start, arrive});
//   for (const Arrival& arrival : roads.arrivals())
//     if (arrival.phase == kTrouble) … roads.pathTo(arrival) …

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "analysis/finding.h"
#include "analysis/flow_graph.h"
#include "analysis/reach.h"

namespace dyetrace {

using Phase = std::uint32_t;

struct Arrival {
  VertexId vertex{};
  LabelId label{};
  Phase phase = 0;
  std::size_t before = 0;  ///< The arrival one step earlier on a shortest road; itself at a start.
  EdgeId over{};           ///< Invalid at a start and where the label was derived.
  std::size_t index = 0;
};

/// How a rule steers a search.
struct Steering {
  /// The phase with which a label starts at a vertex; nothing if no road of interest starts there.
  std::function<std::optional<Phase>(VertexId, LabelId)> start{};
  /// The phase after a hop: the edge, the label as it travels, the phase before. Nothing if the
  /// road is of no interest any more.
  std::function<std::optional<Phase>(EdgeId, LabelId, Phase)> arrive{};
  /// The phase of a label derived on the spot: the vertex, the new label, the phase of what it was
  /// derived from. Not given: the phase stays.
  std::function<std::optional<Phase>(VertexId, LabelId, Phase)> derive{};
};

class PhaseSearch {
 public:
  PhaseSearch(const Product& product, const FlowGraph& graph, const Reach& reach,
              const Steering& steering);

  /// Nearest first, then by order in the model.
  const std::vector<Arrival>& arrivals() const { return arrivals_; }
  Path pathTo(const Arrival& arrival) const;

 private:
  static bool isDerived(const Arrival& arrival);
  std::string derivedWords(const Arrival& arrival) const;
  Hop hopOf(const Arrival& arrival) const;
  std::string remark(const Arrival& before, LabelId travelling) const;

  const Product& product_;
  const FlowGraph& graph_;
  std::vector<Arrival> arrivals_;
};

}  // namespace dyetrace
