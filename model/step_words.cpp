#include "model/step_words.h"

#include <array>

namespace dyetrace {

std::string_view stepKindName(StepKind kind) {
  constexpr std::array<std::string_view, 10> names{"task",
                                                   "subProcess",
                                                   "start",
                                                   "end",
                                                   "event",
                                                   "boundaryEvent",
                                                   "exclusiveGateway",
                                                   "parallelGateway",
                                                   "inclusiveGateway",
                                                   "eventGateway"};
  return names.at(static_cast<std::size_t>(kind));
}

std::string_view sequenceKindName(SequenceKind kind) {
  constexpr std::array<std::string_view, 6> names{"sequence", "entry", "exit",
                                                  "boundary", "link",  "compensation"};
  return names.at(static_cast<std::size_t>(kind));
}

}  // namespace dyetrace
