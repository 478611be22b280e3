#pragma once

// Whose data it is: the people whom the model says that a label at a place is about.
//
//   const DataSubjects subjects(product, graph, reach);
//   subjects.at(partner, phoneNumber).people;   // "other person"
//
// Every road that can bring the label there is asked, with all guards open: what the last flow or
// step on it states (`privacy.subject`) counts, else the person where it starts. Of a label that
// is derived from others, the roads of those count.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "analysis/flow_graph.h"
#include "analysis/reach.h"

namespace dyetrace {

struct SubjectsThere {
  std::vector<std::string> people{};  ///< As the model calls them, each once, nearest first.
  bool unstated = false;              ///< There is a road of which nobody says whose data it is.
};

class DataSubjects {
 public:
  DataSubjects(const Product& product, const FlowGraph& graph, const Reach& reach);

  const SubjectsThere& at(NodeId place, LabelId label) const;

 private:
  std::map<std::pair<NodeId, LabelId>, SubjectsThere> there_;
};

}  // namespace dyetrace
