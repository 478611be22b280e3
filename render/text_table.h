#pragma once

// Tables on a terminal, indented by four columns.

#include <string>
#include <vector>

namespace dyetrace {

inline constexpr std::size_t kWidestColumn = 24;

/// Rows of equally many cells, each column as wide as it must be and at most kWidestColumn; what is
/// longer ends in `…`. The cells are text of the model and are made harmless here.
std::string tableText(const std::vector<std::vector<std::string>>& rows);

}  // namespace dyetrace
