#pragma once

// The rules about settings, one maker each.

#include <memory>
#include <vector>

#include "analysis/rule.h"

namespace dyetrace {

std::unique_ptr<Rule> makeSharedByDefault();
std::unique_ptr<Rule> makeLessPrivateDefaults();
std::unique_ptr<Rule> makeUselessSetting();
std::unique_ptr<Rule> makeLeakyOptOut();
std::unique_ptr<Rule> makeAnotherSettingWins();
std::unique_ptr<Rule> makeTogetherOnly();
std::unique_ptr<Rule> makeSilentChange();
std::unique_ptr<Rule> makeTooManySwitches();
std::unique_ptr<Rule> makeNoSwitch();
std::unique_ptr<Rule> makeSomeoneElseOpens();
std::unique_ptr<Rule> makeSaysMoreThanItDoes();
std::unique_ptr<Rule> makeDoesMoreThanItSays();
std::unique_ptr<Rule> makeWeakerRegion();
std::unique_ptr<Rule> makeAdultDefaultForMinors();
std::unique_ptr<Rule> makeChoiceLost();
std::unique_ptr<Rule> makeAllOrNothing();
std::unique_ptr<Rule> makeMixedMeaning();
std::unique_ptr<Rule> makeNoWayBack();
std::unique_ptr<Rule> makeNeedlessRequirement();
std::unique_ptr<Rule> makeOpenWhenUnknown();
std::unique_ptr<Rule> makeHiddenSwitch();
std::unique_ptr<Rule> makeLateOptOut();
std::unique_ptr<Rule> makeShownTooLate();
std::unique_ptr<Rule> makeLeakyKillSwitch();
std::unique_ptr<Rule> makeContradictingDefaults();
std::unique_ptr<Rule> makeDeadPrivacyOption();
std::unique_ptr<Rule> makeFalseChoice();
std::unique_ptr<Rule> makeBundledChoices();
std::unique_ptr<Rule> makeSameLabel();
std::unique_ptr<Rule> makeKeptLonger();
std::unique_ptr<Rule> makeNoMasterSwitch();
std::unique_ptr<Rule> makeConfirmOneWay();
std::unique_ptr<Rule> makeNagging();
std::unique_ptr<Rule> makeOtherScreen();
std::unique_ptr<Rule> makeUnequalCohorts();
std::unique_ptr<Rule> makeUncoveredContext();
std::unique_ptr<Rule> makeAgeCliff();
std::unique_ptr<Rule> makeHarderToStop();

/// Those with the code SET, in order.
std::vector<std::unique_ptr<Rule>> settingRules();

}  // namespace dyetrace
