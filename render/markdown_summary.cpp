#include <algorithm>

#include <fmt/format.h>

#include "render/markdown_parts.h"
#include "render/text_road.h"

namespace dyetrace::markdown {
namespace {

constexpr std::size_t kCategories = 8;
constexpr std::size_t kFiles = 12;

std::string verdictSentence(const Review& review) {
  const std::string severities = words::bySeverity(review.findings);
  std::string text = words::counted(review.findings.size(), "finding", "findings");
  if (!severities.empty()) text += " (" + severities + ")";
  return fmt::format("**{} and {}.**", words::sentenceCase(text),
                     words::counted(review.questions.size(), "question for the owners",
                                    "questions for the owners"));
}

std::string dataSentence(const Product& product) {
  std::vector<std::string> titles;
  for (const LabelId id : product.labels.ids()) {
    std::string title = name(product.taxonomy[product.labels[id].category].title);
    if (std::find(titles.begin(), titles.end(), title) == titles.end()) {
      titles.push_back(std::move(title));
    }
  }
  if (titles.empty()) return "Nothing in the model is marked as personal data.";
  return "Personal data in the model: " + words::listed(titles, kCategories) + ".";
}

void addCount(std::vector<std::string>& counts, std::size_t count, const std::string& singular,
              const std::string& plural) {
  if (count > 0) counts.push_back(words::counted(count, singular, plural));
}

std::string sizeSentence(const Product& product) {
  const auto ofKind = [&](NodeKind kind) {
    return static_cast<std::size_t>(
        std::count_if(product.nodes.begin(), product.nodes.end(),
                      [&](const Node& node) { return node.kind == kind; }));
  };
  std::vector<std::string> counts;
  addCount(counts, ofKind(NodeKind::person), "person", "people");
  addCount(counts, ofKind(NodeKind::process), "system or task", "systems and tasks");
  addCount(counts, ofKind(NodeKind::store), "store", "stores");
  addCount(counts, ofKind(NodeKind::data), "data object", "data objects");
  addCount(counts, ofKind(NodeKind::external), "outside party", "outside parties");
  addCount(counts, product.flows.size(), "flow", "flows");
  addCount(counts, product.zones.size(), "zone", "zones");
  return counts.empty() ? "The model is empty."
                        : "It draws " + words::listed(counts, counts.size()) + ".";
}

std::string readSentence(const Product& product) {
  std::vector<std::string> read;
  for (const FileId id : product.files.ids()) {
    const SourceFile& file = product.files[id];
    if (!file.passedOver.empty()) continue;
    read.push_back(name(words::fileName(product, id)) + " (" + name(file.format) + ")");
  }
  return read.empty() ? "" : " Read: " + words::listed(read, kFiles) + ".";
}

std::string passedOver(const Product& product) {
  std::string text;
  for (const FileId id : product.files.ids()) {
    const SourceFile& file = product.files[id];
    if (file.passedOver.empty()) continue;
    text += fmt::format("- {}: {}\n", name(words::fileName(product, id)), prose(file.passedOver));
  }
  return text.empty() ? "" : "Passed over, and not part of this review:\n\n" + text + "\n";
}

}  // namespace

std::string summary(const Product& product, const Review& review) {
  return verdictSentence(review) + " " + dataSentence(product) + " " + sizeSentence(product) +
         (review.drawsData ? "" : " None of its flows carries data.") + readSentence(product) +
         "\n\n" + passedOver(product);
}

}  // namespace dyetrace::markdown
