#include "analysis/spread_rounds.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

#include <Eigen/IterativeLinearSolvers>
#include <Eigen/SparseCore>
#include <Eigen/SparseLU>

namespace dyetrace {
namespace {

using Matrix = Eigen::SparseMatrix<double>;
using RowMatrix = Eigen::SparseMatrix<double, Eigen::RowMajor>;

RowMatrix matrixOf(std::size_t points, const std::vector<SpreadStep>& steps) {
  std::vector<Eigen::Triplet<double>> entries;
  entries.reserve(steps.size());
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

Matrix systemOf(const RowMatrix& matrix) {
  Matrix system(matrix.rows(), matrix.cols());
  system.setIdentity();
  system -= Matrix(matrix);
  return system;
}

/// x of (I − P) x = b by some solver; nothing if it does not hold.
template <class Solver>
std::optional<Eigen::VectorXd> solvedBy(const Solver& solver, const RowMatrix& matrix,
                                        const Eigen::VectorXd& b) {
  Eigen::VectorXd x = solver.solve(b);
  return solves(matrix, x, b) ? std::optional(std::move(x)) : std::nullopt;
}

/// What the visits say that one copy pays.
Rounds roundsBy(const Eigen::VectorXd& visits) {
  const bool fade = visits.minCoeff() > 0 && visits.maxCoeff() <= kMostVisits;
  return fade ? Rounds::fade : Rounds::gain;
}

std::vector<double> copied(const Eigen::VectorXd& x) {
  return {x.data(), x.data() + x.size()};
}

/// `unsolved` is what it means that there is no solution.
template <class Solver>
RoundsSolution with(const Solver& solver, const RowMatrix& matrix, const Eigen::VectorXd& arriving,
                    Rounds unsolved) {
  const auto visits = solvedBy(solver, matrix, Eigen::VectorXd::Ones(matrix.rows()));
  const Rounds rounds = visits ? roundsBy(*visits) : unsolved;
  if (rounds != Rounds::fade) return {rounds, {}};
  const auto x = solvedBy(solver, matrix, arriving);
  return x ? RoundsSolution{rounds, copied(*x)} : RoundsSolution{Rounds::undetermined, {}};
}

/// Of a radius of 1 there is no solution, and none is found.
RoundsSolution directly(const RowMatrix& matrix, const Eigen::VectorXd& arriving) {
  const Eigen::SparseLU<Matrix> solver(systemOf(matrix));
  if (solver.info() != Eigen::Success) return {Rounds::gain, {}};
  return with(solver, matrix, arriving, Rounds::gain);
}

RoundsSolution byIteration(const RowMatrix& matrix, const Eigen::VectorXd& arriving) {
  const RowMatrix system(systemOf(matrix));
  Eigen::BiCGSTAB<RowMatrix> solver(system);
  solver.setTolerance(kResidual / 10);
  solver.setMaxIterations(kMostIterations);
  return with(solver, matrix, arriving, Rounds::undetermined);
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
