#pragma once

// The model folders that `dyetrace init` starts from. They are real files in cli/templates, one
// folder for each, and are compiled in.

#include <string_view>
#include <vector>

namespace dyetrace {

struct TemplateFile {
  std::string_view model;  ///< `contact-import`.
  std::string_view name;   ///< `README.md`.
  std::string_view bytes;
};

/// By template, then by name.
const std::vector<TemplateFile>& templateFiles();

}  // namespace dyetrace
