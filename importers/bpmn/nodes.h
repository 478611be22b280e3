#pragma once

// What holds, handles or receives data; and the steps of the processes.

#include <string_view>

#include "importers/bpmn/reading.h"

namespace dyetrace::bpmn {

/// Makes a node for every activity, every event that passes data, every data object, store and
/// process variable, and a step for every flow node.
void readNodes(Reading& reading);

/// The node of an activity or event; made now if the element had no business with data until
/// `reason` gave it some. Invalid if the element is no flow node.
NodeId handlerFor(Reading& reading, Source& source, ElementId flowNode, std::string_view reason);

/// The node of a data element; the port of an activity is the activity. Invalid if it is neither.
NodeId dataNodeFor(Reading& reading, Source& source, ElementId data);

/// Whether the properties of such an element are variables of a process.
bool isVariableScope(Tag tag);

/// The node at which a message to or from an element arrives or leaves.
NodeId partyFor(Reading& reading, Source& source, ElementId element);

/// What an element is called in messages and in the list of drawn edges: its data object or store
/// if it refers to one that is there.
ElementId behindReference(const Source& source, ElementId element);

/// The enclosing sub-process's node; invalid if there is none.
NodeId activityAround(const Source& source, ElementId element);

/// The activity or event that has this element inside; invalid if none has.
ElementId ownerOf(const Document& document, ElementId element);

inline constexpr std::string_view kPlaceholder = "__targetRef_placeholder";

}  // namespace dyetrace::bpmn
