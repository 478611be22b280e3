#include "analysis/rules/data_kinds.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "model/inherit.h"

namespace dyetrace {
namespace {

constexpr std::array<std::string_view, 9> kDirect{"user.name",
                                                  "user.account.username",
                                                  "user.government_id",
                                                  "user.contact",
                                                  "user.unique_id",
                                                  "user.biometric",
                                                  "user.device.device_id",
                                                  "user.content.self_image",
                                                  "user.authorization"};

constexpr std::array<std::string_view, 13> kQuasi{"user.demographic.date_of_birth",
                                                  "user.demographic.gender",
                                                  "user.demographic.marital_status",
                                                  "user.demographic.religious_belief",
                                                  "user.demographic.political_opinion",
                                                  "user.demographic.sexual_orientation",
                                                  "user.demographic.race_ethnicity",
                                                  "user.location",
                                                  "user.workplace",
                                                  "user.device.ip_address",
                                                  "user.behavior.browsing_history",
                                                  "user.behavior.purchase_history",
                                                  "user.behavior.media_consumption"};

constexpr std::array<std::string_view, 3> kStable{"user.unique_id", "user.device.device_id",
                                                  "user.device.cookie_id"};

constexpr std::array<std::string_view, 5> kRaw{"user.content.photo", "user.content.self_image",
                                               "user.content.private", "user.biometric.voice",
                                               "user.user_sensor"};

/// What is finer, and what it can be made of.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kFiner{
    {{"user.location.history", "user.location.precise"},
     {"user.location.history", "user.location.imprecise"},
     {"user.location.precise", "user.location.imprecise"},
     {"user.contact.address", "user.location.imprecise"},
     {"user.device.ip_address", "user.location.imprecise"},
     {"user.social.contacts", "user.contact"},
     {"user.behavior.browsing_history", "user.demographic.profile"},
     {"user.behavior.search_history", "user.demographic.profile"}}};

bool isUnderAny(const Product& product, LabelId label, std::span<const std::string_view> keys) {
  return isUnderAny(product, product.labels[label].category, keys);
}

}  // namespace

bool isUnder(const Product& product, TermId term, std::string_view key) {
  const std::string_view own = product.taxonomy[term].key;
  return own.starts_with(key) && (own.size() == key.size() || own[key.size()] == '.');
}

bool isUnder(const Product& product, LabelId label, std::string_view key) {
  return isUnder(product, product.labels[label].category, key);
}

bool isUnderAny(const Product& product, TermId term, std::span<const std::string_view> keys) {
  return std::any_of(keys.begin(), keys.end(),
                     [&](std::string_view key) { return isUnder(product, term, key); });
}

bool servesAny(const Product& product, NodeId node, std::span<const std::string_view> purposes) {
  const std::vector<TermId> own = purposesOf(product, node).value;
  return std::any_of(own.begin(), own.end(),
                     [&](TermId purpose) { return isUnderAny(product, purpose, purposes); });
}

bool isDirectIdentifier(const Product& product, LabelId label) {
  if (product.labels[label].form != Form::identified) return false;
  if (isUnder(product, label, "user.unique_id.pseudonymous")) return false;
  return isUnderAny(product, label, kDirect);
}

bool speaksOfIdentity(const Product& product, const LabelPattern& pattern) {
  if (pattern.form && *pattern.form != static_cast<int>(Form::identified)) return false;
  if (isUnder(product, pattern.category, "user.unique_id.pseudonymous")) return false;
  const std::string& key = product.taxonomy[pattern.category].key;
  return std::any_of(kDirect.begin(), kDirect.end(), [&](std::string_view direct) {
    return isUnder(product, pattern.category, direct) || direct.starts_with(key + ".");
  });
}

bool isQuasiIdentifier(const Product& product, LabelId label) {
  return product.labels[label].form != Form::anonymous && isUnderAny(product, label, kQuasi);
}

bool isStableIdentifier(const Product& product, LabelId label) {
  return product.labels[label].form != Form::anonymous && isUnderAny(product, label, kStable);
}

bool isRaw(const Product& product, LabelId label) {
  return product.labels[label].form != Form::anonymous && isUnderAny(product, label, kRaw);
}

bool isProfile(const Product& product, LabelId label) {
  return isUnder(product, label, "user.demographic.profile");
}

bool isFiner(const Product& product, LabelId fine, TermId coarse) {
  return std::any_of(kFiner.begin(), kFiner.end(), [&](const auto& pair) {
    return isUnder(product, fine, pair.first) && isUnder(product, coarse, pair.second);
  });
}

}  // namespace dyetrace
