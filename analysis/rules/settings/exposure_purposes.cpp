#include "analysis/rules/settings/exposure_purposes.h"

#include <algorithm>
#include <set>

#include "model/inherit.h"

namespace dyetrace {
namespace {

/// From this weight on a purpose is no part of the service asked for (model/taxonomy_terms.cpp).
constexpr int kBeyondService = 2;

bool someCoveredBy(const Product& product, const std::vector<TermId>& purposes,
                   const std::string& key) {
  const TermId parent = product.taxonomy.find(TermKind::purpose, key).term;
  return parent.valid() && std::any_of(purposes.begin(), purposes.end(), [&](TermId term) {
           return product.taxonomy.covers(parent, term);
         });
}

}  // namespace

std::vector<TermId> purposesOf(const SettingsAnalysis& settings, const Exposure& exposure) {
  const Product& product = settings.product();
  std::set<TermId> all;
  for (const FlowBinding& binding : product.bindings) {
    const TermId term = product.taxonomy.find(TermKind::purpose, binding.purpose).term;
    const bool same =
        binding.flow == exposure.key || (binding.bound.valid() && exposure.place.valid() &&
                                         product.flows[binding.bound].to == exposure.place);
    if (same && !binding.purpose.empty() && term.valid()) all.insert(term);
  }
  if (exposure.place.valid()) {
    const auto stated = purposesOf(product, exposure.place);
    if (stated.stated) all.insert(stated.value.begin(), stated.value.end());
    for (const Flow& flow : product.flows) {
      if (flow.to != exposure.place) continue;
      const auto& purposes = product.factsOf(flow).purposes;
      all.insert(purposes.begin(), purposes.end());
    }
  }
  return {all.begin(), all.end()};
}

bool isUnneeded(const Product& product, const std::vector<TermId>& purposes) {
  return std::any_of(purposes.begin(), purposes.end(),
                     [&](TermId term) { return product.taxonomy[term].weight >= kBeyondService; });
}

bool isForAdsOrSale(const Product& product, const std::vector<TermId>& purposes) {
  return someCoveredBy(product, purposes, "marketing.advertising") ||
         someCoveredBy(product, purposes, "third_party_sharing");
}

}  // namespace dyetrace
