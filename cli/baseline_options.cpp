#include "cli/baseline_options.h"

#include <cstdlib>
#include <ctime>

#include <fmt/chrono.h>

#include "cli/files.h"
#include "importers/baseline/baseline_file.h"

namespace dyetrace {

void addBaselineOption(CLI::App& app, std::string& file) {
  app.add_option("--baseline", file,
                 "Findings that are accepted for a time: a file that `accept` writes")
      ->type_name("FILE");
}

void addTodayOption(CLI::App& app, std::string& today) {
  app.add_option("--today", today)->group("")->type_name("DATE");
}

std::string todayOr(const std::string& given) {
  if (!given.empty()) {
    if (isDate(given)) return given;
    throw Error("`" + given + "` is no date", "Write it as year, month and day: 2027-03-31");
  }
  const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
  const std::time_t now = epoch != nullptr
                              ? static_cast<std::time_t>(std::strtoll(epoch, nullptr, 10))
                              : std::time(nullptr);
  return fmt::format("{:%Y-%m-%d}", fmt::gmtime(now));
}

Baseline loadBaseline(const std::string& file, Product& product, Diagnostics& diagnostics) {
  const std::vector<InputFile> read = readInputs({file});
  if (read.size() != 1) throw Error("`" + file + "` is a folder, not a baseline");
  SourceFile source;
  source.name = read.front().name;
  source.format = "baseline";
  const FileId id = product.files.add(std::move(source));
  return parseBaseline(read.front().bytes, id, diagnostics);
}

}  // namespace dyetrace
