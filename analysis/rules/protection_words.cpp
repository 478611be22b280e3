#include "analysis/rules/protection_words.h"

#include "analysis/rules/support.h"

namespace dyetrace {
namespace {

std::string roleWords(const Product& product, NodeId node) {
  std::string words(roleName(roleOf(product, node).value));
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

}  // namespace

std::string boundaryWords(const Product& product, const Flow& flow) {
  const Crossing crossing = crossingOf(product, flow);
  if (crossing.organisation) {
    return "from " + quoted(organisationOf(product, flow.from).value) + " to " +
           quoted(organisationOf(product, flow.to).value);
  }
  if (crossing.region) {
    return "from " + listed(regionsOf(product, flow.from).value) + " to " +
           listed(regionsOf(product, flow.to).value);
  }
  return "from " + roleWords(product, flow.from) + " to " + roleWords(product, flow.to);
}

}  // namespace dyetrace
