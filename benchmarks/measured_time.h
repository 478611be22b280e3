#pragma once

// CPU time of this process, and what stands for several measurements of it.

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <utility>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

namespace dyetrace::benchmarks {

template <class Work>
double secondsOf(const Work& work) {
  const std::clock_t start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

/// CPU time of work that a program does once, in memory that it has not touched before: measured in
/// a child process, with what `prepare` made there. Ends the program if the child fails.
template <class Prepare, class Work>
double secondsOfChild(const Prepare& prepare, const Work& work) {
  std::array<int, 2> ends{};
  const pid_t child = pipe(ends.data()) == 0 ? fork() : -1;
  if (child == 0) {
    auto prepared = prepare();
    const double seconds = secondsOf([&] { work(prepared); });
    _exit(write(ends[1], &seconds, sizeof seconds) == sizeof seconds ? 0 : 1);
  }
  double seconds = 0;
  const bool measured = child > 0 && read(ends[0], &seconds, sizeof seconds) == sizeof seconds;
  if (!measured || waitpid(child, nullptr, 0) != child) {
    std::fputs("a measurement failed\n", stderr);
    std::exit(2);
  }
  close(ends[0]);
  close(ends[1]);
  return seconds;
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
