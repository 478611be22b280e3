// What `compare` prints: what got worse first, then the drawing, group by group.

#include <algorithm>

#include <fmt/format.h>

#include "render/comparison_data.h"
#include "render/comparison_words.h"
#include "render/escape.h"
#include "render/text_colour.h"
#include "render/text_road.h"
#include "render/text_width.h"

namespace dyetrace {
namespace {

constexpr std::size_t kFindings = 20;
constexpr std::size_t kAcceptedChanges = 10;
constexpr std::size_t kTextLines = 25;

class TextComparison {
 public:
  TextComparison(const Compared& compared, const TerminalStyle& style)
      : compared_(compared), style_(style) {}

  std::string written() {
    addParagraph();
    addFindings();
    addAccepted();
    for (const words::ChangeGroup& group : words::dataGroups(compared_, kTextLines))
      addGroup(group);
    for (const words::ChangeGroup& group : words::drawingGroups(compared_)) addGroup(group);
    addSummary();
    return std::move(text_);
  }

 private:
  void addParagraph() {
    const std::string paragraph = displayText(words::launchParagraph(compared_));
    text_ += hanging("", paragraph, style_.width) + "\n";
  }

  void addFindings() {
    std::vector<FindingChange> told = compared_.comparison.findings.all;
    std::erase_if(told,
                  [](const FindingChange& change) { return change.fate == FindingFate::remains; });
    if (told.empty()) return;
    addHeading("Findings");
    for (std::size_t i = 0; i < std::min(told.size(), kFindings); ++i) {
      addFinding(told[i]);
      const std::string ended = words::endedAcceptance(words::findingOf(compared_, told[i]));
      if (!ended.empty()) text_ += hanging("      ", ended, style_.width);
    }
    addRest(told.size(), kFindings);
    text_ += "\n";
  }

  void addFinding(const FindingChange& change) {
    const Finding& finding = words::findingOf(compared_, change);
    const std::string fate = words::fateWords(compared_, change);
    const bool worse = change.fate < FindingFate::lighter;
    std::string block = hanging("  " + fate + ": ", words::prose(finding.sentence), style_.width);
    const Ink ink = worse ? inkOf(finding.severity.result) : Ink::faint;
    block.replace(2, fate.size(), inked(fate, ink, style_));
    text_ += block;
    text_ += inked(hanging("      ", displayText(finding.id), style_.width), Ink::faint, style_);
  }

  void addAccepted() {
    const std::vector<FindingChange>& accepted = compared_.comparison.findings.accepted;
    if (accepted.empty()) return;
    addHeading("Accepted by the baseline");
    for (std::size_t i = 0; i < std::min(accepted.size(), kAcceptedChanges); ++i) {
      const Finding& finding = words::findingOf(compared_, accepted[i]);
      addFinding(accepted[i]);
      text_ += hanging("      ", words::acceptance(*finding.acceptance), style_.width);
    }
    addRest(accepted.size(), kAcceptedChanges);
    text_ += "\n";
  }

  void addHeading(const std::string& heading) { text_ += inked(heading, Ink::bold, style_) + "\n"; }

  void addGroup(const words::ChangeGroup& group) {
    addHeading(group.heading);
    for (std::size_t i = 0; i < std::min(group.lines.size(), kTextLines); ++i)
      addLine(group.lines[i]);
    addRest(group.size(), kTextLines);
    text_ += "\n";
  }

  void addLine(const words::ChangeLine& line) {
    const std::string place = line.place.empty() ? "" : "  " + line.place;
    text_ += hanging(fmt::format("  {} ", line.sign), line.subject + place, style_.width);
    for (const std::string& detail : line.details) {
      text_ += hanging("      ", detail, style_.width);
    }
  }

  void addRest(std::size_t all, std::size_t most) {
    if (all > most) text_ += fmt::format("  … and {} more; see --format json\n", all - most);
  }

  void addSummary() {
    const ModelComparison& comparison = compared_.comparison;
    const std::string line = words::drawingSummary(comparison) + "; " +
                             words::dataSummary(comparison.data) +
                             "; findings: " + words::findingSummary(comparison.findings) + ".";
    text_ += inked(hanging("", words::sentenceCase(line), style_.width), Ink::bold, style_);
  }

  const Compared& compared_;
  const TerminalStyle& style_;
  std::string text_;
};

}  // namespace

std::string comparisonToText(const Compared& compared, const TerminalStyle& style) {
  return TextComparison(compared, style).written();
}

}  // namespace dyetrace
