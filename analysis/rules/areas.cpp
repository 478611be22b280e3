#include "analysis/rules/areas.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

namespace dyetrace {
namespace {

/// Member states of the European Union, ISO 3166-1 alpha-2.
constexpr std::array<std::string_view, 27> kUnion{
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"};

/// The other parties to the Agreement on the European Economic Area.
constexpr std::array<std::string_view, 3> kEconomicAreaOnly{"IS", "LI", "NO"};

/// Countries and territories with an adequacy decision under GDPR Article 45 (European Commission,
/// "Adequacy decisions", list of 2025; Canada and Japan: private sector), without the United
/// States.
constexpr std::array<std::string_view, 14> kAdequate{"AD", "AR", "CA", "CH", "FO", "GB", "GG",
                                                     "IL", "IM", "JE", "JP", "KR", "NZ", "UY"};

/// The country of a subdivision; Greece and the United Kingdom also go by other codes.
std::string_view countryOf(std::string_view region) {
  const std::string_view country = region.substr(0, region.find('-'));
  if (country == "UK") return "GB";
  return country == "EL" ? "GR" : country;
}

bool isListed(std::span<const std::string_view> countries, std::string_view country) {
  return std::find(countries.begin(), countries.end(), country) != countries.end();
}

bool isOneOf(const std::vector<std::string>& regions, std::string_view region) {
  return std::any_of(regions.begin(), regions.end(),
                     [&](const std::string& area) { return liesIn(region, area); });
}

/// The area that an own word stands for; empty for any other region.
std::string_view areaOf(const Standard& standard, std::string_view region) {
  const auto own = standard.areas.find(std::string(region));
  return own == standard.areas.end() ? std::string_view() : std::string_view(own->second);
}

/// The region itself, and what it stands for, by way of other own words.
std::vector<std::string_view> areasOf(const Standard& standard, std::string_view region) {
  std::vector<std::string_view> areas;
  while (!region.empty() && areas.size() <= standard.areas.size()) {
    areas.push_back(region);
    region = areaOf(standard, region);
  }
  return areas;
}

template <class Test>
bool anyArea(const Standard& standard, std::string_view region, const Test& test) {
  const std::vector<std::string_view> areas = areasOf(standard, region);
  return std::any_of(areas.begin(), areas.end(), test);
}

bool inUnion(std::string_view country) {
  return country == "EU" || isListed(kUnion, country);
}

}  // namespace

bool isKnownRegion(std::string_view region) {
  const std::string_view country = countryOf(region);
  const auto isCapital = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
  return country == "EEA" ||
         (country.size() == 2 && std::all_of(country.begin(), country.end(), isCapital));
}

bool inEea(std::string_view region) {
  const std::string_view country = countryOf(region);
  return country == "EEA" || inUnion(country) || isListed(kEconomicAreaOnly, country);
}

bool inUnitedKingdom(std::string_view region) {
  return countryOf(region) == "GB";
}

bool isAdequate(std::string_view region) {
  return inEea(region) || isListed(kAdequate, countryOf(region));
}

bool liesIn(std::string_view region, std::string_view area) {
  if (region == area) return true;
  if (area == "EEA") return inEea(region);
  if (area == "EU") return inUnion(countryOf(region));
  // A whole country or area holds its subdivisions; a subdivision holds nothing but itself.
  return area == countryOf(area) ? countryOf(region) == area
                                 : area == "UK" && inUnitedKingdom(region);
}

bool liesIn(const Standard& standard, std::string_view region, std::string_view area) {
  return anyArea(standard, region, [&](std::string_view each) { return liesIn(each, area); });
}

bool isKnownRegion(const Standard& standard, std::string_view region) {
  return anyArea(standard, region, [&](std::string_view each) {
    return isKnownRegion(each) || isOneOf(standard.adequate, each) ||
           isOneOf(standard.inadequate, each);
  });
}

bool isAdequate(const Standard& standard, std::string_view region) {
  if (anyArea(standard, region,
              [&](std::string_view each) { return isOneOf(standard.inadequate, each); })) {
    return false;
  }
  return anyArea(standard, region, [&](std::string_view each) {
    return isAdequate(each) || isOneOf(standard.adequate, each);
  });
}

bool underEuropeanLaw(const Standard& standard, std::string_view region) {
  return liesIn(standard, region, "EEA") || liesIn(standard, region, "UK");
}

}  // namespace dyetrace
