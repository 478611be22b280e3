#pragma once

// Kinds of data that several rules speak of, beyond what the taxonomy itself says of a category.

#include <span>
#include <string_view>

#include "model/product.h"

namespace dyetrace {

/// Whether a term is the one with that key or below it.
bool isUnder(const Product& product, TermId term, std::string_view key);
bool isUnder(const Product& product, LabelId label, std::string_view key);
bool isUnderAny(const Product& product, TermId term, std::span<const std::string_view> keys);
/// Whether a place is for a purpose that is under one of these.
bool servesAny(const Product& product, NodeId node, std::span<const std::string_view> purposes);

/// Says by itself who it is: a name, an address, an account, a face; in identified form.
bool isDirectIdentifier(const Product& product, LabelId label);
/// Whether a pattern speaks of something that says by itself who it is.
bool speaksOfIdentity(const Product& product, const LabelPattern& pattern);
/// Says who it is only together with others: age, gender, town, employer.
bool isQuasiIdentifier(const Product& product, LabelId label);
/// Stays the same and can be matched with the same id elsewhere, also as a pseudonym.
bool isStableIdentifier(const Product& product, LabelId label);
/// Pictures, sound, sensors, messages: data from which much else can be worked out.
bool isRaw(const Product& product, LabelId label);
/// Traits that a system works out.
bool isProfile(const Product& product, LabelId label);

/// Whether `fine` tells the same as `coarse` and more: a position and its town.
bool isFiner(const Product& product, LabelId fine, TermId coarse);

}  // namespace dyetrace
