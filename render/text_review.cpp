// What `check` prints: the gravest first, each finding with its road, the counts last.

#include <algorithm>

#include <fmt/format.h>

#include "render/escape.h"
#include "render/outputs.h"
#include "render/remedy_words.h"
#include "render/shown_findings.h"
#include "render/text_colour.h"
#include "render/text_road.h"
#include "render/text_settings.h"
#include "render/text_width.h"

namespace dyetrace {
namespace {

constexpr std::size_t kFindingsInFull = 20;
constexpr std::size_t kOfOneRule = 3;
constexpr std::size_t kSteps = 12;
constexpr std::size_t kQuestions = 5;
constexpr std::size_t kAccepted = 5;
constexpr std::size_t kUnlabelled = 3;
constexpr std::size_t kRemedies = 5;
constexpr std::size_t kGone = 4;
constexpr std::size_t kLosses = 2;

class TextReport {
 public:
  TextReport(const Product& product, const Review& review, const Remedies& remedies,
             const TerminalStyle& style)
      : product_(product), review_(review), remedies_(remedies), style_(style) {}

  std::string written() {
    if (!review_.drawsData) {
      addNoDataNote();
    } else if (!review_.namesData) {
      addNothingNamedNote();
    }
    addLimits();
    addFindings();
    addRemedies();
    addQuestions();
    addAccepted();
    addUnlabelled();
    addSummary();
    return std::move(text_);
  }

 private:
  void addNoDataNote() {
    text_ += inked("NO DATA IS DRAWN IN THIS MODEL.", Ink::critical, style_) + "\n";
    addProse("",
             "No flow of data could be read, so nothing can be said about where personal data "
             "goes. This does not mean that there is no risk. Draw data objects, data stores or "
             "message flows, or say what moves with `privacy.data`; `dyetrace suggest` shows what "
             "the names alone suggest.");
    text_ += "\n";
  }

  void addNothingNamedNote() {
    text_ += inked("NOTHING HERE SAYS WHICH PERSONAL DATA THERE IS.", Ink::critical, style_) + "\n";
    addProse("",
             "Flows are drawn, but nobody has said what they carry or what is collected where, so "
             "nothing can be said about risk. Add `privacy.data` to what collects or carries data, "
             "or let `dyetrace suggest` propose it from the names; `check --suggested` uses its "
             "proposals unconfirmed.");
    text_ += "\n";
  }

  /// What must not pass for "nothing found".
  void addLimits() {
    if (words::nothingIsValid(review_)) {
      text_ += inked("NO CONFIGURATION IS VALID.", Ink::critical, style_) + "\n";
      addProse("",
               "The constraints between the settings cannot hold together, so no rule about "
               "settings was asked. `dyetrace settings` shows which of them clash.");
      text_ += "\n";
    }
    const std::size_t open = words::undeterminedRules(review_);
    if (open > 0) {
      text_ += inked("UNDETERMINED.", Ink::critical, style_) + "\n";
      addProse("", fmt::format("The settings are beyond the budget of the exact analysis: {} could "
                               "not be asked. That nothing is said of them does not mean that "
                               "there is nothing.",
                               words::counted(open, "rule", "rules")));
      text_ += "\n";
    }
  }

  void addProse(const std::string& first, const std::string& prose) {
    text_ += hanging(first, prose, style_.width);
  }

  void addFindings() {
    const ShownFindings shown = shownOf(review_.findings, kFindingsInFull, kOfOneRule);
    for (const Finding* finding : shown.inFull) addFinding(*finding);
    for (const auto& [rule, findings] : shown.rest) {
      addProse("", fmt::format("{}: and {} more ({})", words::ruleTitle(rule), findings.size(),
                               words::bySeverity(findings)));
    }
    if (!shown.rest.empty()) text_ += "\n";
  }

