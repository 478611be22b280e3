#include "analysis/remedies/propose.h"

#include <algorithm>
#include <utility>

#include "analysis/remedies/coarser.h"
#include "analysis/remedies/propose_regions.h"
#include "analysis/remedies/propose_settings.h"
#include "analysis/rule.h"

namespace dyetrace {
namespace {

/// Systems of the company or its processors, which can be built otherwise.
bool canChangeData(const Node& node) {
  return node.kind == NodeKind::process || node.kind == NodeKind::store;
}

class Proposer {
 public:
  Proposer(const Product& product, const Reviewed& reviewed, const Finding& finding)
      : product_(product), reviewed_(reviewed), finding_(finding) {}

  Proposals all() {
    const bool aboutData =
        product_.nodes.contains(finding_.place) && product_.labels.contains(finding_.label);
    if (aboutData) {
      found_.cone = coneOf(reviewed_.graph, reviewed_.reach, finding_.place, finding_.label);
    }
    const Offers offers = offersOf(finding_.rule);
    if (offers.protection) proposeProtection();
    if (offers.term) proposeTerm();
    if (offers.settings) append(settingChanges(product_, reviewed_, finding_, found_.cone));
    proposeCoarser();
    proposeDrops();
    if (offers.region) append(regionMoves(product_, finding_, found_.cone));
    proposeCuts();
    found_.complete = found_.changes.size() <= kMostProposals;
    if (!found_.complete) found_.changes.resize(kMostProposals);
    return std::move(found_);
  }

 private:
  void append(ModelChanges changes) {
    for (ModelChange& change : changes) found_.changes.push_back(std::move(change));
  }

  bool isFree(FlowId flow) const { return !product_.factsOf(product_.flows[flow]).required; }

  void proposeProtection() {
    for (const FlowId flow : found_.cone.flows) found_.changes.emplace_back(ProtectFlow{flow});
    if (!product_.nodes.contains(finding_.place)) return;
    if (product_.nodes[finding_.place].kind == NodeKind::store)
      found_.changes.emplace_back(ProtectPlace{finding_.place});
  }

  void proposeTerm() {
    if (product_.nodes.contains(finding_.place))
      found_.changes.emplace_back(EraseInTime{finding_.place});
  }

  void proposeCoarser() {
    for (const LabelAtNode& at : found_.cone.leaving) {
      if (at.node == finding_.place || !canChangeData(product_.nodes[at.node])) continue;
      for (const Label& to : coarserThan(product_, at.label))
        found_.changes.emplace_back(CoarsenLabel{at.node, at.label, to});
    }
  }

  void proposeDrops() {
    for (const auto* list : {&found_.cone.leaving, &found_.cone.turned}) {
      for (const LabelAtNode& at : *list) {
        if (at.node != finding_.place && canChangeData(product_.nodes[at.node]))
          found_.changes.emplace_back(DropLabel{at.node, at.label});
      }
    }
  }

  void proposeCuts() {
    for (const FlowId flow : found_.cone.flows) {
      if (isFree(flow)) found_.changes.emplace_back(CutFlow{flow});
    }
  }

  const Product& product_;
  const Reviewed& reviewed_;
  const Finding& finding_;
  Proposals found_;
};

bool isOneOf(const std::string& rule, std::initializer_list<std::string_view> codes) {
  return std::find(codes.begin(), codes.end(), rule) != codes.end();
}

}  // namespace

Offers offersOf(const std::string& rule) {
  if (ruleNamed(rule) == nullptr) return {.protection = true, .region = true, .settings = true};
  return {.protection = isOneOf(rule, {"FLW-14", "FLW-15"}),
          .term = isOneOf(rule, {"LIF-01", "LIF-02"}),
          .region = isOneOf(rule, {"REC-02", "REC-03"}),
          .settings = rule.starts_with("SET-") || rule == "REC-08"};
}

Proposals proposalsFor(const Product& product, const Reviewed& reviewed, const Finding& finding) {
  return Proposer(product, reviewed, finding).all();
}

}  // namespace dyetrace
