#include "render/checklist.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "analysis/rule.h"
#include "render/markdown_parts.h"
#include "render/text_road.h"

namespace dyetrace {
namespace checklist {
namespace {

using markdown::prose;

constexpr std::size_t kFindings = 6;
constexpr std::size_t kQuestions = 4;
constexpr std::size_t kReasons = 3;

enum class State { fine, doesNotApply, findings, open };

/// All that the rules of one item said.
struct Answer {
  std::vector<const Finding*> findings{};
  std::vector<const Finding*> questions{};
  std::vector<const RuleOutcome*> unasked{};
  std::size_t satisfied = 0;
  std::string whyNot{};  ///< Why a rule does not apply.

  State stateOf(const Item& item) const {
    if (!findings.empty()) return State::findings;
    if (!questions.empty() || !unasked.empty() || !item.ask.empty()) return State::open;
    return satisfied > 0 ? State::fine : State::doesNotApply;
  }
};

bool belongs(const Item& item, const std::string& rule) {
  if (item.ownRules) return ruleNamed(rule) == nullptr;
  return std::find(item.rules.begin(), item.rules.end(), rule) != item.rules.end();
}

Answer answerTo(const Item& item, const Review& review) {
  Answer answer;
  for (const Finding& each : review.findings) {
    if (belongs(item, each.rule)) answer.findings.push_back(&each);
  }
  for (const Finding& each : review.questions) {
    if (belongs(item, each.rule)) answer.questions.push_back(&each);
  }
  for (const RuleOutcome& outcome : review.rules) {
    if (!belongs(item, outcome.rule)) continue;
    if (words::couldNotBeAsked(outcome)) answer.unasked.push_back(&outcome);
    if (outcome.verdict == Verdict::satisfied) ++answer.satisfied;
    if (outcome.verdict == Verdict::doesNotApply) answer.whyNot = outcome.reason;
  }
  return answer;
}

/// Why rules could not be asked; several often lack the same.
struct Reason {
  std::string words{};
  std::vector<std::string> rules{};
};

std::vector<Reason> reasonsOf(const std::vector<const RuleOutcome*>& unasked) {
  std::vector<Reason> reasons;
  for (const RuleOutcome* outcome : unasked) {
    auto known = std::find_if(reasons.begin(), reasons.end(), [&](const Reason& reason) {
      return reason.words == outcome->reason;
    });
    if (known == reasons.end()) known = reasons.insert(reasons.end(), {outcome->reason, {}});
    known->rules.push_back(markdown::name(outcome->rule));
  }
  return reasons;
}

class Writer {
 public:
  Writer(const Product& product, const Review& review, const std::string& report)
      : product_(product), review_(review), report_(report) {}

  std::string written() {
    std::string body;
    for (const Section& section : sections()) {
      body += fmt::format("## {}\n\n", section.title);
      for (const Item& item : section.items) body += itemText(item);
      body += "\n";
    }
    return fmt::format("# {}: review checklist\n\n{}{}{}", markdown::name(product_.title),
                       summary(), body, signatures());
  }

 private:
  std::string itemText(const Item& item) const {
    const Answer answer = answerTo(item, review_);
    const State state = answer.stateOf(item);
    const bool done = state == State::fine || state == State::doesNotApply;
    return fmt::format("- [{}] **{}** {}\n", done ? 'x' : ' ', item.question,
                       verdictOf(item, answer, state)) +
           shown(product_, review_, item.shown) + findingsOf(answer) + openOf(item, answer);
  }

  static std::string verdictOf(const Item& item, const Answer& answer, State state) {
    if (state == State::findings)
      return words::sentenceCase(words::counted(answer.findings.size(), "finding", "findings")) +
             ".";
    if (state == State::doesNotApply) return whyNotWords(item, answer);
    if (state == State::fine) return "Yes, as far as the model shows.";
    if (item.rules.empty() && !item.ownRules) return fmt::format("A question for {}.", item.whom);
    return fmt::format("{} A question for {}.",
                       answer.satisfied > 0 ? "Nothing was found, but not all could be answered."
                                            : "The model does not say.",
                       item.whom);
  }

