#include "analysis/accepted.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace dyetrace {
namespace {

Text keyOfNode(const Product& product, NodeId id) {
  return product.nodes.contains(id) ? product.nodes[id].key : Text();
}

const AcceptedFinding* entryOf(const Baseline& baseline, const std::string& finding) {
  const auto found =
      std::find_if(baseline.entries.begin(), baseline.entries.end(),
                   [&](const AcceptedFinding& entry) { return entry.finding == finding; });
  return found == baseline.entries.end() ? nullptr : &*found;
}

/// How much of what makes an identity two findings share.
int likeness(const AcceptedFinding& one, const AcceptedFinding& other) {
  const auto same = [](const std::string& a, const std::string& b) { return !a.empty() && a == b; };
  return (same(one.rule, other.rule) ? 4 : 0) + (same(one.place, other.place) ? 3 : 0) +
         (same(one.data, other.data) ? 2 : 0) + (same(one.origin, other.origin) ? 1 : 0);
}

/// A finding of the same rule, with no entry of its own, that shares at least the place, or data
/// and origin; null if none.
const Finding* nearest(const Product& product, const AcceptedFinding& entry,
                       const std::vector<Finding>& findings) {
  constexpr int kNearEnough = 7;
  const Finding* best = nullptr;
  int most = kNearEnough - 1;
  for (const Finding& finding : findings) {
    const int like = likeness(entry, entryFor(product, finding, {}));
    if (like <= most || finding.acceptance) continue;
    most = like;
    best = &finding;
  }
  return best;
}

Diagnostic orphan(const Product& product, const AcceptedFinding& entry,
                  const std::vector<Finding>& findings) {
  Diagnostic diagnostic;
  diagnostic.level = Level::warning;
  diagnostic.code = "baseline/orphan";
  diagnostic.message = "the baseline accepts " + entry.finding + ", which is no finding any more";
  diagnostic.where = entry.where;
  const Finding* near = nearest(product, entry, findings);
  diagnostic.advice = near == nullptr
                          ? "Take the line away."
                          : "The nearest finding is " + near->id + " (" + near->sentence +
                                ") Accept that one if it is the same, and take this line away.";
  return diagnostic;
}

}  // namespace

void applyBaseline(const Product& product, const Baseline& baseline, std::string_view today,
                   Review& review) {
  for (Diagnostic& each : noteAcceptances(product, baseline, review.findings))
    review.diagnostics.push_back(std::move(each));
  std::vector<Finding> open;
  for (Finding& finding : review.findings)
    (isAccepted(finding, today) ? review.accepted : open).push_back(std::move(finding));
  review.findings = std::move(open);
}

Diagnostics noteAcceptances(const Product& product, const Baseline& baseline,
                            std::vector<Finding>& findings) {
  std::vector<std::string> met;
  for (Finding& finding : findings) {
    const AcceptedFinding* entry = entryOf(baseline, finding.id);
    if (entry == nullptr) continue;
    finding.acceptance = Acceptance{entry->reason, entry->by, entry->until};
    met.push_back(finding.id);
  }
  Diagnostics orphans;
  for (const AcceptedFinding& entry : baseline.entries) {
    if (std::find(met.begin(), met.end(), entry.finding) != met.end()) continue;
    orphans.push_back(orphan(product, entry, findings));
  }
  return orphans;
}

bool isAccepted(const Finding& finding, std::string_view today) {
  return finding.acceptance && finding.acceptance->until >= today;
}

AcceptedFinding entryFor(const Product& product, const Finding& finding,
                         const Acceptance& acceptance) {
  AcceptedFinding entry;
  entry.finding = finding.id;
  entry.until = acceptance.until;
  entry.by = acceptance.by;
  entry.reason = acceptance.reason;
  entry.rule = finding.rule;
  if (product.labels.contains(finding.label)) entry.data = keyOf(product, finding.label);
  entry.place = keyOfNode(product, finding.place);
  if (product.settings.contains(finding.setting)) {
    entry.place = product.settings[finding.setting].key;
  }
  entry.origin = keyOfNode(product, finding.origin);
  return entry;
}

}  // namespace dyetrace
