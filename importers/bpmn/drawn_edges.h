#pragma once

// The list of edges as a file draws them, and the flows they become.

#include <string>
#include <string_view>

#include "importers/bpmn/reading.h"

namespace dyetrace::bpmn {

/// One end of a drawn edge.
struct End {
  ElementId element;  ///< Invalid: the reference does not resolve.
  Text name;          ///< As the list of drawn edges names it.
  NodeId node;        ///< Invalid: the element is nothing that data can be at.
};

/// Collects the drawn edges of one file.
class DrawnEdges {
 public:
  DrawnEdges(Reading& reading, Source& source) : reading_(reading), source_(source) {}

  /// An end by its reference; the node is made if there is none yet.
  End endAt(std::string_view reference, std::string_view reason);
  End endOf(ElementId element, std::string_view reason);

  /// Adds the edge and, if both ends are nodes, a flow; `suffix` tells flows of one line apart.
  FlowId add(std::string_view kind, const End& from, const End& to, ElementId carrier,
             FlowKind flowKind, std::string_view suffix = {}, Text name = {});
  /// Adds a flow that the same line draws besides the one that is listed.
  FlowId addFlowOnly(const End& from, const End& to, ElementId carrier, FlowKind flowKind,
                     std::string_view suffix);
  /// Adds an edge of which no flow comes.
  void addWithoutFlow(std::string_view kind, const End& from, const End& to, ElementId carrier,
                      Text outcome);

 private:
  FlowId makeFlow(const End& from, const End& to, ElementId carrier, const Location& where,
                  FlowKind flowKind, std::string_view suffix, Text name);
  DrawnEdge& append(std::string_view kind, const End& from, const End& to, const Location& where);

  Reading& reading_;
  Source& source_;
};

}  // namespace dyetrace::bpmn
