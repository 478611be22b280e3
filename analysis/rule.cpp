#include "analysis/rule.h"

#include <algorithm>

#include "analysis/rules/catalogue.h"
#include "analysis/rules/settings/catalogue.h"
#include "analysis/settings/standing.h"

namespace dyetrace {

RuleContext::RuleContext(const Product& product, const FlowGraph& graph, const Reach& reach,
                         SettingsAnalysis* settings)
    : product_(product),
      graph_(graph),
      reach_(reach),
      settings_(settings),
      witnessesWithout_(graph.markCount) {
  labelsAt_.reserve(product.nodes.size());
  for (const NodeId node : product.nodes.ids()) {
    labelsAt_.push_back(dyetrace::labelsAt(graph, reach, node));
  }
}

RuleContext::~RuleContext() = default;

Standing RuleContext::standing(const Path& path) const {
  if (settings_ == nullptr) return standingByGuards(product_, graph_, path);
  if (!settings_->answerable()) return {0, "the settings were not determined within the budget"};
  return standingOf(*settings_, path.place, path.placeLabel);
}

const Witnesses& RuleContext::witnesses() {
  if (!witnesses_) witnesses_ = std::make_unique<Witnesses>(product_, graph_);
  return *witnesses_;
}

const Witnesses& RuleContext::witnessesWithout(MarkId mark) {
  auto& kept = witnessesWithout_.at(mark.index());
  if (!kept) kept = std::make_unique<Witnesses>(product_, graph_, mark);
  return *kept;
}

const ProcessOrder& RuleContext::order() {
  if (!order_) order_ = std::make_unique<ProcessOrder>(product_);
  return *order_;
}

const std::vector<std::unique_ptr<Rule>>& rules() {
  static const std::vector<std::unique_ptr<Rule>> all = [] {
    std::vector<std::unique_ptr<Rule>> list;
    list.push_back(makeCollectedBeforeNotice());                        // CON-01
    list.push_back(makeUsedBeforeConsent());                            // CON-02
    list.push_back(makeSameAnswer());                                   // CON-03
    list.push_back(makeForcedConsent());                                // CON-04
    list.push_back(makeBundledConsent());                               // CON-05
    list.push_back(makeHardToWithdraw());                               // CON-06
    list.push_back(makeHardToRefuse());                                 // CON-07
    list.push_back(makeAskedAgain());                                   // CON-08
    list.push_back(makeNoProofOfConsent());                             // CON-09
    list.push_back(makeSilenceAsConsent());                             // CON-10
    list.push_back(makeOtherPeople());                                  // CON-11
    list.push_back(makeAgeCheckFirst());                                // CON-12
    list.push_back(makePurposeDrift());                                 // FLW-01
    list.push_back(makeMissingBasis());                                 // FLW-02
    list.push_back(makeSpecialData());                                  // FLW-03
    list.push_back(makeHiddenDisclosure());                             // FLW-04
    list.push_back(makeSkippedSafeguard());                             // FLW-05
    list.push_back(makeAnonymousJoin());                                // FLW-06
    list.push_back(makeQuasiIdentifiers());                             // FLW-07
    list.push_back(makeSharedIdentifier());                             // FLW-08
    list.push_back(makeAggregationHub());                               // FLW-09
    list.push_back(makeNeverUsed());                                    // FLW-10
    list.push_back(makeFinerThanNeeded());                              // FLW-11
    list.push_back(makeCollectedTooOften());                            // FLW-12
    list.push_back(makePersonalLogs());                                 // FLW-13
    list.push_back(makeClearCrossing());                                // FLW-14
    list.push_back(makeClearStorage());                                 // FLW-15
    list.push_back(makeRevealingMessage());                             // FLW-16
    list.push_back(makeSplitSecret());                                  // FLW-17
    list.push_back(makeInferredData());                                 // FLW-18
    list.push_back(makeFeedbackLoop());                                 // FLW-19
    list.push_back(makeChildData());                                    // FLW-20
    list.push_back(makeNeedlessIdentity());                             // FLW-21
    list.push_back(makeGroupProfile());                                 // FLW-22
    list.push_back(makeRawForm());                                      // FLW-23
    list.push_back(makeUnaskedProcessing());                            // FLW-24
    list.push_back(makeKnownOrNot());                                   // FLW-25
    list.push_back(makeNoEndDate());                                    // LIF-01
    list.push_back(makeCopyOutlives());                                 // LIF-02
    list.push_back(makeNoDeletion());                                   // LIF-03
    list.push_back(makeDeletionMissesCopies());                         // LIF-04
    list.push_back(makeWithdrawalStopsShort());                         // LIF-05
    list.push_back(makeNoAccess());                                     // LIF-06
    list.push_back(makeNoCorrection());                                 // LIF-07
    list.push_back(makeNoExport());                                     // LIF-08
    list.push_back(makeAutomatedDecision());                            // LIF-09
    list.push_back(makeErasedDataLivesOn());                            // LIF-10
    list.push_back(makeProofKept());                                    // LIF-11
    list.push_back(makeNoImpactAssessment());                           // LIF-12
    list.push_back(makeRecipientWithoutRole());                         // REC-01
    list.push_back(makeTransferWithoutTool());                          // REC-02
    list.push_back(makeDataLeavesHome());                               // REC-03
    list.push_back(makeProcessorContract());                            // REC-04
    list.push_back(makeUnlistedSubprocessor());                         // REC-05
    list.push_back(makeProcessorForItself());                           // REC-06
    list.push_back(makePublicWithoutAct());                             // REC-07
    list.push_back(makeWideAudience());                                 // REC-08
    list.push_back(makeUnnamedRecipients());                            // REC-09
    list.push_back(makeRoleReadsTooMuch());                             // REC-10
    list.push_back(makeJointDecision());                                // REC-11
    list.push_back(makeAuthorityPath());                                // REC-12
    for (auto& rule : settingRules()) list.push_back(std::move(rule));  // SET
    return list;
  }();
  return all;
}

const Rule* ruleNamed(std::string_view code) {
  const auto found = std::find_if(rules().begin(), rules().end(), [&](const auto& rule) {
    return rule->description().code == code;
  });
  return found == rules().end() ? nullptr : found->get();
}

}  // namespace dyetrace
