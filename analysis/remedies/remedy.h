#pragma once

// Remedies: sets of changes to the design that were seen to remove findings.
//
// A remedy is only one if the analysis, run again on the changed model with all its rules, no
// longer has the finding, if every flow marked as required still carries what it carried, and if
// nothing as grave appears. remediesFor() in remedies.h finds them; this is what it says.
//
//   const Remedy& first = remedies.all[remedies.findings[0].remedies[0]];
//   first.changes[0].sentence;   // Let "Build match features" pass on no address book.
//   first.removes;               // FLW-01-6130b515, REC-02-3898180b

#include <cstddef>
#include <string>
#include <vector>

#include "model/location.h"

namespace dyetrace {

/// One change, as told to people.
struct RemedyChange {
  std::string kind{};      ///< `drop`, `coarsen`, `cut`: see remedyKindName in change.h.
  std::string element{};   ///< Key of the node, flow, zone or setting that it is made at.
  std::string sentence{};  ///< `Cut the flow "visit report".`
  int cost = 0;
  Location where{};
};

struct Remedy {
  std::vector<RemedyChange> changes{};  ///< In the order of their sentences' places.
  int cost = 0;
  // What the analysis says of the changed model, findings by identity:
  std::vector<std::string> removes{};  ///< Gone, gravest first.
  std::vector<std::string> eases{};    ///< Still there, and less grave.
  std::vector<std::string> appears{};  ///< New or graver, in words: `medium FLW-02: …`.
  std::size_t questions = 0;           ///< How many questions to owners are new.
  std::vector<std::string> loses{};    ///< `"Ads partner" no longer gets precise location.`
};

/// The alternatives for one finding, cheapest first; each uses no kind of change that one before it
/// uses.
struct FindingRemedies {
  std::string finding{};                ///< Its identity.
  std::vector<std::size_t> remedies{};  ///< By place in Remedies::all.
  /// Why there are not more: `Not searched further: …`; empty if all kinds of change were tried.
  std::string note{};
};

struct Remedies {
  bool searched = false;
  std::vector<Remedy> all{};  ///< Each set of changes once, in the order in which it was found.
  std::vector<FindingRemedies> findings{};
  std::size_t notSearched = 0;  ///< So many further, less grave findings were not looked at.
  std::size_t required = 0;     ///< How many flows the model marks as required.
  std::string note{};           ///< Why nothing was searched at all; may be empty.

  /// Null if none were searched for it.
  const FindingRemedies* of(const std::string& finding) const;
};

}  // namespace dyetrace