  void addFinding(const Finding& finding) {
    const std::string severity(severityName(finding.severity.result));
    const std::string label = fmt::format("{:<8}  ", severity);
    std::string block = hanging(label, words::prose(finding.sentence), style_.width);
    block.replace(0, severity.size(), inked(severity, inkOf(finding.severity.result), style_));
    text_ += block;
    text_ += inked(hanging(std::string(label.size(), ' '),
                           displayText(finding.id) + caveats(finding), style_.width),
                   Ink::faint, style_);
    addRoad(finding);
    addAboutSettings(finding);
    addSettings(finding);
    addPart("why: ", finding.why);
    addPart("fix: ", finding.fix);
    text_ += "\n";
  }

  /// A finding about settings has no road that shows what it is about.
  void addAboutSettings(const Finding& finding) {
    if (!finding.setting.valid() && product_.nodes.contains(finding.path.place)) return;
    if (!finding.detail.empty()) addProse("          ", words::prose(finding.detail));
    for (const Evidence& item : finding.evidence) {
      const std::string place = words::placeOf(product_, item.where);
      if (place.empty()) continue;
      addPart(" at: ", fmt::format("{} ({})", item.words, place));
    }
  }

  void addSettings(const Finding& finding) {
    if (!finding.settings) return;
    addPart("when: ", words::whenWords(*finding.settings));
    addPart("      ", words::defaultWords(*finding.settings));
  }

  static std::string caveats(const Finding& finding) {
    std::string words;
    if (finding.verdict == Verdict::possible) words += ", possible, no single road confirms it";
    if (finding.suggested) words += ", rests on an unconfirmed label";
    if (finding.inferred) words += ", uses a flow that nobody drew";
    if (finding.acceptance)
      words += ", accepted until " + finding.acceptance->until + ", which is over";
    return words;
  }

  // A road already shown is named, not repeated; several rules often ask about the same one.
  void addRoad(const Finding& finding) {
    if (const Finding* shown = shownWithRoadOf(finding)) {
      addProse("          ", sameRoadWords(finding, *shown));
      return;
    }
    if (!product_.nodes.contains(finding.path.place)) return;
    shown_.push_back(&finding);
    for (const words::RoadStep& step : words::roadOf(product_, finding.path, kSteps)) {
      const std::string number = step.number == 0 ? "" : std::to_string(step.number) + ".";
      addProse(fmt::format("      {:>3} ", number), words::lineOf(step));
    }
  }

  const Finding* shownWithRoadOf(const Finding& finding) const {
    const Path& path = finding.path;
    const auto same = std::find_if(shown_.begin(), shown_.end(), [&](const Finding* other) {
      const Path& road = other->path;
      return !path.hops.empty() && path.hops.size() <= road.hops.size() &&
             path.origin == road.origin && path.originLabel == road.originLabel &&
             std::equal(path.hops.begin(), path.hops.end(), road.hops.begin(), sameHop) &&
             (path.placeRemark.empty() || path.placeRemark == road.placeRemark);
    });
    return same == shown_.end() ? nullptr : *same;
  }

  static bool sameHop(const Hop& one, const Hop& other) {
    return one.flow == other.flow && one.from == other.from && one.to == other.to &&
           one.label == other.label && one.remark == other.remark;
  }

  static std::string sameRoadWords(const Finding& finding, const Finding& shown) {
    const std::size_t hops = finding.path.hops.size();
    const std::string part =
        hops == shown.path.hops.size() ? "" : fmt::format(", up to step {}", hops);
    return fmt::format("By the road of {}{}", displayText(shown.id), part);
  }

  void addPart(const char* heading, const std::string& prose) {
    if (!prose.empty()) addProse(fmt::format("     {}", heading), words::prose(prose));
  }

