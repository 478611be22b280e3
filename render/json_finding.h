#pragma once

// A finding as JSON, with its road and the settings it depends on; schema in
// docs/schemas/findings.schema.json.

#include <cstddef>
#include <optional>

#include "analysis/finding.h"
#include "render/json_parts.h"

namespace dyetrace::json {

/// Key, title and place; null if there is no such node.
void writeNode(Writer& out, const Product& product, NodeId id);
/// Key and title; null if there is no such label.
void writeLabel(Writer& out, const Product& product, LabelId id);
/// Null if no setting has a say.
void writeSettings(Writer& out, const Product& product,
                   const std::optional<FindingSettings>& settings);

/// Says which roads fit into the file as a whole.
class HopBudget {
 public:
  /// How many hops within the road are to be left out; if none are, it is taken.
  std::size_t leftOut(const Path& path);

 private:
  /// So many hops are written in all, some 6 MB; of roads beyond, only both ends are.
  std::size_t left_ = 5'000;
};

void writeFinding(Writer& out, const Product& product, HopBudget& budget, const Finding& finding);

}  // namespace dyetrace::json
