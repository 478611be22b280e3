// How much writing costs beside the analysis that there is something to write about.
//
//   benchmark_outputs [partners]
//   benchmark_outputs PARTNERS print > crowded.bpmn    the model with short roads, for `check`
//
// Two models of crowded_model.h with thousands of findings: a chain with long roads, and one with
// short roads. Reference: `reviewProduct`, the analysis alone, in the same run. Shown of each
// output: its time, and what analysis and output together take, as a multiple of the analysis. CPU
// time of this process, medians of three made in turn.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "benchmarks/crowded_model.h"
#include "benchmarks/measured_time.h"

#include "analysis/exposure_table.h"
#include "analysis/review.h"
#include "importers/importer.h"
#include "render/checklist.h"
#include "render/junit.h"
#include "render/outputs.h"

namespace {

using namespace dyetrace;
using benchmarks::median;
using benchmarks::secondsOf;

constexpr int kMeasurements = 3;

struct Output {
  const char* name;
  std::function<std::string(const Product&, const Reviewed&)> write;
};

ReviewAdditions withExposures(const Product& product, const Reviewed& all) {
  ReviewAdditions additions;
  additions.exposures = exposureTable(product, all);
  return additions;
}

std::vector<Output> outputs() {
  return {
      {"text", [](const Product& product,
                  const Reviewed& all) { return reviewToText(product, all.review, {}); }},
      {"markdown",
       [](const Product& product, const Reviewed& all) {
         return reviewToMarkdown(product, all.review, {}, {}, withExposures(product, all));
       }},
      {"json",
       [](const Product& product, const Reviewed& all) {
         return reviewToJson(product, all.review, {}, withExposures(product, all));
       }},
      {"sarif", [](const Product& product,
                   const Reviewed& all) { return reviewToSarif(product, all.review, {}); }},
      {"junit",
       [](const Product& product, const Reviewed& all) {
         return reviewToJunit(product, all.review, {}, Severity::low);
       }},
      {"checklist", [](const Product& product,
                       const Reviewed& all) { return reviewToChecklist(product, all.review, ""); }},
  };
}

void print(const char* what, double seconds, double analysis, std::size_t bytes) {
  std::printf("  %-22s %8.2f s  %5.2f  %6.1f MB\n", what, seconds, (seconds + analysis) / analysis,
              static_cast<double>(bytes) / 1e6);
}

void measure(const CrowdedShape& shape) {
  const Import import = importModel({{"crowded.bpmn", CrowdedModel::text(shape)}}, ImportOptions{});
  std::vector<double> analysis;
  std::vector<std::vector<double>> times(outputs().size());
  std::vector<std::size_t> bytes(outputs().size());
  std::size_t findings = 0;
  for (int round = 0; round < kMeasurements; ++round) {
    std::unique_ptr<Reviewed> reviewed;
    analysis.push_back(
        secondsOf([&] { reviewed = std::make_unique<Reviewed>(import.product, ReviewOptions{}); }));
    findings = reviewed->review.findings.size();
    for (std::size_t i = 0; i < outputs().size(); ++i) {
      times[i].push_back(
          secondsOf([&] { bytes[i] = outputs()[i].write(import.product, *reviewed).size(); }));
    }
  }
  std::printf("%s of %d partners, %zu findings\n", shape.chain ? "chain" : "fan", shape.partners,
              findings);
  const double reference = median(analysis);
  std::printf("  %-22s %8.2f s\n", "analysis (reference)", reference);
  for (std::size_t i = 0; i < outputs().size(); ++i)
    print(outputs()[i].name, median(times[i]), reference, bytes[i]);
}

}  // namespace

int main(int count, char** arguments) {
  const int partners = count > 1 ? std::atoi(arguments[1]) : 150;
  const CrowdedShape longRoads{partners, true};
  const CrowdedShape shortRoads{4 * partners, false};
  if (count > 2) {
    std::puts(CrowdedModel::text(shortRoads).c_str());
    return 0;
  }
  measure(longRoads);
  measure(shortRoads);
}
