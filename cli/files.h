#pragma once

// The disk: reading what the user named, writing results whole or not at all.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "importers/drawing.h"

namespace dyetrace {

/// The files that the arguments name: a file is itself, a folder every regular file directly in it
/// (hidden ones and what `check` writes left out), `-` standard input. Ordered by name, each once.
/// Throws Error for what is missing, unreadable or too large.
std::vector<InputFile> readInputs(const std::vector<std::string>& arguments);

/// Whether reading a folder takes up a file of that name.
bool isReadInFolders(const std::string& name);

/// Everything that can still be read there; `name` is what errors call it. Throws Error.
std::string readAll(int descriptor, const std::string& name);

/// A few words for titles: the folder's or file's own name, with the folder around it where the
/// name alone says little (`before`, `after`).
std::string titleOfInputs(const std::vector<std::string>& arguments);

struct OutputFile {
  std::string name;  ///< Relative to the output folder, without folders of its own.
  std::string bytes;
};

/// Writes all files into the folder (made if missing), each under a temporary name first and
/// renamed when all are complete. Pictures of findings that an earlier run left are removed. Throws
/// Error, and then leaves what was there before.
void writeFolder(const std::filesystem::path& folder, const std::vector<OutputFile>& files);

/// The same for one file; an existing one is replaced.
void writeFile(const std::filesystem::path& path, std::string_view bytes);

}  // namespace dyetrace
