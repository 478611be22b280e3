#pragma once

// Which places lie in which area, for the rules on transfers.
//
// A region is written as in `privacy.region`: an ISO 3166-1 code (`DE`), one with a subdivision
// (`US-CA`), an area (`EU`, `EEA`, `UK`), or a word of the model's own, of which nothing is known.

#include <string_view>

#include "model/standard.h"

namespace dyetrace {

/// Whether everything in `region` lies in `area`.
bool liesIn(std::string_view region, std::string_view area);
/// Whether we know where a region is: an area or a two-letter code, possibly with a subdivision.
bool isKnownRegion(std::string_view region);
bool inEea(std::string_view region);
bool inUnitedKingdom(std::string_view region);
/// Whether data may go from the EEA or the United Kingdom to a region without a transfer tool: it
/// lies in one of the two, or the European Commission found it adequate. The United States do not
/// count: only participants of the Data Privacy Framework are covered, which a model has to state
/// (`transfer.adequacy`).
bool isAdequate(std::string_view region);

// The same with what an own standard says besides.
bool liesIn(const Standard& standard, std::string_view region, std::string_view area);
bool isKnownRegion(const Standard& standard, std::string_view region);
bool isAdequate(const Standard& standard, std::string_view region);
/// In the EEA or the United Kingdom, whose law protects data that comes from there.
bool underEuropeanLaw(const Standard& standard, std::string_view region);

}  // namespace dyetrace
