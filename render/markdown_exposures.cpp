// The table of categories and recipients.

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "analysis/settings/words.h"
#include "render/markdown_parts.h"
#include "render/spread_words.h"
#include "render/text_road.h"

namespace dyetrace::markdown {
namespace {

constexpr std::size_t kRecipients = 6;
constexpr std::size_t kLabels = 15;
constexpr std::size_t kCycles = 3;

std::string sharePart(const FindingSettings& settings) {
  if (settings.defaultUnknown || settings.errorOfPeople >= 1) return "?";
  const std::string share = words::share(settings.shareOfPeople);
  return (settings.errorOfPeople > 0 ? "about " : "") + share;
}

std::string defaultPart(const FindingSettings& settings) {
  if (settings.defaultUnknown) return "default not stated";
  if (!settings.onByDefault) return "off by default";
  return settings.byDefault == "everybody" ? "on by default" : "on by default for some";
}

std::string cellWords(const ExposureCell& cell) {
  std::string words = "always";
  if (cell.settings && !cell.settings->determined && !cell.settings->searched) {
    words = "undetermined";
  } else if (cell.settings && !cell.settings->always) {
    words = sharePart(*cell.settings) + ", " + defaultPart(*cell.settings);
  }
  if (cell.required) words += ", required";
  return cell.spread ? words + words::moreThanOne(*cell.spread) : words;
}

bool multiplies(const ExposureCell& cell) {
  return cell.spread && !cell.spread->defaultUnknown && cell.spread->endless();
}

bool countsCopies(const ExposureCell& cell) {
  return cell.spread && !multiplies(cell) && !words::moreThanOne(*cell.spread).empty();
}

/// Where copies make ever more copies, each cycle once.
std::string cycleLines(const Product& product, const std::vector<ExposureCell>& cells) {
  std::vector<std::string> cycles;
  for (const ExposureCell& cell : cells) {
    if (!multiplies(cell)) continue;
    const std::string cycle = name(words::cycle(product, *cell.spread));
    if (std::find(cycles.begin(), cycles.end(), cycle) == cycles.end()) cycles.push_back(cycle);
  }
  std::string text;
  for (std::size_t i = 0; i < std::min(cycles.size(), kCycles); ++i)
    text += fmt::format("- ↻ Each round makes new copies: {}\n", cycles[i]);
  if (cycles.size() > kCycles)
    text += fmt::format("- … and {}\n",
                        words::counted(cycles.size() - kCycles, "more cycle", "more cycles"));
  return text.empty() ? "" : "\n" + text;
}

/// The heaviest first.
void sortLabels(const Product& product, std::vector<LabelId>& labels) {
  std::stable_sort(labels.begin(), labels.end(), [&](LabelId a, LabelId b) {
    return product.taxonomy[product.labels[a].category].weight >
           product.taxonomy[product.labels[b].category].weight;
  });
}

std::string cutWords(std::size_t labels, std::size_t recipients) {
  std::vector<std::string> cut;
  if (labels > kLabels) cut.push_back(words::counted(labels - kLabels, "more kind", "more kinds"));
  if (recipients > kRecipients)
    cut.push_back(words::counted(recipients - kRecipients, "more recipient", "more recipients"));
  return cut.empty()
             ? ""
             : fmt::format("\n… and {}; findings.json has them all.\n", fmt::join(cut, " and "));
}

constexpr const char* kExplained =
    "For each kind of data and each recipient beyond the company: the share of people for whom "
    "some road is open, by\n"
    "the adoption rates of the settings, and whether it is so by default. `always`: no setting "
    "stops it. Empty: no road.\n";
constexpr const char* kCopiesExplained =
    "`2 copies`: of one record, so many are expected to arrive over all roads, where that is more "
    "than one;\n"
    "over each flow go as many as there are people, of those whose data is there, for whom it is "
    "open.\n";
constexpr const char* kMultipliesExplained =
    "↻: it keeps multiplying, as on the way flows lead round in a cycle, and each round makes a "
    "new copy.\n";

/// What the signs in the table mean, as far as it has them.
std::string signsExplained(const std::vector<ExposureCell>& cells) {
  std::string text;
  if (std::any_of(cells.begin(), cells.end(), countsCopies)) text += kCopiesExplained;
  if (std::any_of(cells.begin(), cells.end(), multiplies)) text += kMultipliesExplained;
  return text;
}

class ExposureText {
 public:
  ExposureText(const Product& product, const std::vector<ExposureCell>& cells)
      : product_(product), signs_(signsExplained(cells)), cycles_(cycleLines(product, cells)) {
    std::set<LabelId> known;
    for (const ExposureCell& cell : cells) {
      if (known.insert(cell.label).second) labels_.push_back(cell.label);
      if (recipients_.empty() || recipients_.back() != cell.recipient)
        recipients_.push_back(cell.recipient);
      at_[{cell.label, cell.recipient}] = &cell;
    }
    sortLabels(product, labels_);
  }

  std::string written() const {
    const std::size_t rows = std::min(labels_.size(), kLabels);
    const std::size_t columns = std::min(recipients_.size(), kRecipients);
    std::string text =
        std::string("## Who gets what\n\n") + kExplained + signs_ + "\n" + head(columns);
    for (std::size_t i = 0; i < rows; ++i) text += row(labels_[i], columns);
    return text + cutWords(labels_.size(), recipients_.size()) + cycles_ + "\n";
  }

 private:
  std::string head(std::size_t columns) const {
    std::string text = "| data |";
    std::string rule = "|---|";
    for (std::size_t i = 0; i < columns; ++i) {
      text += " " + name(titleOf(product_.nodes[recipients_[i]])) + " |";
      rule += "---|";
    }
    return text + "\n" + rule + "\n";
  }

  std::string row(LabelId label, std::size_t columns) const {
    std::string text = "| " + name(titleOf(product_, label)) + " |";
    for (std::size_t i = 0; i < columns; ++i) {
      const auto cell = at_.find({label, recipients_[i]});
      text += " " + (cell == at_.end() ? "" : cellWords(*cell->second)) + " |";
    }
    return text + "\n";
  }

  const Product& product_;
  const std::string signs_;
  const std::string cycles_;
  std::vector<LabelId> labels_{};
  std::vector<NodeId> recipients_{};  ///< The farthest first, as in the list.
  std::map<std::pair<LabelId, NodeId>, const ExposureCell*> at_{};
};

}  // namespace

std::string exposuresSection(const Product& product, const std::vector<ExposureCell>& cells) {
  return cells.empty() ? "" : ExposureText(product, cells).written();
}

}  // namespace dyetrace::markdown
