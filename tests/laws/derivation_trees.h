#pragma once

// Reach, written a second time for small graphs and in another way: by listing what can be said of
// every road and derivation tree. An item is "a label is at a vertex, brought by a tree on which
// these marks are missing at the end"; items are produced from items, one step at a time, with no
// notion of rows, words or worklists, until a whole round brings nothing new (so that loops are
// unrolled as often as they still matter).

#include <compare>
#include <set>
#include <vector>

#include "analysis/flow_graph.h"

namespace dyetrace::testing {

struct Item {
  std::size_t vertex;
  std::size_t label;
  std::set<std::size_t> missing;  ///< Marks.
  auto operator<=>(const Item&) const = default;
};

class DerivationTrees {
 public:
  explicit DerivationTrees(const FlowGraph& graph) : graph_(graph) {
    for (const VertexId id : graph.vertices.ids()) {
      for (const LabelId label : graph.vertices[id].starts.members()) {
        add(id.index(), label.index(), at(graph.vertices[id], everyMark()));
      }
    }
    for (std::size_t known = 0; known != items_.size();) {
      known = items_.size();
      const std::set<Item> before = items_;
      for (const Item& item : before) {
        move(item);
        derive(item, before);
      }
    }
  }

  bool reaches(std::size_t vertex, std::size_t label) const {
    for (const Item& item : items_) {
      if (item.vertex == vertex && item.label == label) return true;
    }
    return false;
  }
  bool reachesWithout(std::size_t vertex, std::size_t label, std::size_t mark) const {
    for (const Item& item : items_) {
      if (item.vertex == vertex && item.label == label && item.missing.count(mark) != 0)
        return true;
    }
    return false;
  }

 private:
  using Marks = std::set<std::size_t>;

  Marks everyMark() const {
    Marks marks;
    for (std::size_t mark = 0; mark < graph_.markCount; ++mark) marks.insert(mark);
    return marks;
  }

  /// What is missing after a node or flow gave and took its marks.
  template <class Place>
  Marks at(const Place& place, Marks missing) const {
    for (const MarkId mark : place.marks) missing.erase(mark.index());
    for (const MarkId mark : place.unmarks) missing.insert(mark.index());
    return missing;
  }

  void add(std::size_t vertex, std::size_t label, Marks missing) {
    items_.insert({vertex, label, std::move(missing)});
  }

  void move(const Item& item) {
    for (const Edge& edge : graph_.edges) {
      if (edge.from.index() != item.vertex) continue;
      for (std::size_t label = 0; label < graph_.labelCount; ++label) {
        if (!goes(edge, LabelId(item.label), LabelId(label))) continue;
        add(edge.to.index(), label, at(graph_.vertices[edge.to], at(edge, item.missing)));
      }
    }
  }

  /// Whether a label at the source of an edge arrives at its end as another (or as itself).
  bool goes(const Edge& edge, LabelId from, LabelId to) const {
    if (from == to && edge.insists.contains(from)) return true;
    const Vertex& source = graph_.vertices[edge.from];
    if (source.drops.contains(from)) return false;
    bool turned = false;
    bool becomes = false;
    for (const LabelTurn& turn : source.turns) {
      if (!turn.from.contains(from)) continue;
      turned = true;
      becomes = becomes || turn.to == to;
    }
    if (!becomes && (turned || from != to)) return false;
    return edge.carriesAll || edge.carries.contains(to);
  }

  void derive(const Item& item, const std::set<Item>& known) {
    for (const LabelDerivation& derivation : graph_.vertices[VertexId(item.vertex)].derives) {
      bool ours = false;
      std::vector<Marks> trees{{}};
      for (const LabelSet& premise : derivation.from) {
        ours = ours || premise.contains(LabelId(item.label));
        trees = withPremise(trees, item.vertex, premise, known);
      }
      if (!ours) continue;
      for (const Marks& missing : trees) {
        add(item.vertex, derivation.to.index(),
            at(graph_.vertices[VertexId(item.vertex)], missing));
      }
    }
  }

  /// Each tree with each way in which the next part can be there: what is missing on any branch is
  /// missing.
  std::vector<Marks> withPremise(const std::vector<Marks>& trees, std::size_t vertex,
                                 const LabelSet& premise, const std::set<Item>& known) const {
    std::set<Marks> grown;
    for (const Item& item : known) {
      if (item.vertex != vertex || !premise.contains(LabelId(item.label))) continue;
      for (Marks missing : trees) {
        missing.insert(item.missing.begin(), item.missing.end());
        grown.insert(missing);
      }
    }
    return {grown.begin(), grown.end()};
  }

  const FlowGraph& graph_;
  std::set<Item> items_;
};

}  // namespace dyetrace::testing
