#include "render/settings_picture_table.h"

#include <algorithm>

#include <fmt/format.h>

#include "analysis/rules/support.h"
#include "analysis/settings/standing.h"

namespace dyetrace {

namespace {

/// Rows that a busy room reads.
constexpr std::size_t kMostPictureRows = 16;

class TruthTable {
 public:
  TruthTable(SettingsAnalysis& settings, const SceneExposure& exposure)
      : settings_(settings),
        exposure_(exposure),
        deciding_(settings.answers(exposure.index).support),
        claimed_(std::any_of(exposure.effects.begin(), exposure.effects.end(),
                             [](const SettingEffect& each) { return each.claims; })) {
    for (const SettingEffect& each : exposure.effects) {
      const bool known =
          std::find(deciding_.begin(), deciding_.end(), each.setting) != deciding_.end();
      if (each.claims && !known) deciding_.push_back(each.setting);
    }
    std::sort(deciding_.begin(), deciding_.end());
  }

  std::optional<DiagramTable> written() const {
    const Condition& condition = settings_.exposures()[exposure_.index].condition;
    if (deciding_.empty()) return std::nullopt;
    const auto rows = settings_.space().table(condition, deciding_, kMostPictureRows);
    if (!rows) return std::nullopt;
    DiagramTable table;
    table.title = "All combinations of what decides whether " + title();
    table.header = header();
    for (const TableRow& row : *rows) table.rows.push_back(written(row));
    return table;
  }

 private:
  std::string title() const { return settings_.exposures()[exposure_.index].title; }

  std::vector<std::string> header() const {
    std::vector<std::string> cells;
    for (const SettingId id : deciding_) cells.push_back(titleOf(settings_.product().settings[id]));
    cells.emplace_back("Does it happen?");
    if (claimed_) cells.emplace_back("What the claim says");
    return cells;
  }

  DiagramTableRow written(const TableRow& row) const {
    DiagramTableRow line;
    Configuration configuration = firstConfiguration(settings_.product());
    for (std::size_t i = 0; i < deciding_.size(); ++i) {
      configuration.choose(deciding_[i], row.options[i]);
      line.cells.push_back(optionWords(deciding_[i], row.options[i]));
    }
    line.cells.emplace_back(row.holds ? "YES" : "no");
    if (!claimed_) return line;
    const bool off = expectedToBeOff(settings_, exposure_.effects, configuration);
    line.finding = off && row.holds;
    line.cells.emplace_back(line.finding ? "no (surprise)" : off ? "no" : "yes");
    return line;
  }

  std::string optionWords(SettingId id, std::size_t option) const {
    const std::string words = titleOf(settings_.product().settings[id].options[option]);
    const auto& contexts = settings_.people().contexts();
    const bool starts = !contexts.empty() && !withoutDefault(settings_.people(), {id}).valid() &&
                        std::all_of(contexts.begin(), contexts.end(), [&](const Context& context) {
                          return context.start[id] == option;
                        });
    return starts ? words + " (default)" : words;
  }

  SettingsAnalysis& settings_;
  const SceneExposure& exposure_;
  std::vector<SettingId> deciding_;
  bool claimed_;
};

}  // namespace

std::optional<DiagramTable> truthTableOf(SettingsAnalysis& settings, const SettingsScene& scene) {
  for (const SceneExposure& exposure : scene.exposures) {
    if (auto table = TruthTable(settings, exposure).written()) return table;
    if (exposure.stressed) break;
  }
  return std::nullopt;
}

}  // namespace dyetrace
