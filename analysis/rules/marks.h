#pragma once

// Marks by which a model says what a step is for the person, and where they stand.
//
// Any word may be a mark. Most are safeguards that data carries along: `encrypted`, `reviewed`. The
// ones below that are no safeguards say what happens at a step: the person refuses, the consent is
// withdrawn, the clock runs out. Written with `-` or `_`; kept folded.

#include <string>
#include <string_view>
#include <vector>

#include "analysis/rule.h"
#include "model/product.h"

namespace dyetrace {

namespace mark {
inline constexpr std::string_view kNotice = "notice";
inline constexpr std::string_view kConsent = "consent";
inline constexpr std::string_view kRefuse = "refuse";
inline constexpr std::string_view kWithdraw = "withdraw";
inline constexpr std::string_view kSilence = "silence";
inline constexpr std::string_view kAgeCheck = "age_check";
inline constexpr std::string_view kGuardianConsent = "guardian_consent";
inline constexpr std::string_view kDecision = "decision";
inline constexpr std::string_view kReviewed = "reviewed";
inline constexpr std::string_view kContest = "contest";
inline constexpr std::string_view kAccess = "access";
inline constexpr std::string_view kCorrect = "correct";
inline constexpr std::string_view kExport = "export";
inline constexpr std::string_view kNoticeToOthers = "notice_to_others";
inline constexpr std::string_view kConsentRecord = "consent_record";
inline constexpr std::string_view kSigned = "signed";
inline constexpr std::string_view kImpactAssessment = "impact_assessment";
inline constexpr std::string_view kLargeScale = "large_scale";
inline constexpr std::string_view kPublicMonitoring = "public_monitoring";
inline constexpr std::string_view kNewTechnique = "new_technique";
}  // namespace mark

/// The mark of that name; invalid if the model mentions none.
MarkId markNamed(const Product& product, std::string_view name);
bool gives(const Product& product, const Facts& facts, std::string_view mark);
/// Whether some node, flow or zone gives it.
bool anybodyGives(const Product& product, std::string_view mark);
/// Steps whose own node gives the mark, by id.
std::vector<StepId> stepsGiving(const Product& product, std::string_view mark);
/// Whether data carries the mark along, rather than that it says what a step is.
bool isSafeguard(std::string_view mark);

/// The name of a step in quotes, or its key.
std::string stepWords(const Product& product, StepId step);
/// A step as evidence: `consent is given at "Agree"`.
void addStepEvidence(const Product& product, Finding& finding, const std::string& words,
                     StepId step);
/// Every step that gives a mark as evidence.
void addStepsGiving(const Product& product, Finding& finding, const std::string& words,
                    std::string_view mark);

}  // namespace dyetrace
