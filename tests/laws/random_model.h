#pragma once

// Small random models, the same for the same seed on every machine.

#include <cstdint>
#include <string>

#include "tests/support/builder.h"
#include "tests/support/tried.h"

namespace dyetrace::testing {

/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  }
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }
  bool oneIn(std::size_t count) { return below(count) == 0; }

 private:
  std::uint64_t state_;
};

inline const char* randomLabel(Random& random) {
  constexpr const char* kLabels[] = {
      "email",  "email:pseudonymous", "user.contact", "location.precise", "location.imprecise",
      "profile"};
  return kLabels[random.below(std::size(kLabels))];
}

inline void addRandomFacts(ProductBuilder& model, Random& random, NodeId node) {
  if (random.oneIn(4)) model.drops(node, randomLabel(random));
  while (random.oneIn(3)) {
    const std::string from = randomLabel(random);
    model.turns(node, from + " -> " + randomLabel(random));
  }
  while (random.oneIn(3)) {
    const std::string a = randomLabel(random);
    const std::string b = randomLabel(random);
    model.derives(node, (random.oneIn(4) ? a : a + " + " + b) + " -> " + randomLabel(random));
  }
}

template <class IdType>
void addRandomMarks(ProductBuilder& model, Random& random, IdType id) {
  for (const char* mark : {"sealed", "reviewed"}) {
    if (random.oneIn(4)) model.marks(id, mark);
    if (random.oneIn(7)) model.unmarks(id, mark);
  }
}

/// At most 7 nodes, 12 flows, 6 labels and 2 marks; cycles, parallel flows and loops on a node
/// included.
inline ProductBuilder randomModel(std::uint64_t seed) {
  Random random(seed);
  ProductBuilder model;
  std::vector<NodeId> nodes;
  const std::size_t nodeCount = 2 + random.below(6);
  for (std::size_t i = 0; i < nodeCount; ++i) {
    constexpr NodeKind kKinds[] = {NodeKind::person, NodeKind::process,  NodeKind::process,
                                   NodeKind::store,  NodeKind::external, NodeKind::data};
    const NodeKind kind = kKinds[random.below(std::size(kKinds))];
    const NodeId node =
        model.node("N" + std::to_string(i), kind, random.oneIn(2) ? randomLabel(random) : "");
    addRandomFacts(model, random, node);
    addRandomMarks(model, random, node);
    nodes.push_back(node);
  }
  const std::size_t flowCount = 1 + random.below(12);
  for (std::size_t i = 0; i < flowCount; ++i) {
    const NodeId from = nodes[random.below(nodeCount)];
    const NodeId to = nodes[random.below(nodeCount)];
    const FlowId flow = model.flow(from, to, random.oneIn(3) ? randomLabel(random) : "");
    addRandomMarks(model, random, flow);
  }
  return model;
}

}  // namespace dyetrace::testing
