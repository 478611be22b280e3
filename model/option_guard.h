#pragma once

// Guards that say which option a setting has.

#include "model/setting.h"

namespace dyetrace {

/// "The setting has this option": for a number, a value in this band.
Guard hasOption(const Setting& setting, std::size_t option);

}  // namespace dyetrace
