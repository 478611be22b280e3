#include "importers/bpmn/name_tags.h"

#include "importers/bpmn/document.h"
#include "model/facts.h"
#include "model/names.h"

namespace dyetrace::bpmn {

namespace {

std::string_view withoutLeading(std::string_view name) {
  while (name.starts_with('[')) {
    const std::size_t close = name.find(']');
    if (close == std::string_view::npos) return name;
    name = trimmed(name.substr(close + 1));
  }
  return name;
}

std::string_view withoutTrailing(std::string_view name) {
  while (name.ends_with(']')) {
    const std::size_t open = name.rfind('[');
    if (open == std::string_view::npos) return name;
    name = trimmed(name.substr(0, open));
  }
  return name;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> meaningOfTag(std::string_view tag) {
  const std::string folded = foldName(tag);
  if (folded == "data_subject") return {{"kind", "person"}, {"role", "subject"}};
  if (!roleFromName(tag) && !roleFromName(folded)) return {};
  return {{"role", roleFromName(tag) ? std::string(tag) : folded}};
}

std::string withoutBrackets(std::string_view name) {
  const std::string_view bare = withoutTrailing(withoutLeading(trimmed(name)));
  return std::string(bare.empty() ? trimmed(name) : bare);
}

std::string stateIn(std::string_view name) {
  name = trimmed(name);
  const std::size_t open = name.rfind('[');
  if (!name.ends_with(']') || open == std::string_view::npos || open == 0) return {};
  return std::string(trimmed(name.substr(open + 1, name.size() - open - 2)));
}

}  // namespace dyetrace::bpmn
