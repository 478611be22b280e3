#pragma once

// Guards that branches of a process put on the steps behind them.
//
// A step has a guard if the process can only come to it through branches that ask for it. What can
// be passed under which settings is followed along the order from every start (sequence flows, and
// messages that start a process), through joins and loops: a step behind "ads on" and behind "ads
// off" is there always, one behind two such branches in a row only if both hold. A join waits for
// nobody here: it is passed by whoever comes. Steps that no start leads to count as starts.
//
// Where the branches speak of too many settings at once (more than 4096 combinations), a step has
// only the guards without which it could not be come to at all, which is the safe side.

#include <vector>

#include "model/product.h"

namespace dyetrace {

/// By StepId; always where nothing is asked.
std::vector<Guard> branchGuards(const Product& product);

/// Gives every node the guard of the steps at which it acts. Needs an indexed product whose guards
/// are written out and whose numbers are cut into bands.
void guardNodesByBranches(Product& product);

}  // namespace dyetrace
