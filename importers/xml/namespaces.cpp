#include "importers/xml/namespaces.h"

#include <algorithm>

namespace dyetrace::xml {

std::string_view Namespaces::kept(std::string_view text) {
  const auto known = texts_.find(text);
  return known != texts_.end() ? *known : *texts_.emplace(text).first;
}

void Namespaces::declare(std::string_view prefix, std::string_view space, std::size_t offset) {
  prefix = kept(prefix);
  space = kept(space);
  const auto [place, isNew] = numbers_.try_emplace(prefix, prefixes_.size());
  if (isNew) prefixes_.push_back({prefix, {}});
  Prefix& declared = prefixes_[place->second];
  standing_.push_back({place->second, findNow(prefix)});
  const bool undeclared = space.empty() && !prefix.empty();
  change(declared, offset, undeclared ? std::nullopt : std::optional(space));
}

void Namespaces::endLatest(std::size_t offset) {
  const Declaration ended = standing_.back();
  standing_.pop_back();
  change(prefixes_[ended.prefix], offset, ended.before);
}

/// Of several changes at one place the last one holds.
void Namespaces::change(Prefix& prefix, std::size_t offset, std::optional<std::string_view> space) {
  if (!prefix.changes.empty() && prefix.changes.back().from == offset) prefix.changes.pop_back();
  prefix.changes.push_back({offset, space});
}

/// A file has a dozen prefixes, among which looking is faster than hashing.
const Namespaces::Prefix* Namespaces::entryOf(std::string_view name) const {
  constexpr std::size_t kFew = 16;
  if (prefixes_.size() > kFew) {
    const auto found = numbers_.find(name);
    return found == numbers_.end() ? nullptr : &prefixes_[found->second];
  }
  for (const Prefix& each : prefixes_) {
    if (each.name == name) return &each;
  }
  return nullptr;
}

std::optional<std::string_view> Namespaces::findNow(std::string_view prefix) const {
  const Prefix* found = entryOf(prefix);
  if (found == nullptr || found->changes.empty()) return std::nullopt;
  return found->changes.back().space;
}

std::optional<std::string_view> Namespaces::find(std::string_view prefix,
                                                 std::size_t offset) const {
  const Prefix* found = entryOf(prefix);
  if (found == nullptr) return std::nullopt;
  const std::vector<Change>& changes = found->changes;
  if (changes.size() == 1) {
    return offset >= changes.front().from ? changes.front().space : std::nullopt;
  }
  const auto after =
      std::upper_bound(changes.begin(), changes.end(), offset,
                       [](std::size_t wanted, const Change& each) { return wanted < each.from; });
  return after == changes.begin() ? std::nullopt : std::prev(after)->space;
}

}  // namespace dyetrace::xml
