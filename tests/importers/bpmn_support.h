#pragma once

// Reads BPMN text in tests, and looks into what came of it.

#include <string>
#include <vector>

#include "importers/bpmn/bpmn_importer.h"

namespace dyetrace::test {

/// `name` and `bytes` of each file.
Drawing readBpmn(const std::vector<InputFile>& files, const ImportOptions& options = {});

/// One file whose content stands between `<definitions …>` and `</definitions>`, in the default
/// namespace; common tool prefixes are declared.
Drawing readModel(const std::string& content, const ImportOptions& options = {});
std::string model(const std::string& content);

/// Null if there is none.
const Node* nodeByKey(const Product& product, const std::string& key);
const Zone* zoneByKey(const Product& product, const std::string& key);
/// `name of zone`, or `-`.
std::string zoneName(const Product& product, ZoneId zone);

/// `from -> to (kind, confidence)` by keys, sorted.
std::vector<std::string> flowsOf(const Product& product);
/// `target key: key = value (carrier)`, sorted.
std::vector<std::string> annotationsOf(const Drawing& drawing);
/// `from -> to (kind)` by keys, sorted.
std::vector<std::string> sequencesOf(const Product& product);
std::size_t countOf(const Diagnostics& diagnostics, const std::string& code);

/// Nodes, flows and zones by names and kinds, without ids and places.
std::string canonical(const Drawing& drawing);

}  // namespace dyetrace::test
