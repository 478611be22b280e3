#include "render/rule_area.h"

#include <map>

namespace dyetrace {

std::string areaOf(std::string_view code) {
  static const std::map<std::string, std::string, std::less<>> areas{
      {"CHG", "Changes"},      {"CON", "Consent"},    {"FLW", "Flows"},
      {"LIF", "Life of data"}, {"REC", "Recipients"}, {"SET", "Settings"}};
  const std::string_view letters = code.substr(0, code.find('-'));
  const auto found = areas.find(letters);
  return found == areas.end() ? "Policy" : found->second;
}

}  // namespace dyetrace
