// compare.md: the picture, what became of the findings, and the drawing, group by group.

#include <algorithm>

#include <fmt/format.h>

#include "render/comparison_data.h"
#include "render/comparison_words.h"
#include "render/escape.h"
#include "render/markdown_parts.h"
#include "render/text_road.h"

namespace dyetrace {
namespace {

constexpr std::size_t kMarkdownLines = 200;

class MarkdownComparison {
 public:
  explicit MarkdownComparison(const Compared& compared) : compared_(compared) {}

  std::string written(const std::string& picture) {
    const ModelComparison& comparison = compared_.comparison;
    text_ += fmt::format("# {} → {}\n\n", markdown::name(compared_.before.product.title),
                         markdown::name(compared_.after.product.title));
    text_ += escapeMarkdown(words::launchParagraph(compared_)) + "\n\n";
    text_ += words::sentenceCase(words::drawingSummary(comparison)) + "; " +
             words::dataSummary(comparison.data) +
             ". Findings: " + words::findingSummary(comparison.findings) + ".\n\n";
    if (!picture.empty()) text_ += fmt::format("![Before and after]({})\n\n", picture);
    addFindings();
    addAccepted();
    for (const words::ChangeGroup& group : words::dataGroups(compared_, kMarkdownLines))
      addGroup(group);
    for (const words::ChangeGroup& group : words::drawingGroups(compared_)) addGroup(group);
    return std::move(text_);
  }

 private:
  void addFindings() {
    const std::vector<FindingChange>& all = compared_.comparison.findings.all;
    if (all.empty()) return;
    text_ += "## Findings\n\n";
    for (const FindingChange& change : all) {
      const Finding& finding = words::findingOf(compared_, change);
      const std::string ended = words::endedAcceptance(finding);
      text_ += fmt::format("- **{}** {} ({}){}\n", words::fateWords(compared_, change),
                           markdown::prose(finding.sentence), markdown::name(finding.id),
                           ended.empty() ? "" : "; " + ended);
    }
    text_ += "\n";
  }

  void addAccepted() {
    const std::vector<FindingChange>& all = compared_.comparison.findings.accepted;
    if (all.empty()) return;
    text_ += "## Accepted\n\nA baseline accepts these, so they do not count.\n\n";
    for (const FindingChange& change : all) {
      const Finding& finding = words::findingOf(compared_, change);
      text_ += fmt::format("- **{}** {} ({}) Accepted {}\n", words::fateWords(compared_, change),
                           markdown::prose(finding.sentence), markdown::name(finding.id),
                           markdown::prose(words::acceptance(*finding.acceptance)));
    }
    text_ += "\n";
  }

  void addGroup(const words::ChangeGroup& group) {
    text_ += "## " + group.heading + "\n\n";
    const std::size_t shown = std::min(group.lines.size(), kMarkdownLines);
    for (std::size_t i = 0; i < shown; ++i) addLine(group.lines[i]);
    if (group.size() > shown) {
      text_ += fmt::format("- … and {} more; the JSON has them all\n", group.size() - shown);
    }
    text_ += "\n";
  }

  static std::string_view wordOf(char sign) {
    switch (sign) {
      case '+':
        return "Added: ";
      case '-':
        return "Removed: ";
      case '~':
        return "Changed: ";
      default:
        return "";
    }
  }

  void addLine(const words::ChangeLine& line) {
    text_ += fmt::format("- {}{}", wordOf(line.sign), arrowed(escapeMarkdown(line.subject)));
    if (!line.place.empty()) text_ += " (" + escapeMarkdown(line.place) + ")";
    text_ += "\n";
    for (const std::string& detail : line.details) {
      text_ += "  - " + arrowed(escapeMarkdown(detail)) + "\n";
    }
  }

  /// A terminal gets `->`, which Markdown would have to escape.
  static std::string arrowed(std::string escaped) {
    constexpr std::string_view written = " -&gt; ";
    for (auto at = escaped.find(written); at != std::string::npos; at = escaped.find(written, at))
      escaped.replace(at, written.size(), " → ");
    return escaped;
  }

  const Compared& compared_;
  std::string text_;
};

}  // namespace

std::string comparisonToMarkdown(const Compared& compared, const std::string& picture) {
  return MarkdownComparison(compared).written(picture);
}

}  // namespace dyetrace
