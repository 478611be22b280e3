#include "model/facts.h"

#include <algorithm>
#include <array>
#include <utility>

#include "model/names.h"

namespace dyetrace {
namespace {

struct RoleWords {
  Role role;
  int distance;
  /// The first is the canonical name; the others are accepted too.
  std::vector<std::string> names;
};

const std::vector<RoleWords>& roleWords() {
  static const std::vector<RoleWords> words = {
      {Role::subject, 0, {"subject", "data-subject", "person", "guardian"}},
      {Role::device, 0, {"device", "person's-device", "users-device"}},
      {Role::controller, 1, {"controller", "data-controller"}},
      {Role::joint, 2, {"joint", "joint-controller", "joint-controllers"}},
      {Role::processor, 2, {"processor", "data-processor"}},
      {Role::subprocessor, 2, {"subprocessor", "sub-processor"}},
      {Role::thirdParty, 3, {"third-party", "third", "partner", "importer"}},
      {Role::otherUser, 3, {"user", "users", "other-users", "other-user"}},
      {Role::authority, 3, {"authority", "public-authority"}},
      {Role::publicRole, 4, {"public", "everyone"}},
  };
  return words;
}

const RoleWords& wordsFor(Role role) {
  return *std::find_if(roleWords().begin(), roleWords().end(),
                       [&](const RoleWords& words) { return words.role == role; });
}

}  // namespace

std::string_view roleName(Role role) {
  return wordsFor(role).names.front();
}

int distanceOf(Role role) {
  return wordsFor(role).distance;
}

std::optional<Role> roleFromName(std::string_view name) {
  const std::string folded = foldName(name);
  for (const RoleWords& words : roleWords()) {
    for (const std::string& known : words.names) {
      if (foldName(known) == folded) return words.role;
    }
  }
  return std::nullopt;
}

const std::vector<std::string>& roleNames() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const RoleWords& words : roleWords()) {
      all.insert(all.end(), words.names.begin(), words.names.end());
    }
    std::sort(all.begin(), all.end());
    return all;
  }();
  return names;
}

std::string_view storeUseName(StoreUse use) {
  switch (use) {
    case StoreUse::log:
      return "log";
    case StoreUse::telemetry:
      return "telemetry";
    case StoreUse::backup:
      return "backup";
    case StoreUse::cache:
      return "cache";
    case StoreUse::keyTable:
      return "key-table";
  }
  return "log";
}

std::string_view triggerName(Trigger trigger) {
  switch (trigger) {
    case Trigger::event:
      return "event";
    case Trigger::periodic:
      return "periodic";
    case Trigger::continuous:
      return "continuous";
  }
  return "event";
}

std::string_view carrierName(Carrier carrier) {
  switch (carrier) {
    case Carrier::factsTable:
      return "facts table";
    case Carrier::ownNamespace:
      return "own namespace";
    case Carrier::toolProperties:
      return "properties";
    case Carrier::documentation:
      return "documentation";
    case Carrier::textAnnotation:
      return "text annotation";
    case Carrier::label:
      return "label";
  }
  return "properties";
}

const Statement* Facts::statement(std::string_view key) const {
  for (const Statement& statement : statements) {
    if (statement.key == key) return &statement;
  }
  return nullptr;
}

}  // namespace dyetrace
