#pragma once

// The one call that joins the analysis: model in, review out.

#include <memory>
#include <string>
#include <vector>

#include "analysis/finding.h"
#include "analysis/flow_graph.h"
#include "analysis/reach.h"
#include "analysis/settings/settings_analysis.h"
#include "model/policy.h"
#include "model/product.h"

namespace dyetrace {

struct ReviewOptions {
  bool unlabelledCarryNothing = false;  ///< Try the other reading of flows that name nothing.
  const Policy* policy = nullptr;       ///< People's own rules, and what they change of the others.
  std::vector<std::string> only{};      ///< Codes of rules: ask no others; empty: ask all.
  bool remarks = true;                  ///< Say what is to say of the model itself, too.
  /// Conditions over the settings, which also have those that the policy mentions.
  ConditionOptions conditions = SettingsAnalysis::usualConditions();
};

/// The review, with the analysis it rests on (pictures and `explain` use it too). Stays where it
/// is, since its parts refer to one another; the product must outlive it.
struct Reviewed {
  Reviewed() = default;  ///< Nothing analysed, nothing found.
  Reviewed(const Product& product, const ReviewOptions& options);
  Reviewed(const Reviewed&) = delete;
  Reviewed& operator=(const Reviewed&) = delete;

  FlowGraph graph;
  Reach reach;
  std::unique_ptr<SettingsAnalysis> settings;  ///< Null if the model has no settings.
  Review review;
};

Reviewed reviewProduct(const Product& product, const ReviewOptions& options);

}  // namespace dyetrace
