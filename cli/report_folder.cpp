#include "cli/report_folder.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "cli/picture_form.h"
#include "render/graphviz.h"

namespace dyetrace {

void ReportFolder::draw(const std::string& stem, const Diagram& diagram) {
  const Rendered rendered = renderSvg(diagram);
  if (rendered.fallback != Fallback::none) {
    console_.remark("The picture " + stem + " is simpler than planned: " + rendered.problem + "\n");
  }
  if (rendered.svg.empty()) return;
  for (const std::string& form : forms_) {
    add(fmt::format("{}.{}", stem, form), inForm(form, rendered.svg));
  }
}

void ReportFolder::add(std::string name, std::string bytes) {
  files_.push_back({std::move(name), std::move(bytes)});
}

bool ReportFolder::has(const std::string& name) const {
  return std::any_of(files_.begin(), files_.end(),
                     [&](const OutputFile& file) { return file.name == name; });
}

}  // namespace dyetrace
