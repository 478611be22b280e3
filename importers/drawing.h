#pragma once

// What an importer makes of its files: the tables of the model, and annotations as key/value pairs
// that the vocabulary gives meaning to afterwards, once for all formats.

#include <string>
#include <variant>
#include <vector>

#include "model/diagnostic.h"
#include "model/elements.h"
#include "model/facts.h"
#include "model/product.h"

namespace dyetrace {

/// A file as it came from the disk or standard input.
struct InputFile {
  std::string name{};   ///< For messages; `/` between parts.
  std::string bytes{};  ///< Exactly as stored.
};

/// A file that was recognised, with its number in Product::files.
struct SourceInput {
  const InputFile* file = nullptr;
  FileId id{};
};

/// What an annotation is about.
using Target = std::variant<NodeId, FlowId, ZoneId>;

struct Annotation {
  Target target{};
  Statement statement{};  ///< Key without `privacy.`, folded: `data`.
};

struct Drawing {
  Product product{};
  std::vector<Annotation> annotations{};
  Diagnostics diagnostics{};
  WrittenElements elements{};  ///< Only if asked for (ImportOptions::elements).
};

}  // namespace dyetrace
