#include "render/share_words.h"

#include <vector>

#include "render/text_road.h"

namespace dyetrace::words {

std::string basis(const AssumedShares& assumed) {
  std::vector<std::string> taken;
  if (assumed.defaultsKept) taken.emplace_back("nine in ten people keep what they start with");
  if (assumed.groupsAlike) taken.emplace_back("all groups of people are equally large");
  if (taken.empty()) return {};
  return "Where no settings file states a share, it is assumed that " +
         listed(taken, taken.size()) + ".";
}

}  // namespace dyetrace::words
