#include "render/json_setting_effects.h"

#include "render/json_finding.h"
#include "render/json_parts.h"

namespace dyetrace::json {
namespace {

/// Matrices with more are left out; the pairs and shares are with each exposure, too.
constexpr std::size_t kMostNumbers = 250'000;

std::string_view optionKey(const Product& product, SettingId setting, std::size_t option) {
  return product.settings[setting].options[option].key;
}

void writeRange(Writer& out, const Product& product, const OptionRange& range) {
  const Object object(out, Layout::oneLine);
  out.member("setting", product.settings[range.setting].key);
  out.member("from", optionKey(product, range.setting, range.from));
  out.member("to", optionKey(product, range.setting, range.to));
}

void writeCombination(Writer& out, const Product& product, const Combination& combination) {
  const List list(out);
  for (const OptionRange& range : combination) writeRange(out, product, range);
}

void writeInfluence(Writer& out, const Product& product, const Influence& influence) {
  const Object object(out, Layout::oneLine);
  out.member("setting", product.settings[influence.setting].key);
  out.member("decides", rounded(influence.share()));
}

void writeCorner(Writer& out, const Product& product, const Interaction& pair,
                 const Corner& corner) {
  const Object object(out, Layout::oneLine);
  out.member("first", optionKey(product, pair.first, corner.first));
  out.member("second", optionKey(product, pair.second, corner.second));
  out.member("happens", corner.holds);
}

void writeInteraction(Writer& out, const Product& product, const Interaction& pair) {
  const Object object(out);
  out.member("first", product.settings[pair.first].key);
  out.member("second", product.settings[pair.second].key);
  out.member("together", rounded(pair.share()));
  out.list("example", pair.corners, writeCorner, product, pair);
}

void writeExposureOverview(Writer& out, const Product& product, const ExposureOverview& exposure) {
  const Object object(out);
  out.member("key", exposure.key);
  out.member("title", exposure.title);
  out.member("settings", writeSettings, product, std::optional<FindingSettings>(exposure.facts));
  out.list("smallestCombinations", exposure.combinations.smallest, writeCombination, product);
  out.member("moreCombinations", !exposure.combinations.complete);
  out.list("influences", exposure.effects.influences, writeInfluence, product);
  out.list("interactions", exposure.effects.interactions, writeInteraction, product);
  out.member("notice", exposure.notice);
}

void writeMatrix(Writer& out, const SettingMatrix& matrix, std::size_t rows, std::size_t columns) {
  if (rows * columns > kMostNumbers) return out.null();
  const List list(out);
  for (std::size_t row = 0; row < rows; ++row) {
    const List cells(out, Layout::oneLine);
    for (std::size_t column = 0; column < columns; ++column)
      out.value(rounded(numberAt(matrix, row, column)));
  }
}

void writeActing(Writer& out, const Product& product, const SettingsOverview& overview) {
  const ActingSettings& acting = overview.acting;
  std::vector<std::string_view> settings;
  for (const SettingId id : acting.settings) settings.push_back(product.settings[id].key);
  std::vector<std::string_view> exposures;
  for (const std::size_t column : acting.columns)
    exposures.push_back(overview.exposures[column].key);
  const Object object(out);
  out.member("settings", settings);
  out.member("groups", acting.groups);
  out.member("unknown", acting.unknown);
  out.member("together", writeMatrix, acting.together, settings.size(), settings.size());
  out.member("exposures", exposures);
  out.member("decides", writeMatrix, acting.influence, settings.size(), exposures.size());
}

void writeChoice(Writer& out, const PrivateChoice& choice) {
  const Object object(out);
  out.member("people", choice.context);
  out.member("validDefaults", choice.validDefaults);
  out.member("determined", !choice.undetermined);
  out.member("switches", choice.switches);
  out.member("changes", choice.changes);
  out.member("exposedByDefault", choice.exposedByDefault);
  out.member("exposedAtBest", choice.exposedAtBest);
}

}  // namespace

void writeSettingEffects(Writer& out, const Product& product, const SettingsOverview& overview) {
  out.list("exposures", overview.exposures, writeExposureOverview, product);
  out.member("acting", writeActing, product, overview);
  out.list("choices", overview.choices, writeChoice);
}

}  // namespace dyetrace::json
