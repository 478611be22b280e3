#pragma once

// Findings: answers to rules, with their evidence hop by hop.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/guard.h"
#include "model/product.h"
#include "model/severity_level.h"

namespace dyetrace {

/// How a severity came about, so that a reviewer can check it.
struct SeverityTerm {
  std::string words{};  ///< `precise location weighs 4`, `+1: true under the defaults`.
  int amount = 0;       ///< A factor for the first two terms, a change of level for the others.
};
struct SeveritySum {
  int weight = 0;    ///< 0 to 4.
  int distance = 0;  ///< 0 to 4.
  Severity base = Severity::note;
  std::vector<SeverityTerm> steps{};  ///< Changes of level, and floors, in the order applied.
  Severity result = Severity::note;
  /// One line: `4 (precise location) x 3 (third party) = 12 critical; +1 true under the defaults =
  /// critical`.
  std::string sentence{};
};

/// One hop of a path: over a flow, with the label as it travels there.
struct Hop {
  FlowId flow{};
  NodeId from{};
  NodeId to{};
  LabelId label{};
  std::string remark{};  ///< What happens at `from` or on the way: `turned from precise location`,
                         ///< `origin not drawn`; may be empty.
};

/// A road from where a label starts to where it surfaces. No hops: it surfaces where it starts.
struct Path {
  NodeId origin{};
  LabelId originLabel{};  ///< As it started; Hop::label says what became of it.
  NodeId place{};
  LabelId placeLabel{};
  std::vector<Hop> hops{};
  std::vector<FlowId> guardedFlows{};  ///< Those of the path that have a guard, in order.
  std::string placeRemark{};           ///< What happens at the place: `derived from a and b`.
  bool confirmed = false;              ///< Replayed hop by hop against the model and found to hold.
};

enum class Verdict {
  violated,
  possible,  ///< Only the approximation says so; no single path confirms it.
  satisfied,
  unknown,  ///< An attribute the rule needs is missing: a question for the owner.
  doesNotApply,
};

std::string_view verdictName(Verdict verdict);

/// A fact that a finding rests on, with its place.
struct Evidence {
  std::string words{};
  Location where{};
};

/// What settings say of a finding, exact over all valid configurations.
struct FindingSettings {
  /// False: the exact condition is beyond the budget. Then there is no condition, no counts and no
  /// settings that decide; what single questions could answer is there if `searched`.
  bool determined = true;
  bool searched = false;
  bool stopKnown = true;        ///< False: whether the person can stop it is undetermined.
  bool always = false;          ///< No setting stops it.
  std::string condition{};      ///< `when Location history is on`, in words.
  bool onByDefault = false;     ///< For somebody at least.
  bool defaultUnknown = false;  ///< A setting that decides has no stated default.
  std::string byDefault{};  ///< For whom it is on by default: `everybody`, `people where Age is …`.
  std::string
      stop{};  ///< The fewest switches that stop it where it is on by default; may be empty.
  std::string count{};  ///< So many valid configurations, in decimal,
  std::string of{};     ///< of so many.
  double shareOfConfigurations = 0;
  double shareOfPeople = 0;
  // Sampled shares may be off by so much (95 %); 1: not even sampled.
  double errorOfConfigurations = 0;
  double errorOfPeople = 0;
  std::vector<SettingId> settings{};  ///< The settings that decide it.
};

/// Somebody accepted the finding for a time, in a baseline.
struct Acceptance {
  std::string reason{};
  std::string by{};     ///< A role or a name, as written; may be empty.
  std::string until{};  ///< The last day on which it counts: `2027-03-31`.
  bool operator==(const Acceptance&) const = default;
};

struct Finding {
  std::string rule{};  ///< `FLW-01`.
  std::string id{};  ///< `FLW-01-1f0c9a3e`: hash of rule, label, place and origin; see identityOf.
  Verdict verdict = Verdict::violated;
  SeveritySum severity{};
  std::string
      sentence{};  ///< What happens: data, from, to, road. At most 90 characters if it can be.
  std::string detail{};  ///< A second sentence for pictures and reports; may be empty.
  std::string who{};     ///< Who is affected.
  std::string why{};     ///< Why it matters: article, LINDDUN node, pattern.
  std::string fix{};     ///< The smallest change that removes it.
  std::string ask{};     ///< What to ask the owner; the question itself if the verdict is unknown.
  LabelId label{};
  NodeId place{};
  NodeId origin{};
  Path path{};
  SettingId setting{};     ///< For a finding about a setting; then place and label may be invalid.
  std::string exposure{};  ///< Exposure::key of what it is about, for rules about settings.
  std::optional<FindingSettings> settings{};  ///< Absent if the model has no settings.
  std::vector<Evidence> evidence{};           ///< Beyond the hops.
  bool suggested = false;                     ///< Rests on a label that nobody has confirmed.
  bool inferred = false;                      ///< Its path uses a flow that nobody drew.
  /// Set for one that a baseline accepts, or accepted until the day that has passed.
  std::optional<Acceptance> acceptance{};
};

/// A rule and how it went on this model.
struct RuleOutcome {
  std::string rule{};
  std::string name{};  ///< Of a rule of a policy; empty for those that are built in.
  Verdict verdict = Verdict::satisfied;
  std::string
      reason{};  ///< For `unknown` (could not be asked) and `doesNotApply`: what is missing.
  std::size_t findings = 0;
  std::size_t questions = 0;
};

/// A flow that names nothing and therefore carries everything its source has.
struct UnlabelledFlow {
  FlowId flow{};
  std::size_t labels = 0;  ///< How many labels move over it for that reason.
};

/// Everything a review says about a model. Findings and questions: gravest first, then by rule,
/// place, label.
struct Review {
  std::vector<Finding> findings{};
  std::vector<Finding> questions{};
  std::vector<Finding> accepted{};   ///< Those that a baseline accepts; not among the findings.
  std::vector<RuleOutcome> rules{};  ///< By code.
  std::vector<UnlabelledFlow> unlabelled{};  ///< Worst first.
  Diagnostics diagnostics{};                 ///< Found while analysing: `origin not drawn`.
  bool drawsData = true;                     ///< False: no flow of data is drawn at all.
  bool namesData = true;                     ///< False: nothing says which personal data there is.
};

}  // namespace dyetrace
