#include "importers/annotations/key_rules.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dyetrace {
namespace {

constexpr std::array kRules = {
    KeyRule{"basis", onAnything, true, true, "consent"},
    KeyRule{"claims", onAnything, true, false, "location-history"},
    KeyRule{"data", onNode | onFlow, true, true, "contact.email, location.precise"},
    KeyRule{"derives", onNode, true, true, "location.precise + age -> profile"},
    KeyRule{"direction", onAnything, false, false, "forward"},
    KeyRule{"drops", onNode, true, false, "location.precise"},
    KeyRule{"erases", onNode | onFlow, false, false, "yes"},
    KeyRule{"fragment", onNode | onFlow, false, false, "salary 1/2"},
    KeyRule{"kind", onNode, false, true, "external"},
    KeyRule{"marks", onAnything, true, false, "notice, consent"},
    KeyRule{"needs", onNode, true, false, "contact.email, location.coarse"},
    KeyRule{"organisation", onAnything, false, false, "Photo Printers Ltd"},
    KeyRule{"protection", onAnything, true, false, "in transit, at rest"},
    KeyRule{"purpose", onAnything, true, true, "advertising"},
    KeyRule{"recipients", onAnything, true, false, "Parcel Carrier, processor"},
    KeyRule{"region", onAnything, true, false, "EU, US"},
    KeyRule{"required", onFlow, false, false, "yes"},
    KeyRule{"residency", onAnything, true, false, "EU"},
    KeyRule{"retention", onAnything, false, false, "P18M"},
    KeyRule{"role", onAnything, false, true, "processor"},
    KeyRule{"share", onAnything, false, false, "30 %"},
    KeyRule{"subject", onAnything, true, false, "customer"},
    KeyRule{"tags", onNode | onZone, true, false, "legacy, pci"},
    KeyRule{"trigger", onNode | onFlow, false, false, "event"},
    KeyRule{"turns", onNode, true, false, "location.precise -> location.coarse"},
    KeyRule{"unmarks", onAnything, true, false, "encrypted"},
    KeyRule{"when", onNode | onFlow, false, false, "location-history = on & !child"},
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 18> kSpellings{{
    {"bases", "basis"},
    {"category", "data"},
    {"claim", "claims"},
    {"derive", "derives"},
    {"drop", "drops"},
    {"erase", "erases"},
    {"legal_basis", "basis"},
    {"mark", "marks"},
    {"need", "needs"},
    {"organization", "organisation"},
    {"purposes", "purpose"},
    {"recipient", "recipients"},
    {"regions", "region"},
    {"require", "required"},
    {"subjects", "subject"},
    {"tag", "tags"},
    {"turn", "turns"},
    {"unmark", "unmarks"},
}};

}  // namespace

std::span<const KeyRule> keyRules() {
  return kRules;
}

const KeyRule* keyRule(std::string_view key) {
  for (const auto& [spelling, canonical] : kSpellings) {
    if (key == spelling) key = canonical;
  }
  const auto* const found = std::find_if(kRules.begin(), kRules.end(),
                                         [&](const KeyRule& rule) { return rule.key == key; });
  return found == kRules.end() ? nullptr : found;
}

}  // namespace dyetrace
