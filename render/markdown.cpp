// report.md: for reading on a code host and in print. The order is that of a review: what was
// found, how grave, by which road, what to change; then what nobody could tell.

#include <algorithm>

#include <fmt/format.h>

#include "render/markdown_parts.h"
#include "render/shown_findings.h"
#include "render/text_road.h"

namespace dyetrace {
namespace {

/// More than anybody reads; the rest is counted by rule.
constexpr std::size_t kSectionsInFull = 100;
constexpr std::size_t kSectionsOfOneRule = 5;

constexpr const char* kNoData =
    "> **No data is drawn in this model.** No flow of data could be read, so nothing can be said "
    "about where\n"
    "> personal data goes. **This does not mean that there is no risk.** Draw data objects, data "
    "stores or\n"
    "> message flows, or say what moves with `privacy.data`; `dyetrace suggest` shows what the "
    "names alone\n"
    "> suggest.\n\n";

constexpr const char* kNothingNamed =
    "> **Nothing here says which personal data there is.** Flows are drawn, but nobody has said "
    "what "
    "they carry\n"
    "> or what is collected where, so nothing can be said about risk. Add `privacy.data` to what "
    "collects or carries\n"
    "> data, or let `dyetrace suggest` propose it from the names; `check --suggested` uses its "
    "proposals unconfirmed.\n\n";

constexpr const char* kAbout =
    "## About this report\n\n"
    "Dyetrace follows personal data along the flows that a model draws, from where it starts to "
    "every place\n"
    "where it can surface. It takes every flow to be possible whose condition can hold; a flow "
    "that does not\n"
    "say what it carries is taken to carry everything its source has. What nobody drew, it cannot "
    "see.\n\n"
    "References to laws, LINDDUN and design patterns are an engineering aid to find the right "
    "question, and not\n"
    "legal advice.\n";

std::string pictureOf(const ReportPictures& pictures, const std::string& id) {
  const auto found = std::find_if(pictures.findings.begin(), pictures.findings.end(),
                                  [&](const auto& picture) { return picture.first == id; });
  return found == pictures.findings.end() ? "" : found->second;
}

/// The setting that a finding without a place is about.
std::string settingOf(const Product& product, const Finding& finding) {
  return product.settings.contains(finding.setting)
             ? markdown::name(titleOf(product.settings[finding.setting]))
             : "";
}

std::string tableRow(const Product& product, const Finding& finding, std::size_t number) {
  const bool hasLabel = product.labels.contains(finding.label);
  const bool hasPlace = product.nodes.contains(finding.place);
  return fmt::format("| [{}](#{}) | {} | {} | {} | {} |\n", number, markdown::anchorOf(finding),
                     severityName(finding.severity.result), markdown::prose(finding.sentence),
                     hasLabel ? markdown::name(titleOf(product, finding.label)) : "",
                     hasPlace ? markdown::name(titleOf(product.nodes[finding.place]))
                              : settingOf(product, finding));
}

std::string tableOf(const Product& product, const std::vector<const Finding*>& findings) {
  if (findings.empty()) return "";
  std::string table = "| | severity | finding | data | where |\n|---|---|---|---|---|\n";
  for (std::size_t i = 0; i < findings.size(); ++i) {
    table += tableRow(product, *findings[i], i + 1);
  }
  return table + "\n";
}

}  // namespace

std::string reviewToMarkdown(const Product& product, const Review& review,
                             const Diagnostics& diagnostics, const ReportPictures& pictures,
                             const ReviewAdditions& additions) {
  const ShownFindings shown = shownOf(review.findings, kSectionsInFull, kSectionsOfOneRule);
  std::string text =
      fmt::format("# {}: where personal data surfaces\n\n", markdown::name(product.title));
  if (!review.drawsData) {
    text += kNoData;
  } else if (!review.namesData) {
    text += kNothingNamed;
  }
  text += markdown::summary(product, review);
  text += tableOf(product, shown.inFull) + markdown::restSection(product, shown.rest);
  if (!pictures.overview.empty()) {
    text +=
        fmt::format("![Overview of the model: every system and flow]({})\n\n", pictures.overview);
  }
  if (!pictures.settings.empty()) {
    text += fmt::format("![The settings and what they open]({})\n\n", pictures.settings);
  }
  text += markdown::exposuresSection(product, additions.exposures);
  text += markdown::actingSection(product, additions.acting, additions.exposureTitles);
  text += markdown::remediesSection(review, additions.remedies);
  if (!review.findings.empty()) text += "## Findings\n\n";
  for (const Finding* finding : shown.inFull) {
    text += markdown::findingSection(product, additions.remedies, *finding,
                                     pictureOf(pictures, finding->id));
  }
  Diagnostics all = diagnostics;
  all.insert(all.end(), review.diagnostics.begin(), review.diagnostics.end());
  return text + markdown::questionsSection(product, review) + markdown::acceptedSection(review) +
         markdown::rulesSection(review) + markdown::unlabelledSection(product, review) +
         markdown::diagnosticsSection(product, all) + kAbout;
}

}  // namespace dyetrace
