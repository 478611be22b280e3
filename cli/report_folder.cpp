#include "cli/report_folder.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "cli/picture_form.h"

namespace dyetrace {

void ReportFolder::draw(const std::vector<std::string>& stems,
                        const std::vector<Diagram>& diagrams) {
  console_.progress(fmt::format("Drawing {} pictures", diagrams.size()));
  const std::vector<Rendered> all = renderSvgs(diagrams);
  for (std::size_t i = 0; i < all.size(); ++i) addPicture(stems[i], all[i]);
}

void ReportFolder::addPicture(const std::string& stem, const Rendered& rendered) {
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
