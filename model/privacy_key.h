#pragma once

// What makes a name one of our annotations, whatever the format it stands in: `privacy.<key>`.

#include <optional>
#include <string>
#include <string_view>

namespace dyetrace {

/// The key without its `privacy` prefix, folded, if `name` has that prefix (`privacy.data`,
/// `Privacy-Data`, `privacy_data`, `privacy:data`); nothing if it is not ours.
std::optional<std::string> privacyKey(std::string_view name);

/// What a line of free text says if it is `privacy.key: value` (or `=`); nothing if it is not.
struct PrivacyLine {
  std::string key;
  std::string_view value;  ///< A piece of the line.
};
std::optional<PrivacyLine> privacyLine(std::string_view line);

}  // namespace dyetrace