  static std::string whyNotWords(const Item& item, const Answer& answer) {
    if (item.ownRules) return "No policy was given.";
    return "Does not apply" + (answer.whyNot.empty() ? "." : ": " + prose(answer.whyNot));
  }

  std::string findingsOf(const Answer& answer) const {
    std::string text;
    const std::size_t count = std::min(answer.findings.size(), kFindings);
    for (std::size_t i = 0; i < count; ++i) text += findingLine(*answer.findings[i]);
    return text + more(answer.findings.size(), count, "findings");
  }

  std::string findingLine(const Finding& finding) const {
    std::string id = markdown::name(finding.id);
    if (!report_.empty()) id = fmt::format("[{}]({}#{})", id, report_, markdown::anchorOf(finding));
    const bool placed = product_.nodes.contains(finding.place);
    const std::string place =
        placed ? markdown::placeOf(product_, product_.nodes[finding.place].where) : "";
    return fmt::format("  - {}: {} ({}{}{})\n", severityName(finding.severity.result),
                       prose(finding.sentence), id, place.empty() ? "" : ", ", place);
  }

  static std::string openOf(const Item& item, const Answer& answer) {
    std::string text;
    if (!item.ask.empty()) text += fmt::format("  - Ask {}: {}\n", item.whom, item.ask);
    const std::size_t count = std::min(answer.questions.size(), kQuestions);
    for (std::size_t i = 0; i < count; ++i) {
      const Finding& each = *answer.questions[i];
      text += fmt::format("  - Ask {}: {}\n", item.whom,
                          prose(each.ask.empty() ? each.sentence : each.ask));
    }
    text += more(answer.questions.size(), count, "questions");
    const std::vector<Reason> reasons = reasonsOf(answer.unasked);
    const std::size_t told = std::min(reasons.size(), kReasons);
    for (std::size_t i = 0; i < told; ++i) {
      text += fmt::format("  - Not answered ({}): {}\n", fmt::join(reasons[i].rules, ", "),
                          prose(reasons[i].words));
    }
    return text + more(reasons.size(), told, "reasons");
  }

  static std::string more(std::size_t all, std::size_t shown, const char* what) {
    return all == shown ? "" : fmt::format("  - … and {} more {}\n", all - shown, what);
  }

  std::string summary() {
    for (const Section& section : sections()) {
      for (const Item& item : section.items) count(item);
    }
    std::string text = fmt::format(
        "**{} of {} items are answered without objection, {} with findings, {} are open.**",
        counts_[State::fine] + counts_[State::doesNotApply], total_, counts_[State::findings],
        counts_[State::open]);
    std::vector<std::string> whom;
    for (const auto& [who, number] : openFor_)
      whom.push_back(fmt::format("{} for {}", number, who));
    if (!whom.empty())
      text += fmt::format(" Findings and open items need an answer: {}.",
                          words::listed(whom, whom.size()));
    return text +
           " Answers come from the model; what nobody drew is not in them. References to law are "
           "an engineering aid, not legal advice.\n\n";
  }

  void count(const Item& item) {
    const State state = answerTo(item, review_).stateOf(item);
    ++total_;
    ++counts_[state];
    if (state == State::findings || state == State::open) ++openFor_[item.whom];
  }

  static std::string signatures() {
    return "| role | name | decision | date |\n|---|---|---|---|\n"
           "| owner | | | |\n| Legal | | | |\n| Policy | | | |\n";
  }

  const Product& product_;
  const Review& review_;
  const std::string& report_;
  std::size_t total_ = 0;
  std::map<State, std::size_t> counts_{};
  std::map<std::string_view, std::size_t> openFor_{};
};

}  // namespace
}  // namespace checklist

std::string reviewToChecklist(const Product& product, const Review& review,
                              const std::string& report) {
  return checklist::Writer(product, review, report).written();
}

}  // namespace dyetrace
