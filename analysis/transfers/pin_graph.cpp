#include "analysis/transfers/pin_graph.h"

#include <algorithm>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>

namespace dyetrace {
namespace {

/// The inputs that the assignments of an output name, each once.
std::vector<PinId> inputsOf(const Pin& output) {
  std::vector<PinId> inputs;
  for (const Assignment& assignment : output.assignments) {
    for (const PinId input : assignment.inputs) {
      if (std::find(inputs.begin(), inputs.end(), input) == inputs.end()) inputs.push_back(input);
    }
  }
  return inputs;
}

}  // namespace

PinGraph::PinGraph(const Product& product, const ClosedFlows& closed, Circles circles)
    : sources_(product.pins.size()), dependents_(product.pins.size()), seed_(product.pins.size()) {
  connect(product, closed);
  const std::vector<bool> started = fedFromStart(product);
  fed_ = fedAtAll(product);
  const std::vector<bool> circular = onCircles();
  for (const PinId id : product.pins.ids()) {
    const std::size_t i = id.index();
    const bool alone = circles == Circles::every || !started[i];
    seed_[i] = product.pins[id].input && fed_[i] && circular[i] && alone;
  }
  leaveOutUnfed();
}

void PinGraph::connect(const Product& product, const ClosedFlows& closed) {
  for (const FlowId id : product.flows.ids()) {
    const Flow& flow = product.flows[id];
    const bool moves =
        flow.fromPin.valid() && flow.toPin.valid() && (closed.empty() || !closed[id.index()]);
    if (moves) sources_[flow.toPin.index()].push_back(flow.fromPin);
  }
  for (const PinId id : product.pins.ids()) {
    if (!product.pins[id].input) sources_[id.index()] = inputsOf(product.pins[id]);
    for (const PinId source : sources_[id.index()]) dependents_[source.index()].push_back(id);
  }
}

/// Any source of an input, all sources of an output.
bool PinGraph::holdsFor(const Product& product, PinId pin, const std::vector<bool>& holds) const {
  const std::vector<PinId>& sources = sources_[pin.index()];
  const auto test = [&](PinId source) -> bool { return holds[source.index()]; };
  return product.pins[pin].input ? std::any_of(sources.begin(), sources.end(), test)
                                 : std::all_of(sources.begin(), sources.end(), test);
}

/// The least solution: what is fed from outputs that need nothing.
std::vector<bool> PinGraph::fedFromStart(const Product& product) const {
  std::vector<bool> fed(product.pins.size(), false);
  std::vector<PinId> waiting;
  for (const PinId id : product.pins.ids()) waiting.push_back(id);
  while (!waiting.empty()) {
    const PinId pin = waiting.back();
    waiting.pop_back();
    if (fed[pin.index()] || !holdsFor(product, pin, fed)) continue;
    fed[pin.index()] = true;
    const auto& more = dependents_[pin.index()];
    waiting.insert(waiting.end(), more.begin(), more.end());
  }
  return fed;
}

/// The greatest solution: a circle may feed itself.
std::vector<bool> PinGraph::fedAtAll(const Product& product) const {
  std::vector<bool> fed(product.pins.size(), true);
  std::vector<PinId> waiting;
  for (const PinId id : product.pins.ids()) waiting.push_back(id);
  while (!waiting.empty()) {
    const PinId pin = waiting.back();
    waiting.pop_back();
    if (!fed[pin.index()] || holdsFor(product, pin, fed)) continue;
    fed[pin.index()] = false;
    const auto& more = dependents_[pin.index()];
    waiting.insert(waiting.end(), more.begin(), more.end());
  }
  return fed;
}

/// Whether a pin needs itself, by way of pins that are fed.
std::vector<bool> PinGraph::onCircles() const {
  boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS> graph(sources_.size());
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    for (const PinId source : sources_[i]) {
      if (fed_[i] && fed_[source.index()]) boost::add_edge(source.index(), i, graph);
    }
  }
  std::vector<std::size_t> componentOf(sources_.size());
  const std::size_t count = boost::strong_components(
      graph, boost::make_iterator_property_map(componentOf.begin(),
                                               boost::get(boost::vertex_index, graph)));
  std::vector<std::size_t> sizes(count);
  for (const std::size_t component : componentOf) ++sizes[component];
  std::vector<bool> circular;
  // An input is never its own source, so a circle has at least two pins.
  for (const std::size_t component : componentOf) circular.push_back(sizes[component] > 1);
  return circular;
}

void PinGraph::leaveOutUnfed() {
  for (auto& sources : sources_) {
    std::erase_if(sources, [&](PinId source) { return !fed_[source.index()]; });
  }
}

std::vector<bool> nodesWithPins(const Product& product) {
  std::vector<bool> nodes(product.nodes.size(), false);
  for (const Pin& pin : product.pins) nodes[pin.node.index()] = true;
  return nodes;
}

}  // namespace dyetrace
