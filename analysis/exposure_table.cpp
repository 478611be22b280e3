#include "analysis/exposure_table.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "analysis/review.h"
#include "analysis/settings/exposures.h"
#include "analysis/settings/standing.h"

namespace dyetrace {
namespace {

FindingSettings undeterminedFacts() {
  FindingSettings facts;
  facts.determined = false;
  return facts;
}

/// Nothing if it is so in no valid configuration.
std::optional<FindingSettings> factsAt(SettingsAnalysis& settings, const Exposure& exposure) {
  if (!settings.answerable()) return undeterminedFacts();
  try {
    const ConditionAnswers& answers = settings.answersAt(exposure.place, exposure.label);
    if (answers.known && answers.never) return std::nullopt;
    const Condition condition =
        answers.determined ? settings.conditionAt(exposure.place, exposure.label) : Condition();
    return settingsOf(settings, condition, answers);
  } catch (const OutOfBudget&) {
    return undeterminedFacts();
  }
}

void sortCells(const Product& product, std::vector<ExposureCell>& cells) {
  const auto rank = [&](const ExposureCell& cell) {
    return std::tuple(-cell.distance, cell.recipient, keyOf(product, cell.label));
  };
  std::stable_sort(cells.begin(), cells.end(),
                   [&](const ExposureCell& a, const ExposureCell& b) { return rank(a) < rank(b); });
}

}  // namespace

std::vector<ExposureCell> exposureTable(const Product& product, const Reviewed& reviewed) {
  std::vector<ExposureCell> cells;
  for (const Exposure& each : recipientExposures(product, reviewed.graph, reviewed.reach)) {
    ExposureCell cell{each.label, each.place, each.distance, each.required, {}, {}};
    if (reviewed.settings != nullptr) {
      cell.settings = factsAt(*reviewed.settings, each);
      if (!cell.settings) continue;
    }
    cells.push_back(std::move(cell));
  }
  sortCells(product, cells);
  SpreadQuestions spread(reviewed.graph, reviewed.reach, reviewed.settings.get());
  for (ExposureCell& cell : cells) cell.spread = spread.at(cell.recipient, cell.label);
  return cells;
}

}  // namespace dyetrace
