#pragma once

// Feature models in the Universal Variability Language, Boolean level: mandatory, optional, or,
// alternative and [n..m] groups, attributes, constraints.
//
// Recognised by a first line `features`, `namespace …`, `include` or `imports`. What is beyond
// switches (features with types, several instances of a feature, arithmetic, functions, other
// files) is refused with its place, and then nothing of the file is read. Attributes `default`,
// `label` and `privacy {…}` make the file the settings file of a model: see setting_attributes.h.

#include <memory>

#include "importers/importer.h"
#include "importers/settings/uvl_words.h"

namespace dyetrace {

std::unique_ptr<Importer> makeUvlImporter();

namespace settings::uvl {

/// `{abstract, Price 5, privacy {owner 'person'}}` behind a feature. Constraints among them are
/// constraints of the model.
void readAttributes(Words& words, FeatureModel& model, std::size_t feature,
                    Diagnostics& diagnostics);

}  // namespace settings::uvl

}  // namespace dyetrace
