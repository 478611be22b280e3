#include "render/picture_words.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "model/inherit.h"
#include "render/escape.h"
#include "render/style.h"

namespace dyetrace {

namespace {

using namespace std::string_view_literals;

/// Of the key of a node or zone without a name.
constexpr std::size_t kKeyCharacters = 24;

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  return fmt::format("{}", fmt::join(words, between));
}

std::string_view unitOf(char letter, bool time) {
  switch (letter) {
    case 'Y':
      return "year";
    case 'M':
      return time ? "minute"sv : "month"sv;
    case 'W':
      return "week";
    case 'D':
      return "day";
    case 'H':
      return "hour";
    case 'S':
      return "second";
    default:
      return {};
  }
}

/// `P1Y6M` as `1 year 6 months`; empty if it is no ISO 8601 duration of whole numbers.
std::string durationInWords(std::string_view text) {
  if (text.size() < 3 || text.size() > 40 || (text[0] != 'P' && text[0] != 'p')) return {};
  std::vector<std::string> parts;
  std::size_t count = 0;
  bool digits = false;
  bool time = false;
  for (char c : text.substr(1)) {
    if (c >= '0' && c <= '9') {
      if (count > 1000000) return {};
      count = count * 10 + static_cast<std::size_t>(c - '0');
      digits = true;
    } else if (c == 'T' || c == 't') {
      time = true;
    } else {
      const char letter = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      const std::string_view unit = unitOf(letter, time);
      if (unit.empty() || !digits) return {};
      if (count > 0 || text.size() <= 4) parts.push_back(counted(count, unit));
      count = 0;
      digits = false;
    }
  }
  return digits ? std::string() : joined(parts, " ");
}

std::string eventInWords(std::string text) {
  std::ranges::replace(text, '-', ' ');
  std::ranges::replace(text, '_', ' ');
  std::ranges::replace(text, ':', ' ');
  const std::string shown = displayText(text);
  return shown.starts_with("until") ? shown : "until " + shown;
}

/// `startEvent` as `start event`.
std::string wordsInCamelCase(std::string_view name) {
  std::string words;
  for (char c : name) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital && !words.empty()) words.push_back(' ');
    words.push_back(capital ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return words;
}

std::string settingTitle(const Product& product, const std::string& key) {
  for (const Setting& setting : product.settings) {
    if (setting.key == key) return setting.name.empty() ? key : setting.name;
  }
  return key;
}

std::vector<std::string> termTitles(const Product& product, const std::vector<TermId>& terms) {
  std::vector<std::string> titles;
  for (TermId term : terms) titles.push_back(product.taxonomy[term].title);
  return titles;
}

std::vector<std::string> carriedTitles(const Product& product, const Facts& facts) {
  std::vector<std::string> titles;
  for (const LabelUse& use : facts.data) {
    titles.push_back(titleOf(product, use.label) + (use.suggested ? "?" : ""));
  }
  return titles;
}

// Member states of the European Union, and of the European Economic Area (ISO 3166-1 alpha-2).
constexpr std::array kEuropean = {"EU"sv, "EEA"sv, "AT"sv, "BE"sv, "BG"sv, "HR"sv, "CY"sv, "CZ"sv,
                                  "DK"sv, "EE"sv,  "FI"sv, "FR"sv, "DE"sv, "GR"sv, "HU"sv, "IE"sv,
                                  "IT"sv, "LV"sv,  "LT"sv, "LU"sv, "MT"sv, "NL"sv, "PL"sv, "PT"sv,
                                  "RO"sv, "SK"sv,  "SI"sv, "ES"sv, "SE"sv, "IS"sv, "LI"sv, "NO"sv};

ZoneTone toneOfRegions(const std::vector<std::string>& regions) {
  const bool european = std::ranges::all_of(regions, [](const std::string& region) {
    return std::ranges::find(kEuropean, std::string_view(region)) != kEuropean.end();
  });
  if (european) return ZoneTone::european;
  return regions.size() == 1 && regions.front() == "US" ? ZoneTone::american : ZoneTone::other;
}

bool isOutside(Role role) {
  return role == Role::thirdParty || role == Role::otherUser || role == Role::authority ||
         role == Role::publicRole;
}

void appendIf(std::vector<std::string>& words, const std::string& word) {
  if (!word.empty()) words.push_back(word);
}

}  // namespace

std::string counted(std::size_t count, std::string_view unit) {
  return fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s");
}

std::string inWords(const Retention& retention) {
  if (retention.kind == Retention::Kind::endless) return "for ever";
  if (retention.kind == Retention::Kind::untilEvent) return eventInWords(retention.text);
  const std::string words = durationInWords(retention.text);
  return words.empty() ? displayText(retention.text) : words;
}

std::string inWords(Role role) {
  switch (role) {
    case Role::subject:
      return "the person";
    case Role::device:
      return "the person's device";
    case Role::controller:
      return "controller";
    case Role::joint:
      return "joint controller";
    case Role::processor:
      return "processor";
    case Role::subprocessor:
      return "sub-processor";
    case Role::thirdParty:
      return "third party";
    case Role::otherUser:
      return "other people";
    case Role::authority:
      return "authority";
    case Role::publicRole:
      return "public";
  }
  return {};
}

