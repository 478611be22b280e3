#include "render/graphviz_identifiers.h"

#include <deque>
#include <map>
#include <string>
#include <utility>

// Last, because it defines MIN, MAX, NOT, ROUND and many more.
// clang-format off
#include <graphviz/cgraph.h>
// clang-format on

namespace dyetrace {
namespace {

/// What one graph has named. Named objects have even identifiers, the others odd ones, as Graphviz
/// has it itself.
struct Identifiers {
  std::map<std::pair<int, std::string>, IDTYPE> byName{};
  std::deque<std::string> names{};  ///< The identifier is twice the place, counted from one.
  IDTYPE nextUnnamed = 1;
};

/// Both ends of an edge are one object.
int kindOf(int objectType) {
  return objectType == AGINEDGE ? AGOUTEDGE : objectType;
}

Identifiers& of(void* state) {
  return *static_cast<Identifiers*>(state);
}

extern "C" {

void* dyetraceOpenIdentifiers(Agraph_t*, Agdisc_t*) {
  return new Identifiers;
}

long dyetraceMapIdentifier(void* state, int objectType, char* name, IDTYPE* id, int create) {
  Identifiers& identifiers = of(state);
  if (name == nullptr) {
    *id = identifiers.nextUnnamed;
    identifiers.nextUnnamed += 2;
    return 1;
  }
  const auto known = identifiers.byName.find({kindOf(objectType), name});
  if (known == identifiers.byName.end() && create == 0) return 0;
  if (known != identifiers.byName.end()) {
    *id = known->second;
    return 1;
  }
  identifiers.names.emplace_back(name);
  *id = 2 * static_cast<IDTYPE>(identifiers.names.size());
  identifiers.byName.emplace(std::pair(kindOf(objectType), std::string(name)), *id);
  return 1;
}

/// Nobody asks for an object by a number.
long dyetraceAllocateIdentifier(void*, int, IDTYPE) {
  return 0;
}

/// Names stay until the graph is closed.
void dyetraceFreeIdentifier(void*, int, IDTYPE) {}

char* dyetracePrintIdentifier(void* state, int, IDTYPE id) {
  const bool named = id != 0 && id % 2 == 0;
  return named ? of(state).names[static_cast<std::size_t>(id / 2 - 1)].data() : nullptr;
}

void dyetraceCloseIdentifiers(void* state) {
  delete static_cast<Identifiers*>(state);
}

void dyetraceRegisterIdentifier(void*, int, void*) {}
}

}  // namespace

Agiddisc_s* identifiersInOrder() {
  static Agiddisc_t discipline{dyetraceOpenIdentifiers,    dyetraceMapIdentifier,
                               dyetraceAllocateIdentifier, dyetraceFreeIdentifier,
                               dyetracePrintIdentifier,    dyetraceCloseIdentifiers,
                               dyetraceRegisterIdentifier};
  return &discipline;
}

}  // namespace dyetrace
