#include "analysis/settings/spectral_order.h"

#include <algorithm>
#include <numeric>

#include <Eigen/Eigenvalues>

namespace dyetrace {
namespace {

using Order = std::vector<std::size_t>;

/// Eigenvalues that differ by less, measured by the largest, are one.
constexpr double kSameEigenvalue = 1e-9;
/// Along a vector of length 1, what lies closer stands at one place; a part that is shorter is
/// none.
constexpr double kSamePlace = 1e-7;

Order asGiven(std::size_t size) {
  Order order(size);
  std::iota(order.begin(), order.end(), std::size_t{0});
  return order;
}

Eigen::MatrixXd laplacianOf(const std::vector<std::vector<double>>& weights) {
  const auto size = static_cast<Eigen::Index>(weights.size());
  Eigen::MatrixXd laplacian = Eigen::MatrixXd::Zero(size, size);
  for (Eigen::Index i = 0; i < size; ++i) {
    for (Eigen::Index j = 0; j < size; ++j) {
      if (i == j) continue;
      const double weight = weights[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
      laplacian(i, j) = -weight;
      laplacian(i, i) += weight;
    }
  }
  return laplacian;
}

/// The eigenvectors of the second smallest eigenvalue: an orthonormal basis of their space.
Eigen::MatrixXd secondSpace(const Eigen::MatrixXd& laplacian) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(laplacian);
  const Eigen::VectorXd& values = solver.eigenvalues();
  const double same = values(values.size() - 1) * kSameEigenvalue;
  Eigen::Index count = 1;
  while (1 + count < values.size() && values(1 + count) - values(1) <= same) ++count;
  return solver.eigenvectors().middleCols(1, count);
}

/// What the space has of a vector, of length 1; empty if it has nothing of it.
Eigen::VectorXd partWithin(const Eigen::MatrixXd& space, const Eigen::VectorXd& vector) {
  const Eigen::VectorXd part = space * (space.transpose() * vector.normalized());
  return part.norm() > kSamePlace ? Eigen::VectorXd(part.normalized()) : Eigen::VectorXd();
}

/// The vector of the space that is nearest to the given order; where the space is square to it, the
/// one that has the first thing, or else the second …, farthest to the front.
Eigen::VectorXd nearestToGiven(const Eigen::MatrixXd& space) {
  const Eigen::Index size = space.rows();
  const auto last = static_cast<double>(size - 1);
  const Eigen::VectorXd given = Eigen::VectorXd::LinSpaced(size, -last, last);
  Eigen::VectorXd nearest = partWithin(space, given);
  for (Eigen::Index i = 0; nearest.size() == 0 && i < size; ++i)
    nearest = partWithin(space, -Eigen::VectorXd::Unit(size, i));
  return nearest;
}

/// By place; things at one place as given.
Order along(const Eigen::VectorXd& places) {
  Order order = asGiven(static_cast<std::size_t>(places.size()));
  const auto placeOf = [&](std::size_t i) { return places(static_cast<Eigen::Index>(i)); };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return placeOf(a) < placeOf(b); });
  for (auto begin = order.begin(); begin != order.end();) {
    auto end = begin + 1;
    while (end != order.end() && placeOf(*end) - placeOf(*(end - 1)) <= kSamePlace) ++end;
    std::sort(begin, end);
    begin = end;
  }
  return order;
}

}  // namespace

std::vector<std::size_t> spectralOrder(const std::vector<std::vector<double>>& weights) {
  if (weights.size() <= 2 || weights.size() > kMostOrdered) return asGiven(weights.size());
  return along(nearestToGiven(secondSpace(laplacianOf(weights))));
}

}  // namespace dyetrace
