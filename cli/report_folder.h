#pragma once

// What a report's folder is to hold, gathered before any of it is written.

#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/files.h"
#include "render/diagram.h"

namespace dyetrace {

class ReportFolder {
 public:
  /// `forms`: in which forms each picture is wanted. Both must outlive it.
  ReportFolder(const std::vector<std::string>& forms, Console& console)
      : forms_(forms), console_(console) {}

  /// Adds the picture in every form; none if it cannot be drawn. Tells what went wrong.
  void draw(const std::string& stem, const Diagram& diagram);
  void add(std::string name, std::string bytes);

  bool has(const std::string& name) const;
  const std::vector<OutputFile>& files() const { return files_; }

 private:
  const std::vector<std::string>& forms_;
  Console& console_;
  std::vector<OutputFile> files_{};
};

}  // namespace dyetrace
