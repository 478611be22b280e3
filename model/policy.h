#pragma once

// A policy: what people demand of every model in their own words, as read from a policy file.
//
// It is a value: names stand as they were written, with their places, since one policy serves many
// models. The taxonomy and the standard in it are ready to be used for reading a model; the rules
// are bound to a model's nodes, zones and labels by analysis/policy/.
//
//   rule no-location-to-ads "Precise location never reaches advertisers"
//     high
//     never   location.precise identified
//     to      external with role third-party and purpose advertising
//     without mark consent
//     unless  personalised-ads = on
//
//   policy.rules[0].to.kind;  // PlaceTest::Kind::all

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/facts.h"
#include "model/guard.h"
#include "model/label.h"
#include "model/location.h"
#include "model/severity_level.h"
#include "model/standard.h"
#include "model/taxonomy.h"

namespace dyetrace {

/// A question asked of one place. Tests of a name hold of any of several names.
struct PlaceTest {
  enum class Kind {
    anywhere,
    all,   ///< Of the operands.
    any,   ///< Of the operands.
    none,  ///< Not the only operand.
    nodeKind,
    node,  ///< By key or name; `*` stands for anything.
    zone,
    role,
    organisation,
    region,   ///< A stated region lies in the area.
    outside,  ///< A stated region does not.
    adequate,
    purpose,
    tag,
    mark,  ///< Gives the mark.
  };
  Kind kind = Kind::anywhere;
  std::vector<std::string> names{};
  std::vector<PlaceTest> operands{};
  Location where{};
};

/// Data by category or a parent of it; no category: any.
struct DataTest {
  std::string name{};  ///< As written.
  TermId category{};   ///< In Policy::taxonomy; invalid for any, or a format's own label.
  std::optional<Form> form{};
  Location where{};
};

/// What a road passes, or does not: a place, or something that gives one of some marks.
struct StationTest {
  std::vector<std::string> marks{};  ///< If empty, `place` counts.
  PlaceTest place{};
  Location where{};
};

struct PolicyRule {
  enum class Verb {
    never,   ///< No road of that description.
    always,  ///< Every road passes each of `passes`.
    only,    ///< Nowhere but `to`.
  };
  std::string name{};      ///< Letters, digits and `-`.
  std::string sentence{};  ///< What it demands, in words.
  Verb verb = Verb::never;
  std::optional<Severity> severity{};   ///< Absent: by the formula.
  std::vector<DataTest> data{};         ///< Any of them.
  std::vector<std::string> subjects{};  ///< Whose data: stated where it starts; empty: anybody's.
  std::optional<PlaceTest> from{};
  std::optional<PlaceTest> to{};
  std::vector<StationTest> through{};  ///< All of them.
  std::vector<StationTest> without{};  ///< None of them.
  std::vector<StationTest> passes{};   ///< For always: each of them.
  Guard when{};
  Guard unless = Guard::never();
  Location whenWhere{};
  Location unlessWhere{};
  std::string because{};
  std::string fix{};
  std::string ask{};
  Location where{};      ///< Of the name.
  Location verbWhere{};  ///< Of the clause that says what is demanded.
  std::string text{};    ///< That clause and those around it, in one line.
};

/// What a policy does to a rule by code or name.
struct RuleChange {
  std::string rule{};
  bool off = false;
  std::optional<Severity> severity{};  ///< In place of what the formula gives.
  Location where{};
};

struct Policy {
  std::string title{};
  std::vector<std::string> files{};  ///< The standard that all others extend first.
  Taxonomy taxonomy = Taxonomy::builtIn();
  Standard standard{};
  std::vector<PolicyRule> rules{};
  std::vector<RuleChange> changes{};  ///< Later ones win.
  std::optional<Severity> failOn{};
};

/// The code of a policy's rule in findings: `POL-no-location-to-ads`.
std::string codeOf(const PolicyRule& rule);

}  // namespace dyetrace
