#pragma once

// Why no importer wants a file, in words for the person who put it there.

#include <string>

#include "importers/drawing.h"

namespace dyetrace {

std::string whyPassedOver(const InputFile& file);

}  // namespace dyetrace
