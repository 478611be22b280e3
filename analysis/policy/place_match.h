#pragma once

// Which places of a model a policy's test means.

#include <cstdint>
#include <string>
#include <vector>

#include "model/diagnostic.h"
#include "model/policy.h"
#include "model/product.h"

namespace dyetrace {

enum class Match : std::uint8_t {
  no,
  unknown,  ///< It depends on a region that nobody stated.
  yes,
};

/// By NodeId. A name in the test that means nothing in the model is reported, with the nearest.
std::vector<Match> matchingNodes(const Product& product, const PlaceTest& test,
                                 Diagnostics& diagnostics);

/// The other way round: what matches does not, what is unknown stays so.
std::vector<Match> opposite(std::vector<Match> matches);

/// Whether a name fits what somebody wrote: case, spaces, `-` and `_` do not count, `*` stands for
/// anything.
bool nameFits(const std::string& name, const std::string& written);

}  // namespace dyetrace
