// Data edges as drawn, before and after: by what their ends are, by their ids, and by their names.

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "analysis/compare/alongside.h"
#include "analysis/compare/drawing_changes.h"

namespace dyetrace {
namespace {

/// By what its ends are called; the texts are kept elsewhere.
struct NamedEdge {
  std::string_view kind{};
  std::string_view from{};
  std::string_view to{};
  auto operator<=>(const NamedEdge&) const = default;
};
using NamedEdges = std::vector<NamedEdge>;

/// Both in any order; they are no more than what a walk along both sides left.
struct Rest {
  NamedEdges before{};
  NamedEdges after{};

  void add(const NamedEdge& old, const NamedEdge& now) {
    if (old == now) return;
    before.push_back(old);
    after.push_back(now);
  }
};

std::string_view nameOf(const Product& product, NodeId node) {
  return node.valid() ? std::string_view(product.nodes[node].name) : std::string_view();
}

/// Edges of which no flow came have ends that are nothing in the model; their ids stand in.
NamedEdge byName(const Product& product, std::size_t index) {
  const DrawnEdge& edge = product.drawn[index];
  if (!edge.flow.valid()) return {edge.kind, edge.from, edge.to};
  const Flow& flow = product.flows[edge.flow];
  return {edge.kind, nameOf(product, flow.from), nameOf(product, flow.to)};
}

NamedEdge byId(const Product& product, std::size_t index) {
  const DrawnEdge& edge = product.drawn[index];
  return {edge.kind, edge.from, edge.to};
}

/// What is in the one and not in the other, both in order.
NamedEdges without(const NamedEdges& all, const NamedEdges& others) {
  NamedEdges rest;
  std::set_difference(all.begin(), all.end(), others.begin(), others.end(),
                      std::back_inserter(rest));
  return rest;
}

std::vector<EdgeEnds> written(const NamedEdges& edges) {
  std::vector<EdgeEnds> ends;
  for (const NamedEdge& each : edges)
    ends.push_back({std::string(each.kind), std::string(each.from), std::string(each.to)});
  return ends;
}

/// One walk along both sides finds what may have changed in any of the three ways.
class EdgeComparison {
 public:
  EdgeComparison(const Product& before, const Product& after, const Pairing<NodeId>& nodes,
                 const KnownIds& known)
      : before_(before), after_(after), nodes_(nodes), sameNames_(before.nodes.size()) {
    for (const KnownId& each : known) now_.emplace(each.before, each.after);
    for (const NodeId id : before.nodes.ids()) {
      const NodeId partner = nodes.after(id);
      sameNames_[id.index()] =
          partner.valid() && before.nodes[id].name == after.nodes[partner].name;
    }
  }

  EdgeChanges run() {
    const std::vector<DrawnEdge>& old = before_.drawn;
    const std::vector<DrawnEdge>& now = after_.drawn;
    walkAlongside(
        old.size(), now.size(),
        [&](std::size_t i, std::size_t j) { return byId(before_, i) == byId(after_, j); },
        [&](std::size_t i, std::size_t j) { both(i, j); }, [&](std::size_t i) { onlyBefore(i); },
        [&](std::size_t j) { onlyAfter(j); });
    const auto matched = [&](std::size_t i) { return renamed(byId(before_, i)); };
    const auto asWritten = [&](std::size_t i) { return byId(before_, i); };
    return {apartOnce(std::move(matched_), matched), apartOnce(std::move(byId_), asWritten),
            apart(std::move(byName_))};
  }

 private:
  void both(std::size_t i, std::size_t j) {
    const NamedEdge old = byId(before_, i);
    matched_.add(renamed(old), old);
    if (!haveSameNames(i, j)) byName_.add(byName(before_, i), byName(after_, j));
  }

  /// Of two edges with the same ids. True is certain; most names need not be looked at again.
  bool haveSameNames(std::size_t i, std::size_t j) const {
    const FlowId old = before_.drawn[i].flow;
    const FlowId now = after_.drawn[j].flow;
    if (!old.valid() || !now.valid()) return false;
    const auto same = [&](NodeId from, NodeId to) {
      return from.valid() && sameNames_[from.index()] && nodes_.after(from) == to;
    };
    return same(before_.flows[old].from, after_.flows[now].from) &&
           same(before_.flows[old].to, after_.flows[now].to);
  }

  void onlyBefore(std::size_t i) {
    byId_.before.push_back(byId(before_, i));
    matched_.before.push_back(renamed(byId_.before.back()));
    byName_.before.push_back(byName(before_, i));
  }

  void onlyAfter(std::size_t j) {
    byId_.after.push_back(byId(after_, j));
    matched_.after.push_back(byId_.after.back());
    byName_.after.push_back(byName(after_, j));
  }

  /// As its ends are called after.
  NamedEdge renamed(const NamedEdge& edge) const {
    return now_.empty() ? edge : NamedEdge{edge.kind, now(edge.from), now(edge.to)};
  }

  std::string_view now(std::string_view id) const {
    const auto found = now_.find(id);
    return found == now_.end() ? id : found->second;
  }

  /// An edge that is drawn twice is one: what is anywhere on the other side is no change.
  template <class Before>
  EdgesApart apartOnce(Rest rest, Before before) const {
    return {written(newAmong(std::move(rest.after), before_.drawn.size(), before)),
            written(newAmong(std::move(rest.before), after_.drawn.size(),
                             [&](std::size_t j) { return byId(after_, j); }))};
  }

  template <class Other>
  static NamedEdges newAmong(NamedEdges edges, std::size_t others, Other other) {
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    if (edges.empty()) return edges;
    NamedEdges known;
    for (std::size_t index = 0; index < others; ++index) {
      const NamedEdge each = other(index);
      if (std::binary_search(edges.begin(), edges.end(), each)) known.push_back(each);
    }
    std::sort(known.begin(), known.end());
    return without(edges, known);
  }

  /// Several edges may have ends of the same names: each counts.
  static EdgesApart apart(Rest rest) {
    std::sort(rest.before.begin(), rest.before.end());
    std::sort(rest.after.begin(), rest.after.end());
    return {written(without(rest.after, rest.before)), written(without(rest.before, rest.after))};
  }

  const Product& before_;
  const Product& after_;
  const Pairing<NodeId>& nodes_;
  std::vector<bool> sameNames_;  ///< By node before: its partner is called alike.
  std::unordered_map<std::string_view, std::string_view> now_;
  Rest matched_;
  Rest byId_;
  Rest byName_;
};

}  // namespace

EdgeChanges compareEdges(const Product& before, const Product& after, const Matching& matching,
                         const KnownIds& known) {
  return EdgeComparison(before, after, matching.nodes, known).run();
}

}  // namespace dyetrace
