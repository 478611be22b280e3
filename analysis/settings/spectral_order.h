#pragma once

// An order in which things that belong together stand side by side: along the second eigenvector of
// the Laplacian of their weights (Fiedler 1973; Atkins, Boman and Hendrickson 1998), which among
// all vectors orthogonal to the constant one has the smallest sum of weighted squared distances.
//
// Where several vectors have the same sum (a ring, a clique), solvers return any of them, and each
// machine another. So it is not a vector that is taken but the space of all of them, and of this
// the vector nearest to the order in which the things are given. Its sign follows from that, too.
// Things that stand at one place, up to rounding, keep their given order.

#include <cstddef>
#include <vector>

namespace dyetrace {

/// More are left in the order given; the solver takes time that grows with the third power.
inline constexpr std::size_t kMostOrdered = 300;

/// `weights` is symmetric, not negative, and connects everything; its diagonal does not matter.
/// The result names rows of it.
std::vector<std::size_t> spectralOrder(const std::vector<std::vector<double>>& weights);

}  // namespace dyetrace
