#include "render/remedy_words.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "render/text_road.h"

namespace dyetrace::words {
namespace {

/// How many findings of each severity, gravest first.
using Gain = std::array<std::size_t, static_cast<std::size_t>(Severity::critical) + 1>;

/// What a remedy is worth while some findings are gone already.
struct Candidate {
  std::size_t place = 0;
  int cost = 0;
  std::vector<std::size_t> left{};  ///< Findings that it removes and that are there still.
  Gain all{};                       ///< Of everything that it removes.
  Gain gain{};                      ///< Of what is left.
};

Gain gainOf(const Review& review, const std::vector<std::size_t>& findings) {
  Gain counts{};
  for (const std::size_t each : findings) {
    ++counts[static_cast<std::size_t>(Severity::critical) -
             static_cast<std::size_t>(review.findings[each].severity.result)];
  }
  return counts;
}

bool helpsMore(const Candidate& one, const Candidate& other) {
  if (one.gain != other.gain) return one.gain > other.gain;
  return one.all != other.all ? one.all > other.all : one.cost < other.cost;
}

std::set<std::size_t> offered(const Review& review, const Remedies& remedies) {
  std::set<std::size_t> places;
  for (const Finding& finding : review.findings) {
    if (const FindingRemedies* entry = remedies.of(finding.id))
      places.insert(entry->remedies.begin(), entry->remedies.end());
  }
  return places;
}

std::vector<Candidate> candidatesOf(const Review& review, const Remedies& remedies) {
  std::unordered_map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < review.findings.size(); ++i) places.emplace(review.findings[i].id, i);
  std::vector<Candidate> candidates;
  for (const std::size_t place : offered(review, remedies)) {
    Candidate candidate{place, remedies.all[place].cost, {}, {}, {}};
    for (const std::string& id : remedies.all[place].removes) {
      if (const auto found = places.find(id); found != places.end())
        candidate.left.push_back(found->second);
    }
    candidate.all = candidate.gain = gainOf(review, candidate.left);
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

/// Leaves to the candidates only what `taken` does not remove.
void takeFrom(std::vector<Candidate>& candidates, const Review& review, const Candidate& taken) {
  std::vector<bool> gone(review.findings.size(), false);
  for (const std::size_t each : taken.left) gone[each] = true;
  for (Candidate& candidate : candidates) {
    std::erase_if(candidate.left, [&](std::size_t each) { return gone[each]; });
    candidate.gain = gainOf(review, candidate.left);
  }
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
  std::vector<Candidate> rest = candidatesOf(review, remedies);
  std::vector<std::size_t> order;
  while (!rest.empty()) {
    const auto best = std::min_element(rest.begin(), rest.end(), helpsMore);
    const Candidate taken = std::move(*best);
    rest.erase(best);
    order.push_back(taken.place);
    takeFrom(rest, review, taken);
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
