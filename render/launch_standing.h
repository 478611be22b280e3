#pragma once

// How data that newly gets somewhere stands to people's settings, in words: for how many of them,
// on what that share rests, whether it is so from the start, and what it takes to stop it.

#include <string>

#include "analysis/settings/adoption.h"
#include "render/comparison.h"

namespace dyetrace::words {

/// `an assumed 83 % of people (before: 12 %)`, `31 % of people, as stated`, `everybody`, `an
/// unknown share of people`.
std::string shareOfPeople(const Compared& compared, const ExposureChange& change);
/// What was assumed for it.
AssumedShares assumedFor(const Compared& compared, const ExposureChange& change);

/// `, on by default for everybody; turning it off takes 2 switches, one of them 3 screens deep
/// (turn A off and turn B off)`, `, depending on A, which states no default`.
std::string standing(const Compared& compared, const ExposureChange& change);

}  // namespace dyetrace::words
