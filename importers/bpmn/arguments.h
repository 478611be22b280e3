#pragma once

// Call activities: whom they call and which arguments pass by name.

#include <optional>
#include <string>
#include <vector>

#include "importers/bpmn/reading.h"

namespace dyetrace::bpmn {

/// One argument or result: a name on the caller's side and one on the called process' side.
struct Argument {
  std::string outside;  ///< Empty: it is wired to the call activity by a data association.
  std::string inside;
};

struct CallArguments {
  Place caller;
  Place callee;  ///< Invalid: not in the files.
  std::vector<Argument> in;
  std::vector<Argument> out;
  bool everythingIn = false;   ///< Every variable of the caller is passed.
  bool everythingOut = false;  ///< Every variable of the called process comes back.
};

/// Whether anything was passed by a name that both sides know.
struct PassedByName {
  bool inwards = false;
  bool outwards = false;
};

/// Reads a call activity. A called process that is in none of the files becomes an external node
/// with a diagnostic. Nothing if the activity names no process.
std::optional<CallArguments> argumentsOf(Reading& reading, Source& source, ElementId call);

/// Makes the inferred flows of arguments and results that have a name on both sides.
PassedByName passArguments(Reading& reading, const CallArguments& call);

}  // namespace dyetrace::bpmn
