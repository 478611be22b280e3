#pragma once

// Which settings of a model the rules of a policy mention.

#include <vector>

#include "model/diagnostic.h"
#include "model/policy.h"
#include "model/product.h"

namespace dyetrace {

/// The settings of the model that rules of the policy mention.
std::vector<SettingId> settingsIn(const Policy& policy, const Product& product);

/// Settings and options that a rule's guard names and the model does not have, with the nearest.
void reportUnknownChoices(const Guard& guard, const Location& where, const Product& product,
                          Diagnostics& diagnostics);

}  // namespace dyetrace
