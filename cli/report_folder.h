#pragma once

// What a report's folder is to hold, gathered before any of it is written.

#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/files.h"
#include "render/diagram.h"
#include "render/graphviz.h"

namespace dyetrace {

class ReportFolder {
 public:
  /// `forms`: in which forms each picture is wanted. Both must outlive it.
  ReportFolder(const std::vector<std::string>& forms, Console& console)
      : forms_(forms), console_(console) {}

  /// Adds each picture in every form; none if it cannot be drawn. Tells what went wrong.
  void draw(const std::vector<std::string>& stems, const std::vector<Diagram>& diagrams);
  void add(std::string name, std::string bytes);

  bool has(const std::string& name) const;
  const std::vector<OutputFile>& files() const { return files_; }

 private:
  void addPicture(const std::string& stem, const Rendered& rendered);

  const std::vector<std::string>& forms_;
  Console& console_;
  std::vector<OutputFile> files_{};
};

}  // namespace dyetrace
