// How much reading a diagram costs beyond parsing its XML.
//
//   benchmark_read [megabytes]
//
// Reference: `pugi::xml_document::load_buffer` of the same bytes in the same run. Every measurement
// is the CPU time of a child process of its own, user and system, because a program reads a file
// once, into memory that it has not touched before; medians of five made in turn. The text is a
// large model as modelling tools write them: pools, lanes, tasks, data objects with associations,
// message flows, and the shapes and edges of the drawing, which are more than half of it.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "benchmarks/large_model.h"
#include "benchmarks/measured_time.h"
#include <pugixml.hpp>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "importers/importer.h"
#include "importers/xml/xml.h"

namespace {

using namespace dyetrace;
using benchmarks::median;

constexpr int kMeasurements = 5;

double secondsOf(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

template <class Work>
double secondsOf(Work work) {
  const pid_t child = fork();
  if (child == 0) {
    work();
    _exit(0);
  }
  int status = 0;
  rusage usage{};
  if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0) {
    std::fputs("a measurement failed\n", stderr);
    std::exit(2);
  }
  return secondsOf(usage.ru_utime) + secondsOf(usage.ru_stime);
}

struct Times {
  std::vector<double> parse;
  std::vector<double> xml;
  std::vector<double> import;
};

void measure(const std::string& text, Times& times) {
  times.parse.push_back(secondsOf([&] {
    pugi::xml_document document;
    document.load_buffer(text.data(), text.size());
  }));
  times.xml.push_back(secondsOf([&] {
    Diagnostics diagnostics;
    XmlFile(text, FileId(0), diagnostics);
  }));
  std::vector<InputFile> files(1, {"large.bpmn", text});
  times.import.push_back(secondsOf([&] { importModel(std::move(files), {}); }));
}

}  // namespace

int main(int count, char** arguments) {
  const std::size_t megabytes = count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 50;
  const std::string text = ModelText().ofBytes(megabytes << 20);
  Times times;
  for (int round = 0; round < kMeasurements; ++round) measure(text, times);
  const double parse = median(times.parse);
  std::printf("%.1f MB of BPMN, CPU time, median of %d\n",
              static_cast<double>(text.size()) / (1 << 20), kMeasurements);
  std::printf("pugixml load_buffer (reference)  %7.1f ms  1.00\n", parse * 1e3);
  std::printf("checked XML with positions       %7.1f ms  %.2f\n", median(times.xml) * 1e3,
              median(times.xml) / parse);
  std::printf("whole import                     %7.1f ms  %.2f\n", median(times.import) * 1e3,
              median(times.import) / parse);
}
