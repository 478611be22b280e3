// How much reading a diagram costs beyond parsing its XML.
//
//   benchmark_read [megabytes]
//
// Reference: `pugi::xml_document::load_buffer` of the same bytes in the same run. Every measurement
// is CPU time in a child process of its own, because a program reads a file once, into memory that
// it has not touched before; medians of five made in turn. The text is a
// large model as modelling tools write them: pools, lanes, tasks, data objects with associations,
// message flows, and the shapes and edges of the drawing, which are more than half of it.

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "benchmarks/large_model.h"
#include "benchmarks/measured_time.h"
#include <pugixml.hpp>

#include "importers/importer.h"
#include "importers/xml/xml.h"

namespace {

using namespace dyetrace;
using benchmarks::median;
using benchmarks::secondsOfChild;

constexpr int kMeasurements = 5;

struct Times {
  std::vector<double> parse;
  std::vector<double> xml;
  std::vector<double> import;
};

void measure(const std::string& text, Times& times) {
  const auto given = [&] { return std::vector<InputFile>(1, {"large.bpmn", text}); };
  using Files = std::vector<InputFile>;
  times.parse.push_back(secondsOfChild(given, [](const Files& files) {
    pugi::xml_document document;
    document.load_buffer(files[0].bytes.data(), files[0].bytes.size());
  }));
  times.xml.push_back(secondsOfChild(given, [](const Files& files) {
    Diagnostics diagnostics;
    XmlFile(files[0].bytes, FileId(0), diagnostics);
  }));
  times.import.push_back(
      secondsOfChild(given, [](Files& files) { importModel(std::move(files), {}); }));
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
