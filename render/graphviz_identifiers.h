#pragma once

// Identifiers of Graphviz objects in the order in which the objects are made.
//
// Graphviz (2.43) takes the address of a name for its identifier, and keeps, lays out and draws
// clusters in the order of identifiers: with these the picture is the same, whatever the addresses.
//
//   Agdisc_t disciplines{nullptr, identifiersInOrder(), nullptr};
//   agopen(name, Agdirected, &disciplines);

struct Agiddisc_s;

namespace dyetrace {

Agiddisc_s* identifiersInOrder();

}  // namespace dyetrace
