#include "analysis/compare/migrations.h"

#include <algorithm>
#include <set>
#include <string>

namespace dyetrace {
namespace {

/// Wherever they are written.
bool saysTheSame(const MigrationStep& left, const MigrationStep& right) {
  return left.kind == right.kind && left.from == right.from && left.to == right.to &&
         left.when == right.when && left.before == right.before && left.after == right.after;
}

bool saysTheSame(const Migration& left, const Migration& right) {
  return left.from == right.from && left.to == right.to &&
         std::equal(
             left.steps.begin(), left.steps.end(), right.steps.begin(), right.steps.end(),
             [](const MigrationStep& a, const MigrationStep& b) { return saysTheSame(a, b); });
}

/// The versions that one comes to from a version, itself included.
std::set<std::string> versionsFrom(const std::string& version,
                                   const std::vector<Migration>& migrations) {
  std::set<std::string> reached{version};
  for (std::size_t known = 0; known < reached.size();) {
    known = reached.size();
    for (const Migration& each : migrations) {
      if (reached.contains(each.from)) reached.insert(each.to);
    }
  }
  return reached;
}

}  // namespace

std::vector<const Migration*> migrationsBetween(const Product& before, const Product& after) {
  const std::set<std::string> reached = versionsFrom(before.version, after.migrations);
  std::vector<const Migration*> found;
  for (const Migration& each : after.migrations) {
    const bool leadsOn = before.version.empty() || each.from.empty() || reached.contains(each.from);
    const bool done = std::any_of(before.migrations.begin(), before.migrations.end(),
                                  [&](const Migration& old) { return saysTheSame(old, each); });
    if (leadsOn && !done) found.push_back(&each);
  }
  return found;
}

}  // namespace dyetrace