std::string inWords(const Product& product, const Guard& guard) {
  return displayText(
      inWords(guard, [&product](const std::string& key) { return settingTitle(product, key); }));
}

std::string enumerated(const std::vector<std::string>& words) {
  if (words.size() < 2) return joined(words, "");
  const std::vector<std::string> first(words.begin(), words.end() - 1);
  return fmt::format("{} and {}", joined(first, ", "), words.back());
}

std::string guardLineOf(const Product& product, const Guard& guard) {
  return guard.always() ? std::string() : "if " + inWords(product, guard);
}

std::string nameOf(const Node& node) {
  const std::string name = displayText(node.name);
  if (!name.empty()) return name;
  return "unnamed " + (node.shape.empty() ? std::string(nodeKindName(node.kind))
                                          : displayText(wordsInCamelCase(node.shape)));
}

std::string secondLineOf(const Product& product, const Node& node) {
  const Facts& facts = product.factsOf(node);
  std::vector<std::string> words;
  if (displayText(node.name).empty()) words.push_back(shorten(node.key, kKeyCharacters));
  if (node.kind == NodeKind::external && facts.role) words.push_back(inWords(*facts.role));
  if (!facts.purposes.empty()) {
    words.push_back("purpose: " + joined(termTitles(product, facts.purposes), ", "));
  }
  if (facts.retention) words.push_back("keep " + inWords(*facts.retention));
  appendIf(words, joined(facts.regions, ", "));
  if (facts.erases) words.push_back("passes on deletion");
  for (ZoneId group : node.groups) {
    if (node.zone.valid()) words.push_back("in " + nameOf(product.zones[group]));
  }
  return displayText(joined(words, ", "));
}

std::string wordsOf(const Product& product, const Flow& flow) {
  const std::string name = displayText(flow.name);
  return name.empty() ? joined(carriedTitles(product, product.factsOf(flow)), ", ") : name;
}

std::string tooltipOf(const Product& product, NodeId id, const LabelSet& labels) {
  const Node& node = product.nodes[id];
  std::vector<std::string> words = {fmt::format("{} ({})", titleOf(node), nodeKindName(node.kind))};
  if (node.zone.valid()) words.push_back("in " + nameOf(product.zones[node.zone]));
  appendIf(words, secondLineOf(product, node));
  appendIf(words, guardLineOf(product, product.factsOf(node).when));
  std::vector<std::string> titles;
  for (LabelId label : labels.members()) titles.push_back(titleOf(product, label));
  words.push_back(titles.empty() ? "no personal data found here" : "data: " + enumerated(titles));
  appendIf(words, describe(product, node.where));
  return displayText(joined(words, "; "));
}

std::string tooltipOf(const Product& product, const Flow& flow) {
  const Facts& facts = product.factsOf(flow);
  std::vector<std::string> words = {
      fmt::format("{} to {}", titleOf(product.nodes[flow.from]), titleOf(product.nodes[flow.to]))};
  appendIf(words, flow.name);
  const std::vector<std::string> carried = carriedTitles(product, facts);
  words.push_back(carried.empty() ? "names no data" : "carries " + enumerated(carried));
  appendIf(words, guardLineOf(product, facts.when));
  if (flow.confidence != Confidence::drawn) {
    words.push_back(fmt::format("{}: {}", confidenceName(flow.confidence), flow.reason));
  }
  appendIf(words, describe(product, flow.where));
  return displayText(joined(words, "; "));
}

std::string chipWordsOf(const Product& product, LabelId id) {
  const Label& label = product.labels[id];
  const std::string title = shorten(product.taxonomy[label.category].title, style::kChipCharacters);
  if (label.form == Form::identified) return title;
  return fmt::format("{} ({})", title, formName(label.form));
}

std::string nameOf(const Zone& zone) {
  const std::string name = displayText(zone.name);
  if (!name.empty()) return name;
  return fmt::format("unnamed {} ({})", zoneKindName(zone.kind), shorten(zone.key, kKeyCharacters));
}

std::string secondLineOf(const Product& product, const Zone& zone) {
  const Facts& facts = product.factsOf(zone);
  std::vector<std::string> words;
  if (facts.organisation != zone.name) appendIf(words, facts.organisation);
  if (facts.role) words.push_back(inWords(*facts.role));
  appendIf(words, joined(facts.regions, ", "));
  return displayText(joined(words, ", "));
}

ZoneTone toneOf(const Product& product, ZoneId zone) {
  std::size_t steps = 0;
  for (ZoneId at = zone; at.valid() && steps <= product.zones.size();
       at = product.zones[at].parent, ++steps) {
    const Facts& facts = product.factsOf(product.zones[at]);
    if (facts.role && isOutside(*facts.role)) return ZoneTone::thirdParty;
    if (facts.role && distanceOf(*facts.role) == 0) return ZoneTone::device;
    if (!facts.regions.empty()) return toneOfRegions(facts.regions);
  }
  return ZoneTone::other;
}

}  // namespace dyetrace
