#pragma once

// Everything else a review is written as. Each takes values and returns text.

#include <string>
#include <utility>
#include <vector>

#include "analysis/exposure_table.h"
#include "analysis/remedies/remedy.h"
#include "analysis/review.h"
#include "analysis/settings/overview.h"
#include "model/product.h"

namespace dyetrace {

/// The whole model as JSON; schema in docs/schemas/model.schema.json.
std::string modelToJson(const Product& product, const Diagnostics& diagnostics);

/// GraphML with the same facts as node and edge data.
std::string modelToGraphml(const Product& product);

/// What stands beside the findings, each worked out only where it is wanted.
struct ReviewAdditions {
  std::vector<ExposureCell> exposures;
  ActingSettings acting;
  std::vector<std::string> exposureTitles;  ///< By place, as acting.columns counts them.
  Remedies remedies;
};

/// The review as JSON; schema in docs/schemas/findings.schema.json.
std::string reviewToJson(const Product& product, const Review& review,
                         const Diagnostics& diagnostics, const ReviewAdditions& additions = {});

/// SARIF 2.1.0, for code hosts, editors and pipelines; see render/sarif.h. Findings only. Rules of
/// the policy, if there is one, are described in its words.
std::string reviewToSarif(const Product& product, const Review& review,
                          const Diagnostics& diagnostics, const Policy* policy = nullptr);

struct ReportPictures {
  std::string overview;  ///< File name; empty if there is none.
  std::string settings;  ///< The same.
  std::vector<std::pair<std::string, std::string>> findings;  ///< Finding id and file name.
};

/// report.md.
std::string reviewToMarkdown(const Product& product, const Review& review,
                             const Diagnostics& diagnostics, const ReportPictures& pictures,
                             const ReviewAdditions& additions = {});

struct TerminalStyle {
  bool colour = false;
  std::size_t width = 80;
};

/// What `check` prints.
std::string reviewToText(const Product& product, const Review& review, const TerminalStyle& style,
                         const Remedies& remedies = {});

/// What `settings` prints: the settings, what they open, and the findings about them.
std::string settingsToText(const Product& product, const SettingsOverview& overview,
                           const Review& review, const TerminalStyle& style);

/// The same as JSON, without the findings; schema in docs/schemas/settings.schema.json.
std::string settingsToJson(const Product& product, const SettingsOverview& overview,
                           const Diagnostics& diagnostics);

/// By FileId: the whole text of a file.
using SourceTexts = std::vector<std::string>;

/// Every diagnostic with the line it is about and a caret below the place.
std::string diagnosticsWithLines(const Product& product, const Diagnostics& diagnostics,
                                 const SourceTexts& texts, const TerminalStyle& style);

/// Diagnostics as printed to standard error: place, level, message, advice.
std::string diagnosticsToText(const Product& product, const Diagnostics& diagnostics,
                              const TerminalStyle& style);

}  // namespace dyetrace
