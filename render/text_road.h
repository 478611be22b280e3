#pragma once

// A review in words, before it is laid out for a terminal or a page: roads, places, counts. All
// text is plain (displayText) and shortened to what a reader can take in; each output escapes it
// for itself.

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "analysis/finding.h"
#include "model/product.h"

namespace dyetrace::words {

/// The file's name without the folder that all files of the model share.
std::string fileName(const Product& product, FileId file);

/// `photos.bpmn:12:7`; the element's id for a place whose line is not known; may be empty.
std::string placeOf(const Product& product, const Location& where);

struct RoadStep {
  std::size_t number = 0;  ///< As in the finding's picture; 0 where the road starts or is folded.
  std::string sentence{};  ///< `Photos app sends precise location to API gateway`.
  std::string guard{};     ///< What must be open: `Face grouping = on`; may be empty.
  std::string remark{};    ///< `turned from precise location`, `inferred: …`; may be empty.
  std::string place{};
  std::size_t index = 0;  ///< Among all steps of the road; of a fold, its last one.
};

/// A first step that says where the label starts, then one for each hop. Empty if there is no road.
/// Of more than `most` steps (3 or more) the middle is folded into one without place.
std::vector<RoadStep> roadOf(const Product& product, const Path& path,
                             std::size_t most = std::numeric_limits<std::size_t>::max());

/// A step as one line: sentence, guard, remark and place.
std::string lineOf(const RoadStep& step);

/// Whether the rule has no answer because the model lacks what it needs (and asks no one for it).
bool couldNotBeAsked(const RuleOutcome& outcome);
/// Whether the constraints between the settings clash, so that nothing was asked of them.
bool nothingIsValid(const Review& review);
/// Rules that could not be asked because that is beyond the budget, as their reasons say.
std::size_t undeterminedRules(const Review& review);

/// `FLW-01 Data goes further than its stated purpose`; the code alone if no such rule is known.
std::string ruleTitle(const std::string& code);
/// The same with the name of a policy's rule.
std::string ruleTitle(const RuleOutcome& outcome);

/// `until 2027-03-31, by the head of review: the partner signs in May`.
std::string acceptance(const Acceptance& acceptance);

/// `1 finding`, `3 findings`, `no finding`.
std::string counted(std::size_t count, const std::string& singular, const std::string& plural);

/// `1 critical, 2 high`; empty without findings.
std::string bySeverity(const std::vector<Finding>& findings);
std::string bySeverity(const std::vector<const Finding*>& findings);

/// `a, b and c`; above `most`: `a, b and 4 more`.
std::string listed(const std::vector<std::string>& items, std::size_t most);

/// The first letter upper case, where it is ASCII.
std::string sentenceCase(std::string text);

/// For display: harmless, one line, at most 120 (a name) or 600 (prose) characters.
std::string name(std::string_view text);
std::string prose(std::string_view text);

}  // namespace dyetrace::words
