#pragma once

// FeatureIDE feature models (`model.xml`): the tree of `struct`, the rules of `constraints`, the
// attributes of extended models.
//
// Recognised by the root element `featureModel` or `extendedFeatureModel`. As in FeatureIDE, an
// `or` or `alt` group of a single child asks nothing of it beyond the child's own `mandatory`.
// Attributes named `privacy.…` make the file the settings file of a model: see
// setting_attributes.h.

#include <memory>

#include "importers/importer.h"
#include "importers/settings/xml_source.h"

namespace dyetrace {

std::unique_ptr<Importer> makeFeatureIdeImporter();

namespace settings {

/// The operator tree below a `rule` as a guard; reports and gives nothing if it is none.
std::optional<Guard> readRule(pugi::xml_node rule, const XmlSource& source);

}  // namespace settings

}  // namespace dyetrace
