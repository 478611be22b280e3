#pragma once

// Which pins of a model something arrives on (model/transfer.h), and what each of them needs.
//
// An input is fed by any of the outputs that flows lead to it; an output needs all the inputs that
// its assignments name. A pin that is never fed takes no part in anything. Some pins are fed only
// by way of themselves: on a circle that nothing leads into. Data starts there with no label at
// all; an input on such a circle is a seed.
//
//   const PinGraph graph(product, {});   // every flow open
//   graph.isFed(pin);
//   graph.sources(pin);                  // of an output: the inputs it needs

#include <vector>

#include "model/product.h"

namespace dyetrace {

/// By FlowId: flows over which nothing moves. Empty: none.
using ClosedFlows = std::vector<bool>;

/// Circles alone: those that nothing leads into. Every circle: where some flow might be closed too,
/// so that nothing leads into one any more.
enum class Circles { alone, every };

class PinGraph {
 public:
  PinGraph(const Product& product, const ClosedFlows& closed, Circles circles = Circles::alone);

  bool isFed(PinId pin) const { return fed_[pin.index()]; }
  bool isSeed(PinId pin) const { return seed_[pin.index()]; }
  /// Of an input the fed outputs that lead to it, of an output the inputs that it needs.
  const std::vector<PinId>& sources(PinId pin) const { return sources_[pin.index()]; }
  /// The pins whose labels depend on it.
  const std::vector<PinId>& dependents(PinId pin) const { return dependents_[pin.index()]; }

 private:
  void connect(const Product& product, const ClosedFlows& closed);
  bool holdsFor(const Product& product, PinId pin, const std::vector<bool>& holds) const;
  std::vector<bool> fedFromStart(const Product& product) const;
  std::vector<bool> fedAtAll(const Product& product) const;
  std::vector<bool> onCircles() const;
  void leaveOutUnfed();

  std::vector<std::vector<PinId>> sources_;
  std::vector<std::vector<PinId>> dependents_;
  std::vector<bool> fed_;
  std::vector<bool> seed_;
};

/// By NodeId: whether pins say what the node does.
std::vector<bool> nodesWithPins(const Product& product);

}  // namespace dyetrace
