#include "analysis/policy/place_match.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "analysis/policy/place_names.h"
#include "analysis/rules/areas.h"
#include "model/inherit.h"
#include "model/names.h"

namespace dyetrace {
namespace {

using Kind = PlaceTest::Kind;

Match matchOf(bool holds) {
  return holds ? Match::yes : Match::no;
}

/// Each `*` takes as little as it can; where what follows does not fit, the last one takes more.
bool fitsPattern(std::string_view name, std::string_view pattern) {
  std::size_t at = 0;
  std::size_t asked = 0;
  std::size_t star = std::string_view::npos;
  std::size_t behindStar = 0;
  while (at < name.size()) {
    if (asked < pattern.size() && pattern[asked] == '*') {
      star = asked++;
      behindStar = at;
    } else if (asked < pattern.size() && pattern[asked] == name[at]) {
      ++asked;
      ++at;
    } else if (star != std::string_view::npos) {
      asked = star + 1;
      at = ++behindStar;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', asked) == std::string_view::npos;
}

std::string nounOf(Kind kind) {
  switch (kind) {
    case Kind::node:
      return "node";
    case Kind::zone:
      return "zone";
    case Kind::role:
      return "place with the role";
    case Kind::organisation:
      return "organisation";
    case Kind::purpose:
      return "place with the purpose";
    case Kind::tag:
      return "place with the tag";
    case Kind::mark:
      return "place that gives the mark";
    default:
      return "place";
  }
}

class Matcher {
 public:
  Matcher(const Product& product, Diagnostics& diagnostics)
      : product_(product), diagnostics_(diagnostics) {}

  std::vector<Match> match(const PlaceTest& test) const {
    switch (test.kind) {
      case Kind::anywhere:
        return std::vector<Match>(product_.nodes.size(), Match::yes);
      case Kind::all:
        return joined(test, [](Match a, Match b) { return std::min(a, b); });
      case Kind::any:
        return joined(test, [](Match a, Match b) { return std::max(a, b); });
      case Kind::none:
        return opposite(match(test.operands.front()));
      case Kind::region:
      case Kind::outside:
      case Kind::adequate:
        return byRegion(test);
      case Kind::purpose:
        return byPurpose(test);
      default:
        return byName(test);
    }
  }

 private:
  template <class Join>
  std::vector<Match> joined(const PlaceTest& test, const Join& join) const {
    std::vector<Match> matches = match(test.operands.front());
    for (std::size_t i = 1; i < test.operands.size(); ++i) {
      const std::vector<Match> more = match(test.operands[i]);
      std::transform(matches.begin(), matches.end(), more.begin(), matches.begin(), join);
    }
    return matches;
  }

  std::vector<Match> byName(const PlaceTest& test) const {
    std::vector<Match> matches(product_.nodes.size(), Match::no);
    for (const std::string& written : test.names) {
      bool some = false;
      for (const NodeId id : product_.nodes.ids()) {
        const std::vector<std::string> names = namesAt(product_, id, test.kind);
        const bool fits = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
          return nameFits(name, written);
        });
        if (fits) matches[id.index()] = Match::yes;
        some = some || fits;
      }
      if (!some) reportNothing(test, written, namesIn(product_, test.kind));
    }
    return matches;
  }

  std::vector<Match> byPurpose(const PlaceTest& test) const {
    std::vector<Match> matches(product_.nodes.size(), Match::no);
    for (const std::string& written : test.names) {
      const TermId purpose = product_.taxonomy.find(TermKind::purpose, written).term;
      bool some = false;
      for (const NodeId id : product_.nodes.ids()) {
        const auto stated = purposesOf(product_, id).value;
        const bool fits = std::any_of(stated.begin(), stated.end(), [&](TermId each) {
          return product_.taxonomy.covers(purpose, each);
        });
        if (fits) matches[id.index()] = Match::yes;
        some = some || fits;
      }
      if (!some) reportNothing(test, written, {});
    }
    return matches;
  }

  bool holdsOfRegion(const PlaceTest& test, const std::string& region) const {
    if (test.kind == Kind::adequate) return isAdequate(product_.standard, region);
    const bool inside = std::any_of(
        test.names.begin(), test.names.end(),
        [&](const std::string& area) { return liesIn(product_.standard, region, area); });
    return inside == (test.kind == Kind::region);
  }

  std::vector<Match> byRegion(const PlaceTest& test) const {
    std::vector<Match> matches;
    for (const NodeId id : product_.nodes.ids()) {
      const auto regions = regionsOf(product_, id);
      const auto holds = [&](const std::string& region) { return holdsOfRegion(test, region); };
      // Adequate only if all regions are; in or outside an area if one of them is.
      const bool fits = test.kind == Kind::adequate
                            ? std::all_of(regions.value.begin(), regions.value.end(), holds)
                            : std::any_of(regions.value.begin(), regions.value.end(), holds);
      matches.push_back(regions.stated ? matchOf(fits) : Match::unknown);
    }
    return matches;
  }

  void reportNothing(const PlaceTest& test, const std::string& written,
                     const std::vector<std::string>& known) const {
    Diagnostic note;
    note.level = Level::note;
    note.code = "policy/matches-nothing";
    note.message = "no " + nounOf(test.kind) + " of this model is `" + written + "`";
    note.where = test.where;
    note.advice = didYouMean(nearestNames(written, known));
    diagnostics_.push_back(std::move(note));
  }

  const Product& product_;
  Diagnostics& diagnostics_;
};

}  // namespace

bool nameFits(const std::string& name, const std::string& written) {
  constexpr std::size_t kLongestName = 400;
  if (name.empty() || name.size() > kLongestName) return false;
  return fitsPattern(foldName(name), foldName(written));
}

std::vector<Match> matchingNodes(const Product& product, const PlaceTest& test,
                                 Diagnostics& diagnostics) {
  return Matcher(product, diagnostics).match(test);
}

std::vector<Match> opposite(std::vector<Match> matches) {
  for (Match& match : matches) {
    if (match != Match::unknown) match = match == Match::yes ? Match::no : Match::yes;
  }
  return matches;
}

}  // namespace dyetrace
