#pragma once

// What people state about an element through `privacy.*` annotations, with where each was stated.
// Every importer's key/value pairs end up here, through one vocabulary (importers/annotations).

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/guard.h"
#include "model/id.h"
#include "model/location.h"

namespace dyetrace {

/// Who handles the data, nearest to the person first. Keys follow DPV's recipients.
enum class Role {
  subject,     ///< The person the data is about, or a guardian.
  device,      ///< The person's own device, under their control.
  controller,  ///< Decides why and how.
  joint,       ///< Decides together with another.
  processor,   ///< Acts on instruction.
  subprocessor,
  thirdParty,
  otherUser,  ///< Other people who use the product.
  authority,
  publicRole,  ///< Everyone.
};

std::string_view roleName(Role role);
std::optional<Role> roleFromName(std::string_view name);
/// Every name roleFromName accepts, for suggestions.
const std::vector<std::string>& roleNames();

/// Distance from the person as the severity formula counts it: 0 (the person) to 4 (public).
int distanceOf(Role role);

/// How long something is kept.
struct Retention {
  enum class Kind { duration, untilEvent, endless };
  Kind kind = Kind::duration;
  double days = 0;     ///< For Kind::duration: a month counts 30.44 days, a year 365.25.
  std::string text{};  ///< As written.
  bool operator==(const Retention&) const = default;
};

/// What protects data; `none` is a statement too ("in clear").
struct Protection {
  bool inTransit = false;
  bool atRest = false;
  bool endToEnd = false;
  bool none = false;
  bool operator==(const Protection&) const = default;
};

/// What a store is for, where that makes a difference to what may lie in it. People write it as
/// `privacy.kind`.
enum class StoreUse {
  log,
  telemetry,  ///< Also crash reports.
  backup,
  cache,
  keyTable,  ///< Tells which person a pseudonym stands for.
};

std::string_view storeUseName(StoreUse use);

/// What sets a collection or a use off.
enum class Trigger {
  event,     ///< Something that the person or the process does.
  periodic,  ///< A clock.
  continuous,
};

std::string_view triggerName(Trigger trigger);

/// One part of a secret that was split, such as one share of a salary: any `needed` parts of the
/// same secret put it together.
struct Fragment {
  std::string secret{};
  std::string part{};
  int needed = 0;
  bool operator==(const Fragment&) const = default;
};

/// A label someone wrote; `suggested` (a `?` after it) means not confirmed by a person.
struct LabelUse {
  LabelId label{};
  bool suggested = false;
};

/// A label pattern: every label of a category or below it, in one form or in any.
struct LabelPattern {
  TermId category{};
  std::optional<int> form{};  ///< A Form as its number; absent: in any form.
};

/// `from -> to`: what matches `from` leaves as `to`. Whatever can come out is in Product::labels
/// once the annotations are applied.
struct Turn {
  LabelPattern from{};
  LabelId to{};                ///< What it becomes, as far as the two below do not say otherwise.
  bool keepsForm = false;      ///< `a -> b`: in the form that it had.
  bool keepsCategory = false;  ///< `a -> :form`: each category below `a` stays what it is.
};

/// `a + b -> d`: where all of `from` are, `to` arises.
struct Derivation {
  std::vector<LabelPattern> from{};
  LabelUse to{};
};

/// Where a statement came from; a later carrier yields to an earlier one.
enum class Carrier {
  factsTable,
  ownNamespace,
  toolProperties,
  documentation,
  textAnnotation,
  label,
};

std::string_view carrierName(Carrier carrier);

/// One annotation as written: evidence, and the raw form of the parsed members below.
struct Statement {
  std::string key{};  ///< Without `privacy.`: `data`, `purpose`, …
  std::string value{};
  Carrier carrier = Carrier::toolProperties;
  Location where{};
};

/// The parsed statements of one node, flow or zone. Lists are in the order written; an absent value
/// means that nobody stated it.
struct Facts {
  std::vector<LabelUse> data{};
  std::vector<LabelPattern> drops{};
  std::vector<Turn> turns{};
  std::vector<Derivation> derives{};
  std::vector<LabelPattern> needs{};  ///< What the purpose here cannot do without.
  std::vector<std::string> subjects{};
  std::vector<TermId> purposes{};
  std::vector<TermId> bases{};
  std::optional<Role> role{};
  std::string organisation{};
  std::vector<std::string>
      regions{};  ///< Upper case: ISO 3166-1 alpha-2 codes, `EU`, `EEA`, or own words.
  std::vector<std::string> residency{};  ///< Regions in which data collected here must stay.
  std::optional<Retention> retention{};
  std::optional<Protection> protection{};
  std::vector<MarkId> marks{};
  std::vector<MarkId> unmarks{};
  Guard when{};
  bool erases = false;
  bool required = false;
  std::vector<std::string> claims{};
  std::vector<std::string> tags{};        ///< Own words, for rules of a policy.
  std::optional<double> share{};          ///< Fraction of people, 0 to 1.
  std::vector<std::string> recipients{};  ///< Of whom people are told, as written.
  std::optional<StoreUse> storeUse{};
  std::optional<Trigger> trigger{};
  std::optional<Fragment> fragment{};

  std::vector<Statement> statements{};

  /// The winning statement for a key, or null.
  const Statement* statement(std::string_view key) const;
};

}  // namespace dyetrace
