#include "analysis/rules/settings/catalogue.h"

namespace dyetrace {

std::vector<std::unique_ptr<Rule>> settingRules() {
  std::vector<std::unique_ptr<Rule>> list;
  list.push_back(makeSharedByDefault());        // SET-01
  list.push_back(makeLessPrivateDefaults());    // SET-02
  list.push_back(makeUselessSetting());         // SET-03
  list.push_back(makeLeakyOptOut());            // SET-04
  list.push_back(makeAnotherSettingWins());     // SET-05
  list.push_back(makeTogetherOnly());           // SET-06
  list.push_back(makeSilentChange());           // SET-07
  list.push_back(makeTooManySwitches());        // SET-08
  list.push_back(makeNoSwitch());               // SET-09
  list.push_back(makeSomeoneElseOpens());       // SET-10
  list.push_back(makeSaysMoreThanItDoes());     // SET-11
  list.push_back(makeDoesMoreThanItSays());     // SET-12
  list.push_back(makeWeakerRegion());           // SET-13
  list.push_back(makeAdultDefaultForMinors());  // SET-14
  list.push_back(makeChoiceLost());             // SET-15
  list.push_back(makeAllOrNothing());           // SET-16
  list.push_back(makeMixedMeaning());           // SET-17
  list.push_back(makeNoWayBack());              // SET-18
  list.push_back(makeNeedlessRequirement());    // SET-19
  list.push_back(makeOpenWhenUnknown());        // SET-20
  list.push_back(makeHiddenSwitch());           // SET-21
  list.push_back(makeLateOptOut());             // SET-22
  list.push_back(makeShownTooLate());           // SET-23
  list.push_back(makeLeakyKillSwitch());        // SET-24
  list.push_back(makeContradictingDefaults());  // SET-25
  list.push_back(makeDeadPrivacyOption());      // SET-26
  list.push_back(makeFalseChoice());            // SET-27
  list.push_back(makeBundledChoices());         // SET-28
  list.push_back(makeSameLabel());              // SET-29
  list.push_back(makeKeptLonger());             // SET-30
  list.push_back(makeNoMasterSwitch());         // SET-31
  list.push_back(makeConfirmOneWay());          // SET-32
  list.push_back(makeNagging());                // SET-33
  list.push_back(makeOtherScreen());            // SET-34
  list.push_back(makeUnequalCohorts());         // SET-35
  list.push_back(makeUncoveredContext());       // SET-36
  list.push_back(makeAgeCliff());               // SET-37
  list.push_back(makeHarderToStop());           // SET-38
  return list;
}

}  // namespace dyetrace
