// What comes after the findings shown: the rest of them by rule, questions, rules, flows that name
// nothing, diagnostics.

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "model/inherit.h"
#include "render/markdown_parts.h"
#include "render/text_road.h"

namespace dyetrace::markdown {
namespace {

constexpr std::size_t kUnlabelled = 30;
constexpr std::size_t kSameInARow = 5;
constexpr std::size_t kPlaces = 5;
constexpr std::size_t kOwners = 40;
constexpr std::size_t kQuestionsEach = 20;

/// The organisation that can answer, else the place itself.
std::string ownerOf(const Product& product, const Finding& question) {
  if (!product.nodes.contains(question.place)) return "The model as a whole";
  const std::string organisation = name(organisationOf(product, question.place).value);
  return organisation.empty() ? name(titleOf(product.nodes[question.place])) : organisation;
}

std::string questionLine(const Product& product, const Finding& question) {
  const std::string& asked = question.ask.empty() ? question.sentence : question.ask;
  std::string line = fmt::format("- {} ({}", prose(asked), name(question.rule));
  if (product.nodes.contains(question.place)) {
    const std::string place = placeOf(product, product.nodes[question.place].where);
    if (!place.empty()) line += ", " + place;
  }
  return line + ")\n";
}

std::string placesOf(const Product& product, const std::vector<const Finding*>& findings) {
  std::vector<std::string> places;
  std::set<NodeId> known;
  for (const Finding* finding : findings) {
    if (!product.nodes.contains(finding->place) || !known.insert(finding->place).second) continue;
    places.push_back(name(titleOf(product.nodes[finding->place])));
  }
  return words::listed(places, kPlaces);
}

struct OwnerQuestions {
  std::string owner{};
  std::vector<const Finding*> questions{};
};

/// In the order in which the owners first appear.
std::vector<OwnerQuestions> byOwner(const Product& product, const std::vector<Finding>& questions) {
  std::vector<OwnerQuestions> groups;
  std::map<std::string, std::size_t> known;
  for (const Finding& question : questions) {
    const std::string owner = ownerOf(product, question);
    const auto [group, isNew] = known.emplace(owner, groups.size());
    if (isNew) groups.push_back({owner, {}});
    groups[group->second].questions.push_back(&question);
  }
  return groups;
}

std::string questionsOf(const Product& product, const OwnerQuestions& group) {
  std::string text = fmt::format("### {}\n\n", group.owner);
  const std::size_t shown = std::min(group.questions.size(), kQuestionsEach);
  for (std::size_t i = 0; i < shown; ++i) text += questionLine(product, *group.questions[i]);
  if (shown < group.questions.size())
    text += fmt::format("- … and {} more; findings.json has them all\n",
                        group.questions.size() - shown);
  return text + "\n";
}

std::string outcomeWords(const RuleOutcome& outcome) {
  const std::string findings = words::counted(outcome.findings, "finding", "findings");
  const std::string questions = words::counted(outcome.questions, "question", "questions");
  if (outcome.findings > 0 && outcome.questions > 0) return findings + " and " + questions;
  if (outcome.findings > 0) return findings;
  return outcome.questions > 0 ? questions : std::string(verdictName(outcome.verdict));
}

std::string unanswered(const Review& review, Verdict verdict, const char* heading) {
  std::string text;
  for (const RuleOutcome& outcome : review.rules) {
    if (outcome.verdict != verdict || outcome.questions > 0) continue;
    text += fmt::format("- {}: {}\n", prose(words::ruleTitle(outcome)),
                        outcome.reason.empty() ? outcomeWords(outcome) : prose(outcome.reason));
  }
  return text.empty() ? "" : fmt::format("{}\n\n{}\n", heading, text);
}

std::string answered(const Review& review) {
  std::string text;
  for (const RuleOutcome& outcome : review.rules) {
    if (words::couldNotBeAsked(outcome) || outcome.verdict == Verdict::doesNotApply) continue;
    text += fmt::format("- {}: {}\n", prose(words::ruleTitle(outcome)), outcomeWords(outcome));
  }
  return text.empty() ? "" : "Asked:\n\n" + text + "\n";
}

std::string_view levelWord(Level level) {
  if (level == Level::error) return "error";
  return level == Level::warning ? "warning" : "note";
}

std::string diagnosticLine(const Product& product, const Diagnostic& diagnostic) {
  std::string line =
      fmt::format("- {}: {}{}", levelWord(diagnostic.level), prose(diagnostic.message),
                  inBrackets(placeOf(product, diagnostic.where)));
  if (!diagnostic.advice.empty()) line += ". " + prose(diagnostic.advice);
  return line + "\n";
}

}  // namespace

std::string restSection(const Product& product,
                        const std::map<std::string, std::vector<const Finding*>>& rest) {
  if (rest.empty()) return "";
  std::string text =
      "There are more than can be read here. Not shown in full, but all in findings.json:\n\n| "
      "rule | more findings | where |\n|---|---|---|\n";
  for (const auto& [rule, findings] : rest) {
    text += fmt::format("| {} | {} ({}) | {} |\n", prose(words::ruleTitle(rule)), findings.size(),
                        words::bySeverity(findings), placesOf(product, findings));
  }
  return text + "\n";
}

std::string questionsSection(const Product& product, const Review& review) {
  if (review.questions.empty()) return "";
  std::string text = "## Questions for the owners\n\n";
  const std::vector<OwnerQuestions> groups = byOwner(product, review.questions);
  const std::size_t shown = std::min(groups.size(), kOwners);
  for (std::size_t i = 0; i < shown; ++i) text += questionsOf(product, groups[i]);
  if (shown < groups.size())
    text += fmt::format("… and questions for {} more owners; findings.json has them all.\n\n",
                        groups.size() - shown);
  return text;
}

std::string acceptedSection(const Review& review) {
  if (review.accepted.empty()) return "";
  std::string text = "## Accepted\n\nThese were found too, and are accepted by a baseline.\n\n";
  for (const Finding& finding : review.accepted) {
    text += fmt::format("- {}: {} Accepted {}\n", name(finding.id), prose(finding.sentence),
                        prose(words::acceptance(*finding.acceptance)));
  }
  return text + "\n";
}

std::string rulesSection(const Review& review) {
  const std::string text =
      answered(review) +
      unanswered(review, Verdict::unknown, "Could not be asked, and what to add to the model:") +
      unanswered(review, Verdict::doesNotApply, "Does not apply:");
  return text.empty() ? "" : "## What was asked\n\n" + text;
}

std::string unlabelledSection(const Product& product, const Review& review) {
  if (review.unlabelled.empty()) return "";
  std::string text =
      "## Flows that name nothing\n\n"
      "They are taken to carry everything that their source has. Say what they carry with "
      "`privacy.data`, the\n"
      "one with the most labels first.\n\n"
      "| flow | from | to | labels | place |\n|---|---|---|---|---|\n";
  const std::size_t shown = std::min(review.unlabelled.size(), kUnlabelled);
  for (std::size_t i = 0; i < shown; ++i) {
    const UnlabelledFlow& item = review.unlabelled[i];
    const Flow& flow = product.flows[item.flow];
    text += fmt::format(
        "| {} | {} | {} | {} | {} |\n", name(flow.name), name(titleOf(product.nodes[flow.from])),
        name(titleOf(product.nodes[flow.to])), item.labels, placeOf(product, flow.where));
  }
  if (shown < review.unlabelled.size()) {
    text += fmt::format("\n… and {} more.\n", review.unlabelled.size() - shown);
  }
  return text + "\n";
}

std::string diagnosticsSection(const Product& product, const Diagnostics& diagnostics) {
  if (diagnostics.empty()) return "";
  std::map<std::string, std::size_t> total;
  for (const Diagnostic& diagnostic : diagnostics) ++total[diagnostic.code];
  std::map<std::string, std::size_t> shown;
  std::string text = "## Found while reading\n\n";
  for (const Diagnostic& diagnostic : diagnostics) {
    const std::size_t number = ++shown[diagnostic.code];
    if (number > kSameInARow) continue;
    text += diagnosticLine(product, diagnostic);
    if (number == kSameInARow && total[diagnostic.code] > kSameInARow) {
      text += fmt::format("- … and {} more like this ({})\n", total[diagnostic.code] - kSameInARow,
                          name(diagnostic.code));
    }
  }
  return text + "\n";
}

}  // namespace dyetrace::markdown
