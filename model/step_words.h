#pragma once

// The words for kinds of steps and of what joins them.

#include <string_view>

#include "model/product.h"

namespace dyetrace {

std::string_view stepKindName(StepKind kind);
std::string_view sequenceKindName(SequenceKind kind);

}  // namespace dyetrace
