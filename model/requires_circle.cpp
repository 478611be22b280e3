// Constraints that require one another in a circle.

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>

#include "model/settings_check.h"

namespace dyetrace {
namespace {

/// The constraint says that whoever has `from` needs `to`.
struct Need {
  std::size_t from;
  std::size_t to;
  std::size_t constraint;
};

class Needs {
 public:
  explicit Needs(const Product& product) {
    for (std::size_t i = 0; i < product.constraints.size(); ++i) add(product.constraints[i], i);
  }

  const std::vector<Need>& all() const { return needs_; }
  const std::vector<Need>& from(std::size_t choice) const { return byChoice_[choice]; }
  const std::string& name(std::size_t choice) const { return names_[choice]; }

  /// By choice, the number of its circle or of itself alone.
  std::vector<std::size_t> circles() const {
    using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
    Graph graph(names_.size());
    for (const Need& need : needs_) boost::add_edge(need.from, need.to, graph);
    std::vector<std::size_t> component(names_.size());
    const auto index = boost::get(boost::vertex_index, graph);
    boost::strong_components(graph, boost::make_iterator_property_map(component.begin(), index));
    return component;
  }

 private:
  void add(const Constraint& constraint, std::size_t place) {
    const bool asks = constraint.kind == Constraint::Kind::requires_ ||
                      constraint.kind == Constraint::Kind::implies;
    if (!asks || constraint.premise.kind() != Guard::Kind::choice) return;
    const std::size_t from = numberOf(constraint.premise);
    for (const Guard& part : parts(constraint.conclusion)) {
      if (part.kind() != Guard::Kind::choice) continue;
      const std::size_t to = numberOf(part);
      if (to == from) continue;
      needs_.push_back({from, to, place});
      byChoice_[from].push_back(needs_.back());
    }
  }

  static std::vector<Guard> parts(const Guard& conclusion) {
    if (conclusion.kind() == Guard::Kind::conjunction) return conclusion.operands();
    return {conclusion};
  }

  std::size_t numberOf(const Guard& choice) {
    const auto [entry, isNew] = numbers_.emplace(toString(choice), names_.size());
    if (isNew) {
      names_.push_back(entry->first);
      byChoice_.emplace_back();
    }
    return entry->second;
  }

  std::map<std::string, std::size_t> numbers_;
  std::vector<std::string> names_;
  std::vector<Need> needs_;
  std::vector<std::vector<Need>> byChoice_;
};

/// Needs that lead from a choice back to itself, by following inside its circle.
std::vector<Need> wayRound(const Needs& needs, const std::vector<std::size_t>& circles,
                           const Need& first) {
  std::map<std::size_t, Need> arrivals;  // By choice, how it was come to.
  std::vector<std::size_t> queue{first.to};
  for (std::size_t at = 0; at < queue.size() && !arrivals.contains(first.from); ++at) {
    for (const Need& need : needs.from(queue[at])) {
      if (circles[need.to] != circles[first.from]) continue;
      if (need.to != first.to && arrivals.emplace(need.to, need).second) queue.push_back(need.to);
    }
  }
  std::vector<Need> way;
  for (std::size_t at = first.from; at != first.to; at = way.back().from)
    way.push_back(arrivals.at(at));
  way.push_back(first);
  return {way.rbegin(), way.rend()};
}

Diagnostic describe(const Product& product, const Needs& needs, const std::vector<Need>& way) {
  std::string words = "`" + needs.name(way.front().from) + "`";
  for (const Need& need : way) words += " needs `" + needs.name(need.to) + "`,";
  words.pop_back();
  Diagnostic diagnostic{
      Level::warning,
      "settings/requires-circle",
      "constraints go round in a circle: " + words + "; they can only hold together",
      product.constraints[way.front().constraint].where,
      "If that is meant, one setting for all of them says it plainly.",
      {}};
  for (std::size_t i = 1; i < way.size(); ++i)
    diagnostic.remarks.push_back({product.constraints[way[i].constraint].where, "and here"});
  return diagnostic;
}

}  // namespace

Diagnostics checkRequiresCircles(const Product& product) {
  const Needs needs(product);
  const std::vector<std::size_t> circles = needs.circles();
  std::map<std::size_t, bool> told;
  Diagnostics found;
  for (const Need& need : needs.all()) {
    if (circles[need.from] != circles[need.to]) continue;
    if (!std::exchange(told[circles[need.from]], true))
      found.push_back(describe(product, needs, wayRound(needs, circles, need)));
  }
  return found;
}

}  // namespace dyetrace
