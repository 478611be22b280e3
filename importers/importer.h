#pragma once

// From files to a model.
//
// `importModel` looks at the content of each file (root element and namespace, table header), hands
// it to the reader that knows the format, applies every annotation through one vocabulary, and
// returns the model with what it found wrong. Nothing here opens a file: names and bytes come in.
//
//   Import import = importModel({{"feature.bpmn", bytes}}, {});
//   import.product.nodes.size();
//
// A file that cannot be read at all is a Diagnostic of Level::error and the others go on; if no
// file could be read, `importModel` throws Error.

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "importers/drawing.h"
#include "model/diagnostic.h"
#include "model/policy.h"
#include "model/product.h"

namespace dyetrace {

struct ImportOptions {
  bool implied =
      false;  ///< Add implied flows: what a pool receives reaches what control flow reaches.
  bool suggested = false;  ///< Use labels marked `?` and the lexicon's suggestions, unconfirmed.
  bool opaqueScripts =
      false;  ///< A script task without declared data reads every variable of its process.
  bool elements = false;  ///< Also keep all that files write, element by element, for comparing.
  /// Whose terms, measures and files the model is read with; null for none. Its files are the first
  /// of the model, so that places in them can be shown.
  const Policy* policy = nullptr;
};

struct Import {
  Product product;
  Diagnostics diagnostics;  ///< By file and place.
  /// Only if asked for, and only of BPMN: other formats put all that they say into the model.
  WrittenElements elements{};
};

Import importModel(std::vector<InputFile> files, const ImportOptions& options);

/// One format.
class Importer {
 public:
  virtual ~Importer() = default;
  /// The word for it in messages and in SourceFile::format.
  virtual std::string_view format() const = 0;
  /// By content, never by name alone; must be quick and must not throw.
  virtual bool recognises(const InputFile& file) const = 0;
  /// Reads all files of this format together, since they may refer to one another. Puts what it
  /// finds into the drawing; a file it cannot use becomes a diagnostic.
  virtual void read(std::span<const SourceInput> files, const ImportOptions& options,
                    Drawing& drawing) const = 0;
};

/// Every format we read, in the order in which they are asked.
const std::vector<std::unique_ptr<Importer>>& importers();

}  // namespace dyetrace
