#pragma once

// Settings in our own XML, namespace `urn:dyetrace:settings:1`: dimensions (facts about people),
// screens, settings with their options, defaults, controls and prompts, constraints, the flows that
// they open, and what a launch does to choices that people have made. docs/settings.md describes
// it, docs/schemas/settings.xsd is its schema.
//
//   <settings xmlns="urn:dyetrace:settings:1" name="Harbor">
//     <setting id="ads" label="Personalised adverts" owner="person" protective="off"
//     claims="to-ads">
//       <default value="on"/>
//     </setting>
//     <flow ref="to-ads" guard="ads"/>
//   </settings>
//
// What cannot be read is reported and left out, on the safe side: a flow whose guard cannot be read
// counts as open. A list beyond the limits makes the whole file unreadable.

#include <memory>

#include "importers/importer.h"

namespace dyetrace {

std::unique_ptr<Importer> makeSettingsXmlImporter();

}  // namespace dyetrace
