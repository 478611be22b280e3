#include "analysis/rules/legal_basis.h"

#include <algorithm>
#include <iterator>

namespace dyetrace {
namespace {

bool isTransferTool(const Product& product, TermId basis) {
  return product.taxonomy[basis].key.starts_with("transfer.");
}

}  // namespace

std::vector<TermId> usageBases(const Product& product, const std::vector<TermId>& bases) {
  std::vector<TermId> usage;
  std::copy_if(bases.begin(), bases.end(), std::back_inserter(usage),
               [&](TermId basis) { return !isTransferTool(product, basis); });
  return usage;
}

bool allowSpecial(const Product& product, const std::vector<TermId>& bases, Special special) {
  return std::any_of(bases.begin(), bases.end(), [&](TermId basis) {
    const std::string& key = product.taxonomy[basis].key;
    const bool official = key == "legal_obligation" || key == "public_task";
    return key == "explicit_consent" || key.starts_with("special.") ||
           (special == Special::article10 && official);
  });
}

bool allowTransfer(const Product& product, const std::vector<TermId>& bases) {
  return std::any_of(bases.begin(), bases.end(),
                     [&](TermId basis) { return isTransferTool(product, basis); });
}

std::vector<TermId> basesAt(const Product& product, NodeId node, FlowId over) {
  std::vector<TermId> bases = basesOf(product, node).value;
  if (over.valid()) {
    const std::vector<TermId>& onFlow = product.factsOf(product.flows[over]).bases;
    bases.insert(bases.end(), onFlow.begin(), onFlow.end());
  }
  return bases;
}

}  // namespace dyetrace
