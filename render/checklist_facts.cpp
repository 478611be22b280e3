// What of the model is shown below the items of the checklist.

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "model/inherit.h"
#include "render/checklist.h"
#include "render/markdown_parts.h"
#include "render/text_road.h"

namespace dyetrace::checklist {
namespace {

using markdown::name;
using markdown::prose;

constexpr std::size_t kLines = 12;
constexpr std::size_t kPlaces = 4;
constexpr int kProcessorDistance = 2;

/// As bullets, cut with a count.
std::string bullets(const std::vector<std::string>& lines) {
  std::string text;
  const std::size_t count = std::min(lines.size(), kLines);
  for (std::size_t i = 0; i < count; ++i) text += "  - " + lines[i] + "\n";
  if (lines.size() > count) text += fmt::format("  - … and {} more\n", lines.size() - count);
  return text;
}

std::string atPlace(const Product& product, const std::string& title, const Location& where) {
  return title + markdown::inBrackets(markdown::placeOf(product, where));
}

/// What is said of nodes, flows and zones, by the words for it.
using Said = std::map<std::string, std::vector<std::string>>;

template <class Collect>
Said saidIn(const Product& product, const Collect& collect) {
  Said said;
  const auto add = [&](const Facts& facts, const std::string& title, const Location& where) {
    for (const std::string& words : collect(facts))
      said[words].push_back(atPlace(product, name(title), where));
  };
  for (const Node& node : product.nodes) add(product.factsOf(node), titleOf(node), node.where);
  for (const Flow& flow : product.flows) {
    add(product.factsOf(flow), titleOf(product, flow), flow.where);
  }
  for (const Zone& zone : product.zones) add(product.factsOf(zone), titleOf(zone), zone.where);
  return said;
}

std::vector<std::string> linesOf(const Said& said, const char* before) {
  std::vector<std::string> lines;
  for (const auto& [words, places] : said)
    lines.push_back(fmt::format("{}{}: {}", before, words, words::listed(places, kPlaces)));
  return lines;
}

std::string filesShown(const Product& product, const Review& review) {
  std::vector<std::string> lines;
  for (const FileId id : product.files.ids()) {
    const SourceFile& file = product.files[id];
    const std::string what =
        file.passedOver.empty() ? name(file.format) : "passed over, " + prose(file.passedOver);
    lines.push_back(fmt::format("{}: {}", name(words::fileName(product, id)), what));
  }
  if (!review.unlabelled.empty()) {
    lines.push_back(words::counted(review.unlabelled.size(), "flow names", "flows name") +
                    " nothing and count as carrying everything that their source has");
  }
  return bullets(lines);
}

std::string dataShown(const Product& product) {
  return bullets(linesOf(saidIn(product,
                                [&](const Facts& facts) {
                                  std::vector<std::string> words;
                                  for (const LabelUse& use : facts.data)
                                    words.push_back(name(titleOf(product, use.label)));
                                  return words;
                                }),
                         ""));
}

std::vector<std::string> termsIn(const Product& product, const std::vector<TermId>& terms) {
  std::vector<std::string> words;
  for (const TermId term : terms) words.push_back(name(product.taxonomy[term].title));
  return words;
}

std::string purposesShown(const Product& product) {
  const auto purposes = [&](const Facts& facts) { return termsIn(product, facts.purposes); };
  const auto bases = [&](const Facts& facts) { return termsIn(product, facts.bases); };
  return bullets(linesOf(saidIn(product, purposes), "Purpose ")) +
         bullets(linesOf(saidIn(product, bases), "Basis "));
}

std::string recipientWords(const Product& product, NodeId id) {
  const auto role = roleOf(product, id);
  std::vector<std::string> parts{std::string(roleName(role.value)) +
                                 (role.stated ? "" : " (assumed)")};
  const std::string organisation = name(organisationOf(product, id).value);
  if (!organisation.empty() && organisation != name(titleOf(product.nodes[id])))
    parts.push_back(organisation);
  for (const std::string& region : regionsOf(product, id).value) parts.push_back(name(region));
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string recipientsShown(const Product& product) {
  std::vector<std::string> lines;
  for (const NodeId id : product.nodes.ids()) {
    if (distanceOf(roleOf(product, id).value) < kProcessorDistance) continue;
    const Node& node = product.nodes[id];
    lines.push_back(atPlace(product, name(titleOf(node)), node.where) + ": " +
                    recipientWords(product, id));
  }
  return bullets(lines);
}

std::string endWords(const std::optional<Retention>& retention) {
  if (!retention) return "no end is stated";
  if (retention->kind == Retention::Kind::endless) return "kept without end";
  std::string text = name(retention->text);
  if (retention->kind == Retention::Kind::untilEvent)
    std::replace(text.begin(), text.end(), '-', ' ');
  return "kept " + text;
}

std::string storesShown(const Product& product) {
  std::vector<std::string> lines;
  for (const NodeId id : product.nodes.ids()) {
    const Node& node = product.nodes[id];
    if (node.kind != NodeKind::store) continue;
    lines.push_back(atPlace(product, name(titleOf(node)), node.where) + ": " +
                    endWords(retentionOf(product, id).value));
  }
  return bullets(lines);
}

std::string startsWords(const Setting& setting) {
  std::string words;
  for (const SettingDefault& each : setting.defaults) {
    if (each.inCode) continue;
    words += fmt::format("{} {}", words.empty() ? "starts" : ";", name(each.value));
    if (!each.when.always()) words += " where " + prose(toString(each.when));
  }
  return words.empty() ? "no default is stated" : words;
}

std::string settingsShown(const Product& product) {
  std::vector<std::string> lines;
  for (const Setting& setting : product.settings) {
    if (setting.owner == SettingOwner::context || setting.feature) continue;
    lines.push_back(atPlace(product, name(titleOf(setting)), setting.where) + ": " +
                    startsWords(setting));
  }
  return bullets(lines);
}

std::string claimsShown(const Product& product) {
  std::vector<std::string> lines;
  for (const Setting& setting : product.settings) {
    if (setting.claimText.empty()) continue;
    lines.push_back(atPlace(product, name(titleOf(setting)), setting.where) + ": “" +
                    prose(setting.claimText) + "”");
  }
  return bullets(lines);
}

std::string acceptedShown(const Review& review) {
  std::vector<std::string> lines;
  for (const Finding& finding : review.accepted) {
    lines.push_back(fmt::format("{}: {} Accepted {}", name(finding.id), prose(finding.sentence),
                                prose(words::acceptance(*finding.acceptance))));
  }
  return bullets(lines);
}

}  // namespace

std::string shown(const Product& product, const Review& review, Shown what) {
  switch (what) {
    case Shown::nothing:
      break;
    case Shown::files:
      return filesShown(product, review);
    case Shown::data:
      return dataShown(product);
    case Shown::purposes:
      return purposesShown(product);
    case Shown::recipients:
      return recipientsShown(product);
    case Shown::stores:
      return storesShown(product);
    case Shown::settings:
      return settingsShown(product);
    case Shown::claims:
      return claimsShown(product);
    case Shown::accepted:
      return acceptedShown(review);
  }
  return "";
}

}  // namespace dyetrace::checklist
