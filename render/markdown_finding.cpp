#include <fmt/format.h>

#include "render/escape.h"
#include "render/markdown_parts.h"
#include "render/mermaid.h"
#include "render/text_road.h"
#include "render/text_settings.h"

namespace dyetrace::markdown {
namespace {

constexpr std::size_t kSteps = 60;

std::string bullet(const char* heading, const std::string& text) {
  return text.empty() ? "" : fmt::format("- **{}:** {}\n", heading, text);
}

std::string stepLine(const words::RoadStep& step) {
  std::string line = escapeMarkdown(step.sentence);
  if (!step.guard.empty()) line += ", **if " + escapeMarkdown(step.guard) + "**";
  if (!step.remark.empty()) line += "; " + escapeMarkdown(step.remark);
  return line;
}

bool isPlainCode(std::string_view text) {
  constexpr std::string_view kAllowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-:/ ";
  return !text.empty() && text.find_first_not_of(kAllowed) == std::string_view::npos;
}

std::string codeOrText(const std::string& text) {
  return isPlainCode(text) ? "`" + text + "`" : escapeMarkdown(text);
}

std::string road(const Product& product, const Finding& finding) {
  std::string text;
  bool inList = false;
  for (const words::RoadStep& step : words::roadOf(product, finding.path, kSteps)) {
    const std::string line = stepLine(step) + inBrackets(codeOrText(step.place));
    const bool numbered = step.number != 0;
    if (inList && !numbered) text += "\n";
    text += numbered ? fmt::format("{}. {}\n", step.number, line) : line + "\n\n";
    inList = numbered;
  }
  return inList ? text + "\n" : text;
}

/// Folded away: where the picture is at hand nobody needs it, in a comment it stands in for it.
std::string chart(const Product& product, const Finding& finding) {
  const std::string drawn = mermaidOf(product, finding.path);
  return drawn.empty()
             ? ""
             : "<details><summary>The road as a chart</summary>\n\n" + drawn + "</details>\n\n";
}

std::string severity(const Finding& finding) {
  const std::string sum = prose(finding.severity.sentence);
  return std::string(severityName(finding.severity.result)) + (sum.empty() ? "" : ", as " + sum);
}

std::string evidence(const Product& product, const Finding& finding) {
  if (finding.evidence.empty()) return "";
  std::string text = "- **Rests on:**\n";
  for (const Evidence& item : finding.evidence) {
    text += "  - " + prose(item.words) + inBrackets(placeOf(product, item.where)) + "\n";
  }
  return text;
}

std::string caveats(const Finding& finding) {
  std::vector<std::string> words;
  if (finding.verdict == Verdict::possible) {
    words.emplace_back("possible, not proven: no single road confirms it");
  }
  if (finding.suggested) words.emplace_back("rests on a label that nobody has confirmed");
  if (finding.inferred) words.emplace_back("its road uses a flow that nobody drew");
  if (finding.acceptance) {
    words.push_back("it was accepted until " + finding.acceptance->until + ", which is over");
  }
  return words::sentenceCase(fmt::format("{}", fmt::join(words, "; ")));
}

}  // namespace

std::string name(std::string_view text) {
  return escapeMarkdown(words::name(text));
}

std::string prose(std::string_view text) {
  return escapeMarkdown(words::prose(text));
}

std::string placeOf(const Product& product, const Location& where) {
  return codeOrText(words::placeOf(product, where));
}

std::string inBrackets(const std::string& place) {
  return place.empty() ? "" : " (" + place + ")";
}

std::string anchorOf(const Finding& finding) {
  std::string anchor;
  for (const char c : finding.id) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    if (upper || plain) anchor.push_back(upper ? static_cast<char>(c + 32) : c);
  }
  return anchor;
}

std::string findingSection(const Product& product, const Remedies& remedies, const Finding& finding,
                           const std::string& picture) {
  std::string text = fmt::format("<a id=\"{}\"></a>\n\n### {} {}\n\n", anchorOf(finding),
                                 name(finding.rule), prose(finding.sentence));
  if (!finding.detail.empty()) text += prose(finding.detail) + "\n\n";
  if (!picture.empty()) text += fmt::format("![{}]({})\n\n", prose(finding.sentence), picture);
  text += road(product, finding) + chart(product, finding);
  text += bullet("Severity", severity(finding));
  if (finding.settings) {
    text += bullet("When", prose(words::whenWords(*finding.settings)));
    text += bullet("By default", prose(words::defaultWords(*finding.settings)));
  }
  text += bullet("Why it matters", prose(finding.why));
  text += bullet("Who is affected", prose(finding.who));
  text += bullet("Smallest change", prose(finding.fix));
  text += remediesOf(remedies, finding);
  text += bullet("Ask", prose(finding.ask));
  text += bullet("Mind", caveats(finding));
  text += evidence(product, finding);
  return text + bullet("Identity", codeOrText(words::name(finding.id))) + "\n";
}

}  // namespace dyetrace::markdown
