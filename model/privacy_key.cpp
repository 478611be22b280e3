#include "model/privacy_key.h"

#include <utility>

#include "model/names.h"
#include "model/trimmed.h"

namespace dyetrace {
namespace {

constexpr std::string_view kPrivacy = "privacy";
constexpr std::string_view kAfterPrivacy = ".-_:";

}  // namespace

std::optional<std::string> privacyKey(std::string_view name) {
  name = trimmed(name);
  if (name.size() < kPrivacy.size() + 2) return std::nullopt;
  if (foldName(name.substr(0, kPrivacy.size())) != kPrivacy) return std::nullopt;
  if (kAfterPrivacy.find(name[kPrivacy.size()]) == std::string_view::npos) return std::nullopt;
  std::string key = foldName(name.substr(kPrivacy.size() + 1));
  if (key.empty()) return std::nullopt;
  return key;
}

std::optional<PrivacyLine> privacyLine(std::string_view line) {
  const std::string_view content = trimmed(line);
  // The prefix may itself be followed by a colon: `privacy:data = email`.
  const std::size_t separator = content.find_first_of(":=", kPrivacy.size() + 1);
  if (separator == std::string_view::npos) return std::nullopt;
  std::optional<std::string> key = privacyKey(content.substr(0, separator));
  if (!key) return std::nullopt;
  return PrivacyLine{std::move(*key), trimmed(content.substr(separator + 1))};
}

}  // namespace dyetrace
