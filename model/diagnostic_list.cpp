#include "model/diagnostic_list.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace dyetrace {

void append(Diagnostics& all, Diagnostics more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void sortByPlace(Diagnostics& diagnostics) {
  const auto place = [](const Diagnostic& each) {
    return std::tuple(each.where.file, each.where.line, each.where.column);
  };
  std::stable_sort(
      diagnostics.begin(), diagnostics.end(),
      [&](const Diagnostic& left, const Diagnostic& right) { return place(left) < place(right); });
}

}  // namespace dyetrace
