#pragma once

// CPU time of this process, and what stands for several measurements of it.

#include <algorithm>
#include <ctime>
#include <utility>
#include <vector>

namespace dyetrace::benchmarks {

template <class Work>
double secondsOf(const Work& work) {
  const std::clock_t start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

/// Of at least one value.
inline double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

/// Of so many runs.
template <class Work>
double medianSeconds(const Work& work, int runs = 5) {
  std::vector<double> seconds;
  for (int run = 0; run < runs; ++run) seconds.push_back(secondsOf(work));
  return median(std::move(seconds));
}

}  // namespace dyetrace::benchmarks
