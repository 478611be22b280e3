#include "importers/policy/rule_checks.h"

#include <algorithm>
#include <string>

#include "importers/annotations/text.h"

namespace dyetrace::policy {
namespace {

using Verb = PolicyRule::Verb;

constexpr std::size_t kMostStations = 12;

/// Each is one more thing to remember of a road.
std::size_t stationsOf(const PolicyRule& rule) {
  std::size_t count = 0;
  for (const auto* list : {&rule.through, &rule.without, &rule.passes}) {
    for (const StationTest& station : *list) {
      count += std::max<std::size_t>(1, station.marks.size());
    }
  }
  return count;
}

void checkStations(const PolicyRule& rule, const Syntax& head, Reading& reading) {
  const std::size_t count = stationsOf(rule);
  if (count <= kMostStations) return;
  reading.error("policy/too-many-stations",
                "the rule " + shown(rule.name) + " names " + std::to_string(count) +
                    " stations; at most " + std::to_string(kMostStations) + " are possible",
                head, "Each place clause counts as one, and so does each mark. Write two rules");
}

}  // namespace

void checkRule(const PolicyRule& rule, const Syntax& head, std::size_t passesAt, Reading& reading) {
  const std::string name = "the rule " + shown(rule.name);
  checkStations(rule, head, reading);
  if (rule.verb == Verb::only && !rule.to) {
    reading.error("policy/only-without-to", name + " does not say where its data may go", head,
                  "Add a clause `to` with the places that are allowed");
  }
  if (rule.verb == Verb::always && rule.passes.empty()) {
    reading.error("policy/always-without-passes",
                  name + " does not say what its data always passes", head,
                  "Add a clause `passes` with a place or a mark");
  }
  if (rule.verb != Verb::always && !rule.passes.empty()) {
    reading.error("policy/passes-without-always", "`passes` belongs to a rule with `always`",
                  passesAt, "Write `always …`, or `without` for what the road must not lack");
  }
}

}  // namespace dyetrace::policy
