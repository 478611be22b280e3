#pragma once

// One maker per rule; the registry in analysis/rule.cpp calls them in order of code.

#include <memory>

#include "analysis/rule.h"

namespace dyetrace {

std::unique_ptr<Rule> makeCollectedBeforeNotice();
std::unique_ptr<Rule> makeUsedBeforeConsent();
std::unique_ptr<Rule> makeSameAnswer();
std::unique_ptr<Rule> makeForcedConsent();
std::unique_ptr<Rule> makeBundledConsent();
std::unique_ptr<Rule> makeHardToWithdraw();
std::unique_ptr<Rule> makeHardToRefuse();
std::unique_ptr<Rule> makeAskedAgain();
std::unique_ptr<Rule> makeNoProofOfConsent();
std::unique_ptr<Rule> makeSilenceAsConsent();
std::unique_ptr<Rule> makeOtherPeople();
std::unique_ptr<Rule> makeAgeCheckFirst();
std::unique_ptr<Rule> makePurposeDrift();
std::unique_ptr<Rule> makeMissingBasis();
std::unique_ptr<Rule> makeSpecialData();
std::unique_ptr<Rule> makeHiddenDisclosure();
std::unique_ptr<Rule> makeSkippedSafeguard();
std::unique_ptr<Rule> makeAnonymousJoin();
std::unique_ptr<Rule> makeQuasiIdentifiers();
std::unique_ptr<Rule> makeSharedIdentifier();
std::unique_ptr<Rule> makeAggregationHub();
std::unique_ptr<Rule> makeNeverUsed();
std::unique_ptr<Rule> makeFinerThanNeeded();
std::unique_ptr<Rule> makeCollectedTooOften();
std::unique_ptr<Rule> makePersonalLogs();
std::unique_ptr<Rule> makeClearCrossing();
std::unique_ptr<Rule> makeClearStorage();
std::unique_ptr<Rule> makeRevealingMessage();
std::unique_ptr<Rule> makeSplitSecret();
std::unique_ptr<Rule> makeInferredData();
std::unique_ptr<Rule> makeFeedbackLoop();
std::unique_ptr<Rule> makeChildData();
std::unique_ptr<Rule> makeNeedlessIdentity();
std::unique_ptr<Rule> makeGroupProfile();
std::unique_ptr<Rule> makeRawForm();
std::unique_ptr<Rule> makeUnaskedProcessing();
std::unique_ptr<Rule> makeKnownOrNot();
std::unique_ptr<Rule> makeNoEndDate();
std::unique_ptr<Rule> makeCopyOutlives();
std::unique_ptr<Rule> makeNoDeletion();
std::unique_ptr<Rule> makeDeletionMissesCopies();
std::unique_ptr<Rule> makeWithdrawalStopsShort();
std::unique_ptr<Rule> makeNoAccess();
std::unique_ptr<Rule> makeNoCorrection();
std::unique_ptr<Rule> makeNoExport();
std::unique_ptr<Rule> makeAutomatedDecision();
std::unique_ptr<Rule> makeErasedDataLivesOn();
std::unique_ptr<Rule> makeProofKept();
std::unique_ptr<Rule> makeNoImpactAssessment();
std::unique_ptr<Rule> makeRecipientWithoutRole();
std::unique_ptr<Rule> makeTransferWithoutTool();
std::unique_ptr<Rule> makeDataLeavesHome();
std::unique_ptr<Rule> makeProcessorContract();
std::unique_ptr<Rule> makeUnlistedSubprocessor();
std::unique_ptr<Rule> makeProcessorForItself();
std::unique_ptr<Rule> makePublicWithoutAct();
std::unique_ptr<Rule> makeWideAudience();
std::unique_ptr<Rule> makeUnnamedRecipients();
std::unique_ptr<Rule> makeRoleReadsTooMuch();
std::unique_ptr<Rule> makeJointDecision();
std::unique_ptr<Rule> makeAuthorityPath();

}  // namespace dyetrace
