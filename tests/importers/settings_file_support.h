#pragma once

// Reads settings XML in tests.

#include <algorithm>
#include <string>

#include "importers/importer.h"
#include "model/configuration.h"

namespace dyetrace::test {

/// Elements as they stand in a settings file, with its root around them.
inline std::string settingsText(const std::string& content) {
  return "<settings xmlns=\"urn:dyetrace:settings:1\" name=\"Harbor\" version=\"2\">\n" + content +
         "\n</settings>";
}

inline Import readSettings(const std::string& content) {
  return importModel({{"settings.xml", settingsText(content)}}, {});
}

inline const Setting& settingIn(const Import& import, const std::string& key) {
  return import.product.settings[import.product.settingNamed(key)];
}

/// `code at line: message`, one a line.
inline std::string messagesOf(const Import& import) {
  std::string text;
  for (const Diagnostic& each : import.diagnostics)
    text += each.code + " at " + std::to_string(each.where.line) + ": " + each.message + "\n";
  return text;
}

inline const Diagnostic* diagnosticIn(const Import& import, const std::string& code) {
  const auto found =
      std::find_if(import.diagnostics.begin(), import.diagnostics.end(),
                   [&](const Diagnostic& diagnostic) { return diagnostic.code == code; });
  return found == import.diagnostics.end() ? nullptr : &*found;
}

/// What importModel says when it refuses; empty if it does not.
inline std::string refusalOf(const std::string& content) {
  try {
    readSettings(content);
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

}  // namespace dyetrace::test
