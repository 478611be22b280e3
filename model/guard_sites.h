#pragma once

// Every guard of a model with the place where it stands and what it is for.

#include <optional>
#include <string>
#include <vector>

#include "model/product.h"

namespace dyetrace {

struct GuardSite {
  enum class Use {
    opens,       ///< When a node, flow or branch of a diagram is there.
    binds,       ///< When a flow is open, as a settings file says.
    constrains,  ///< Part of a constraint.
    chooses,     ///< For whom a default holds.
    shows,       ///< When people see a control or a prompt.
    migrates,    ///< Whom a step of a migration concerns, and what it makes of them.
    before,      ///< Over the settings that a migration starts from: another version's.
  };
  Guard* guard = nullptr;
  Use use = Use::opens;
  Location where{};
};

/// In the order of the tables. The pointers hold until a table of the product grows.
std::vector<GuardSite> guardSites(Product& product);

}  // namespace dyetrace