  void addRemedies() {
    if (!remedies_.searched || review_.findings.empty()) return;
    text_ += inked("Remedies, each tried on the model", Ink::bold, style_) + "\n";
    const std::vector<std::size_t> best = words::bestRemedies(review_, remedies_);
    const std::size_t shown = std::min(best.size(), kRemedies);
    for (std::size_t i = 0; i < shown; ++i) addRemedy(remedies_.all[best[i]]);
    if (best.empty() && remedies_.note.empty()) addProse("  ", "None was found.");
    if (shown < best.size())
      text_ += fmt::format("  … and {} more; see report.md\n", best.size() - shown);
    if (const std::string note = words::remedyNote(remedies_); !note.empty()) addProse("  ", note);
    text_ += "\n";
  }

  void addRemedy(const Remedy& remedy) {
    addProse("  - ", words::prose(words::remedyActs(remedy)));
    addProse("    ", words::remedyEffect(remedies_, remedy) +
                         " Gone: " + displayText(words::listed(remedy.removes, kGone)) + ".");
    for (const std::string& more :
         {words::remedyCaveat(remedy), words::remedyLosses(remedy, kLosses)}) {
      if (!more.empty()) addProse("    ", words::prose(more));
    }
  }

  void addQuestions() {
    if (review_.questions.empty()) return;
    text_ += inked("Questions for the owners", Ink::bold, style_) + "\n";
    const std::size_t shown = std::min(review_.questions.size(), kQuestions);
    for (std::size_t i = 0; i < shown; ++i) {
      const Finding& question = review_.questions[i];
      addProse("  - ", words::prose(question.ask.empty() ? question.sentence : question.ask));
    }
    if (shown < review_.questions.size()) {
      text_ += fmt::format("  … and {} more; see report.md\n", review_.questions.size() - shown);
    }
    text_ += "\n";
  }

  void addAccepted() {
    if (review_.accepted.empty()) return;
    text_ += inked("Accepted by the baseline", Ink::bold, style_) + "\n";
    const std::size_t shown = std::min(review_.accepted.size(), kAccepted);
    for (std::size_t i = 0; i < shown; ++i) {
      const Finding& finding = review_.accepted[i];
      addProse("  - ", displayText(finding.id) + ": " + words::prose(finding.sentence));
      addProse("    ", words::acceptance(*finding.acceptance));
    }
    if (shown < review_.accepted.size()) {
      text_ += fmt::format("  … and {} more; see report.md\n", review_.accepted.size() - shown);
    }
    text_ += "\n";
  }

  void addUnlabelled() {
    if (review_.unlabelled.empty()) return;
    std::vector<std::string> names;
    for (const UnlabelledFlow& item : review_.unlabelled) {
      names.push_back(words::name(titleOf(product_, product_.flows[item.flow])));
    }
    addProse("", fmt::format("{} without a word on what moves, taken to carry everything that the "
                             "source has: {}.",
                             words::counted(names.size(), "flow", "flows"),
                             words::listed(names, kUnlabelled)));
    text_ += "\n";
  }

  std::string unanswered() const {
    const auto count =
        std::count_if(review_.rules.begin(), review_.rules.end(), words::couldNotBeAsked);
    return count == 0 ? "" : fmt::format(", {} unanswered", count);
  }

  void addSummary() {
    const std::string severities = words::bySeverity(review_.findings);
    std::string line = words::counted(review_.findings.size(), "finding", "findings");
    if (!severities.empty()) line += " (" + severities + ")";
    line += ", " + words::counted(review_.questions.size(), "question", "questions") + ", " +
            words::counted(review_.rules.size(), "rule asked", "rules asked") + unanswered();
    if (!review_.accepted.empty()) line += fmt::format(", {} accepted", review_.accepted.size());
    line += ".";
    text_ += inked(hanging("", words::sentenceCase(line), style_.width), Ink::bold, style_);
  }

  const Product& product_;
  const Review& review_;
  const Remedies& remedies_;
  const TerminalStyle& style_;
  std::string text_{};
  std::vector<const Finding*> shown_{};  ///< Those whose road was written out.
};

}  // namespace

std::string reviewToText(const Product& product, const Review& review, const TerminalStyle& style,
                         const Remedies& remedies) {
  return TextReport(product, review, remedies, style).written();
}

}  // namespace dyetrace
