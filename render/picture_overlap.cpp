#include "render/picture_overlap.h"

#include <vector>

#include <pugixml.hpp>

#include "render/picture_extent.h"

namespace dyetrace {

std::size_t overlappingTexts(const std::string& svg) {
  pugi::xml_document document;
  if (!document.load_buffer(svg.data(), svg.size())) return 0;
  std::vector<Extent> extents;
  collectTexts(document.child("svg"), extents);
  if (extents.size() > kMostTexts) return 0;
  std::size_t pairs = 0;
  for (std::size_t i = 0; i < extents.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) pairs += overlap(extents[i], extents[j]) ? 1U : 0U;
  }
  return pairs;
}

}  // namespace dyetrace
