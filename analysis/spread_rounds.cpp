#include "analysis/spread_rounds.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include <Eigen/SparseCore>
#include <Eigen/SparseLU>

namespace dyetrace {
namespace {

using Matrix = Eigen::SparseMatrix<double>;
using RowMatrix = Eigen::SparseMatrix<double, Eigen::RowMajor>;

RowMatrix matrixOf(std::size_t points, const std::vector<SpreadStep>& steps) {
  std::vector<Eigen::Triplet<double>> entries;
  for (const SpreadStep& step : steps)
    entries.emplace_back(static_cast<int>(step.from), static_cast<int>(step.to), step.share);
  const auto size = static_cast<Eigen::Index>(points);
  RowMatrix matrix(size, size);
  matrix.setFromTriplets(entries.begin(), entries.end());
  return matrix;
}

/// Whether some copies come round over steps that are always taken.
bool hasCertainCycle(const RowMatrix& matrix) {
  std::vector<PointPair> certain;
  for (Eigen::Index row = 0; row < matrix.outerSize(); ++row) {
    for (RowMatrix::InnerIterator each(matrix, row); each; ++each) {
      if (each.value() < 1) continue;
      if (each.row() == each.col()) return true;
      certain.emplace_back(each.row(), each.col());
    }
  }
  const auto points = static_cast<std::size_t>(matrix.rows());
  return strongComponents(points, certain).count < points;
}

bool solves(const RowMatrix& matrix, const Eigen::VectorXd& x, const Eigen::VectorXd& b) {
  const Eigen::VectorXd left = b + matrix * x - x;
  const double size = std::max(1.0, x.lpNorm<Eigen::Infinity>());
  return left.allFinite() && left.lpNorm<Eigen::Infinity>() <= kResidual * size;
}

bool fades(const Eigen::VectorXd& visits) {
  return visits.minCoeff() > 0 && visits.maxCoeff() <= kMostVisits;
}

/// Both columns of `b` at once; nothing if it cannot be decomposed, or the first says that copies
/// gain.
std::optional<Eigen::MatrixXd> solvedDirectly(const RowMatrix& matrix, const Eigen::MatrixXd& b) {
  Matrix system(matrix.rows(), matrix.cols());
  system.setIdentity();
  system -= Matrix(matrix);
  Eigen::SparseLU<Matrix> solver(system);
  if (solver.info() != Eigen::Success) return std::nullopt;
  Eigen::MatrixXd x = solver.solve(b);
  for (Eigen::Index column = 0; column < b.cols(); ++column)
    if (!solves(matrix, x.col(column), b.col(column))) return std::nullopt;
  return fades(x.col(0)) ? std::optional(std::move(x)) : std::nullopt;
}

/// One sweep of Gauss and Seidel's iteration.
void sweep(const RowMatrix& matrix, const Eigen::VectorXd& b, Eigen::VectorXd& x) {
  for (Eigen::Index row = 0; row < matrix.outerSize(); ++row) {
    double sum = b(row);
    double own = 0;
    for (RowMatrix::InnerIterator each(matrix, row); each; ++each) {
      if (each.col() == row) {
        own = each.value();
      } else {
        sum += each.value() * x(each.col());
      }
    }
    x(row) = sum / (1 - own);
  }
}

/// From below, so that what is above kMostVisits stays there.
Rounds iterate(const RowMatrix& matrix, const Eigen::VectorXd& b, Eigen::VectorXd& x,
               std::size_t& budget) {
  x = Eigen::VectorXd::Zero(b.size());
  const auto cost = static_cast<std::size_t>(matrix.nonZeros());
  for (; budget > cost; budget -= cost) {
    sweep(matrix, b, x);
    if (!(x.maxCoeff() <= kMostVisits * std::max(1.0, b.maxCoeff()))) return Rounds::gain;
    if (solves(matrix, x, b)) return Rounds::fade;
  }
  return Rounds::undetermined;
}

std::vector<double> copied(const Eigen::VectorXd& x) {
  return {x.data(), x.data() + x.size()};
}

RoundsSolution directly(const RowMatrix& matrix, const Eigen::VectorXd& arriving) {
  Eigen::MatrixXd b(matrix.rows(), 2);
  b.col(0).setOnes();
  b.col(1) = arriving;
  const auto x = solvedDirectly(matrix, b);
  return x ? RoundsSolution{Rounds::fade, copied(x->col(1))} : RoundsSolution{Rounds::gain, {}};
}

RoundsSolution byIteration(const RowMatrix& matrix, const Eigen::VectorXd& arriving) {
  std::size_t budget = kMostIterated;
  Eigen::VectorXd x;
  Rounds rounds = iterate(matrix, Eigen::VectorXd::Ones(matrix.rows()), x, budget);
  if (rounds == Rounds::fade) rounds = iterate(matrix, arriving, x, budget);
  return {rounds, rounds == Rounds::fade ? copied(x) : std::vector<double>()};
}

RoundsSolution roundsOf(const RowMatrix& matrix, const Eigen::VectorXd& arriving) {
  if (hasCertainCycle(matrix)) return {Rounds::gain, {}};
  const bool direct = static_cast<std::size_t>(matrix.rows()) <= kMostDirect;
  return direct ? directly(matrix, arriving) : byIteration(matrix, arriving);
}

/// Without limit if one of them is, whatever the others are.
double totalOf(const std::vector<double>& arriving) {
  const bool endless = std::find(arriving.begin(), arriving.end(), kEndless) != arriving.end();
  return endless ? kEndless : std::accumulate(arriving.begin(), arriving.end(), 0.0);
}

/// Of a total that arrives where copies gain.
double gained(double total) {
  return total > 0 ? kEndless : total;
}

}  // namespace

/// Where some number is not finite it is the same for all: what reaches one reaches every other.
RoundsSolution solveRounds(std::size_t points, const std::vector<SpreadStep>& steps,
                           const std::vector<double>& arriving) {
  const double total = totalOf(arriving);
  Eigen::VectorXd b = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(points));
  for (std::size_t i = 0; std::isfinite(total) && i < points; ++i)
    b(static_cast<Eigen::Index>(i)) = arriving[i];
  RoundsSolution solution = roundsOf(matrixOf(points, steps), b);
  if (!std::isfinite(total)) {
    solution.copies.assign(points, total);
  } else if (solution.rounds == Rounds::gain) {
    solution.copies.assign(points, gained(total));
  } else if (solution.rounds == Rounds::undetermined) {
    solution.copies.assign(points, total > 0 ? kUndetermined : 0);
  }
  return solution;
}

}  // namespace dyetrace
