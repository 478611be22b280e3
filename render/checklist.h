#pragma once

// The review template, filled in from a model: what a privacy review asks of every feature, each
// item answered with what the model shows, or marked as a question for the owner, Legal or Policy.
//
// An item is ticked only if every rule behind it was asked and found nothing, or does not apply.
// What no drawing can answer (are the words understandable, is the contract signed) stays open.
//
//   reviewToChecklist(product, review, "report.md")   // findings link to their place in the report

#include <string>
#include <string_view>
#include <vector>

#include "analysis/finding.h"

namespace dyetrace {

/// checklist.md. `report` is the file that holds the findings; empty: they are not linked.
std::string reviewToChecklist(const Product& product, const Review& review,
                              const std::string& report);

namespace checklist {

/// What of the model is shown below an item, whether it is answered or not.
enum class Shown { nothing, files, data, purposes, recipients, stores, settings, claims, accepted };

struct Item {
  std::string_view question;
  std::string_view whom;                ///< Who is asked if the model cannot answer.
  std::string_view ask;                 ///< What they are asked; empty: only what the rules ask.
  std::vector<std::string_view> rules;  ///< That answer it; none: no model can.
  Shown shown = Shown::nothing;
  bool ownRules = false;  ///< Answered by every rule that a policy adds.
};

struct Section {
  std::string_view title;
  std::vector<Item> items;
};

/// Every rule of a single model stands in exactly one item.
const std::vector<Section>& sections();

/// Bullets below an item, long lists cut with a count; empty if the model has nothing of it.
std::string shown(const Product& product, const Review& review, Shown what);

}  // namespace checklist
}  // namespace dyetrace
