#pragma once

// Small random models whose nodes say exactly what they do, from pin to pin.

#include <string>
#include <vector>

#include "tests/laws/random_model.h"

namespace dyetrace::testing {

inline LabelTerm randomTerm(const Product& product, Random& random, int depth) {
  LabelTerm term;
  if (depth == 0 || random.oneIn(3)) {
    term.kind = random.oneIn(6) ? LabelTerm::Kind::always : LabelTerm::Kind::label;
    term.label = LabelId(random.below(product.labels.size()));
    return term;
  }
  constexpr LabelTerm::Kind kKinds[] = {LabelTerm::Kind::negation, LabelTerm::Kind::conjunction,
                                        LabelTerm::Kind::disjunction};
  term.kind = kKinds[random.below(3)];
  const std::size_t count = term.kind == LabelTerm::Kind::negation ? 1 : 1 + random.below(2);
  for (std::size_t i = 0; i < count; ++i) {
    term.operands.push_back(randomTerm(product, random, depth - 1));
  }
  return term;
}

inline Assignment randomAssignment(const Product& product, Random& random,
                                   const std::vector<PinId>& inputs) {
  constexpr Assignment::Kind kKinds[] = {Assignment::Kind::forward, Assignment::Kind::set,
                                         Assignment::Kind::unset, Assignment::Kind::assign};
  Assignment assignment;
  assignment.kind = kKinds[random.below(4)];
  const bool reads =
      assignment.kind == Assignment::Kind::forward || assignment.kind == Assignment::Kind::assign;
  for (const PinId input : inputs) {
    if (reads && !random.oneIn(3)) assignment.inputs.push_back(input);
  }
  if (assignment.kind != Assignment::Kind::forward) {
    assignment.labels.push_back(LabelId(random.below(product.labels.size())));
  }
  assignment.term = randomTerm(product, random, 2);
  return assignment;
}

inline PinId addPin(Product& product, NodeId node, bool input) {
  Pin pin;
  pin.node = node;
  pin.input = input;
  return product.pins.add(pin);
}

inline void addNode(ProductBuilder& model, Random& random, const std::string& name) {
  const NodeId node = model.process(name);
  Product& product = model.product();
  std::vector<PinId> inputs;
  for (std::size_t i = random.below(3); i > 0; --i) inputs.push_back(addPin(product, node, true));
  for (std::size_t i = 1 + random.below(2); i > 0; --i) {
    const PinId output = addPin(product, node, false);
    for (std::size_t k = random.below(4); k > 0; --k) {
      product.pins[output].assignments.push_back(randomAssignment(product, random, inputs));
    }
  }
}

inline void addFlow(ProductBuilder& model, PinId from, PinId to) {
  Product& product = model.product();
  const FlowId flow = model.flow(product.pins[from].node, product.pins[to].node);
  product.flows[flow].fromPin = from;
  product.flows[flow].toPin = to;
}

/// `circles`: flows may lead back.
inline ProductBuilder randomPins(std::uint64_t seed, bool circles) {
  Random random(seed);
  ProductBuilder model;
  for (const char* label : {"email", "location.precise", "profile"}) model.label(label);
  for (std::size_t i = 2 + random.below(5); i > 0; --i) {
    addNode(model, random, "n" + std::to_string(i));
  }
  const Product& product = model.product();
  for (const PinId from : product.pins.ids()) {
    for (const PinId to : product.pins.ids()) {
      const bool ahead = product.pins[from].node < product.pins[to].node;
      const bool joins = !product.pins[from].input && product.pins[to].input;
      if (joins && (ahead || circles) && random.oneIn(3)) addFlow(model, from, to);
    }
  }
  return model;
}

}  // namespace dyetrace::testing
