#include "analysis/policy/binding.h"

#include <algorithm>
#include <utility>

#include "model/inherit.h"
#include "model/names.h"

namespace dyetrace {
namespace {

std::vector<bool> yesOf(const std::vector<Match>& matches) {
  std::vector<bool> places;
  for (const Match match : matches) places.push_back(match == Match::yes);
  return places;
}

Diagnostic nothing(std::string message, const Location& where, std::string advice = {}) {
  return {Level::note, "policy/matches-nothing", std::move(message), where, std::move(advice), {}};
}

MarkId knownMark(const Product& product, const std::string& name) {
  for (const MarkId mark : product.marks.ids()) {
    if (foldName(product.marks[mark]) == foldName(name)) return mark;
  }
  return {};
}

/// Only marks that the model knows can be given in it.
std::vector<MarkId> marksOf(const StationTest& station, const Product& product,
                            Diagnostics& diagnostics) {
  std::vector<MarkId> marks;
  for (const std::string& name : station.marks) {
    const MarkId mark = knownMark(product, name);
    if (mark.valid()) {
      marks.push_back(mark);
      continue;
    }
    const std::vector<std::string> known(product.marks.begin(), product.marks.end());
    diagnostics.push_back(nothing("nothing in this model gives the mark `" + name + "`",
                                  station.where, didYouMean(nearestNames(name, known))));
  }
  return marks;
}

BoundStation boundStation(const StationTest& station, const Product& product,
                          Diagnostics& diagnostics) {
  BoundStation bound;
  if (station.marks.empty()) {
    bound.places = yesOf(matchingNodes(product, station.place, diagnostics));
  } else {
    bound.marks = marksOf(station, product, diagnostics);
  }
  return bound;
}

std::vector<BoundStation> boundStations(const std::vector<StationTest>& stations,
                                        const Product& product, Diagnostics& diagnostics) {
  std::vector<BoundStation> bound;
  for (const StationTest& station : stations) {
    bound.push_back(boundStation(station, product, diagnostics));
  }
  return bound;
}

/// The subjects stated nearest: at the node, the activity it is part of, the zones around.
std::vector<std::string> subjectsAt(const Product& product, NodeId node) {
  std::vector<const Facts*> around{&product.factsOf(product.nodes[node])};
  if (product.nodes[node].parent.valid()) {
    around.push_back(&product.factsOf(product.nodes[product.nodes[node].parent]));
  }
  for (const ZoneId zone : zonesOf(product, node)) {
    around.push_back(&product.factsOf(product.zones[zone]));
  }
  for (const Facts* facts : around) {
    if (!facts->subjects.empty()) return facts->subjects;
  }
  return {};
}

std::vector<bool> originsOf(const PolicyRule& rule, const Product& product,
                            Diagnostics& diagnostics) {
  if (rule.subjects.empty()) return {};
  std::vector<bool> origins;
  for (const NodeId node : product.nodes.ids()) {
    const std::vector<std::string> stated = subjectsAt(product, node);
    origins.push_back(std::any_of(stated.begin(), stated.end(), [&](const std::string& subject) {
      return std::any_of(rule.subjects.begin(), rule.subjects.end(),
                         [&](const std::string& written) { return nameFits(subject, written); });
    }));
  }
  if (std::find(origins.begin(), origins.end(), true) == origins.end()) {
    diagnostics.push_back(
        nothing("no data of this model is stated to be about `" + rule.subjects.front() + "`",
                rule.verbWhere, "State privacy.subject where it starts."));
  }
  return origins;
}

std::vector<Match> targetsOf(const PolicyRule& rule, const Product& product,
                             Diagnostics& diagnostics) {
  if (!rule.to) return std::vector<Match>(product.nodes.size(), Match::yes);
  std::vector<Match> matches = matchingNodes(product, *rule.to, diagnostics);
  if (rule.verb == PolicyRule::Verb::only) return opposite(std::move(matches));
  if (std::all_of(matches.begin(), matches.end(), [](Match m) { return m == Match::no; })) {
    diagnostics.push_back(nothing(
        "no place of this model is what the rule `" + rule.name + "` forbids its data to reach",
        rule.to->where));
  }
  return matches;
}

bool labelFits(const Product& product, const DataTest& test, LabelId id) {
  const Label& label = product.labels[id];
  if (test.form && *test.form != label.form) return false;
  if (test.name.empty()) return true;
  TermId category = test.category;
  if (!category.valid()) category = product.taxonomy.find(TermKind::data, test.name).term;
  return category.valid() && product.taxonomy.covers(category, label.category);
}

std::string wordOf(PlaceTest::Kind kind) {
  switch (kind) {
    case PlaceTest::Kind::node:
      return "the node ";
    case PlaceTest::Kind::zone:
      return "the zone ";
    case PlaceTest::Kind::role:
      return "the role ";
    case PlaceTest::Kind::organisation:
      return "the organisation ";
    case PlaceTest::Kind::region:
      return "the region ";
    case PlaceTest::Kind::tag:
      return "the tag ";
    case PlaceTest::Kind::nodeKind:
      return "a ";
    default:
      return {};
  }
}

std::string joinedByOr(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : " or ") + name;
  return text;
}

}  // namespace

LabelSet dataOf(const PolicyRule& rule, const Product& product) {
  LabelSet data;
  for (const DataTest& test : rule.data) {
    for (const LabelId label : product.labels.ids()) {
      if (labelFits(product, test, label)) data.insert(label);
    }
  }
  return data;
}

std::string wordsOf(const StationTest& station) {
  if (!station.marks.empty()) return "the mark " + joinedByOr(station.marks);
  const std::string word = wordOf(station.place.kind);
  return word.empty() ? "what the policy asks for" : word + joinedByOr(station.place.names);
}

std::vector<BoundDemand> demandsOf(const PolicyRule& rule, const Product& product,
                                   Diagnostics& diagnostics) {
  BoundDemand demand;
  ForbiddenRoads& roads = demand.roads;
  roads.data = dataOf(rule, product);
  if (roads.data.empty()) {
    diagnostics.push_back(
        nothing("this model has none of the data of the rule `" + rule.name + "`", rule.verbWhere));
  }
  roads.origins = originsOf(rule, product, diagnostics);
  if (rule.from) roads.from = yesOf(matchingNodes(product, *rule.from, diagnostics));
  roads.to = targetsOf(rule, product, diagnostics);
  const bool restsOnRoad = rule.from || !rule.through.empty() || !rule.without.empty();
  roads.startCounts = rule.verb == PolicyRule::Verb::never && (rule.to || !restsOnRoad);
  roads.through = boundStations(rule.through, product, diagnostics);
  roads.without = boundStations(rule.without, product, diagnostics);
  for (const StationTest& station : rule.without) {
    demand.lacking += (demand.lacking.empty() ? " without " : " and ") + wordsOf(station);
  }
  if (rule.verb != PolicyRule::Verb::always) return {demand};
  std::vector<BoundDemand> demands;
  for (const StationTest& station : rule.passes) {
    BoundDemand one = demand;
    one.roads.without.push_back(boundStation(station, product, diagnostics));
    one.lacking += (one.lacking.empty() ? " without " : " and ") + wordsOf(station);
    if (rule.passes.size() > 1) one.variant = wordsOf(station);
    demands.push_back(std::move(one));
  }
  return demands;
}

}  // namespace dyetrace
