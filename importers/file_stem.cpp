#include "importers/file_stem.h"

namespace dyetrace {

std::string stemOf(const std::string& path) {
  const std::string name = path.substr(path.rfind('/') + 1);
  return name.substr(0, name.rfind('.'));
}

}  // namespace dyetrace
