#pragma once

// How the things of a model are called where they changed.

#include <string>

#include "analysis/compare/drawing_changes.h"
#include "model/product.h"

namespace dyetrace {

/// The kind, as people call it: `store`, `lane`, `sequence flow`.
std::string wordOf(const Node& node);
std::string wordOf(const Zone& zone);
std::string wordOf(const Flow& flow);
std::string wordOf(const Step& step);
std::string wordOf(const Sequence& sequence);
std::string wordOf(const Screen& screen);
std::string wordOf(const Constraint& constraint);
std::string wordOf(const Setting& setting);

ThingSide sideOf(const Product& product, const Node& node);
ThingSide sideOf(const Product& product, const Zone& zone);
ThingSide sideOf(const Product& product, const Flow& flow);
ThingSide sideOf(const Product& product, const Step& step);
ThingSide sideOf(const Product& product, const Sequence& sequence);
ThingSide sideOf(const Product& product, const Screen& screen);
/// It has no key.
ThingSide sideOf(const Product& product, const Constraint& constraint);
ThingSide sideOf(const Product& product, const Setting& setting);

}  // namespace dyetrace
