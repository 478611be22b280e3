#include "analysis/compare/launch_answers.h"

#include <algorithm>
#include <array>

namespace dyetrace {
namespace {

constexpr std::array<LaunchRule, 11> kRules{{
    {"CHG-01", "New recipient",
     "Does somebody beyond the company get known personal data who got none?"},
    {"CHG-02", "New purpose on old data",
     "Does a store that was there state purposes that it did not?"},
    {"CHG-03", "Wider, finer or more frequent data",
     "Does a recipient get data that weighs more than all it got before?"},
    {"CHG-04", "Old choices now share more", "Does a choice that people made share more?"},
    {"CHG-05", "Switch gone, flow stayed",
     "Is data where a switch kept it back that is gone, or that is no longer the person's?"},
    {"CHG-06", "Safeguard lost",
     "Does data reach a recipient without a mark that every road gave before?"},
    {"CHG-07", "Kept longer", "Is the stated retention of a place longer?"},
    {"CHG-08", "New country", "Is there personal data in a region where there was none?"},
    {"CHG-09", "Flows changed, consent text did not",
     "Does more data get to a recipient by a consent (a setting with the role `consent`) that asks "
     "in the same words?"},
    {"CHG-10", "New setting starts on for people who never saw it",
     "Does data get to a recipient, or a flow open that no diagram draws, because of how a new "
     "setting starts?"},
    {"CHG-11", "More steps to say no", "Does it take more switches to stop what is on by default?"},
}};

}  // namespace

const LaunchRule* launchRule(std::string_view code) {
  const auto found = std::find_if(kRules.begin(), kRules.end(),
                                  [&](const LaunchRule& each) { return each.code == code; });
  return found == kRules.end() ? nullptr : &*found;
}

}  // namespace dyetrace
