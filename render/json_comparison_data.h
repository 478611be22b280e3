#pragma once

// The data layer of a comparison as JSON.

#include "render/comparison.h"
#include "render/json_parts.h"

namespace dyetrace::json {

void writeData(Writer& out, const Compared& compared);

}  // namespace dyetrace::json
