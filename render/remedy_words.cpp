#include "render/remedy_words.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "render/text_road.h"

namespace dyetrace::words {
namespace {

/// How many findings of each severity, gravest first, it removes beyond those that are gone.
std::vector<std::size_t> gainOf(const Review& review, const Remedy& remedy,
                                const std::set<std::string>& gone) {
  std::vector<std::size_t> counts(static_cast<std::size_t>(Severity::critical) + 1, 0);
  for (const Finding& finding : review.findings) {
    const auto& ids = remedy.removes;
    const bool removed = std::find(ids.begin(), ids.end(), finding.id) != ids.end();
    if (!removed || gone.contains(finding.id)) continue;
    ++counts[static_cast<std::size_t>(Severity::critical) -
             static_cast<std::size_t>(finding.severity.result)];
  }
  return counts;
}

bool helpsMore(const Review& review, const Remedy& one, const Remedy& other,
               const std::set<std::string>& gone) {
  const auto gain = gainOf(review, one, gone);
  const auto othersGain = gainOf(review, other, gone);
  if (gain != othersGain) return gain > othersGain;
  const auto all = gainOf(review, one, {});
  const auto othersAll = gainOf(review, other, {});
  return all != othersAll ? all > othersAll : one.cost < other.cost;
}

std::set<std::size_t> offered(const Review& review, const Remedies& remedies) {
  std::set<std::size_t> places;
  for (const Finding& finding : review.findings) {
    if (const FindingRemedies* entry = remedies.of(finding.id))
      places.insert(entry->remedies.begin(), entry->remedies.end());
  }
  return places;
}

std::vector<std::string> first(const std::vector<std::string>& list, std::size_t most) {
  const auto end = list.begin() + static_cast<std::ptrdiff_t>(std::min(most, list.size()));
  return {list.begin(), end};
}

}  // namespace

std::string remedyActs(const Remedy& remedy) {
  std::string text;
  for (const RemedyChange& change : remedy.changes)
    text += (text.empty() ? "" : " ") + change.sentence;
  return text;
}

std::string remedyEffect(const Remedies& remedies, const Remedy& remedy) {
  const std::size_t gone = remedy.removes.size();
  std::string text = counted(gone, "finding disappears", "findings disappear");
  if (!remedy.eases.empty())
    text += fmt::format(", {} {} less grave", remedy.eases.size(),
                        remedy.eases.size() == 1 ? "is" : "are");
  if (!remedy.appears.empty()) text += fmt::format(", {} new or graver", remedy.appears.size());
  text += remedies.required > 0 ? "; nothing required is lost" : "";
  return text + ".";
}

std::string remedyCaveat(const Remedy& remedy) {
  constexpr std::size_t kMost = 3;
  std::string text = fmt::format("{}", fmt::join(first(remedy.appears, kMost), " "));
  if (!text.empty()) text = "New by it: " + text;
  if (remedy.appears.size() > kMost)
    text += fmt::format(" And {} more.", remedy.appears.size() - kMost);
  if (remedy.questions == 0) return text;
  return text + (text.empty() ? "" : " ") +
         sentenceCase(counted(remedy.questions, "question", "questions")) + " to the owners " +
         (remedy.questions == 1 ? "is" : "are") + " new.";
}

std::string remedyLosses(const Remedy& remedy, std::size_t most) {
  std::string text;
  const std::size_t shown = std::min(most, remedy.loses.size());
  for (std::size_t i = 0; i < shown; ++i) text += (i > 0 ? " " : "") + remedy.loses[i];
  if (shown < remedy.loses.size())
    text += " " + counted(remedy.loses.size() - shown, "more place loses", "more places lose") +
            " data, too.";
  return text;
}

std::vector<std::size_t> bestRemedies(const Review& review, const Remedies& remedies) {
  const std::set<std::size_t> places = offered(review, remedies);
  std::vector<std::size_t> rest(places.begin(), places.end());
  std::vector<std::size_t> order;
  std::set<std::string> gone;
  while (!rest.empty()) {
    const auto best = std::min_element(rest.begin(), rest.end(), [&](std::size_t a, std::size_t b) {
      return helpsMore(review, remedies.all[a], remedies.all[b], gone);
    });
    const std::vector<std::string>& removes = remedies.all[*best].removes;
    gone.insert(removes.begin(), removes.end());
    order.push_back(*best);
    rest.erase(best);
  }
  return order;
}

std::string remedyNote(const Remedies& remedies) {
  if (!remedies.searched) return "";
  if (!remedies.note.empty()) return remedies.note;
  std::string text;
  if (remedies.required == 0)
    text = "No flow is marked as required (privacy.required), so any may be closed or cut.";
  if (remedies.notSearched > 0) {
    text += std::string(text.empty() ? "" : " ") + "Not searched for " +
            counted(remedies.notSearched, "further finding", "further findings") +
            ", which are less grave (--remedies).";
  }
  return text;
}

std::string noRemedyWords(const FindingRemedies* entry) {
  if (entry == nullptr || !entry->remedies.empty()) return "";
  return entry->note.empty() ? "No change to the flows, data or settings of the model removes it."
                             : entry->note;
}

}  // namespace dyetrace::words
