#pragma once

// Options about baselines, and the day that counts as today.

#include <string>

#include <CLI/CLI.hpp>

#include "model/baseline.h"
#include "model/diagnostic.h"
#include "model/product.h"

namespace dyetrace {

/// `--baseline` for commands that leave out what it accepts.
void addBaselineOption(CLI::App& app, std::string& file);

/// `--today`, which `--help` does not show: for tests and for builds that must repeat.
void addTodayOption(CLI::App& app, std::string& today);

/// The given day; else that of SOURCE_DATE_EPOCH if it is set; else today in UTC. Throws Error for
/// what is no date.
std::string todayOr(const std::string& given);

/// Reads the file and gives it a place among the model's files. Throws Error if it is not there.
Baseline loadBaseline(const std::string& file, Product& product, Diagnostics& diagnostics);

}  // namespace dyetrace
